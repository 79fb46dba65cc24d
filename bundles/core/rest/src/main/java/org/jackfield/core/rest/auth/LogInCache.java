package org.jackfield.core.rest.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jackfield.api.security.LogIn;

/**
 * Remembers verified credentials for a while, so that a client that sends them with every request does not cost a
 * password hash each time. Kept are not the credentials but a keyed hash, whose key dies with the process.
 */
final class LogInCache {

    /** How long a log-in is remembered after it was verified. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final int MAX_ENTRIES = 1000;
    private static final String HASH = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private record Known(LogIn logIn, Instant until) {}

    private final InstantSource clock;
    private final SecretKeySpec key;
    private final Map<String, Known> entries = new RecentlyUsed<>(MAX_ENTRIES);

    LogInCache(InstantSource clock) {
        this.clock = clock;
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, HASH);
    }

    /** {@return what stands for the credentials here} */
    String keyOf(BasicCredentials credentials) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            // A name holds no colon, so no two pairs have the same text.
            return HexFormat.of()
                    .formatHex(mac.doFinal((credentials.name() + ':' + credentials.password())
                            .getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + HASH, impossible);
        }
    }

    synchronized Optional<LogIn> find(String credentials) {
        Known entry = entries.get(credentials);
        if (entry == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(entry.until())) {
            entries.remove(credentials);
            return Optional.empty();
        }
        return Optional.of(entry.logIn());
    }

    synchronized void keep(String credentials, LogIn logIn) {
        entries.put(credentials, new Known(logIn, clock.instant().plus(LIFETIME)));
    }
}
