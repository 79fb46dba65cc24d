package org.jackfield.core.telephony.model;

import java.util.UUID;

/** Ids that follow from another id. */
final class DerivedId {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

    private DerivedId() {}

    /**
     * A version 7 UUID of the same millisecond as {@code origin}, whose random part is mixed from it (SplitMix64).
     *
     * @param ordinal tells several ids of the same origin apart
     */
    static UUID of(UUID origin, int ordinal) {
        long seed = origin.getLeastSignificantBits() ^ Long.rotateLeft(origin.getMostSignificantBits(), 29);
        long low = mixed(seed + GOLDEN_GAMMA * (ordinal + 1L));
        return new UUID(
                origin.getMostSignificantBits() & ~0xFFFL | mixed(low) & 0xFFFL,
                low & VARIANT_MASK | Long.MIN_VALUE);
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
