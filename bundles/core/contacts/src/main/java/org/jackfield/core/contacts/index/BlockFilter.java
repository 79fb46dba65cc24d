package org.jackfield.core.contacts.index;

import java.util.Arrays;
import java.util.List;

/**
 * Tells where a text can be at all. For each of {@value #ROWS} classes of three successive bytes there is a row of bits, one for
 * every block of {@value #BLOCK} contacts; where all rows of a term's triples have a bit, the block is looked through.
 */
final class BlockFilter {

    /** How many contacts are a block. */
    static final int BLOCK = 16;

    private static final int ROWS = 4096;
    private static final int TRIPLE = 3;

    private final long[][] rows;
    private final int blocks;

    BlockFilter(int contacts) {
        blocks = blocks(contacts);
        rows = new long[ROWS][words(blocks)];
    }

    private static int blocks(int contacts) {
        return (contacts + BLOCK - 1) / BLOCK;
    }

    private static int words(int blocks) {
        return (blocks + Long.SIZE - 1) / Long.SIZE;
    }

    long bytes() {
        return (long) ROWS * (rows[0].length * Long.BYTES + 16);
    }

    /** {@return what the filter of so many contacts will take} */
    static long bytes(int contacts) {
        return (long) ROWS * (words(blocks(contacts)) * Long.BYTES + 16);
    }

    /** Notes a text of the contact at a rank. */
    void note(int rank, byte[] bytes, int from, int to) {
        int block = rank / BLOCK;
        int word = block / Long.SIZE;
        long bit = 1L << block;
        for (int at = from; at + TRIPLE <= to; at++) {
            rows[row(bytes, at)][word] |= bit;
        }
    }

    /** {@return the blocks, one bit each, that may hold all the terms} */
    long[] candidates(List<byte[]> terms) {
        long[] candidates = new long[words(blocks)];
        Arrays.fill(candidates, -1);
        if (blocks % Long.SIZE != 0) {
            candidates[candidates.length - 1] = (1L << blocks) - 1;
        }
        for (byte[] term : terms) {
            for (int at = 0; at + TRIPLE <= term.length; at++) {
                long[] row = rows[row(term, at)];
                for (int i = 0; i < candidates.length; i++) {
                    candidates[i] &= row[i];
                }
            }
        }
        return candidates;
    }

    private static int row(byte[] bytes, int at) {
        int triple = (bytes[at] & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] & 0xFF;
        return triple * 0x9E3779B1 >>> 20;
    }
}
