package org.jackfield.core.media.codec.gsm;

import static org.jackfield.core.media.codec.gsm.Arithmetic.multR;
import static org.jackfield.core.media.codec.gsm.Arithmetic.norm;
import static org.jackfield.core.media.codec.gsm.Arithmetic.normWord;
import static org.jackfield.core.media.codec.gsm.Arithmetic.saturate;

import java.util.Arrays;

/** Finds the reflection coefficients of a frame: EN 300 961 sections 5.2.4 and 5.2.5. */
final class LinearPrediction {

    private final int[] scaled = new int[Frame.SAMPLES];
    private final int[] correlation = new int[Frame.ORDER + 1];
    private final int[] p = new int[Frame.ORDER + 1];
    private final int[] k = new int[Frame.ORDER + 1];

    /**
     * Writes the eight reflection coefficients of the signal.
     *
     * @param signal loses its lowest bits if it is loud, as the standard has it for what follows
     */
    void analyse(int[] signal, int[] reflections) {
        int shift = scale(signal);
        autocorrelate();
        schur(reflections);
        if (shift > 0) {
            for (int i = 0; i < Frame.SAMPLES; i++) {
                // A word, as everything: 2048 times 16 becomes negative.
                signal[i] = (short) (scaled[i] << shift);
            }
        }
    }

    /** Copies the signal, loud ones divided by a power of two, so that its correlation fits into 32 bits. */
    private int scale(int[] signal) {
        int peak = 0;
        for (int i = 0; i < Frame.SAMPLES; i++) {
            peak = Math.max(peak, Math.abs(signal[i]));
        }
        int shift = peak == 0 ? 0 : Math.max(0, 4 - normWord(Math.min(peak, Arithmetic.MAX_WORD)));
        int half = 1 << shift >> 1;
        for (int i = 0; i < Frame.SAMPLES; i++) {
            scaled[i] = signal[i] + half >> shift;
        }
        return shift;
    }

    private void autocorrelate() {
        for (int lag = 0; lag <= Frame.ORDER; lag++) {
            int sum = 0;
            for (int i = lag; i < Frame.SAMPLES; i++) {
                sum += scaled[i] * scaled[i - lag];
            }
            correlation[lag] = sum << 1;
        }
    }

    /** The Schur recursion. */
    private void schur(int[] reflections) {
        Arrays.fill(reflections, 0);
        if (correlation[0] == 0) {
            return;
        }
        int shift = norm(correlation[0]);
        for (int i = 0; i <= Frame.ORDER; i++) {
            p[i] = correlation[i] << shift >> 16;
            k[i] = p[i];
        }
        for (int n = 1; n <= Frame.ORDER; n++) {
            int magnitude = Arithmetic.abs(p[1]);
            if (p[0] < magnitude) {
                return;
            }
            int reflection = Arithmetic.div(magnitude, p[0]);
            if (p[1] > 0) {
                reflection = -reflection;
            }
            reflections[n - 1] = reflection;
            p[0] = saturate(p[0] + multR(p[1], reflection));
            for (int m = 1; m <= Frame.ORDER - n; m++) {
                int ahead = p[m + 1];
                p[m] = saturate(ahead + multR(k[m], reflection));
                k[m] = saturate(k[m] + multR(ahead, reflection));
            }
        }
    }
}
