package org.jackfield.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate of an authority: asked for, checked, put in force (manual §11.4). */
class CertificateChangeTest {

    private static final char[] NONE = new char[0];
    private static final LocalNames NAMES = LocalNames.of(Set.of("localhost"), Set.of("127.0.0.1"));
    private static final CertificateRequest REQUEST = new CertificateRequest(
            "pbx.example.com", List.of("pbx.internal", "192.0.2.7", "2001:db8::7"), "Example & Söhne", "IT", "Kent",
            "Dover", "gb");

    @TempDir
    private Path folder;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final List<ServerKey> inForce = new ArrayList<>();
    private CertificateKeeper keeper;
    private Authority authority;

    @BeforeEach
    void start() throws Exception {
        keeper = keeper();
        keeper.refresh();
        authority = new Authority(now);
    }

    private CertificateKeeper keeper() {
        return new CertificateKeeper(new KeyFiles(folder), () -> NAMES, () -> now, inForce::add);
    }

    private ServerKey last() {
        return inForce.get(inForce.size() - 1);
    }

    @Test
    void theAnswerToARequestComesIntoForceWithItsChain() throws Exception {
        X509Certificate answer = authority.answer(keeper.request(REQUEST));
        assertThat(inForce).hasSize(1);
        assertThat(keeper.waiting()).hasValueSatisfying(subject -> assertThat(subject).contains("pbx.example.com"));

        keeper.install(Authority.pem(authority.root, answer, authority.intermediate), NONE);

        assertThat(last().certificate()).isEqualTo(answer);
        assertThat(last().names())
                .containsExactly("pbx.example.com", "pbx.internal", "192.0.2.7", "2001:db8:0:0:0:0:0:7");
        assertThat(last().store().getCertificateChain("jackfield"))
                .containsExactly(answer, authority.intermediate, authority.root);
        assertThat(answer.getSubjectX500Principal().getName()).contains("Example & Söhne", "C=GB", "ST=Kent", "L=Dover");
        assertThat(keeper.waiting()).isEmpty();
        CertificateKeeper restarted = keeper();
        assertThat(restarted.refresh()).isTrue();
        assertThat(last().certificate()).isEqualTo(answer);
    }

    @Test
    void aRequestSurvivesARestart() throws Exception {
        String pem = keeper.request(REQUEST);

        CertificateKeeper restarted = keeper();
        restarted.refresh();
        restarted.install(Authority.pem(authority.answer(pem), authority.intermediate, authority.root), NONE);

        assertThat(last().names()).contains("pbx.example.com");
    }

    @Test
    void aKeyStoreComesIntoForceByItsPassword() throws Exception {
        KeyPair key = Authority.key(2048);
        X509Certificate own = valid(key);
        byte[] file = Authority.store(key, "hush", own, authority.intermediate, authority.root);

        assertThatThrownBy(() -> keeper.install(file, "wrong".toCharArray()))
                .isInstanceOf(ProblemException.class).hasMessageContaining("password").hasMessageNotContaining("wrong");
        assertThat(inForce).hasSize(1);

        assertThat(keeper.examine(file, "hush".toCharArray()).subject()).isEqualTo("CN=pbx.example");
        assertThat(inForce).hasSize(1);
        keeper.install(file, "hush".toCharArray());
        assertThat(last().certificate()).isEqualTo(own);
    }

    @Test
    void keyAndChainInOnePemFileComeIntoForce() throws Exception {
        KeyPair key = Authority.key(2048);

        keeper.install(Authority.pem(key.getPrivate(), valid(key), authority.intermediate, authority.root), NONE);

        assertThat(last().certificate().getPublicKey()).isEqualTo(key.getPublic());
    }

