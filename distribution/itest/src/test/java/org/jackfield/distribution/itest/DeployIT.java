package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What somebody sees who drops something into deploy/ that does not run. */
class DeployIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static Instance jackfield;
    private static Rest rest;

    @BeforeAll
    static void start() {
        jackfield = Instance.fresh("deploy").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD).start();
        rest = new Rest(jackfield);
        await("apps installed").atMost(Instance.START).until(() -> rest.read("features").get("items").size() >= 2);
    }

    @AfterAll
    static void stop() {
        rest.close();
        jackfield.close();
    }

    @Test
    void aMalformedFileIsNamedInOneLineAndInAnAlertUntilItIsGone() throws Exception {
        for (String name : List.of("malformed.jar", "malformed.kar")) {
            Path file = Files.writeString(jackfield.path("deploy/" + name), "<html>Log in to download</html>");
            awaitAlert("deploy.malformed:" + name);

            assertThat(logLines(name)).singleElement().asString().contains("WARN", "is no archive", "Copy it there again");
            Files.delete(file);
            awaitNoAlert("deploy.malformed:" + name);
        }
        assertNoStackTrace();
    }

    @Test
    void aRepairedFileIsInstalledAndItsAlertIsOver() throws Exception {
        Path file = Files.writeString(jackfield.path("deploy/repaired.jar"), "half a copy");
        awaitAlert("deploy.malformed:repaired.jar");

        put(bundle("com.example.repaired", Map.of()), file);

        awaitNoAlert("deploy.malformed:repaired.jar");
        await("runs").atMost(LIMIT).until(() -> jackfield.shell("bundle:list").contains("com.example.repaired"));
        assertThat(logLines("repaired.jar")).anyMatch(line -> line.contains("com.example.repaired 1.0.0 is started"));
        assertNoStackTrace();
    }

    @Test
    void aBundleThatMissesSomethingIsToldWithWhatItMisses() throws Exception {
        Path file = jackfield.path("deploy/needs.jar");
        put(bundle("com.example.needs", Map.of("Import-Package", "com.example.missing;version=\"[1,2)\"")), file);
        awaitAlert("deploy.not-started:needs.jar");

        assertThat(logLines("needs.jar")).filteredOn(line -> line.contains("WARN")).singleElement().asString()
                .contains("it needs the package com.example.missing");
        Files.delete(file);
        awaitNoAlert("deploy.not-started:needs.jar");
        assertNoStackTrace();
    }

    @Test
    void aFeatureThatIsNotLicensedIsToldInOneLineWithWhatToDo() throws Exception {
        put(anotherName(app(), "com.example.held"), jackfield.path("deploy/held.jar"));
        await("held").atMost(LIMIT).until(() -> logLines("held.jar").stream().anyMatch(line -> line.contains("UNLICENSED")));

        assertThat(logLines("held.jar")).filteredOn(line -> line.contains("UNLICENSED")).singleElement().asString()
                .contains("There is no licence", "etc/licence");
        assertThat(logLines("held.jar")).noneMatch(line -> line.contains("WARN") || line.contains("ERROR"));
        assertNoStackTrace();
    }

    @Test
    void withTrustedPublishersOnlyWhatNobodyVouchesForIsKeptOut() throws Exception {
        Path keys = jackfield.path("publisher.p12");
        KeyStore.PrivateKeyEntry publisher = publisher(keys);
        Files.write(jackfield.path("etc/publishers/example.cer"), publisher.getCertificate().getEncoded());
        Path file = jackfield.path("deploy/vouched.jar");

        put(bundle("com.example.vouched", Map.of()), file);
        awaitAlert("deploy.untrusted:vouched.jar");
        await("installed").atMost(LIMIT).until(() -> jackfield.shell("bundle:list").contains("com.example.vouched"));
        assertThat(rest.read("audit?action=deploy.install").toString()).contains("vouched.jar", "is not signed by anybody");
        Files.delete(file);
        awaitNoAlert("deploy.untrusted:vouched.jar");
        await("gone").atMost(LIMIT).until(() -> !jackfield.shell("bundle:list").contains("com.example.vouched"));

        switchTo(true);
        try {
            put(bundle("com.example.vouched", Map.of()), file);
            awaitAlert("deploy.refused:vouched.jar");
            assertThat(jackfield.shell("bundle:list")).doesNotContain("com.example.vouched");

            put(signed(bundle("com.example.vouched", Map.of()), publisher), file);
            await("installed").atMost(LIMIT).until(() -> jackfield.shell("bundle:list").contains("com.example.vouched"));
            await("listed").atMost(LIMIT).until(() -> jackfield.shell("deploy:list").contains("CN=Example Publisher"));
            awaitNoAlert("deploy.refused:vouched.jar");
        } finally {
            switchTo(false);
        }
        assertNoStackTrace();
    }

    private static void switchTo(boolean trustedPublishersOnly) throws IOException {
        put(Files.writeString(jackfield.path("rule.cfg"), "trustedPublishersOnly = " + trustedPublishersOnly + "\n"),
                jackfield.path("etc/org.jackfield.core.deploy.cfg"));
        await("the rule").atMost(LIMIT).until(
                () -> jackfield.shell("deploy:list").contains("Only what a publisher") == trustedPublishersOnly);
    }

    private static KeyStore.PrivateKeyEntry publisher(Path keys) throws Exception {
        String password = "only in tests";
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/keytool").toString(), "-genkeypair", "-alias", "example",
                        "-keyalg", "EC", "-dname", "CN=Example Publisher", "-storetype", "PKCS12",
                        "-keystore", keys.toString(), "-storepass", password)
                .inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
        return (KeyStore.PrivateKeyEntry) KeyStore.getInstance(keys.toFile(), password.toCharArray())
                .getEntry("example", new KeyStore.PasswordProtection(password.toCharArray()));
    }

    private static Path signed(Path jar, KeyStore.PrivateKeyEntry publisher) throws IOException {
        Path signed = jar.resolveSibling("signed.jar");
        try (ZipFile zip = new ZipFile(jar.toFile()); OutputStream out = Files.newOutputStream(signed)) {
            new JarSigner.Builder(publisher).build().sign(zip, out);
        }
        return signed;
    }

    /** But for what is said of every file that nobody signed. */
    private static List<String> logLines(String file) throws IOException {
        try (Stream<String> lines = Files.lines(jackfield.logFile())) {
            return lines.filter(line -> line.contains(file) && !line.contains("deploy.untrusted:")).toList();
        }
    }

    private static void assertNoStackTrace() throws IOException {
        assertThat(logLines("\tat ")).isEmpty();
    }

    private static void awaitAlert(String key) {
        await(key).atMost(LIMIT).until(() -> activeAlerts().contains(key));
    }

    private static void awaitNoAlert(String key) {
        await("no " + key).atMost(LIMIT).until(() -> !activeAlerts().contains(key));
    }

    private static List<String> activeAlerts() {
        return rest.read("alerts").get("items").findValues("key").stream().map(JsonNode::asText).toList();
    }

    /** One of the distribution's apps. */
    private static Path app() throws IOException {
        Path system = Path.of(System.getProperty("jackfield.home"), "system/org/jackfield/apps");
        try (Stream<Path> files = Files.walk(system)) {
            return files.filter(file -> file.toString().matches(".*smdr.*\\.jar")).findFirst().orElseThrow();
        }
    }

    private static Path bundle(String name, Map<String, String> headers) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Name", name);
        main.putValue("Bundle-Version", "1.0.0");
        headers.forEach(main::putValue);
        Path jar = jackfield.path(name + ".jar");
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream packed = new JarOutputStream(out, manifest)) {
            packed.putNextEntry(new JarEntry("text.txt"));
            packed.closeEntry();
        }
        return jar;
    }

    private static Path anotherName(Path bundle, String name) throws IOException {
        Path copy = jackfield.path(name + ".jar");
        try (JarFile jar = new JarFile(bundle.toFile())) {
            Manifest manifest = new Manifest(jar.getManifest());
            manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
            try (OutputStream out = Files.newOutputStream(copy);
                    JarOutputStream packed = new JarOutputStream(out, manifest)) {
                for (JarEntry entry : jar.stream().filter(it -> !it.getName().startsWith("META-INF/")).toList()) {
                    packed.putNextEntry(new JarEntry(entry.getName()));
                    jar.getInputStream(entry).transferTo(packed);
                    packed.closeEntry();
                }
            }
        }
        return copy;
    }

    /** In one step, as a careful person does it. */
    private static void put(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
