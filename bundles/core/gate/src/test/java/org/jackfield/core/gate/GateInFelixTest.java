package org.jackfield.core.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jackfield.api.feature.FeatureStatus.State.ACTIVE;
import static org.jackfield.api.feature.FeatureStatus.State.ENDING;
import static org.jackfield.api.feature.FeatureStatus.State.FAILED;
import static org.jackfield.api.feature.FeatureStatus.State.REFUSED;
import static org.jackfield.api.feature.FeatureStatus.State.STOPPED;
import static org.jackfield.api.feature.FeatureStatus.State.UNINSTALLED;
import static org.jackfield.api.feature.FeatureStatus.State.UNLICENSED;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.feature.gate.FeatureUse;
import org.jackfield.api.feature.gate.LicenceFile;
import org.jackfield.api.feature.gate.LicenceFileService;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** The gate in a real framework, with bundles whose activators leave marks on the disk. */
@Timeout(120)
class GateInFelixTest {

    private static final String APP = "com.example.app";
    private static final TestBundle FEATURE = TestBundle.feature(APP, "night-mode", "night-mode");

    @TempDir
    private Path folder;

    private Site site;
    private FelixInstance felix;
    private Instant issued;

    @BeforeEach
    void start() throws Exception {
        site = new Site(folder);
        issued = Site.now().minusSeconds(60);
        felix = FelixInstance.start(site, folder.resolve("cache"));
    }

    @AfterEach
    void stop() throws Exception {
        felix.close();
    }

    @Test
    void withoutALicenceNoCodeRunsHoweverItIsStarted() throws Exception {
        Bundle app = felix.install(FEATURE);
        for (int option : new int[] {0, Bundle.START_TRANSIENT, Bundle.START_ACTIVATION_POLICY}) {
            tryToStart(app, option);
        }
        assertThat(wiring().resolveBundles(List.of(app))).isFalse();
        refresh(app);
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> app.loadClass("org.jackfield.core.gate.bundle.MarkingActivator"));
        app.update(FEATURE.jar());
        felix.awaitRounds();

