package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * No code of a feature that the licence does not cover ever runs, whichever way its bundle came and whoever starts it; and
 * nobody else notices.
 */
class UnlicensedIT {
    private static final Duration IN_FORCE = Duration.ofSeconds(60);
    private static final String PAID = "com.example.paid";
    private static final String GATE = "org.jackfield.gate";
    private static final Pattern INSTALLED = Pattern.compile("Bundle ID: (\\d+)");

    private static final MarkedBundle JAR = MarkedBundle.feature("com.example.jar", PAID);
    private static final MarkedBundle KAR = MarkedBundle.feature("com.example.kar", PAID);
    private static final MarkedBundle FEATURE = MarkedBundle.feature("com.example.feature", PAID);
    private static final MarkedBundle BY_HAND = MarkedBundle.feature("com.example.hand", PAID);
    private static final List<MarkedBundle> HONEST = List.of(JAR, KAR, FEATURE, BY_HAND);

    private static final MarkedBundle NAMELESS = MarkedBundle.plain("org.jackfield.apps.stealth");

    /** Each declares the feature, or has a name of ours, and tries to be resolved all the same. */
    private static final List<MarkedBundle> TRICKS = List.of(
            NAMELESS,
            NAMELESS.header("Bundle-SymbolicName", "org.jackfield.apps.quiet").without("Bundle-Activator").without("Import-Package"),
            trick("optional").without("Require-Capability").header("Import-Package", "org.osgi.framework;resolution:=optional"),
            trick("nothing").without("Require-Capability").without("Import-Package").without("Bundle-Activator"),
            trick("component").without("Import-Package").without("Bundle-Activator"),
            trick("dynamic").without("Require-Capability").without("Import-Package").header("DynamicImport-Package", "*"),
            trick("later").without("Import-Package").header("DynamicImport-Package", "*")
                    .header("Require-Capability", GATE + ";effective:=active"),
            trick("maybe").without("Import-Package").header("DynamicImport-Package", "*")
                    .header("Require-Capability", GATE + ";resolution:=optional"),
            trick("itself").without("Import-Package").header("DynamicImport-Package", "*")
                    .header("Require-Capability", "com.example.own").and("Provide-Capability", "com.example.own"),
            trick("export").header("Export-Package", "org.jackfield.distribution.itest.bundle"),
            trick("lazy").header("Bundle-ActivationPolicy", "lazy"),
            trick("whole").without("Import-Package").header("Require-Bundle", "system.bundle"),
            trick("fragment").without("Bundle-Activator").header("Fragment-Host", "org.jackfield.core.time"),
            trick("framework").without("Require-Capability").without("Import-Package")
                    .header("Fragment-Host", "system.bundle;extension:=framework")
                    .header("ExtensionBundle-Activator", "org.jackfield.distribution.itest.bundle.MarkingActivator"),
            trick("twin").header("Bundle-SymbolicName", "org.jackfield.apps.smdr").header("Bundle-Version", "99"));

    private Instance jackfield;
    private Issuer issuer;
    private Path without;
    private Path with;
    private Rest rest;

    private static MarkedBundle trick(String name) {
        return MarkedBundle.feature("com.example.trick." + name, "com.example.never-paid");
    }

    @BeforeEach
    void start() {
        jackfield = Instance.fresh("unlicensed").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        issuer = new Issuer(jackfield);
        without = issuer.issue("ip-smdr");
        with = issuer.issue("ip-smdr", PAID);
        issuer.exchange(without);
        jackfield.start();
        rest = new Rest(jackfield);
        awaitState("ip-smdr", "ACTIVE");
    }

    @AfterEach
    void stop() {
        rest.close();
        jackfield.close();
    }

