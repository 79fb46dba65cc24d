package org.jackfield.core.media.codec.gsm;

import static org.jackfield.core.media.codec.gsm.Arithmetic.multR;
import static org.jackfield.core.media.codec.gsm.Arithmetic.saturate;

import java.util.Arrays;

/** The short-term synthesis lattice: residual in, speech out. EN 300 961 section 5.3.4. */
final class SynthesisFilter {

    private final int[] delays = new int[Frame.ORDER];

    /** Filters the samples {@code from} to {@code to}. */
    void run(int[] reflections, int[] residual, int residualOffset, int[] signal, int from, int to) {
        int[] v = delays;
        for (int k = from; k < to; k++) {
            int s = saturate(residual[residualOffset + k] - multR(reflections[7], v[7]));
            for (int i = Frame.ORDER - 2; i >= 0; i--) {
                s = saturate(s - multR(reflections[i], v[i]));
                v[i + 1] = saturate(v[i] + multR(reflections[i], s));
            }
            v[0] = s;
            signal[k] = s;
        }
    }

    void reset() {
        Arrays.fill(delays, 0);
    }
}
