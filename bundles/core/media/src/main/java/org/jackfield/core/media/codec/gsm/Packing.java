package org.jackfield.core.media.codec.gsm;

import java.util.Arrays;

/** The two ways in which a frame's 260 bits are put into bytes. */
final class Packing {

    /** Bytes of a frame on the wire. */
    static final int RTP_BYTES = 33;
    /** Bytes of two frames in a WAV file. */
    static final int WAV_BYTES = 65;

    private static final int SIGNATURE = 0xD;
    private static final int SIGNATURE_BITS = 4;
    private static final int[] WIDTHS = widths();

    private Packing() {}

    private static int[] widths() {
        int[] widths = new int[Frame.PARAMETERS];
        System.arraycopy(new int[] {6, 6, 5, 5, 4, 4, 3, 3}, 0, widths, 0, Frame.ORDER);
        for (int i = 0; i < Frame.SUB_FRAMES; i++) {
            int at = Frame.subFrame(i);
            System.arraycopy(new int[] {7, 2, 2, 6}, 0, widths, at, Frame.FIRST_PULSE);
            Arrays.fill(widths, at + Frame.FIRST_PULSE, at + Frame.FIRST_PULSE + Frame.PULSES, 3);
        }
        return widths;
    }

    /** Writes the frame as RFC 3551 section 4.5.8 has it: a signature, then every parameter from its highest bit on. */
    static void toRtp(int[] frame, byte[] bytes, int offset) {
        int at = offset;
        int pending = SIGNATURE;
        int bits = SIGNATURE_BITS;
        for (int i = 0; i < Frame.PARAMETERS; i++) {
            int width = WIDTHS[i];
            pending = pending << width | frame[i];
            bits += width;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[at++] = (byte) (pending >> bits);
            }
        }
    }

    /** {@return whether a frame that {@link #toRtp} writes may begin with this byte} */
    static boolean isSigned(byte first) {
        return (first >> SIGNATURE_BITS & 0xF) == SIGNATURE;
    }

    /** Reads a frame as {@link #toRtp} writes it, whatever its signature. */
    static void fromRtp(byte[] bytes, int offset, int[] frame) {
        int at = offset;
        int pending = bytes[at++];
        int bits = Byte.SIZE - SIGNATURE_BITS;
        for (int i = 0; i < Frame.PARAMETERS; i++) {
            int width = WIDTHS[i];
            if (bits < width) {
                pending = pending << Byte.SIZE | bytes[at++] & 0xFF;
                bits += Byte.SIZE;
            }
            bits -= width;
            frame[i] = pending >> bits & (1 << width) - 1;
        }
    }

    /** Writes two frames as WAV files of format 0x31 have them: one run of bits, every parameter from its lowest bit on. */
    static void toWav(int[] first, int[] second, byte[] bytes, int offset) {
        int at = offset;
        int pending = 0;
        int bits = 0;
        for (int i = 0; i < 2 * Frame.PARAMETERS; i++) {
            boolean inFirst = i < Frame.PARAMETERS;
            int index = inFirst ? i : i - Frame.PARAMETERS;
            pending |= (inFirst ? first : second)[index] << bits;
            bits += WIDTHS[index];
            if (bits >= Byte.SIZE) {
                bytes[at++] = (byte) pending;
                pending >>= Byte.SIZE;
                bits -= Byte.SIZE;
            }
        }
    }

    /** Reads two frames as {@link #toWav} writes them. */
    static void fromWav(byte[] bytes, int offset, int[] first, int[] second) {
        int at = offset;
        int pending = 0;
        int bits = 0;
        for (int i = 0; i < 2 * Frame.PARAMETERS; i++) {
            boolean inFirst = i < Frame.PARAMETERS;
            int index = inFirst ? i : i - Frame.PARAMETERS;
            int width = WIDTHS[index];
            if (bits < width) {
                pending |= (bytes[at++] & 0xFF) << bits;
                bits += Byte.SIZE;
            }
            (inFirst ? first : second)[index] = pending & (1 << width) - 1;
            pending >>= width;
            bits -= width;
        }
    }
}
