package org.jackfield.core.contacts.importing;

import java.util.Arrays;

/** Remembers keys by their hash values, 16 to 32 bytes each. What it takes for known may be another key of the same hash. */
final class KeySet {

    private long[] hashes = new long[1024];
    private int size;

    /** {@return whether the key is certainly new} */
    boolean add(String key) {
        if (size * 2 >= hashes.length) {
            long[] before = hashes;
            hashes = new long[before.length * 2];
            size = 0;
            Arrays.stream(before).filter(hash -> hash != 0).forEach(this::put);
        }
        return put(hash(key));
    }

    long bytes() {
        return 8L * hashes.length;
    }

    private boolean put(long hash) {
        int at = (int) (hash >>> 17) & hashes.length - 1;
        while (hashes[at] != 0) {
            if (hashes[at] == hash) {
                return false;
            }
            at = at + 1 & hashes.length - 1;
        }
        hashes[at] = hash;
        size++;
        return true;
    }

    private static long hash(String key) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        return hash == 0 ? 1 : hash;
    }
}
