import java.util.Random;

/** What the telephones say: A-law codes by chance, one after the other and round again, each voice from another place on. */
final class Speech {

    private static final int LENGTH = 1 << 20;
    private static final int LONGEST_PACKET = 480;

    private final byte[] laps = new byte[LENGTH + LONGEST_PACKET];

    Speech() {
        new Random(3).nextBytes(laps);
        System.arraycopy(laps, 0, laps, LENGTH, LONGEST_PACKET);
    }

    byte[] laps() {
        return laps;
    }

    /** {@return where in {@link #laps} the samples from {@code sample} on are} */
    int at(int round, int call, int side, long sample) {
        return (int) ((sample + round * 15_485_863L + call * 7919L * 2 + side * 104_729L) & LENGTH - 1);
    }

    /** {@return the 16-bit sample of an A-law code, ITU-T G.711} */
    static short linear(byte code) {
        int bits = (code ^ 0x55) & 0xFF;
        int segment = bits >> 4 & 7;
        int magnitude = (bits & 15) << 4 | 8;
        if (segment > 0) {
            magnitude = magnitude + 0x100 << segment - 1;
        }
        return (short) ((bits & 0x80) != 0 ? magnitude : -magnitude);
    }
}
