package org.jackfield.api.recording.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A Merkle tree that proves things (RFC 9162, section 2.1): that an entry is in it, and that it only ever grew. It
 * keeps the hash of every complete subtree, 64 bytes for each entry. One thread at a time.
 */
public final class HashTree {

    /** Level k holds the hashes of all complete subtrees of 2^k leaves. */
    private final List<List<byte[]>> levels = new ArrayList<>();
    private int size;

    /** Adds an entry behind the others. */
    public void add(byte[] entry) {
        byte[] hash = TreeHash.leaf(entry);
        int level = 0;
        for (int bits = size; ; bits >>= 1, level++) {
            if (level == levels.size()) {
                levels.add(new ArrayList<>());
            }
            List<byte[]> hashes = levels.get(level);
            hashes.add(hash);
            if ((bits & 1) == 0) {
                break;
            }
            hash = TreeHash.node(hashes.get(hashes.size() - 2), hash);
        }
        size++;
    }

    /** {@return how many entries it has} */
    public int size() {
        return size;
    }

    /** {@return its root} */
    public byte[] root() {
        return root(size);
    }

    /** {@return its root when it had so many entries} */
    public byte[] root(int entries) {
        checkSize(entries);
        return entries == 0 ? TreeHash.empty() : hash(0, entries);
    }

    /**
     * {@return the proof that the entry at an index was in the tree when it had so many entries}
     *
     * @throws IllegalArgumentException if it was not
     */
    public InclusionProof inclusion(int index, int entries) {
        checkSize(entries);
        if (index < 0 || index >= entries) {
            throw new IllegalArgumentException("no entry " + index + " among " + entries);
        }
        List<byte[]> path = new ArrayList<>();
        path(index, 0, entries, path);
        return new InclusionProof(index, entries, path);
    }

    private void path(int index, int from, int to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        int middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle, path);
            path.add(hash(middle, to));
        } else {
            path(index, middle, to, path);
            path.add(hash(from, middle));
        }
    }

    /**
     * {@return the proof that the tree of {@code before} entries is the beginning of the one of {@code after}}
     *
     * @throws IllegalArgumentException if it never had these sizes
     */
    public ConsistencyProof consistency(int before, int after) {
        checkSize(after);
        if (before < 1 || before > after) {
            throw new IllegalArgumentException("from " + before + " to " + after + " entries");
        }
        List<byte[]> path = new ArrayList<>();
        subproof(before, 0, after, true, path);
        return new ConsistencyProof(before, after, path);
    }

    private void subproof(int before, int from, int to, boolean known, List<byte[]> path) {
        int count = to - from;
        if (before == count) {
            if (!known) {
                path.add(hash(from, to));
            }
            return;
        }
        int middle = split(count);
        if (before <= middle) {
            subproof(before, from, from + middle, known, path);
            path.add(hash(from + middle, to));
        } else {
            subproof(before - middle, from + middle, to, false, path);
            path.add(hash(from, from + middle));
        }
    }

    private byte[] hash(int from, int to) {
        int count = to - from;
        if (Integer.bitCount(count) == 1 && from % count == 0) {
            return levels.get(Integer.numberOfTrailingZeros(count)).get(from / count);
        }
        int middle = from + split(count);
        return TreeHash.node(hash(from, middle), hash(middle, to));
    }

    /** The largest power of two that is less than the count. */
    private static int split(int count) {
        return Integer.highestOneBit(count - 1);
    }

    private void checkSize(int entries) {
        if (entries < 0 || entries > size) {
            throw new IllegalArgumentException(entries + " entries of " + size);
        }
    }

    /** {@return whether two hashes are the same} */
    static boolean same(byte[] one, byte[] other) {
        return Arrays.equals(one, other);
    }
}