        assertThat(app.getState()).isEqualTo(Bundle.INSTALLED);
        assertThat(felix.feature("night-mode").orElseThrow().state()).isEqualTo(UNLICENSED);
        assertThat(felix.feature("night-mode").orElseThrow().reason()).isEqualTo("There is no licence.");
        assertThat(site.marksOf(APP)).isEmpty();
    }

    @Test
    void withoutALicenceNoCodeRunsAfterARestartOrAKill() throws Exception {
        Bundle app = felix.install(FEATURE);
        tryToStart(app, 0);
        Path killed = folder.resolve("as-a-kill-leaves-it");
        copy(folder.resolve("cache"), killed);
        restart();
        felix.awaitState("night-mode", UNLICENSED);
        felix.close();

        felix = FelixInstance.start(site, killed);
        felix.awaitState("night-mode", UNLICENSED);
        assertThat(site.marksOf(APP)).isEmpty();
    }

    @Test
    void aLicenceDroppedInStartsIt() throws Exception {
        felix.install(FEATURE);
        felix.awaitState("night-mode", UNLICENSED);

        site.drop("site.licence", Site.licence(issued, Grant.of("night-mode", 0)));

        felix.awaitState("night-mode", ACTIVE);
        assertThat(site.marksOf(APP)).containsExactly("started");
    }

    @Test
    void aBundleDroppedInUnderALicenceIsStarted() throws Exception {
        site.drop("site.licence", Site.licence(issued, Grant.of("night-mode", 0)));
        felix.await("the licence", () -> inForce().isPresent());

        felix.install(FEATURE);

        felix.awaitState("night-mode", ACTIVE);
        assertThat(site.marksOf(APP)).containsExactly("started");
    }

    @Test
    void aFeatureThatNeedsNoEntitlementRunsWithoutALicence() throws Exception {
        felix.install(TestBundle.feature("com.example.free", "com.example.free", "none"));

        felix.awaitState("com.example.free", ACTIVE);
    }

    @Test
    void oneOfSeveralEntitlementsIsEnough() throws Exception {
        felix.install(TestBundle.feature(APP, "recording", "recording-ip-sip,recording-small-business"));
        site.drop("site.licence", Site.licence(issued, Grant.of("recording-small-business", 4)));

        felix.awaitState("recording", ACTIVE);
    }

    @Test
    void withdrawalStopsItAndNothingElse() throws Exception {
        Bundle other = felix.install(TestBundle.plain("com.example.other"));
        other.start();
        Bundle free = felix.install(TestBundle.feature("com.example.free", "com.example.free", "none"));
        Bundle app = licensedApp();
        felix.awaitState("com.example.free", ACTIVE);
        felix.touched();

        site.withdraw("site.licence");

        felix.awaitState("night-mode", UNLICENSED);
        assertThat(app.getState()).isEqualTo(Bundle.INSTALLED);
        assertThat(site.marksOf(APP)).containsExactly("started", "stopped");
        assertThat(felix.touched()).containsOnly(APP);
        assertThat(other.getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(free.getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void whatIsInProgressIsLetEnd() throws Exception {
        Bundle app = licensedApp();
        AtomicInteger leases = new AtomicInteger(1);
        felix.context().registerService(
                FeatureUse.class, id -> id == app.getBundleId() ? leases.get() : 0, null);

        site.withdraw("site.licence");
        felix.awaitState("night-mode", ENDING);
        felix.awaitRounds();
        assertThat(app.getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(site.marksOf(APP)).containsExactly("started");

        leases.set(0);
        felix.awaitState("night-mode", UNLICENSED);
        assertThat(site.marksOf(APP)).containsExactly("started", "stopped");
    }

    @Test
    void anUnrelatedResolutionWhileAFeatureIsHeldSucceeds() throws Exception {
        felix.install(FEATURE);
        Bundle provider = felix.install(TestBundle.plain("com.example.provider").header("Export-Package", "shared"));
        Bundle consumer = felix.install(
                TestBundle.plain("com.example.consumer").header("Import-Package", "org.osgi.framework,shared"));
        consumer.start();
        provider.start();

        assertThat(consumer.getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(wiring().resolveBundles(null)).isFalse();
        assertThat(site.marksOf(APP)).isEmpty();
    }

    @Test
    void theLicenceTakenAwayWhileDownIsMissedAtTheNextStart() throws Exception {
        Bundle app = licensedApp();
        app.start();
        felix.close();
        site.withdraw("site.licence");
        Files.delete(site.marks.resolve(APP));

        felix = FelixInstance.start(site, folder.resolve("cache"));
        felix.awaitState("night-mode", UNLICENSED);
        assertThat(site.marksOf(APP)).isEmpty();
    }

    @Test
    void aRestartBringsLicensedFeaturesBack() throws Exception {
        licensedApp();
        restart();
        felix.awaitState("night-mode", ACTIVE);
        assertThat(site.marksOf(APP)).containsExactly("started", "stopped", "started");
    }

    @Test
    void aTrialThatEndsStopsIt() throws Exception {
        Instant end = Site.now().plusSeconds(4);
        felix.install(FEATURE);
        site.drop("site.licence", Site.licence(issued, new Grant("night-mode", 0, Optional.of(end))));
        felix.awaitState("night-mode", ACTIVE);
        felix.awaitState("night-mode", UNLICENSED);
        assertThat(felix.feature("night-mode").orElseThrow().reason()).contains("trial ended").contains(end.toString());
    }

    @Test
    void theAdministratorsWishOutlivesARestart() throws Exception {
        licensedApp();
        felix.admin().stop("night-mode");
        felix.awaitState("night-mode", STOPPED);
        restart();
        felix.awaitState("night-mode", STOPPED);
        assertThat(site.marksOf(APP)).containsExactly("started", "stopped");

        felix.admin().start("night-mode");
        felix.awaitState("night-mode", ACTIVE);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> felix.admin().start("no-such-feature"))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("feature.unknown"));
    }

    @Test
    void stoppingTheBundleIsAWishToo() throws Exception {
        Bundle app = licensedApp();
        app.stop();
        felix.awaitState("night-mode", STOPPED);
        assertThat(Files.readString(site.state.resolve("wishes"))).isEqualTo("night-mode stopped\n");
        felix.awaitRounds();
        assertThat(app.getState()).isEqualTo(Bundle.RESOLVED);

        app.start();
        felix.awaitState("night-mode", ACTIVE);
        assertThat(Files.readString(site.state.resolve("wishes"))).isEmpty();
    }

    @Test
    void ofStopsAndStartsInQuickSuccessionTheLastCounts() throws Exception {
        Bundle app = licensedApp();
        for (int round = 0; round < 20; round++) {
            for (int cycle = 0; cycle < 50; cycle++) {
                app.stop();
                app.start();
            }
            felix.awaitRounds();
            felix.awaitState("night-mode", ACTIVE);
            felix.awaitRounds();
            assertThat(app.getState()).as("in round %s", round).isEqualTo(Bundle.ACTIVE);
        }
    }

    @Test
    void aBundleThatTakesItsTimeToStartIsNotStoppedMeanwhile() throws Exception {
        Bundle app = licensedApp();
        app.stop();
        felix.awaitState("night-mode", STOPPED);
        felix.context().addBundleListener((SynchronousBundleListener) event -> {
            if (event.getBundle() == app && event.getType() == BundleEvent.STARTING) {
                felix.awaitRounds();
            }
        });

        app.start();
        felix.awaitRounds();

        felix.awaitState("night-mode", ACTIVE);
        assertThat(site.marksOf(APP)).containsExactly("started", "stopped", "started");
        assertThat(Files.readString(site.state.resolve("wishes"))).isEmpty();
    }

    @Test
    void anUpdateIsNotAWish() throws Exception {
        Bundle app = licensedApp();
        app.update(FEATURE.header("Bundle-Version", "1.0.1").jar());
        felix.await("the new version", () -> felix.feature("night-mode")
                .filter(now -> now.version().equals("1.0.1") && now.state() == ACTIVE)
                .isPresent());
        assertThat(app.getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void aRefreshIsNotAWishAndBringsItBack() throws Exception {
        Bundle app = licensedApp();
        refresh(app);
        felix.await("the feature to be back", () -> app.getState() == Bundle.ACTIVE);
        felix.awaitRounds();
        assertThat(site.state.resolve("wishes")).doesNotExist();
        assertThat(site.marksOf(APP)).containsExactly("started", "stopped", "started");
    }

    @Test
    void aBundleUnderOurNamesThatDeclaresNothingIsRefused() throws Exception {
        site.drop("site.licence", Site.licence(issued, Grant.of("night-mode", 0)));
        Bundle app = felix.install(TestBundle.plain("org.jackfield.apps.nightmode"));

        tryToStart(app, 0);
        felix.awaitState("org.jackfield.apps.nightmode", REFUSED);
        assertThat(site.marksOf("org.jackfield.apps.nightmode")).isEmpty();
    }

    @Test
    void aBundleThatNothingCouldHoldIsTurnedAway() throws Exception {
        Bundle app = felix.install(FEATURE.without("Require-Capability")
                .header("Import-Package", "org.osgi.framework;resolution:=optional")
                .header("DynamicImport-Package", "*"));

        assertThat(app.getState()).isEqualTo(Bundle.UNINSTALLED);
        assertThat(felix.feature(APP).orElseThrow().state()).isEqualTo(REFUSED);
        assertThat(felix.feature(APP).orElseThrow().reason()).contains("requires nothing");
    }

    @Test
    void theJavaVersionAloneIsEnoughToHoldABundle() throws Exception {
        Bundle app = felix.install(FEATURE.without("Import-Package")
                .header("DynamicImport-Package", "*")
                .header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=21))\""));

        tryToStart(app, 0);
        assertThat(site.marksOf(APP)).isEmpty();
    }

    @Test
    void declarationsThatSayTooLittleOrTooMuchAreRefused() throws Exception {
        site.drop("site.licence", Site.licence(issued, Grant.of("night-mode", 0)));
        String declared = "org.jackfield.feature;id=\"night-mode\";title=\"Night\";description=\"d\"";
        String good = declared + ";entitlement=\"night-mode\"";
        List<String> wrong = List.of(
                declared,
                good + "," + good,
                declared + ";entitlement:List<String>=\"none,night-mode\"",
                declared + ";entitlement=\"Night Mode\"",
                "org.jackfield.feature;title=\"Night\";entitlement=\"night-mode\"",
                "org.jackfield.feature;id=\"night-mode\";entitlement=\"night-mode\"");
        for (int i = 0; i < wrong.size(); i++) {
            String name = "com.example.wrong" + i;
            Bundle app = felix.install(
                    TestBundle.plain(name).header("Provide-Capability", wrong.get(i)).header("Require-Capability", "org.jackfield.gate"));
            tryToStart(app, 0);
            felix.awaitState(name, REFUSED);
            assertThat(site.marksOf(name)).isEmpty();
        }
    }

    @Test
    void aFragmentCannotBringAFeatureIntoAnotherBundle() throws Exception {
        Bundle host = felix.install(TestBundle.plain("com.example.host"));
        felix.install(TestBundle.feature("com.example.fragment", "night-mode", "night-mode")
                .without("Bundle-Activator")
                .header("Fragment-Host", "com.example.host"));
        host.start();

        assertThat(host.adapt(BundleWiring.class).getProvidedWires("osgi.wiring.host")).isEmpty();
        felix.awaitState("com.example.fragment", REFUSED);
    }

    @Test
    void aFeatureThatCannotStartIsTriedAgain() throws Exception {
        site.drop("site.licence", Site.licence(issued, Grant.of("night-mode", 0)));
        felix.install(FEATURE.header("Import-Package", "org.osgi.framework,missing"));
        felix.awaitState("night-mode", FAILED);
        assertThat(felix.feature("night-mode").orElseThrow().reason()).contains("missing");

        Bundle provider = felix.install(TestBundle.plain("com.example.provider").header("Export-Package", "missing"));
        provider.start();
        felix.awaitState("night-mode", ACTIVE);
    }

    @Test
    void aFeatureThatHangsHoldsUpNobodyElse() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        felix.context().registerService(FeatureUse.class, id -> 0, null);
        Bundle hanging = licensedApp();
        felix.context().addBundleListener((SynchronousBundleListener) event -> {
            if (event.getBundle() == hanging && event.getType() == BundleEvent.STOPPING) {
                awaitQuietly(hang);
            }
        });
        try {
            site.drop("site.licence", Site.licence(issued.plusSeconds(1), Grant.of("ip-smdr", 0)));
            felix.awaitState("night-mode", ENDING);
            felix.install(TestBundle.feature("com.example.smdr", "ip-smdr", "ip-smdr"));
            felix.awaitState("ip-smdr", ACTIVE);
        } finally {
            hang.countDown();
        }
        felix.awaitState("night-mode", UNLICENSED);
    }

    @Test
    void aLicenceChangedByOneByteNeverCounts() throws Exception {
        byte[] good = site.signed(Site.licence(issued, Grant.of("night-mode", 0)));
        good[good.length / 2] ^= 1;
        felix.install(FEATURE);
        Files.write(site.licences.resolve("site.licence"), good);
        felix.await("the refusal", () -> files().stream().anyMatch(file -> file.state() == LicenceFile.State.REFUSED));

        assertThat(files().get(0).problem().orElseThrow().input()).startsWith("site.licence");
        felix.awaitRounds();
        assertThat(felix.feature("night-mode").orElseThrow().state()).isEqualTo(UNLICENSED);
        assertThat(felix.feature("night-mode").orElseThrow().reason()).startsWith("No licence is in force: ");
        assertThat(site.marksOf(APP)).isEmpty();
    }

    @Test
    void aLicenceForAnotherMachineIsRefusedAndSaysSo() throws Exception {
        SiteLicence elsewhere =
                Site.licence(issued, Optional.of("02:00:00:00:be:ef"), Optional.empty(), Grant.of("night-mode", 0));
        site.drop("site.licence", elsewhere);
        felix.await("the refusal", () -> !files().isEmpty());
        assertThat(files().get(0).problem().orElseThrow().code()).isEqualTo("licence.machine");
    }

    @Test
    void listenersAreToldEveryStep() throws Exception {
        Bundle app = licensedApp();
        site.withdraw("site.licence");
        felix.awaitState("night-mode", UNLICENSED);
        app.uninstall();
        felix.await("the uninstallation", () -> felix.told().stream()
                .anyMatch(one -> one.state() == UNINSTALLED));

        assertThat(felix.told().stream().map(one -> one.state().name()).distinct())
                .containsExactly("UNLICENSED", "STARTING", "ACTIVE", "ENDING", "UNINSTALLED");
        assertThat(felix.service(FeatureService.class).features()).isEmpty();
    }

    @Test
    void twentyCyclesLeaveNoClassLoaderNoThreadAndNoServiceBehind() throws Exception {
        Bundle app = licensedApp();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        int services = felix.context().getAllServiceReferences(null, null).length;
        for (int cycle = 0; cycle < 50; cycle++) {
            loaders.add(new WeakReference<>(app.adapt(BundleWiring.class).getClassLoader()));
            site.drop("site.licence", Site.licence(issued, Grant.of("ip-smdr", 0)));
            felix.awaitState("night-mode", UNLICENSED);
            site.drop("site.licence", Site.licence(issued, Grant.of("night-mode", 0)));
            felix.awaitState("night-mode", ACTIVE);
        }
        assertThat(felix.context().getAllServiceReferences(null, null)).hasSize(services);
        felix.await("the class loaders to be collected", () -> {
            System.gc();
            return loaders.stream().allMatch(loader -> loader.get() == null);
        });
        felix.await("the gate's threads to end", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().endsWith("-night-mode")));
    }

    private static void tryToStart(Bundle bundle, int option) {
        assertThatExceptionOfType(BundleException.class).isThrownBy(() -> bundle.start(option));
        assertThat(bundle.getState()).isEqualTo(Bundle.INSTALLED);
    }

    private Bundle licensedApp() throws Exception {
        Bundle app = felix.install("app", FEATURE);
        site.drop("site.licence", Site.licence(issued, Grant.of("night-mode", 0)));
        felix.awaitState("night-mode", ACTIVE);
        return app;
    }

    private void restart() throws Exception {
        felix.close();
        felix = FelixInstance.start(site, folder.resolve("cache"));
    }

    private List<LicenceFile> files() {
        return felix.service(LicenceFileService.class).files();
    }

    private Optional<LicenceFile> inForce() {
        return felix.service(LicenceFileService.class).inForce();
    }

    private FrameworkWiring wiring() {
        return felix.framework().adapt(FrameworkWiring.class);
    }

    private void refresh(Bundle bundle) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        wiring().refreshBundles(List.of(bundle), event -> done.countDown());
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(dir)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
