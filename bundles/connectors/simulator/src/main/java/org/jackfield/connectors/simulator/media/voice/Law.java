package org.jackfield.connectors.simulator.media.voice;

/** The two laws of G.711, with the numbers that RFC 3551 gives them. */
public enum Law {
    PCMU(0, 0xFF), PCMA(8, 0xD5);

    /** Octets of a frame of 20 ms, and the ticks of its RTP clock as well. */
    public static final int FRAME = 160;

    private static final int POSITIVE_LAST = 0x80;
    private static final int MU_LAW_BIAS = 0x84;
    private static final int MU_LAW_LARGEST = 32_635;
    private static final int MU_LAW_LOWEST_BIT = 7;

    private final int payloadType;
    private final byte silence;

    Law(int payloadType, int silence) {
        this.payloadType = payloadType;
        this.silence = (byte) silence;
    }

    /** Its RTP payload type. */
    public int payloadType() {
        return payloadType;
    }

    /** Its octet for no sound. */
    public byte silence() {
        return silence;
    }

    /** The same sound in mu-law: each octet decoded and coded anew. */
    static byte[] toMuLaw(byte[] aLaw) {
        byte[] muLaw = new byte[aLaw.length];
        for (int i = 0; i < aLaw.length; i++) {
            muLaw[i] = muLaw(linear(aLaw[i]));
        }
        return muLaw;
    }

    private static int linear(byte aLaw) {
        int code = aLaw ^ 0x55;
        int segment = code >> 4 & 7;
        int step = ((code & 0xF) << 4) + 8;
        int magnitude = segment == 0 ? step : step + 0x100 << segment - 1;
        return (code & POSITIVE_LAST) != 0 ? magnitude : -magnitude;
    }

    private static byte muLaw(int linear) {
        int magnitude = Math.min(Math.abs(linear), MU_LAW_LARGEST) + MU_LAW_BIAS;
        int segment = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(magnitude) - MU_LAW_LOWEST_BIT;
        int step = magnitude >> segment + 3 & 0xF;
        return (byte) ~((linear < 0 ? POSITIVE_LAST : 0) | segment << 4 | step);
    }
}
