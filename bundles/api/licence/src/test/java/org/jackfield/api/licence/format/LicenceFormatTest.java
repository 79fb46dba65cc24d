package org.jackfield.api.licence.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jackfield.api.licence.Licences.ISSUED;
import static org.jackfield.api.licence.Licences.trial;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.Licences;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenceFormatTest {

    private static final KeyPair ISSUER = newKeys();
    private static final TrustedKeys TRUSTED = TrustedKeys.of(List.of(ISSUER.getPublic()));
    private static final SiteLicence LICENCE = Licences.site(
            Optional.of("00:11:22:aa:bb:cc"),
            Optional.of(Instant.parse("2028-01-01T00:00:00Z")),
            Grant.of("recording-ip-sip", 8),
            Grant.of("night-mode", 0),
            trial("tapi", 5, ISSUED.plus(Duration.ofDays(30))));

    @Test
    void aLicenceReadsAsAPersonWouldWriteIt() throws Exception {
        String keyId = LicenceKeys.idOf(ISSUER.getPublic());
        assertThat(text(signed()).lines().limit(12)).containsExactly(
                "jackfield-licence: 1",
                "issued: 2026-11-21T22:00:00Z",
                "key: " + keyId,
                "licensed-to: Example Ltd",
                "site-id: 100234",
                "serial: 55-0192",
                "application-record-id: AR-77",
                "version: 1.0",
                "support-until: 2027-11-20",
                "machine: 00:11:22:aa:bb:cc",
                "expires: 2028-01-01T00:00:00Z",
                "entitlement: night-mode");
        assertThat(text(signed()).lines().skip(12)).hasSize(3).first().isEqualTo("entitlement: recording-ip-sip 8");
        assertThat(text(signed())).contains("\nentitlement: tapi 5 until 2026-12-21T22:00:00Z\nsignature: ");
    }

    /** Every bit of every byte: there is one way to write a licence, and any other is refused. */
    @Test
    void oneChangedBitAnywhereIsNoticed() throws Exception {
        byte[] good = signed();
        assertThat(accepted(good)).isTrue();
        for (int at = 0; at < good.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = good.clone();
                changed[at] ^= (byte) (1 << bit);
                assertThat(accepted(changed)).as("byte %d, bit %d", at, bit).isFalse();
            }
        }
    }

    @Test
    void aLicenceCutShortAnywhereIsRefused() throws Exception {
        byte[] good = signed();
        for (int length = 0; length < good.length; length++) {
            assertThat(accepted(Arrays.copyOf(good, length))).as("length %d", length).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'site-id: 100234\n', 'site-id: 100234\nsite-id: 100234\n'",
        "'entitlement: recording-ip-sip 8', 'entitlement: recording-ip-sip 08'",
        "'entitlement: recording-ip-sip 8', 'entitlement:  recording-ip-sip 8'",
        "'entitlement: recording-ip-sip 8', 'entitlement: recording-ip-sip 0'",
        "'entitlement: recording-ip-sip 8', 'entitlement: recording-ip-sip'",
        "'entitlement: night-mode', 'entitlement: night-mode 1'",
        "'version: 1.0', 'version: 01.0'",
        "'2028-01-01T00:00:00Z', '2028-01-01T00:00:00.0Z'",
        "'jackfield-licence: 1', 'jackfield-licence: 2'",
        "'machine: 00:11:22:aa:bb:cc', 'machine: 00:11:22:AA:bb:cc'",
        "'\n', '\r\n'",
    })
    void anotherWayToWriteTheSameIsRefused(String was, String is) throws Exception {
        String good = text(signed());
        assertThat(good).contains(was);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> LicenceFormat.read(good.replace(was, is).getBytes(StandardCharsets.UTF_8)))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("licence.malformed"))
                .satisfies(e -> assertThat(e.problem().remedy()).isNotEmpty());
    }

    @Test
    void whateverFollowsTheSignatureIsRefused() throws Exception {
        String good = text(signed());
        for (String more : List.of("\n", " ", "x", "entitlement: ip-smdr\n", good)) {
            assertThat(accepted((good + more).getBytes(StandardCharsets.UTF_8))).as(more).isFalse();
        }
    }

    @Test
    void anIssuerThatIsNotTrustedIsNamed() throws Exception {
        SignedLicence foreign = LicenceFormat.read(LicenceFormat.sign(LICENCE, newKeys()));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> TRUSTED.check(foreign))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("licence.unknown-issuer"))
                .satisfies(e -> assertThat(e.problem().input()).contains(foreign.keyId()));
    }

    /** Another issuer's signature under a trusted issuer's name. */
    @Test
    void aForeignSignatureUnderATrustedNameIsRefused() throws Exception {
        KeyPair forger = newKeys();
        String forged = text(LicenceFormat.sign(LICENCE, new KeyPair(ISSUER.getPublic(), forger.getPrivate())));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> TRUSTED.check(LicenceFormat.read(forged.getBytes(StandardCharsets.UTF_8))))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("licence.changed"));
    }

    @Test
    void aFileThatIsTooLargeIsNotEvenParsed() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> LicenceFormat.read(new byte[LicenceFormat.MAX_BYTES + 1]))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("licence.too-large"));
    }

    @Property
    void everyLicenceIsReadBackAsItWasWritten(@ForAll("licences") SiteLicence licence) throws Exception {
        SignedLicence read = LicenceFormat.read(LicenceFormat.sign(licence, ISSUER));
        TRUSTED.check(read);
        assertThat(read.licence()).isEqualTo(licence);
    }

    @Property
    void noBytesMakeTheReaderStumble(@ForAll byte[] bytes) {
        assertThat(accepted(bytes)).isFalse();
    }

    @Property
    void noLinesMakeTheReaderStumble(@ForAll("lines") List<String> lines) {
        assertThat(accepted(String.join("", lines).getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Provide
    Arbitrary<List<String>> lines() throws Exception {
        List<String> parts = new ArrayList<>(text(signed()).lines().map(line -> line + "\n").toList());
        parts.addAll(List.of("entitlement: tapi 99999999999\n", "entitlement: x until \n", "expires: \n", ": \n", "\n"));
        return Arbitraries.of(parts).list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<SiteLicence> licences() {
        Arbitrary<String> text = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('ä', 'é', '漢')
                .ofMinLength(1)
                .ofMaxLength(SiteLicence.MAX_TEXT)
                .filter(value -> value.equals(value.strip()));
        Arbitrary<Optional<String>> note = text.optional();
        Arbitrary<Instant> time = Arbitraries.longs()
                .between(Instant.parse("2001-01-01T00:00:00Z").getEpochSecond(), 4_000_000_000L)
                .map(Instant::ofEpochSecond);
        Arbitrary<Grant> grant = Combinators.combine(
                        Arbitraries.of(Entitlement.values()),
                        Arbitraries.integers().between(1, Grant.MAX_COUNT),
                        time.optional())
                .as((entitlement, count, until) -> new Grant(
                        entitlement.id(), entitlement.kind() == Entitlement.Kind.SWITCH ? 0 : count, until));
        return Combinators.combine(
                        text, note, time, time.optional(), grant.list().ofMaxSize(40).uniqueElements(Grant::entitlement))
                .as((name, optional, issued, expires, grants) -> new SiteLicence(
                        name,
                        name,
                        name,
                        optional,
                        optional,
                        new LicensedVersion(name.length(), 3),
                        expires.map(end -> end.atOffset(java.time.ZoneOffset.UTC).toLocalDate()),
                        optional.map(unused -> "00:11:22:aa:bb:cc"),
                        issued,
                        expires,
                        grants));
    }

    private static byte[] signed() throws Exception {
        return LicenceFormat.sign(LICENCE, ISSUER);
    }

    private static boolean accepted(byte[] file) {
        try {
            TRUSTED.check(LicenceFormat.read(file));
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    private static KeyPair newKeys() {
        try {
            return LicenceKeys.generate();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
