package org.jackfield.core.media.codec.gsm;

import static org.jackfield.core.media.codec.gsm.Frame.FIRST_PULSE;

/**
 * What stands for frames that were lost, in the manner of 3GPP TS 46.011: the last good one once more; for every further
 * one its block maxima four steps (3 dB) less and another grid; when nothing is left, the quietest frame there is.
 */
final class Substitution {

    private static final int STEP = 4;
    private static final int GRIDS = 4;

    private final int[] frame = new int[Frame.PARAMETERS];
    private int lost;

    Substitution() {
        reset();
    }

    /** Takes note of a good frame. */
    void received(int[] good) {
        System.arraycopy(good, 0, frame, 0, Frame.PARAMETERS);
        lost = 0;
    }

    /** {@return the parameters of the next lost frame; only to be read} */
    int[] next() {
        if (lost > 0) {
            boolean silent = true;
            for (int i = 0; i < Frame.SUB_FRAMES; i++) {
                int at = Frame.subFrame(i);
                frame[at + Frame.MAXIMUM] = Math.max(0, frame[at + Frame.MAXIMUM] - STEP);
                frame[at + Frame.GRID] = (frame[at + Frame.GRID] + 1 + (lost + i & 1)) % GRIDS;
                silent &= frame[at + Frame.MAXIMUM] == 0;
            }
            if (silent) {
                silence();
            }
        }
        lost++;
        return frame;
    }

    /** Without its own past and with the smallest pulses, the spectrum alone makes no sound. */
    private void silence() {
        for (int i = 0; i < Frame.SUB_FRAMES; i++) {
            int at = Frame.subFrame(i);
            frame[at + Frame.GAIN] = 0;
            frame[at + Frame.MAXIMUM] = 0;
            for (int k = 0; k < Frame.PULSES; k++) {
                frame[at + FIRST_PULSE + k] = 3 + (k & 1);
            }
        }
    }

    void reset() {
        // A flat spectrum: the ratios are coded from their lowest value on, so that the middle is zero.
        System.arraycopy(new int[] {32, 32, 16, 16, 8, 8, 4, 4}, 0, frame, 0, Frame.ORDER);
        for (int i = 0; i < Frame.SUB_FRAMES; i++) {
            int at = Frame.subFrame(i);
            frame[at + Frame.LAG] = Residual.SHORTEST_LAG;
            frame[at + Frame.GRID] = 0;
        }
        silence();
        lost = 0;
    }
}
