package org.jackfield.api.persistence;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Makes the ids of everything that is stored: UUID version 7 (RFC 9562, section 5.7), so that ids made later sort
 * later and two servers never make the same one.
 *
 * <p>Within a process ids are strictly increasing, also as text and when the clock stands still or is set back
 * (RFC 9562, section 6.2, method 3: the 12 bits after the milliseconds count on). Any thread may call. An id is not a
 * secret: never use one as a token.
 */
public final class Ids {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int COUNTER_BITS = 12;

    private static final Ids PROCESS = new Ids(InstantSource.system(), new SecureRandom()::nextLong);

    private final InstantSource clock;
    private final LongSupplier random;
    private final AtomicLong last = new AtomicLong();

    Ids(InstantSource clock, LongSupplier random) {
        this.clock = clock;
        this.random = random;
    }

    /** {@return a new id, greater than every id this process made before} */
    public static UUID next() {
        return PROCESS.make();
    }

    /**
     * {@return the millisecond in which an id was made}
     *
     * @param id a version 7 UUID
     * @throws IllegalArgumentException if it is of another version
     */
    public static Instant instantOf(UUID id) {
        if (id.version() != 7) {
            throw new IllegalArgumentException("not a version 7 UUID: " + id);
        }
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    UUID make() {
        long now = clock.millis() << COUNTER_BITS;
        long stamp = last.updateAndGet(before -> Math.max(before + 1, now));
        long high = (stamp >>> COUNTER_BITS << 16) | VERSION_7 | (stamp & 0xFFF);
        long low = VARIANT | (random.getAsLong() >>> 2);
        return new UUID(high, low);
    }
}