    @Test
    void whatCannotServeIsRefusedWithItsReasonAndChangesNothing() throws Exception {
        KeyPair key = Authority.key(2048);
        KeyPair weak = Authority.key(1024);
        X509Certificate ended = authority.certify(
                key.getPublic(), now.minus(Duration.ofDays(2)), now.minusSeconds(1), KeyPurposeId.id_kp_serverAuth);
        X509Certificate early = authority.certify(
                key.getPublic(), now.plusSeconds(60), now.plus(Duration.ofDays(2)), KeyPurposeId.id_kp_serverAuth);
        X509Certificate forMail = authority.certify(
                key.getPublic(), now.minusSeconds(60), now.plusSeconds(60), KeyPurposeId.id_kp_emailProtection);

        refused("no private key", Authority.pem(valid(key), authority.intermediate, authority.root));
        refused("no private key", Authority.pem(weak.getPrivate(), valid(key), authority.intermediate, authority.root));
        refused("issuer is missing", Authority.pem(key.getPrivate(), valid(key)));
        refused("issuer is missing", Authority.pem(key.getPrivate(), valid(key), authority.intermediate));
        refused("expired", chain(key, ended));
        refused("valid only from", chain(key, early));
        refused("not for servers", chain(key, forMail));
        refused("too short", chain(weak, valid(weak)));
        refused("no certificate", Authority.pem(key.getPrivate()));
        refused("empty, or larger", new byte[0]);
        refused("empty, or larger", new byte[UploadedCertificate.MAX_BYTES + 1]);
        byte[] noise = new byte[3000];
        Arrays.fill(noise, (byte) 0x30);
        refused("no PKCS #12", noise);

        assertThat(inForce).hasSize(1);
        assertThat(keeper.refresh()).isFalse();
    }

    private void refused(String reason, byte[] file) {
        assertThatThrownBy(() -> keeper.install(file, NONE))
                .isInstanceOf(ProblemException.class).hasMessageContaining(reason);
    }

    private X509Certificate valid(KeyPair key) throws Exception {
        return authority.certify(
                key.getPublic(), now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(90)),
                KeyPurposeId.id_kp_serverAuth);
    }

    private byte[] chain(KeyPair key, X509Certificate own) throws Exception {
        return Authority.pem(key.getPrivate(), own, authority.intermediate, authority.root);
    }

    @Test
    void aCrashBetweenAnyTwoStepsLeavesTheOldOrTheNew() throws Exception {
        KeyPair key = Authority.key(2048);
        byte[] old = Files.readAllBytes(folder.resolve("server.p12"));
        keeper.install(chain(key, valid(key)), NONE);
        byte[] installed = Files.readAllBytes(folder.resolve("server.p12"));

        // what a crash can leave behind: a half-written file beside the old one, or the new one with its request
        Files.write(folder.resolve("server.p121234.new"), Arrays.copyOf(installed, installed.length / 2));
        for (byte[] left : List.of(old, installed)) {
            Files.write(folder.resolve("server.p12"), left);
            CertificateKeeper restarted = keeper();
            assertThat(restarted.refresh()).isTrue();
            assertThat(restarted.current()).isPresent();
            assertThat(folder).isDirectoryNotContaining("glob:**.new");
        }
        assertThat(last().certificate().getPublicKey()).isEqualTo(key.getPublic());
    }

    @Test
    void namesThatCannotStandInACertificateAreRefused() {
        for (String bad : List.of("", "under_score.example", "192.0.2.7", "a b", "x\r\ny", "*.*.example", "-a.example")) {
            assertThatThrownBy(() -> new CertificateRequest(bad, List.of(), "", "", "", "", ""))
                    .as(bad).isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> new CertificateRequest("a.example", List.of("no/host"), "", "", "", "", ""))
                .hasMessageContaining("no/host");
        assertThatThrownBy(() -> new CertificateRequest("a.example", List.of(), "", "", "", "", "England"))
                .hasMessageContaining("ENGLAND");
        assertThat(new CertificateRequest("*.example.com", List.of("", "*.example.com"), null, "", "", "", "")
                .alternativeNames()).containsExactly("*.example.com");
    }
}
