package org.jackfield.core.media.codec.gsm;

import static org.jackfield.core.media.codec.gsm.Arithmetic.multR;
import static org.jackfield.core.media.codec.gsm.Arithmetic.saturate;

/** What the prediction left of a sub-frame, as 13 pulses in a row: EN 300 961 sections 5.2.13 to 5.2.17 and 5.3.1. */
final class RegularPulses {

    private static final int GRIDS = 4;
    private static final int SPACING = 3;
    /** Table 5.4: the weighting filter. */
    private static final int[] H = {-134, -374, 0, 2054, 5741, 8192, 5741, 2054, 0, -374, -134};

    private static final int MARGIN = H.length / 2;
    /** Tables 5.5 and 5.6: for each mantissa its reciprocal, and itself. */
    private static final int[] RECIPROCALS = {29128, 26215, 23832, 21846, 20165, 18725, 17476, 16384};

    private static final int[] MANTISSAS = {18431, 20479, 22527, 24575, 26623, 28671, 30719, 32767};

    private final int[] error = new int[MARGIN + Frame.SUB_SAMPLES + MARGIN];
    private final int[] weighted = new int[Frame.SUB_SAMPLES];
    private int exponent;
    private int mantissa;

    /** Codes a sub-frame's residual less its prediction. */
    void code(int[] signal, int from, int[] predicted, int at, int[] frame, int parameters) {
        for (int k = 0; k < Frame.SUB_SAMPLES; k++) {
            error[MARGIN + k] = saturate(signal[from + k] - predicted[at + k]);
        }
        weight();
        int grid = loudestGrid();
        frame[parameters + Frame.GRID] = grid;
        quantise(grid, frame, parameters);
    }

    private void weight() {
        for (int k = 0; k < Frame.SUB_SAMPLES; k++) {
            int sum = 0x1000;
            for (int i = 0; i < H.length; i++) {
                sum += H[i] * error[k + i];
            }
            weighted[k] = saturate(sum >> 13);
        }
    }

    private int loudestGrid() {
        int loudest = 0;
        int best = 0;
        for (int grid = 0; grid < GRIDS; grid++) {
            int energy = 0;
            for (int i = 0; i < Frame.PULSES; i++) {
                int sample = weighted[grid + SPACING * i] >> 2;
                energy += sample * sample;
            }
            if (energy > best) {
                best = energy;
                loudest = grid;
            }
        }
        return loudest;
    }

    private void quantise(int grid, int[] frame, int parameters) {
        int peak = 0;
        for (int i = 0; i < Frame.PULSES; i++) {
            peak = Math.max(peak, Arithmetic.abs(weighted[grid + SPACING * i]));
        }
        // Six bits: three of exponent, three of mantissa, nearly.
        int power = Math.min(6, Integer.SIZE - Integer.numberOfLeadingZeros(peak >> 9));
        int maximum = (peak >> power + 5) + (power << 3);
        frame[parameters + Frame.MAXIMUM] = maximum;
        split(maximum);
        for (int i = 0; i < Frame.PULSES; i++) {
            int pulse = weighted[grid + SPACING * i] << 6 - exponent;
            frame[parameters + Frame.FIRST_PULSE + i] = (pulse * RECIPROCALS[mantissa] >> 15 + 12) + 4;
        }
    }

    /** Writes what a decoder makes of a sub-frame's pulses. */
    void decode(int[] frame, int parameters, int[] pulses) {
        split(frame[parameters + Frame.MAXIMUM]);
        int shift = 6 - exponent;
        int half = 1 << shift >> 1;
        for (int i = 0; i < Frame.PULSES; i++) {
            int coded = frame[parameters + Frame.FIRST_PULSE + i];
            int pulse = multR(MANTISSAS[mantissa], (coded << 1) - 7 << 12);
            pulses[i] = saturate(pulse + half) >> shift;
        }
    }

    /** Takes a coded block maximum apart. */
    private void split(int maximum) {
        exponent = maximum > 15 ? (maximum >> 3) - 1 : 0;
        mantissa = maximum - (exponent << 3);
        if (mantissa == 0) {
            exponent = -4;
            mantissa = 7;
            return;
        }
        while (mantissa <= 7) {
            mantissa = mantissa << 1 | 1;
            exponent--;
        }
        mantissa -= 8;
    }
}
