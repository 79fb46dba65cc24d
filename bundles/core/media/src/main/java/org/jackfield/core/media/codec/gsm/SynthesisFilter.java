package org.jackfield.core.media.codec.gsm;

import static org.jackfield.core.media.codec.gsm.Arithmetic.multR;
import static org.jackfield.core.media.codec.gsm.Arithmetic.saturate;

import java.util.Arrays;

/** The short-term synthesis lattice: residual in, speech out. EN 300 961 section 5.3.4. */
final class SynthesisFilter {

    private final int[] delays = new int[Frame.ORDER];

    /** Filters the samples {@code from} to {@code to}. */
    void run(int[] reflections, int[] residual, int residualOffset, int[] signal, int from, int to) {
        int r0 = reflections[0];
        int r1 = reflections[1];
        int r2 = reflections[2];
        int r3 = reflections[3];
        int r4 = reflections[4];
        int r5 = reflections[5];
        int r6 = reflections[6];
        int r7 = reflections[7];
        int v0 = delays[0];
        int v1 = delays[1];
        int v2 = delays[2];
        int v3 = delays[3];
        int v4 = delays[4];
        int v5 = delays[5];
        int v6 = delays[6];
        int v7 = delays[7];
        for (int k = from; k < to; k++) {
            // The ninth delay of the standard is never read.
            int s = saturate(residual[residualOffset + k] - multR(r7, v7));
            s = saturate(s - multR(r6, v6));
            v7 = saturate(v6 + multR(r6, s));
            s = saturate(s - multR(r5, v5));
            v6 = saturate(v5 + multR(r5, s));
            s = saturate(s - multR(r4, v4));
            v5 = saturate(v4 + multR(r4, s));
            s = saturate(s - multR(r3, v3));
            v4 = saturate(v3 + multR(r3, s));
            s = saturate(s - multR(r2, v2));
            v3 = saturate(v2 + multR(r2, s));
            s = saturate(s - multR(r1, v1));
            v2 = saturate(v1 + multR(r1, s));
            s = saturate(s - multR(r0, v0));
            v1 = saturate(v0 + multR(r0, s));
            v0 = s;
            signal[k] = s;
        }
        delays[0] = v0;
        delays[1] = v1;
        delays[2] = v2;
        delays[3] = v3;
        delays[4] = v4;
        delays[5] = v5;
        delays[6] = v6;
        delays[7] = v7;
    }

    void reset() {
        Arrays.fill(delays, 0);
    }
}
