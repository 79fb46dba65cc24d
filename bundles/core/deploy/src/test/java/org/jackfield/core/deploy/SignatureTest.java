package org.jackfield.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import jdk.security.jarsigner.JarSigner;
import org.jackfield.core.deploy.Inspection.Found;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With keys of the JDK's keytool and signatures of its jarsigner, as a publisher makes them. */
class SignatureTest {

    private static final String PASSWORD = "only in tests";
    private static final String MANIFEST = """
            Manifest-Version: 1.0
            Bundle-ManifestVersion: 2
            Bundle-SymbolicName: com.example.signed
            Bundle-Version: 1.0.0

            """;
    private static final String FEATURES =
            "<features xmlns='http://karaf.apache.org/xmlns/features/v1.6.0' name='x'><feature name='y'/></features>";

    @TempDir
    private static Path keys;

    private static KeyStore store;

    @TempDir
    private Path directory;

    private Path trusted;
    private Publishers publishers;

    @BeforeAll
    static void makeKeys() throws Exception {
        pair("own", "-dname", "CN=Own Publisher");
        pair("stranger", "-dname", "CN=Stranger");
        pair("web", "-dname", "CN=www.example.com", "-ext", "ExtendedKeyUsage=serverAuth");
        pair("old", "-dname", "CN=Old Publisher", "-startdate", "-40d", "-validity", "30");
        pair("root", "-dname", "CN=Root", "-ext", "BasicConstraints:critical=ca:true");
        pair("member", "-dname", "CN=Member");
        keytool("-certreq", "-alias", "member", "-file", keys.resolve("member.csr").toString());
        keytool("-gencert", "-alias", "root", "-infile", keys.resolve("member.csr").toString(), "-outfile",
                keys.resolve("member.cer").toString(), "-ext", "ExtendedKeyUsage=codeSigning");
        keytool("-importcert", "-noprompt", "-alias", "member", "-file", keys.resolve("member.cer").toString());
        store = KeyStore.getInstance(keys.resolve("keys.p12").toFile(), PASSWORD.toCharArray());
    }

    @BeforeEach
    void trust() throws IOException {
        trusted = Files.createDirectory(directory.resolve("publishers"));
        publishers = new Publishers(trusted, Clock.systemUTC());
    }

    @Test
    void whatNobodySignedHasThatAgainstIt() throws Exception {
        trust("own");
        assertThat(objection(bundle("x.jar"))).contains("is not signed by anybody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.jar", "x.kar"})
    void whatATrustedPublisherSignedHasNothingAgainstIt(String name) throws Exception {
        trust("own");
        Path file = sign(name.endsWith("kar") ? kar(name) : bundle(name), "own");

        assertThat(objection(file)).isEmpty();
        assertThat(Publishers.names(Inspection.of(file).signature())).isEqualTo("CN=Own Publisher");
    }

    @Test
    void aStrangersSignatureIsNamedAndDoesNotCount() throws Exception {
        trust("own");
        assertThat(objection(sign(bundle("x.jar"), "stranger"))).get().asString()
                .contains("is signed by CN=Stranger", "does not trust");
    }

    @Test
    void whomATrustedOneCertifiesIsTrusted() throws Exception {
        Path file = sign(bundle("x.jar"), "member");
        assertThat(objection(file)).isPresent();
        trust("root");
        assertThat(objection(file)).isEmpty();
    }

    @Test
    void oneOfTwoSignaturesIsEnough() throws Exception {
        trust("own");
        assertThat(objection(sign(sign(bundle("x.jar"), "stranger"), "own"))).isEmpty();
    }

    @Test
    void aCertificateThatHasEndedNoLongerCounts() throws Exception {
        trust("old");
        Path file = sign(bundle("x.jar"), "old");
        assertThat(objection(file)).get().asString().contains("not valid today");

        Clock then = Clock.offset(Clock.systemUTC(), Duration.ofDays(-20));
        assertThat(new Publishers(trusted, then).objection(Inspection.of(file).signature())).isEmpty();
    }

    @Test
    void aWebServersCertificateVouchesForNoCode() throws Exception {
        trust("web");
        assertThat(objection(sign(bundle("x.jar"), "web"))).get().asString().contains("not for signing code");
    }

