package org.jackfield.core.media.codec.gsm;

import static org.jackfield.core.media.codec.gsm.Arithmetic.multR;
import static org.jackfield.core.media.codec.gsm.Arithmetic.saturate;

import java.util.Arrays;

/**
 * The spectrum of a frame as eight log-area ratios, and the way from one frame's to the next: EN 300 961 sections 5.2.6
 * to 5.2.9. One for each direction of a stream.
 */
final class LogAreaRatios {

    /** Where the four stretches of a frame begin, each with reflection coefficients of its own; the last is its end. */
    static final int[] STRETCHES = {0, 13, 27, 40, Frame.SAMPLES};

    // Table 5.1 and its reciprocals.
    private static final int[] A = {20480, 20480, 20480, 20480, 13964, 15360, 8534, 9036};
    private static final int[] B = {0, 0, 2048, -2560, 94, -1792, -341, -1144};
    private static final int[] LOWEST = {-32, -32, -16, -16, -8, -8, -4, -4};
    private static final int[] HIGHEST = {31, 31, 15, 15, 7, 7, 3, 3};
    private static final int[] A_INVERSE = {13107, 13107, 13107, 13107, 19223, 17476, 31454, 29708};

    private int[] previous = new int[Frame.ORDER];
    private int[] current = new int[Frame.ORDER];

    /** Replaces each reflection coefficient by its log-area ratio, quantised and coded. */
    static void code(int[] reflections, int[] frame) {
        for (int i = 0; i < Frame.ORDER; i++) {
            int ratio = compress(reflections[i]);
            int coded = saturate(saturate((A[i] * ratio >> 15) + B[i]) + 256) >> 9;
            frame[i] = Math.clamp(coded, LOWEST[i], HIGHEST[i]) - LOWEST[i];
        }
    }

    /** Takes in the ratios of the next frame. */
    void next(int[] frame) {
        int[] recycled = previous;
        previous = current;
        current = recycled;
        for (int i = 0; i < Frame.ORDER; i++) {
            int ratio = multR(A_INVERSE[i], saturate((frame[i] + LOWEST[i] << 10) - (B[i] << 1)));
            current[i] = saturate(ratio + ratio);
        }
    }

    /** Writes the reflection coefficients that hold in a stretch (0 to 3) of the current frame. */
    void reflections(int stretch, int[] reflections) {
        for (int i = 0; i < Frame.ORDER; i++) {
            int before = previous[i];
            int now = current[i];
            int ratio = switch (stretch) {
                case 0 -> saturate(saturate((before >> 2) + (now >> 2)) + (before >> 1));
                case 1 -> saturate((before >> 1) + (now >> 1));
                case 2 -> saturate(saturate((before >> 2) + (now >> 2)) + (now >> 1));
                default -> now;
            };
            reflections[i] = expand(ratio);
        }
    }

    void reset() {
        Arrays.fill(previous, 0);
        Arrays.fill(current, 0);
    }

    /** Reflection coefficient to log-area ratio, by three straight lines. */
    private static int compress(int reflection) {
        int magnitude = Arithmetic.abs(reflection);
        int ratio;
        if (magnitude < 22118) {
            ratio = magnitude >> 1;
        } else if (magnitude < 31130) {
            ratio = magnitude - 11059;
        } else {
            ratio = magnitude - 26112 << 2;
        }
        return reflection < 0 ? -ratio : ratio;
    }

    /** Log-area ratio to reflection coefficient, by three straight lines. */
    private static int expand(int ratio) {
        int magnitude = Arithmetic.abs(ratio);
        int reflection;
        if (magnitude < 11059) {
            reflection = magnitude << 1;
        } else if (magnitude < 20070) {
            reflection = magnitude + 11059;
        } else {
            reflection = saturate((magnitude >> 2) + 26112);
        }
        return ratio < 0 ? -reflection : reflection;
    }
}
