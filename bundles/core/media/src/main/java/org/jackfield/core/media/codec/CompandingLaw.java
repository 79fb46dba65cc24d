package org.jackfield.core.media.codec;

import java.util.function.IntUnaryOperator;

/**
 * One of the two laws of ITU-T G.711, as tables. A 16-bit sample is first rounded to the law's own precision (14 bits for
 * mu-law, 13 for A-law, ties upwards), then coded as G.711 tables 1 and 2 have it.
 */
public enum CompandingLaw {

    /** G.711 table 2: North America and Japan; RTP's {@code PCMU}. */
    MU(14, CompandingLaw::muCode, CompandingLaw::muValue),

    /** G.711 table 1: the rest of the world; RTP's {@code PCMA}. */
    A(13, CompandingLaw::aCode, CompandingLaw::aValue);

    private static final int CODES = 256;
    /** What mu-law adds to a magnitude so that every segment is twice as wide as the one before. */
    private static final int MU_BIAS = 33;
    /** A-law sends every other bit inverted, against long runs of zeros on the line. */
    private static final int A_MASK = 0x55;

    private static final int SIGN = 0x80;

    private final int bits;
    private final byte[] codes;
    private final short[] values = new short[CODES];

    CompandingLaw(int bits, IntUnaryOperator code, IntUnaryOperator value) {
        this.bits = bits;
        codes = new byte[1 << bits];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) code.applyAsInt(i - (codes.length >> 1));
        }
        for (int i = 0; i < CODES; i++) {
            values[i] = (short) (value.applyAsInt(i) << Short.SIZE - bits);
        }
    }

    /** {@return the code of silence} */
    public byte silence() {
        return code((short) 0);
    }

    /** {@return the 16-bit sample that a code stands for} */
    public short value(byte code) {
        return values[code & 0xFF];
    }

    /** {@return the code of a 16-bit sample} */
    public byte code(short sample) {
        int half = 1 << Short.SIZE - bits - 1;
        int rounded = Math.min(sample + half, Short.MAX_VALUE) >> Short.SIZE - bits;
        return codes[rounded + (codes.length >> 1)];
    }

    /** Expands {@code length} codes. */
    public void expand(byte[] from, int offset, int length, short[] samples, int samplesOffset) {
        short[] table = values;
        for (int i = 0; i < length; i++) {
            samples[samplesOffset + i] = table[from[offset + i] & 0xFF];
        }
    }

    /** Compresses {@code length} samples. */
    public void compress(short[] samples, int samplesOffset, int length, byte[] to, int offset) {
        byte[] table = codes;
        int shift = Short.SIZE - bits;
        int half = 1 << shift - 1;
        int middle = table.length >> 1;
        for (int i = 0; i < length; i++) {
            int rounded = Math.min(samples[samplesOffset + i] + half, Short.MAX_VALUE) >> shift;
            to[offset + i] = table[rounded + middle];
        }
    }

    private static int muCode(int sample) {
        int magnitude = Math.min(Math.abs(sample) + MU_BIAS, 0x1FFF);
        int segment = highestBit(magnitude >> 6);
        int code = segment << 4 | magnitude >> segment + 1 & 0xF;
        return ~(sample < 0 ? code | SIGN : code);
    }

    private static int muValue(int code) {
        int plain = ~code;
        int segment = plain >> 4 & 7;
        int magnitude = ((plain & 0xF) << 1 | MU_BIAS) << segment;
        return (plain & SIGN) == 0 ? magnitude - MU_BIAS : MU_BIAS - magnitude;
    }

    private static int aCode(int sample) {
        int magnitude = sample < 0 ? ~sample : sample;
        int segment = highestBit(magnitude >> 5);
        int code = segment << 4 | magnitude >> Math.max(1, segment) & 0xF;
        return (sample < 0 ? code : code | SIGN) ^ A_MASK;
    }

    private static int aValue(int code) {
        int plain = code ^ A_MASK;
        int segment = plain >> 4 & 7;
        int step = (plain & 0xF) << 1 | 1;
        int magnitude = segment == 0 ? step : (step | 0x20) << segment - 1;
        return (plain & SIGN) == 0 ? -magnitude : magnitude;
    }

    /** {@return the number of the highest bit that is set, from 1 on; 0 if none is} */
    private static int highestBit(int value) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(value);
    }
}
