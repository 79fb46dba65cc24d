package org.jackfield.core.media.codec.gsm;

import static org.jackfield.core.media.codec.gsm.Arithmetic.multR;
import static org.jackfield.core.media.codec.gsm.Arithmetic.saturate;

import java.util.Arrays;

/** The short-term analysis lattice: speech in, residual out. EN 300 961 section 5.2.10. */
final class AnalysisFilter {

    private final int[] delays = new int[Frame.ORDER];

    /** Filters the samples {@code from} to {@code to} in place. */
    void run(int[] reflections, int[] signal, int from, int to) {
        // In locals, so that two samples are under way at once: nothing here waits for memory.
        int r0 = reflections[0];
        int r1 = reflections[1];
        int r2 = reflections[2];
        int r3 = reflections[3];
        int r4 = reflections[4];
        int r5 = reflections[5];
        int r6 = reflections[6];
        int r7 = reflections[7];
        int u0 = delays[0];
        int u1 = delays[1];
        int u2 = delays[2];
        int u3 = delays[3];
        int u4 = delays[4];
        int u5 = delays[5];
        int u6 = delays[6];
        int u7 = delays[7];
        for (int k = from; k < to; k++) {
            int d0 = signal[k];
            int d1 = saturate(d0 + multR(r0, u0));
            int v1 = saturate(u0 + multR(r0, d0));
            u0 = d0;
            int d2 = saturate(d1 + multR(r1, u1));
            int v2 = saturate(u1 + multR(r1, d1));
            u1 = v1;
            int d3 = saturate(d2 + multR(r2, u2));
            int v3 = saturate(u2 + multR(r2, d2));
            u2 = v2;
            int d4 = saturate(d3 + multR(r3, u3));
            int v4 = saturate(u3 + multR(r3, d3));
            u3 = v3;
            int d5 = saturate(d4 + multR(r4, u4));
            int v5 = saturate(u4 + multR(r4, d4));
            u4 = v4;
            int d6 = saturate(d5 + multR(r5, u5));
            int v6 = saturate(u5 + multR(r5, d5));
            u5 = v5;
            int d7 = saturate(d6 + multR(r6, u6));
            int v7 = saturate(u6 + multR(r6, d6));
            u6 = v6;
            signal[k] = saturate(d7 + multR(r7, u7));
            u7 = v7;
        }
        delays[0] = u0;
        delays[1] = u1;
        delays[2] = u2;
        delays[3] = u3;
        delays[4] = u4;
        delays[5] = u5;
        delays[6] = u6;
        delays[7] = u7;
    }

    void reset() {
        Arrays.fill(delays, 0);
    }
}
