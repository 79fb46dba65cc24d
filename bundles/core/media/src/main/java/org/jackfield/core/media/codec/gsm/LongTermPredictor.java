package org.jackfield.core.media.codec.gsm;

import static org.jackfield.core.media.codec.gsm.Arithmetic.norm;
import static org.jackfield.core.media.codec.gsm.Arithmetic.normWord;

/** Finds which of the past residual predicts a sub-frame best, and how loud: EN 300 961 section 5.2.11. */
final class LongTermPredictor {

    private static final int LAGS = Residual.LONGEST_LAG - Residual.SHORTEST_LAG + 1;
    /** Table 5.3a: where one gain ends and the next begins. */
    private static final int[] DECISIONS = {6554, 16384, 26214};

    private final int[] scaled = new int[Frame.SUB_SAMPLES];
    private final int[] correlation = new int[LAGS];

    /**
     * Writes lag and gain of a sub-frame into its parameters.
     *
     * @param signal the short-term residual of the frame
     * @param from where the sub-frame begins in it
     * @param past what the decoder knows of it
     * @param at where the sub-frame will be there
     */
    void search(int[] signal, int from, int[] past, int at, int[] frame, int parameters) {
        int shift = scale(signal, from);
        correlate(past, at - Residual.LONGEST_LAG);
        int best = 0;
        int lag = Residual.SHORTEST_LAG;
        for (int i = LAGS - 1; i >= 0; i--) {
            if (correlation[i] > best) {
                best = correlation[i];
                lag = Residual.LONGEST_LAG - i;
            }
        }
        frame[parameters + Frame.LAG] = lag;
        frame[parameters + Frame.GAIN] = gain(best << 1 >> 6 - shift, past, at - lag);
    }

    /** Copies the sub-frame, loud ones divided by a power of two. */
    private int scale(int[] signal, int from) {
        int peak = 0;
        for (int k = 0; k < Frame.SUB_SAMPLES; k++) {
            peak = Math.max(peak, Math.abs(signal[from + k]));
        }
        int shift = peak == 0 ? 0 : Math.max(0, 6 - normWord(Math.min(peak, Arithmetic.MAX_WORD)));
        for (int k = 0; k < Frame.SUB_SAMPLES; k++) {
            scaled[k] = signal[from + k] >> shift;
        }
        return shift;
    }

    /**
     * Correlates with every stretch of the past, the oldest first. The largest part of what encoding costs, and plain:
     * HotSpot turns the inner loop into vector instructions, and every blocking over lags or samples came out slower.
     */
    private void correlate(int[] past, int oldest) {
        for (int i = 0; i < LAGS; i++) {
            int sum = 0;
            for (int k = 0; k < Frame.SUB_SAMPLES; k++) {
                sum += scaled[k] * past[oldest + i + k];
            }
            correlation[i] = sum;
        }
    }

    private static int gain(int correlation, int[] past, int at) {
        if (correlation <= 0) {
            return 0;
        }
        int power = 0;
        for (int k = at; k < at + Frame.SUB_SAMPLES; k++) {
            int sample = past[k] >> 3;
            power += sample * sample;
        }
        power <<= 1;
        if (correlation >= power) {
            return DECISIONS.length;
        }
        int shift = norm(power);
        int numerator = correlation << shift >> 16;
        int denominator = power << shift >> 16;
        int code = 0;
        while (code < DECISIONS.length && numerator > denominator * DECISIONS[code] >> 15) {
            code++;
        }
        return code;
    }
}
