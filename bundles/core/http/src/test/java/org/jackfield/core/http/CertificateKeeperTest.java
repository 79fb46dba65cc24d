package org.jackfield.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateKeeperTest {

    private static final LocalNames NAMES =
            LocalNames.of(new LinkedHashSet<>(List.of("pbx.example", "localhost")), Set.of("192.0.2.7"));

    @TempDir
    private Path temp;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    private final List<ServerKey> inForce = new ArrayList<>();
    private Path folder;
    private CertificateKeeper keeper;

    @BeforeEach
    void open() {
        folder = temp.resolve("tls");
        keeper = keeper();
    }

    @Test
    void theFirstStartMakesACertificateForTheOwnersEyesOnly() throws Exception {
        assertThat(keeper.refresh()).isTrue();

        X509Certificate certificate = inForce.get(0).certificate();
        certificate.verify(certificate.getPublicKey());
        assertThat(((ECPublicKey) certificate.getPublicKey()).getParams().getOrder().bitLength()).isEqualTo(256);
        assertThat(inForce.get(0).names()).containsExactly("pbx.example", "localhost", "192.0.2.7");
        assertThat(inForce.get(0).expires()).isEqualTo(now.get().plus(Duration.ofDays(825)));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
        for (String file : new String[] {"server.p12", "server.password"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aRestartKeepsTheCertificate() {
        keeper.refresh();
        CertificateKeeper restarted = keeper();

        assertThat(restarted.refresh()).isTrue();
        assertThat(restarted.refresh()).isFalse();
        assertThat(inForce.get(1).fingerprint()).isEqualTo(inForce.get(0).fingerprint());
    }

    @Test
    void aCertificatePutInItsPlaceIsTakenOver() throws Exception {
        keeper.refresh();
        Path elsewhere = temp.resolve("elsewhere");
        new CertificateKeeper(new KeyFiles(elsewhere), () -> NAMES, now::get, key -> {}).refresh();
        Files.copy(elsewhere.resolve("server.password"), folder.resolve("server.password"), replace());
        Files.copy(elsewhere.resolve("server.p12"), folder.resolve("server.p12"), replace());
        touch();

        assertThat(keeper.refresh()).isTrue();
        assertThat(keeper.current().orElseThrow().fingerprint())
                .isNotEqualTo(inForce.get(0).fingerprint());
    }

    @Test
    void aFileThatCannotBeReadLeavesWhatIsInForceAndSaysSoUntilItIsMended() throws Exception {
        keeper.refresh();
        byte[] good = Files.readAllBytes(folder.resolve("server.p12"));
        Files.write(folder.resolve("server.p12"), new byte[] {1, 2, 3});
        touch();

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(keeper::refresh)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("server.p12")
                    .hasMessageNotContaining(new String(inForce.get(0).password()));
        }
        assertThat(keeper.current()).isPresent();
        assertThat(inForce).hasSize(1);

        Files.write(folder.resolve("server.p12"), good);
        assertThat(keeper.refresh()).isTrue();
    }

    @Test
    void aMissingPasswordNamesTheFile() throws Exception {
        keeper.refresh();
        Files.delete(folder.resolve("server.password"));

        assertThatThrownBy(keeper::refresh).hasMessageContaining("server.password is missing");
    }

    @Test
    void renewingMakesANewOneWithTheSamePassword() {
        keeper.refresh();
        now.updateAndGet(before -> before.plus(Duration.ofDays(800)));

        ServerKey renewed = keeper.renew();

        assertThat(renewed.fingerprint()).isNotEqualTo(inForce.get(0).fingerprint());
        assertThat(renewed.password()).isEqualTo(inForce.get(0).password());
        assertThat(renewed.expires()).isEqualTo(now.get().plus(SelfSigned.VALIDITY));
        assertThat(keeper.refresh()).isFalse();
        assertThat(keeper().refresh()).isTrue();
    }

    @Test
    void theEndIsAnnouncedAMonthBeforeAndIsCriticalThen() {
        keeper.refresh();
        assertThat(keeper.expiry()).isEmpty();

        now.updateAndGet(before -> before.plus(Duration.ofDays(825 - 30)));
        assertThat(keeper.expiry().map(AlertCondition::severity)).hasValue(AlertCondition.Severity.WARNING);

        now.updateAndGet(before -> before.plus(Duration.ofDays(30)));
        assertThat(keeper.expiry().map(AlertCondition::severity)).hasValue(AlertCondition.Severity.CRITICAL);

        keeper.renew();
        assertThat(keeper.expiry()).isEmpty();
    }

    @Test
    void aHostNameThatIsNoneNeverReachesACertificate() {
        assertThat(LocalNames.of(Set.of("under_score host"), Set.of()).hosts()).containsExactly("localhost");
        assertThat(LocalNames.ask().hosts()).contains("localhost");
        assertThat(LocalNames.ask().addresses()).contains("127.0.0.1", "::1");
    }

    private CertificateKeeper keeper() {
        return new CertificateKeeper(new KeyFiles(folder), () -> NAMES, now::get, inForce::add);
    }

    /** File times have a resolution; a replacement may come within it. */
    private void touch() throws Exception {
        Files.setLastModifiedTime(
                folder.resolve("server.p12"), FileTime.from(Instant.now().plusSeconds(60)));
    }

    private static CopyOption replace() {
        return StandardCopyOption.REPLACE_EXISTING;
    }
}
