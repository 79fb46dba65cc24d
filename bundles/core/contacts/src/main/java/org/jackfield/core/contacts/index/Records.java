package org.jackfield.core.contacts.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Contacts one after the other in large arrays, each as id, whether it is a VIP, name, VIP text and search text: an object
 * each would take three times the memory. A place in it is a number that never changes. Written by one thread, then read
 * by many.
 */
final class Records {

    // A quarter of a megabyte: from half a region of its heap on, G1 gives an array regions of its own and wastes what is over.
    private static final int CHUNK_BITS = 18;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int MAX_CHUNKS = 1 << (31 - CHUNK_BITS);
    private static final int HEAD = 16 + 1 + 3 * 2;
    private static final long EVERY_BYTE = 0x0101010101010101L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    /** Eight bytes at once, the first the lowest. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private final List<byte[]> chunks = new ArrayList<>();
    private int used = CHUNK;

    /** {@return the place of the record that was added} */
    int add(UUID id, boolean vip, byte[] name, byte[] vipText, byte[] text) {
        int length = HEAD + name.length + vipText.length + text.length;
        int place = reserve(length);
        byte[] chunk = chunk(place);
        int at = offset(place);
        LONGS.set(chunk, at, id.getMostSignificantBits());
        LONGS.set(chunk, at + 8, id.getLeastSignificantBits());
        chunk[at + 16] = (byte) (vip ? 1 : 0);
        SHORTS.set(chunk, at + 17, (short) name.length);
        SHORTS.set(chunk, at + 19, (short) vipText.length);
        SHORTS.set(chunk, at + 21, (short) text.length);
        at += HEAD;
        System.arraycopy(name, 0, chunk, at, name.length);
        System.arraycopy(vipText, 0, chunk, at + name.length, vipText.length);
        System.arraycopy(text, 0, chunk, at + name.length + vipText.length, text.length);
        return place;
    }

    /** {@return the place of a copy of another's record} */
    int copy(Records other, int place) {
        int length = other.length(place);
        int copy = reserve(length);
        System.arraycopy(other.chunk(place), offset(place), chunk(copy), offset(copy), length);
        return copy;
    }

    private int reserve(int length) {
        if (CHUNK - used < length) {
            if (chunks.size() == MAX_CHUNKS) {
                throw new IllegalStateException("more than 2 GB of contacts");
            }
            chunks.add(new byte[CHUNK]);
            used = 0;
        }
        int place = (chunks.size() - 1 << CHUNK_BITS) + used;
        used += length;
        return place;
    }

    /** Gives back what the last array has too much. */
    void trim() {
        if (!chunks.isEmpty()) {
            chunks.set(chunks.size() - 1, Arrays.copyOf(chunks.getLast(), used));
        }
    }

    long bytes() {
        return chunks.stream().mapToLong(chunk -> chunk.length).sum();
    }

    UUID id(int place) {
        byte[] chunk = chunk(place);
        return new UUID((long) LONGS.get(chunk, offset(place)), (long) LONGS.get(chunk, offset(place) + 8));
    }

    boolean is(int place, UUID id) {
        byte[] chunk = chunk(place);
        return (long) LONGS.get(chunk, offset(place) + 8) == id.getLeastSignificantBits()
                && (long) LONGS.get(chunk, offset(place)) == id.getMostSignificantBits();
    }

    boolean vip(int place) {
        return chunk(place)[offset(place) + 16] != 0;
    }

    String name(int place) {
        return new String(chunk(place), offset(place) + HEAD, size(place, 17), StandardCharsets.UTF_8);
    }

    String vipText(int place) {
        return new String(
                chunk(place), offset(place) + HEAD + size(place, 17), size(place, 19), StandardCharsets.UTF_8);
    }

    /**
     * {@return whether the search text holds the term}
     *
     * @param term at least two bytes
     */
    boolean holds(int place, byte[] term) {
        byte[] chunk = chunk(place);
        int at = textAt(place);
        int last = at + size(place, 21) - term.length;
        long first = EVERY_BYTE * (term[0] & 0xFF);
        long second = EVERY_BYTE * (term[1] & 0xFF);
        for (; at <= last && at + Long.BYTES < chunk.length; at += Long.BYTES) {
            // a byte is zero where the term's first two bytes stand; beyond the lowest such byte it may seem so
            long differs = (long) EIGHT.get(chunk, at) ^ first | (long) EIGHT.get(chunk, at + 1) ^ second;
            long zero = differs - EVERY_BYTE & ~differs & EVERY_BYTE << 7;
            for (; zero != 0; zero &= zero - 1) {
                if (stands(chunk, at + (Long.numberOfTrailingZeros(zero) >>> 3), last, term)) {
                    return true;
                }
            }
        }
        for (; at <= last; at++) {
            if (stands(chunk, at, last, term)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(byte[] chunk, int at, int last, byte[] term) {
        return at <= last && Arrays.equals(chunk, at, at + term.length, term, 0, term.length);
    }

    /** Gives the search text to a reader of bytes, without making a copy. */
    void text(int place, TextReader reader) {
        int from = textAt(place);
        reader.read(chunk(place), from, from + size(place, 21));
    }

    /** Reads a part of an array. */
    @FunctionalInterface
    interface TextReader {
        void read(byte[] bytes, int from, int to);
    }

    /** The order of two records: that of their names, and of all else if these are the same. */
    static int compare(Records a, int placeA, Records b, int placeB) {
        int textA = a.textAt(placeA);
        int textB = b.textAt(placeB);
        int order = Arrays.compareUnsigned(
                a.chunk(placeA), textA, textA + a.size(placeA, 21), b.chunk(placeB), textB, textB + b.size(placeB, 21));
        return order != 0 ? order : a.id(placeA).compareTo(b.id(placeB));
    }

    private int textAt(int place) {
        return offset(place) + HEAD + size(place, 17) + size(place, 19);
    }

    private int length(int place) {
        return HEAD + size(place, 17) + size(place, 19) + size(place, 21);
    }

    private int size(int place, int field) {
        return (short) SHORTS.get(chunk(place), offset(place) + field) & 0xFFFF;
    }

    private byte[] chunk(int place) {
        return chunks.get(place >>> CHUNK_BITS);
    }

    private static int offset(int place) {
        return place & CHUNK - 1;
    }
}
