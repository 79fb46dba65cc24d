package org.jackfield.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it changes the certificate, again and again, leaves one that can be used. */
@Timeout(300)
class KilledCertificateTest {

    private static final LocalNames NAMES = LocalNames.of(Set.of("localhost"), Set.of("127.0.0.1"));

    @TempDir
    private Path temp;

    /** Changes the certificate until it is killed, and tells of each change before and after. */
    public static final class Changing {
        private Changing() {}

        public static void main(String[] arguments) throws Exception {
            List<byte[]> files = List.of(
                    Files.readAllBytes(Path.of(arguments[1])), Files.readAllBytes(Path.of(arguments[2])));
            CertificateKeeper keeper = keeper(Path.of(arguments[0]), new ArrayList<>());
            keeper.refresh();
            for (int i = 0; ; i++) {
                System.out.println("changing");
                keeper.install(files.get(i % 2), "hush".toCharArray());
                System.out.println(keeper.current().orElseThrow().fingerprint());
            }
        }
    }

    private static CertificateKeeper keeper(Path folder, List<ServerKey> inForce) {
        return new CertificateKeeper(new KeyFiles(folder), () -> NAMES, Instant::now, inForce::add);
    }

    @Test
    void theCertificateIsTheLastThatWasToldOfOrTheNext() throws Exception {
        Path folder = temp.resolve("tls");
        List<String> both = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        Authority authority = new Authority(Instant.now());
        for (int i = 0; i < 2; i++) {
            KeyPair key = Authority.key(2048);
            var own = authority.certify(
                    key.getPublic(), Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(9)),
                    KeyPurposeId.id_kp_serverAuth);
            files.add(Files.write(
                    temp.resolve(i + ".p12"),
                    Authority.store(key, "hush", own, authority.intermediate, authority.root)));
            both.add(new ServerKey(null, null, own).fingerprint());
        }

        for (int round = 1; round <= 3; round++) {
            String last = changeAndKill(folder, files, 2 + 3 * round);

            List<ServerKey> inForce = new ArrayList<>();
            assertThat(keeper(folder, inForce).refresh()).isTrue();
            assertThat(inForce.get(0).fingerprint()).isIn(both);
            assertThat(last).isIn(both);
            assertThat(folder).isDirectoryNotContaining("glob:**.new");
        }
    }

    /** {@return what was told last before the kill, which comes while the next change is made} */
    private static String changeAndKill(Path folder, List<Path> files, int changes) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                        System.getProperty("java.class.path"), Changing.class.getName(), folder.toString(),
                        files.get(0).toString(), files.get(1).toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String last = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("changing")) {
                    if (seen++ == changes) {
                        process.destroyForcibly();
                        break;
                    }
                } else {
                    last = line;
                }
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return last;
    }
}
