package org.jackfield.core.sip.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jackfield.api.security.Secret;
import org.jackfield.api.sip.SipAccess;
import org.jackfield.api.sip.SipRequest;

/**
 * Asks callers to log in by digest (RFC 7616, RFC 8760). A nonce says by itself when it was made and for whom, so that
 * asking costs no memory; only those that were used with the right password are remembered, so that none is used twice.
 */
final class Digest {

    /** What came of a request's credentials. */
    enum Outcome { RIGHT, MISSING, STALE, WRONG }

    private static final long NONCE_MILLIS = 300_000;
    private static final int REMEMBERED = 4096;
    private static final Map<String, String> ALGORITHMS = Map.of("SHA-256", "SHA-256", "MD5", "MD5");
    private static final Pattern PART = Pattern.compile("\\s*([A-Za-z-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]*))\\s*,?");

    private final InstantSource clock;
    private final SecretKeySpec key;
    private final Map<String, Long> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    Digest(InstantSource clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
    }

    /** {@return the header fields that ask for a log-in, the stronger first} */
    List<String> challenges(SipRequest request, String realm, boolean stale) {
        String nonce = nonce(clock.millis(), request.source().getAddress().getHostAddress());
        String rest = "Digest realm=\"" + realm.replaceAll("[\"\\\\]", "") + "\", nonce=\"" + nonce + "\", qop=\"auth\""
                + (stale ? ", stale=true" : "") + ", algorithm=";
        return List.of(rest + "SHA-256", rest + "MD5");
    }

    /** {@return whether the request proves that it knows the password of one of the accounts} */
    Outcome check(SipRequest request, SipAccess access) {
        Outcome outcome = Outcome.MISSING;
        for (String value : request.values("authorization")) {
            Map<String, String> given = parts(value);
            if (access.realm().equals(given.get("realm"))) {
                outcome = check(given, request, access);
            }
        }
        return outcome;
    }

    private Outcome check(Map<String, String> given, SipRequest request, SipAccess access) {
        String algorithm = ALGORITHMS.get(given.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT));
        Secret password = access.accounts().get(given.getOrDefault("username", ""));
        String count = given.getOrDefault("nc", "");
        if (algorithm == null || !"auth".equals(given.get("qop")) || !count.matches("[0-9A-Fa-f]{8}")
                || !request.target().uri().equals(given.get("uri"))) {
            return Outcome.WRONG;
        }
        String nonce = given.getOrDefault("nonce", "");
        if (!isOurs(nonce, request.source().getAddress().getHostAddress())) {
            return Outcome.STALE;
        }
        // An unknown user costs as much time as a known one.
        String secret = password == null ? "" : password.reveal();
        String first = hash(algorithm, given.getOrDefault("username", "") + ':' + access.realm() + ':' + secret);
        String second = hash(algorithm, request.method() + ':' + given.get("uri"));
        String expected = hash(algorithm, String.join(":",
                first, nonce, count, given.getOrDefault("cnonce", ""), "auth", second));
        boolean equal = MessageDigest.isEqual(
                expected.getBytes(UTF_8), given.getOrDefault("response", "").toLowerCase(Locale.ROOT).getBytes(UTF_8));
        if (!equal || password == null || password.isEmpty()) {
            return Outcome.WRONG;
        }
        return use(nonce, Long.parseLong(count, 16)) ? Outcome.RIGHT : Outcome.STALE;
    }

    private synchronized boolean use(String nonce, long count) {
        Long before = counts.get(nonce);
        if (count == 0 || before != null && count <= before) {
            return false;
        }
        counts.put(nonce, count);
        return true;
    }

    private String nonce(long millis, String source) {
        String time = Long.toHexString(millis);
        return time + '-' + sealed(time + ' ' + source + ' ');
    }

    private boolean isOurs(String nonce, String source) {
        int dash = nonce.indexOf('-');
        String time = dash < 0 ? "" : nonce.substring(0, dash);
        if (!time.matches("[0-9a-f]{1,15}")) {
            return false;
        }
        long age = clock.millis() - Long.parseLong(time, 16);
        return age >= 0 && age <= NONCE_MILLIS && MessageDigest.isEqual(
                nonce.getBytes(UTF_8), (time + '-' + sealed(time + ' ' + source + ' ')).getBytes(UTF_8));
    }

    private String sealed(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parts(String value) {
        Map<String, String> parts = new LinkedHashMap<>();
        if (value.regionMatches(true, 0, "Digest ", 0, 7)) {
            Matcher part = PART.matcher(value).region(7, value.length());
            while (part.lookingAt()) {
                String text = part.group(2) == null ? part.group(3) : part.group(2).replaceAll("\\\\(.)", "$1");
                parts.putIfAbsent(part.group(1).toLowerCase(Locale.ROOT), text);
                part.region(part.end(), value.length());
            }
        }
        return parts;
    }
}
