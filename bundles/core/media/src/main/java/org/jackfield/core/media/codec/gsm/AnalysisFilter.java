package org.jackfield.core.media.codec.gsm;

import static org.jackfield.core.media.codec.gsm.Arithmetic.multR;
import static org.jackfield.core.media.codec.gsm.Arithmetic.saturate;

import java.util.Arrays;

/** The short-term analysis lattice: speech in, residual out. EN 300 961 section 5.2.10. */
final class AnalysisFilter {

    private final int[] delays = new int[Frame.ORDER];

    /** Filters the samples {@code from} to {@code to} in place. */
    void run(int[] reflections, int[] signal, int from, int to) {
        int[] u = delays;
        for (int k = from; k < to; k++) {
            int d = signal[k];
            int passed = d;
            for (int i = 0; i < Frame.ORDER; i++) {
                int r = reflections[i];
                int delayed = u[i];
                u[i] = passed;
                passed = saturate(delayed + multR(r, d));
                d = saturate(d + multR(r, delayed));
            }
            signal[k] = d;
        }
    }

    void reset() {
        Arrays.fill(delays, 0);
    }
}