    @Test
    void whatIsNoCertificateTrustsNobodyAndHarmsNothing() throws Exception {
        Files.writeString(trusted.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----\n");
        Files.write(trusted.resolve("huge.pem"), new byte[1 << 20]);
        trust("own");
        assertThat(objection(sign(bundle("x.jar"), "own"))).isEmpty();
    }

    @Test
    void aChangedFileIsNotWhatWasSigned() throws Exception {
        Path changed = again(sign(bundle("x.jar"), "own"), entries -> {
            entries.put("com/example/A.class", "another".getBytes(StandardCharsets.UTF_8));
            return entries;
        });
        assertThat(Inspection.of(changed).fault()).get().asString().contains("was changed after its publisher signed it");
    }

    @Test
    void anotherImportIsNotWhatWasSigned() throws Exception {
        Path changed = again(sign(bundle("x.jar"), "own"), entries -> {
            entries.computeIfPresent("META-INF/MANIFEST.MF", (name, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                    .replace("com.example.signed", "com.example.forged").getBytes(StandardCharsets.UTF_8));
            return entries;
        });
        assertThat(Inspection.of(changed).fault()).isPresent();
    }

    @Test
    void anAddedFileIsNotWhatWasSigned() throws Exception {
        Path changed = again(sign(bundle("x.jar"), "own"), entries -> {
            entries.put("com/example/Added.class", new byte[] {1});
            return entries;
        });
        assertThat(Inspection.of(changed).fault()).get().asString().contains("did not sign", "Added.class");
    }

    @Test
    void aRemovedFileIsNotWhatWasSigned() throws Exception {
        Path changed = again(sign(bundle("x.jar"), "own"), entries -> {
            entries.remove("com/example/A.class");
            return entries;
        });
        assertThat(Inspection.of(changed).fault()).get().asString().contains("lacks a file", "A.class");
    }

    @Test
    void withTheSignatureTakenAwayItIsUnsigned() throws Exception {
        trust("own");
        Path stripped = again(sign(bundle("x.jar"), "own"), entries -> {
            entries.keySet().removeIf(name -> name.matches("META-INF/.*\\.(SF|RSA|EC|DSA)"));
            return entries;
        });
        assertThat(Inspection.of(stripped).fault()).isEmpty();
        assertThat(objection(stripped)).contains("is not signed by anybody");
    }

    @Test
    void aSignatureWithoutItsCertificateDoesNotCount() throws Exception {
        trust("own");
        Path halved = again(sign(bundle("x.jar"), "own"), entries -> {
            entries.keySet().removeIf(name -> name.matches("META-INF/.*\\.(RSA|EC|DSA)"));
            return entries;
        });
        assertThat(objection(halved)).get().asString().contains("does not count");
    }

    private Optional<String> objection(Path file) {
        Found found = Inspection.of(file);
        assertThat(found.fault()).isEmpty();
        assertThat(found.bringsCode()).isTrue();
        return publishers.objection(found.signature());
    }

    private Path bundle(String name) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("META-INF/MANIFEST.MF", MANIFEST.getBytes(StandardCharsets.UTF_8));
        entries.put("com/example/A.class", "one".getBytes(StandardCharsets.UTF_8));
        entries.put("com/example/B.class", "two".getBytes(StandardCharsets.UTF_8));
        return write(directory.resolve(name), entries);
    }

    private Path kar(String name) throws IOException {
        return write(directory.resolve(name), Map.of("repository/f.xml", FEATURES.getBytes(StandardCharsets.UTF_8)));
    }

    private static Path write(Path file, Map<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private static Path again(Path file, UnaryOperator<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return write(file, change.apply(entries));
    }

    private static Path sign(Path file, String alias) throws Exception {
        KeyStore.PrivateKeyEntry key = (KeyStore.PrivateKeyEntry)
                store.getEntry(alias, new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
        Path signed = file.resolveSibling("signed");
        try (ZipFile zip = new ZipFile(file.toFile()); OutputStream out = Files.newOutputStream(signed)) {
            new JarSigner.Builder(key).signerName(alias).build().sign(zip, out);
        }
        return Files.move(signed, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void trust(String alias) throws Exception {
        Files.write(trusted.resolve(alias + ".cer"), store.getCertificate(alias).getEncoded());
    }

    private static void pair(String alias, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC"));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(String[]::new));
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "keytool", "-keystore", keys.resolve("keys.p12").toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private static void run(String... command) throws Exception {
        command[0] = Path.of(System.getProperty("java.home"), "bin", command[0]).toString();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