    @Test
    void withoutALicenceNoneOfItsCodeRunsWhicheverWayItCame() {
        Footing before = Footing.of(jackfield);
        everyWayIn();
        TRICKS.forEach(this::install);
        assertHeld();
        before.assertUntouchedIn(jackfield);

        anUnrelatedInstallationWorks();
        before.assertUntouchedIn(jackfield);
        assertHeld();

        jackfield.stop();
        jackfield.start();
        assertHeld();
        jackfield.kill();
        jackfield.start();
        assertHeld();

        issuer.exchange(with);
        HONEST.forEach(one -> {
            awaitState(one.name(), "ACTIVE");
            awaitRuns(one);
        });
        issuer.exchange(without);
        HONEST.forEach(one -> awaitState(one.name(), "UNLICENSED"));
        HONEST.forEach(one -> assertThat(one.marksIn(jackfield)).as(one.name()).endsWith("stopped"));

        issuer.exchange(with);
        HONEST.forEach(one -> awaitState(one.name(), "ACTIVE"));
        jackfield.kill();
        issuer.exchange(without);
        HONEST.forEach(one -> one.forgetMarksIn(jackfield));
        jackfield.start();
        assertHeld();
    }

    /** Dropped in as a jar, as a .kar that asks to be started, as a feature, by hand; then started by whoever can. */
    private void everyWayIn() {
        MarkedBundle.drop(jackfield, "deploy/com.example.jar.jar", JAR.jar());
        MarkedBundle.drop(jackfield, "deploy/com.example.kar.kar", KAR.kar());
        installAsFeature(FEATURE);
        install(BY_HAND);
        for (MarkedBundle one : HONEST) {
            awaitState(one.name(), "UNLICENSED");
            push(one.name());
            jackfield.shell("jackfield:feature-start " + one.name());
        }
        jackfield.shell("bundle:update " + BY_HAND.name() + " " + BY_HAND.fileIn(jackfield).toUri());
        jackfield.shell("feature:start --region root " + FEATURE.name() + "/1.0.0");
        push(BY_HAND.name());
    }

    private void install(MarkedBundle bundle) {
        String printed = jackfield.shell("bundle:install -s " + bundle.fileIn(jackfield).toUri());
        Matcher id = INSTALLED.matcher(printed);
        if (id.find()) {
            push(id.group(1));
        }
    }

    private void push(String bundle) {
        String all = Stream.of("start %s", "resolve %s", "refresh %s", "restart %s", "start-level %s 1", "dynamic-import %s",
                        "start %s")
                .map(command -> "try { bundle:" + command.formatted(bundle) + " } { }")
                .collect(Collectors.joining("; "));
        assertThat(jackfield.shell(all + "; echo pushed")).contains("pushed");
    }

    private String installAsFeature(MarkedBundle bundle) {
        String features = bundle.features(bundle.fileIn(jackfield).toUri().toString());
        Path repository = MarkedBundle.drop(jackfield, bundle.name() + ".xml", features.getBytes());
        return jackfield.shell("feature:repo-add " + repository.toUri())
                + jackfield.shell("feature:install " + bundle.name());
    }

    private void anUnrelatedInstallationWorks() {
        MarkedBundle free = MarkedBundle.feature("com.example.free", "none");
        assertThat(installAsFeature(free)).doesNotContain("Error");
        awaitRuns(free);
        assertThat(jackfield.shell("feature:install package")).doesNotContain("Error");
        assertThat(jackfield.shell("package:exports")).contains("org.osgi.framework");
    }

    private void assertHeld() {
        HONEST.forEach(one -> awaitState(one.name(), "UNLICENSED"));
        awaitState("ip-smdr", "ACTIVE");
        for (List<MarkedBundle> all : List.of(HONEST, TRICKS)) {
            all.forEach(one -> assertThat(one.marksIn(jackfield)).as(one.name()).isEmpty());
        }
    }

    private void awaitRuns(MarkedBundle bundle) {
        await(bundle.name() + " runs").atMost(IN_FORCE).untilAsserted(() ->
                assertThat(bundle.marksIn(jackfield)).contains("started", "component active"));
    }

    private void awaitState(String feature, String state) {
        await(feature + " is " + state).atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                rest.get("features/" + feature).body().path("state").asText()).isEqualTo(state));
    }
}
