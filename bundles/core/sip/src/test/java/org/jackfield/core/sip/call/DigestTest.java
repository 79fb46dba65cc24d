package org.jackfield.core.sip.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.api.security.Secret;
import org.jackfield.api.sip.AddressRange;
import org.jackfield.api.sip.SipAccess;
import org.jackfield.api.sip.SipAddress;
import org.jackfield.api.sip.SipRequest;
import org.jackfield.api.testkit.LeapingClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

    private static final String URI = "sip:record@192.0.2.1";
    private final LeapingClock clock = LeapingClock.at("2026-11-21T10:00:00Z");
    private final Digest digest = new Digest(clock);
    private final SipAccess access =
            new SipAccess(AddressRange.parse("192.0.2.9"), "recording", Map.of("pbx", new Secret("open sesame")));

    static String authorization(
            String algorithm, String user, String password, String realm, String method, String uri, String nonce, int count) {
        String counted = String.format("%08x", count);
        String first = hash(algorithm, user + ':' + realm + ':' + password);
        String response = hash(algorithm, first + ':' + nonce + ':' + counted + ":c0ffee:auth:" + hash(algorithm, method + ':' + uri));
        return "Authorization: Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + uri
                + "\", qop=auth, nc=" + counted + ", cnonce=\"c0ffee\", algorithm=" + algorithm + ", response=\"" + response + "\"\r\n";
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private SipRequest request(String authorization, String source) {
        Map<String, List<String>> headers = authorization.isEmpty()
                ? Map.of()
                : Map.of("authorization", List.of(authorization.substring("Authorization: ".length()).strip()));
        return new SipRequest("INVITE", SipAddress.parse(URI), headers, List.of(), new InetSocketAddress(source, 5060), "udp");
    }

    private String nonce() {
        String challenge = digest.challenges(request("", "192.0.2.9"), "recording", false).getFirst();
        return challenge.replaceAll(".*nonce=\"([^\"]+)\".*", "$1");
    }

    private Digest.Outcome check(String authorization) {
        return digest.check(request(authorization, "192.0.2.9"), access);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-256"})
    void theRightPasswordIsLetIn(String algorithm) {
        String given = authorization(algorithm, "pbx", "open sesame", "recording", "INVITE", URI, nonce(), 1);

        assertThat(check(given)).isEqualTo(Digest.Outcome.RIGHT);
    }

    @Test
    void anotherPasswordUserOrMethodIsNot() {
        assertThat(check(authorization("MD5", "pbx", "guess", "recording", "INVITE", URI, nonce(), 1)))
                .isEqualTo(Digest.Outcome.WRONG);
        assertThat(check(authorization("MD5", "eve", "", "recording", "INVITE", URI, nonce(), 1)))
                .isEqualTo(Digest.Outcome.WRONG);
        assertThat(check(authorization("MD5", "pbx", "open sesame", "recording", "BYE", URI, nonce(), 1)))
                .isEqualTo(Digest.Outcome.WRONG);
    }

    @Test
    void whatWasSeenOnTheWireCannotBeSentAgain() {
        String given = authorization("SHA-256", "pbx", "open sesame", "recording", "INVITE", URI, nonce(), 1);
        assertThat(check(given)).isEqualTo(Digest.Outcome.RIGHT);

        assertThat(check(given)).isEqualTo(Digest.Outcome.STALE);
    }

    @Test
    void anOldNonceOrOneMadeForAnotherIsStale() {
        String nonce = nonce();
        String given = authorization("SHA-256", "pbx", "open sesame", "recording", "INVITE", URI, nonce, 1);
        assertThat(digest.check(request(given, "192.0.2.10"), access)).isEqualTo(Digest.Outcome.STALE);

        clock.leap(Duration.ofMinutes(6));

        assertThat(check(given)).isEqualTo(Digest.Outcome.STALE);
    }

    @Test
    void withoutCredentialsOneIsAsked() {
        assertThat(check("")).isEqualTo(Digest.Outcome.MISSING);
    }

    @Property
    void noTextLetsAnybodyIn(@ForAll String text) {
        assertThat(check("Authorization: Digest " + text)).isNotEqualTo(Digest.Outcome.RIGHT);
    }
}
