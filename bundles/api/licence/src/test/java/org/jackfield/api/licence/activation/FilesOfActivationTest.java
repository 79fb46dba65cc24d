package org.jackfield.api.licence.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.activation.ActivationRequest.Action;
import org.jackfield.api.licence.activation.ActivationRequest.Site;
import org.jackfield.api.licence.format.LicenceKeys;
import org.jackfield.api.licence.format.TrustedKeys;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class FilesOfActivationTest {

    private static final KeyPair INSTALLATION = key();
    private static final KeyPair ISSUER = key();
    private static final TrustedKeys TRUSTED = TrustedKeys.of(List.of(ISSUER.getPublic()));
    private static final Instant MADE = Instant.parse("2026-11-21T22:00:00Z");
    private static final String FINGERPRINT = "ab".repeat(32);
    private static final byte[] REQUEST = signed(activate());
    private static final byte[] ANSWER = signed(answer(Action.UPDATE, Optional.of("jackfield-licence: 1\nörtlich\n")));

    @Test
    void aRequestComesBackAsItWasMade() {
        for (ActivationRequest request : List.of(activate(), voucher(), add(), deactivate())) {
            RequestFormat.Signed read = RequestFormat.read(signed(request));
            assertThat(read.request()).isEqualTo(request);
            assertThat(read.installation()).isEqualTo(INSTALLATION.getPublic());
        }
    }

    @Test
    void anAnswerComesBackAsItWasGiven() {
        for (ActivationAnswer answer : List.of(
                answer(Action.ACTIVATE, Optional.of("licence")), answer(Action.DEACTIVATE, Optional.empty()))) {
            assertThat(AnswerFormat.read(signed(answer), TRUSTED)).isEqualTo(answer);
        }
    }

    @Property(tries = 2000)
    void aRequestOfWhichAnyByteWasChangedIsRefused(
            @ForAll @IntRange(min = 0, max = 5000) int place, @ForAll @IntRange(min = 1, max = 255) int by) {
        byte[] changed = changed(REQUEST, place, by);
        assertThatThrownBy(() -> RequestFormat.read(changed)).isInstanceOf(ProblemException.class);
    }

    @Property(tries = 2000)
    void anAnswerOfWhichAnyByteWasChangedIsRefused(
            @ForAll @IntRange(min = 0, max = 5000) int place, @ForAll @IntRange(min = 1, max = 255) int by) {
        byte[] changed = changed(ANSWER, place, by);
        assertThatThrownBy(() -> AnswerFormat.read(changed, TRUSTED)).isInstanceOf(ProblemException.class);
    }

    @Property(tries = 200)
    void whatEndsTooEarlyOrGoesOnIsRefused(@ForAll @IntRange(min = 0, max = 5000) int length) {
        String request = new String(REQUEST, StandardCharsets.UTF_8);
        byte[] cut = request.substring(0, length % request.length()).getBytes(StandardCharsets.UTF_8);
        byte[] longer = (request + "voucher: x\n").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> RequestFormat.read(cut)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> RequestFormat.read(longer)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aSignatureOfOneKindOfFileDoesNotCountForAnother() {
        assertThatThrownBy(() -> AnswerFormat.read(REQUEST, TRUSTED)).hasMessageContaining("not an activation file");
        assertThatThrownBy(() -> RequestFormat.read(ANSWER)).hasMessageContaining("not a licence request");
    }

    @Test
    void anAnswerOfAnIssuerThatIsNotTrustedIsRefused() {
        TrustedKeys others = TrustedKeys.of(List.of(key().getPublic()));
        assertThatThrownBy(() -> AnswerFormat.read(ANSWER, others))
                .isInstanceOfSatisfying(ProblemException.class, refused ->
                        assertThat(refused.problem().code()).isEqualTo("licence.unknown-issuer"));
    }

    @Test
    void whatDoesNotFitTheActionIsNoRequest() {
        Optional<Site> site = Optional.of(new Site("1", "2"));
        VoucherCode code = VoucherCode.random(new SecureRandom());
        assertThatThrownBy(() -> request(Action.ADD, site, List.of(), Optional.empty(), Optional.of(FINGERPRINT)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request(Action.ADD, site, List.of(code, code), Optional.empty(), Optional.of(FINGERPRINT)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request(Action.ACTIVATE, Optional.empty(), List.of(), Optional.of("Site"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request(Action.DEACTIVATE, site, List.of(), Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Site("a\nlicence: x", "2")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameAskedAgainIsRecognised() {
        ActivationRequest one = add();
        ActivationRequest two = new ActivationRequest(
                UUID.randomUUID(), MADE.plusSeconds(9), one.action(), one.site(), one.vouchers(), one.machine(), one.version(),
                one.siteName(), one.applicationRecordId(), one.resellerId(), one.licence());
        assertThat(one.asksTheSameAs(two)).isTrue();
        assertThat(one.asksTheSameAs(deactivate())).isFalse();
    }

    private static ActivationRequest activate() {
        return request(
                Action.ACTIVATE, Optional.of(new Site("48201973", "7KD2M-X")), List.of(), Optional.of("Größe & Söhne"),
                Optional.empty());
    }

    private static ActivationRequest voucher() {
        return request(
                Action.ACTIVATE, Optional.empty(), List.of(VoucherCode.random(new SecureRandom())), Optional.of("Site"),
                Optional.empty());
    }

    private static ActivationRequest add() {
        SecureRandom random = new SecureRandom();
        return request(
                Action.ADD, Optional.of(new Site("1", "2")), List.of(VoucherCode.random(random), VoucherCode.random(random)),
                Optional.empty(), Optional.of(FINGERPRINT));
    }

    private static ActivationRequest deactivate() {
        return request(
                Action.DEACTIVATE, Optional.of(new Site("1", "2")), List.of(), Optional.empty(), Optional.of(FINGERPRINT));
    }

    private static ActivationRequest request(
            Action action, Optional<Site> site, List<VoucherCode> vouchers, Optional<String> name, Optional<String> licence) {
        return new ActivationRequest(
                UUID.randomUUID(), MADE, action, site, vouchers, "00:11:22:aa:bb:cc", new LicensedVersion(1, 0), name,
                Optional.of("AR-77"), Optional.of("R-12"), licence);
    }

    private static ActivationAnswer answer(Action action, Optional<String> licence) {
        return new ActivationAnswer(UUID.randomUUID(), "0f3a5c77d2e9b416", action, MADE, licence);
    }

    private static byte[] changed(byte[] file, int place, int by) {
        byte[] changed = file.clone();
        changed[place % file.length] += (byte) by;
        return changed;
    }

    private static byte[] signed(ActivationRequest request) {
        try {
            return RequestFormat.sign(request, INSTALLATION);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] signed(ActivationAnswer answer) {
        try {
            return AnswerFormat.sign(answer, ISSUER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair key() {
        try {
            return LicenceKeys.generate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
