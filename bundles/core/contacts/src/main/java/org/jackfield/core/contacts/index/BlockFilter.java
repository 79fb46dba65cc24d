package org.jackfield.core.contacts.index;

import java.util.Arrays;
import java.util.List;

/**
 * Tells where a text can be at all. For each class of three successive bytes it keeps the blocks of contacts in which such a
 * triple occurs; where all triples of a term occur, the block is looked through. Most triples are rare and a few are nearly
 * everywhere, so a class is a list of gaps or a row of bits, whichever is smaller. What it takes is bounded: texts of too many
 * triples get larger blocks. Immutable; any thread.
 */
final class BlockFilter {

    /** For so many bytes of each contact a filter never takes more. */
    static final int BYTES_EACH = 32;

    private static final int CLASS_BITS = 16;
    private static final int CLASSES = 1 << CLASS_BITS;
    private static final int TRIPLE = 3;
    private static final int SMALLEST_BLOCK_BITS = 3;
    /** What an array takes besides its elements, with the reference to it. */
    private static final int ARRAY = 20;

    private final int contacts;
    private final int blockBits;
    private final long[][] bits = new long[CLASSES][];
    private final byte[][] gaps = new byte[CLASSES][];
    private final long bytes;

    /** The texts of contacts by their ranks. */
    @FunctionalInterface
    interface Texts {
        void read(int rank, Records.TextReader reader);
    }

    /** Takes the notes of a pass over all texts. */
    @FunctionalInterface
    private interface Note {
        void at(int row, int block, int gap);
    }

    BlockFilter(int contacts, Texts texts) {
        this.contacts = contacts;
        int tried = SMALLEST_BLOCK_BITS;
        int[] sizes = gapBytes(texts, tried);
        while (bytes(sizes, tried) > bytes(contacts)) {
            sizes = gapBytes(texts, ++tried);
        }
        blockBits = tried;
        bytes = bytes(sizes, tried);
        fill(texts, sizes);
    }

    long bytes() {
        return bytes;
    }

    /** {@return what the filter of so many contacts takes at most} */
    static long bytes(int contacts) {
        return (long) BYTES_EACH * contacts + (long) CLASSES * ARRAY;
    }

    /** {@return the first rank of a block} */
    int firstOf(int block) {
        return block << blockBits;
    }

    /** {@return the block of a rank} */
    int blockOf(int rank) {
        return rank >>> blockBits;
    }

    private int[] gapBytes(Texts texts, int tried) {
        int[] sizes = new int[CLASSES];
        pass(texts, tried, (row, block, gap) -> sizes[row] += length(gap));
        return sizes;
    }

    private long bytes(int[] sizes, int tried) {
        int row = words(tried) * Long.BYTES;
        return 2L * CLASSES * Integer.BYTES
                + Arrays.stream(sizes).filter(size -> size > 0).mapToLong(size -> ARRAY + Math.min(size, row)).sum();
    }

    private int words(int tried) {
        int blocks = contacts + (1 << tried) - 1 >>> tried;
        return (blocks + Long.SIZE - 1) / Long.SIZE;
    }

    private void fill(Texts texts, int[] sizes) {
        int words = words(blockBits);
        for (int row = 0; row < CLASSES; row++) {
            if (sizes[row] > words * Long.BYTES) {
                bits[row] = new long[words];
            } else if (sizes[row] > 0) {
                gaps[row] = new byte[sizes[row]];
            }
        }
        int[] written = new int[CLASSES];
        pass(texts, blockBits, (row, block, gap) -> {
            if (bits[row] != null) {
                bits[row][block >>> 6] |= 1L << block;
            } else {
                written[row] = write(gaps[row], written[row], gap);
            }
        });
    }

    /** Notes each class once for every block in which it occurs, with how many blocks on that is. */
    private void pass(Texts texts, int tried, Note note) {
        int[] last = new int[CLASSES];
        for (int rank = 0; rank < contacts; rank++) {
            int block = rank >>> tried;
            texts.read(rank, (text, from, to) -> {
                for (int at = from; at + 1 < to; at++) {
                    if (text[at] == ' ') {
                        note(row(0, text[at], text[at + 1]), block, last, note);
                    }
                    if (at + TRIPLE <= to) {
                        note(row(text[at], text[at + 1], text[at + 2]), block, last, note);
                    }
                }
            });
        }
    }

    private static void note(int row, int block, int[] last, Note note) {
        int gap = block + 1 - last[row];
        if (gap > 0) {
            last[row] = block + 1;
            note.at(row, block, gap);
        }
    }

    /** {@return how many bytes a gap takes, seven bits in each} */
    private static int length(int gap) {
        return gap < 1 << 7 ? 1 : gap < 1 << 14 ? 2 : gap < 1 << 21 ? 3 : gap < 1 << 28 ? 4 : 5;
    }

    private static int write(byte[] into, int at, int gap) {
        int rest = gap;
        int next = at;
        while (rest >= 1 << 7) {
            into[next++] = (byte) (rest | 1 << 7);
            rest >>>= 7;
        }
        into[next++] = (byte) rest;
        return next;
    }

    /** {@return the blocks, one bit each, that may hold all the terms} */
    long[] candidates(List<byte[]> terms) {
        long[] candidates = new long[words(blockBits)];
        Arrays.fill(candidates, -1);
        for (byte[] term : terms) {
            if (term.length == TRIPLE - 1) {
                keep(candidates, row(0, term[0], term[1]));
            }
            for (int at = 0; at + TRIPLE <= term.length; at++) {
                keep(candidates, row(term[at], term[at + 1], term[at + 2]));
            }
        }
        return candidates;
    }

    private void keep(long[] candidates, int row) {
        if (bits[row] != null) {
            for (int i = 0; i < candidates.length; i++) {
                candidates[i] &= bits[row][i];
            }
            return;
        }
        long[] before = candidates.clone();
        Arrays.fill(candidates, 0);
        byte[] list = gaps[row] == null ? new byte[0] : gaps[row];
        int next = 0;
        int block = -1;
        while (next < list.length) {
            int shift = 0;
            int gap = 0;
            do {
                gap |= (list[next] & 0x7F) << shift;
                shift += 7;
            } while (list[next++] < 0);
            block += gap;
            candidates[block >>> 6] |= before[block >>> 6] & 1L << block;
        }
    }

    /** {@return the class of a triple, or of the first byte of a word behind 0 and its space} */
    private static int row(int first, int second, int third) {
        int triple = (first & 0xFF) << 16 | (second & 0xFF) << 8 | third & 0xFF;
        return triple * 0x9E3779B1 >>> 32 - CLASS_BITS;
    }
}
