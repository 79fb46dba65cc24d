package org.jackfield.core.capture.net;

/**
 * A table by an address, or by a pair of them, that is asked for every packet: nothing is allocated to ask. It takes a fixed
 * number of entries and refuses more. For one thread.
 *
 * @param <V> what it holds
 */
public final class AddressTable<V> {

    private static final int WIDTH = 5;
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final long[] keys;
    private final Object[] values;
    private final int mask;
    private int size;

    /** Takes at most this many entries, a power of two. */
    public AddressTable(int capacity) {
        int slots = Integer.highestOneBit(Math.max(8, capacity)) * 2;
        keys = new long[slots * WIDTH];
        values = new Object[slots];
        mask = slots - 1;
    }

    /** {@return what is known of the frame's way from sender to receiver; null if nothing} */
    public V between(Frame frame) {
        return value(slot(frame.sourceHigh, frame.sourceLow, frame.destinationHigh, frame.destinationLow,
                ports(frame.sourcePort, frame.destinationPort)));
    }

    /** {@return what is known of the frame's sender; null if nothing} */
    public V bySource(Frame frame) {
        return value(slot(frame.sourceHigh, frame.sourceLow, 0, 0, frame.sourcePort));
    }

    /** {@return what is known of the frame's receiver; null if nothing} */
    public V byDestination(Frame frame) {
        return value(slot(frame.destinationHigh, frame.destinationLow, 0, 0, frame.destinationPort));
    }

    /** {@return what is known of an address; null if nothing} */
    public V get(Address address) {
        return value(slot(address.high(), address.low(), 0, 0, address.port()));
    }

    /** Puts something under an address. {@return whether there was room} */
    public boolean put(Address address, V value) {
        return put(address.high(), address.low(), 0, 0, address.port(), value);
    }

    /** Puts something under a way from one address to another. {@return whether there was room} */
    public boolean put(Address from, Address to, V value) {
        return put(from.high(), from.low(), to.high(), to.low(), ports(from.port(), to.port()), value);
    }

    /** Removes what stands under an address, if it is this. */
    public void remove(Address address, V value) {
        remove(slot(address.high(), address.low(), 0, 0, address.port()), value);
    }

    /** Removes what stands under a way, if it is this. */
    public void remove(Address from, Address to, V value) {
        remove(slot(from.high(), from.low(), to.high(), to.low(), ports(from.port(), to.port())), value);
    }

    /** {@return how many entries there are} */
    public int size() {
        return size;
    }

    private boolean put(long a, long b, long c, long d, long e, V value) {
        int slot = slot(a, b, c, d, e);
        if (values[slot] == null) {
            if (size * 2 > mask) {
                return false;
            }
            size++;
            int at = slot * WIDTH;
            keys[at] = a;
            keys[at + 1] = b;
            keys[at + 2] = c;
            keys[at + 3] = d;
            keys[at + 4] = e;
        }
        values[slot] = value;
        return true;
    }

    /** Those behind it move up, so that no search ends too early. */
    private void remove(int found, V value) {
        if (values[found] == null || values[found] != value) {
            return;
        }
        size--;
        int hole = found;
        values[hole] = null;
        for (int slot = hole + 1 & mask; values[slot] != null; slot = slot + 1 & mask) {
            int at = slot * WIDTH;
            int home = home(keys[at], keys[at + 1], keys[at + 2], keys[at + 3], keys[at + 4]);
            if ((slot - home & mask) >= (slot - hole & mask)) {
                System.arraycopy(keys, at, keys, hole * WIDTH, WIDTH);
                values[hole] = values[slot];
                values[slot] = null;
                hole = slot;
            }
        }
    }

    /** Where the key is, or would be. */
    private int slot(long a, long b, long c, long d, long e) {
        int slot = home(a, b, c, d, e);
        while (values[slot] != null) {
            int at = slot * WIDTH;
            if (keys[at + 1] == b && keys[at + 4] == e && keys[at + 3] == d && keys[at] == a && keys[at + 2] == c) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int home(long a, long b, long c, long d, long e) {
        long hash = (a ^ MULTIPLIER) * MULTIPLIER;
        hash = (Long.rotateLeft(hash, 29) ^ b) * MULTIPLIER;
        hash = (Long.rotateLeft(hash, 29) ^ c) * MULTIPLIER;
        hash = (Long.rotateLeft(hash, 29) ^ d) * MULTIPLIER;
        hash = (Long.rotateLeft(hash, 29) ^ e) * MULTIPLIER;
        return (int) (hash >>> 33) & mask;
    }

    private static long ports(int from, int to) {
        return 1L << 32 | (long) from << 16 | to;
    }

    @SuppressWarnings("unchecked")
    private V value(int slot) {
        return (V) values[slot];
    }
}
