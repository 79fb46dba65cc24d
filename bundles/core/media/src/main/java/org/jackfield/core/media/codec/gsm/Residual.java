package org.jackfield.core.media.codec.gsm;

import static org.jackfield.core.media.codec.gsm.Arithmetic.multR;
import static org.jackfield.core.media.codec.gsm.Arithmetic.saturate;

import java.util.Arrays;

/**
 * The short-term residual as the decoder knows it, with the 120 samples before the current frame: what the long-term
 * predictor predicts from. EN 300 961 sections 5.2.18 and 5.3.2.
 */
final class Residual {

    static final int SHORTEST_LAG = 40;
    static final int LONGEST_LAG = 120;

    /** Table 5.3b: the gain for each code. */
    private static final int[] GAINS = {3277, 11469, 21299, 32767};

    final int[] samples = new int[LONGEST_LAG + Frame.SAMPLES];

    /** Makes room for the next frame. */
    void next() {
        System.arraycopy(samples, Frame.SAMPLES, samples, 0, LONGEST_LAG);
    }

    /** {@return where in {@link #samples} a sub-frame (0 to 3) of the current frame begins} */
    static int subFrame(int index) {
        return LONGEST_LAG + index * Frame.SUB_SAMPLES;
    }

    /** Puts what the past predicts for a sub-frame into its place. */
    void predict(int at, int lag, int gainCode) {
        int gain = GAINS[gainCode];
        for (int k = at; k < at + Frame.SUB_SAMPLES; k++) {
            samples[k] = multR(gain, samples[k - lag]);
        }
    }

    /** Adds the pulses of a sub-frame to what was predicted for it. */
    void excite(int at, int grid, int[] pulses) {
        for (int i = 0, k = at + grid; i < Frame.PULSES; i++, k += 3) {
            samples[k] = saturate(samples[k] + pulses[i]);
        }
    }

    void reset() {
        Arrays.fill(samples, 0);
    }
}
