package org.jackfield.core.media.codec.gsm;

import static org.jackfield.core.media.codec.gsm.Arithmetic.multR;
import static org.jackfield.core.media.codec.gsm.Arithmetic.saturate;

/** Takes the offset out of the speech and lifts its treble: EN 300 961 sections 5.2.1 to 5.2.3. */
final class Preprocessing {

    private static final int OFFSET_POLE = 32735;
    private static final int PRE_EMPHASIS = -28180;

    private int lastInput;
    private int lastOutput;
    private int integral;

    /** Reads 160 samples of 16 bits, of which the three lowest do not count. */
    void run(short[] pcm, int offset, int[] signal) {
        int input = lastInput;
        int output = lastOutput;
        int sum = integral;
        for (int k = 0; k < Frame.SAMPLES; k++) {
            int sample = pcm[offset + k] >> 3 << 2;
            int difference = sample - input;
            input = sample;
            // Samples are within 14 bits and the filter at most doubles them: nothing here leaves its range.
            int high = sum >> 15;
            int low = sum - (high << 15);
            sum = high * OFFSET_POLE + (difference << 15) + multR(low, OFFSET_POLE);
            int levelled = sum + 0x4000 >> 15;
            signal[k] = saturate(levelled + multR(output, PRE_EMPHASIS));
            output = levelled;
        }
        lastInput = input;
        lastOutput = output;
        integral = sum;
    }

    void reset() {
        lastInput = 0;
        lastOutput = 0;
        integral = 0;
    }
}
