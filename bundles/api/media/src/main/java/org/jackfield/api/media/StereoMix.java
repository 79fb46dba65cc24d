package org.jackfield.api.media;

import java.util.Objects;
import org.jackfield.api.problem.ProblemException;

/**
 * Brings the two directions of a call together, each with a volume of its own. What gets too loud is cut at the largest
 * sample; nothing wraps around, and nothing is allocated.
 *
 * @param leftGain factor of the left channel, in units of 1/{@value #UNITY}, from 0 (silent) to {@value #MAX_GAIN}
 * @param rightGain factor of the right channel, likewise
 */
public record StereoMix(int leftGain, int rightGain) {

    /** The gain that changes nothing. */
    public static final int UNITY = 256;
    /** The highest gain: sixteen times, 24 dB. */
    public static final int MAX_GAIN = 16 * UNITY;

    /** Both channels as they are. */
    public static final StereoMix UNCHANGED = new StereoMix(UNITY, UNITY);

    /**
     * Checks the gains.
     *
     * @throws ProblemException {@code media.gain-invalid} if one is outside its range
     */
    public StereoMix {
        check(leftGain);
        check(rightGain);
    }

    private static void check(int gain) {
        if (gain < 0 || gain > MAX_GAIN) {
            throw ProblemException.invalid("media.gain-invalid", Integer.toString(gain),
                    "A gain is 0 to " + MAX_GAIN + ".", "Use " + UNITY + " to leave the volume as it is.");
        }
    }

    /**
     * Adds two channels up.
     *
     * @param left samples of the left channel; only read
     * @param leftOffset where they begin
     * @param right samples of the right channel; only read
     * @param rightOffset where they begin
     * @param samples how many of each
     * @param mono takes as many; may be {@code left} or {@code right} if the offsets are the same
     * @param monoOffset where they begin
     * @throws IndexOutOfBoundsException if a range lies outside its array; nothing was written
     */
    public void toMono(short[] left, int leftOffset, short[] right, int rightOffset, int samples,
            short[] mono, int monoOffset) {
        Objects.checkFromIndexSize(leftOffset, samples, left.length);
        Objects.checkFromIndexSize(rightOffset, samples, right.length);
        Objects.checkFromIndexSize(monoOffset, samples, mono.length);
        int leftFactor = leftGain;
        int rightFactor = rightGain;
        for (int i = 0; i < samples; i++) {
            int sum = left[leftOffset + i] * leftFactor + right[rightOffset + i] * rightFactor;
            mono[monoOffset + i] = cut(sum);
        }
    }

    /**
     * Puts two channels side by side: left, right, left, right.
     *
     * @param left samples of the left channel; only read
     * @param leftOffset where they begin
     * @param right samples of the right channel; only read
     * @param rightOffset where they begin
     * @param samples how many of each
     * @param stereo takes twice as many; neither {@code left} nor {@code right}
     * @param stereoOffset where they begin
     * @throws IndexOutOfBoundsException if a range lies outside its array; nothing was written
     */
    public void toStereo(short[] left, int leftOffset, short[] right, int rightOffset, int samples,
            short[] stereo, int stereoOffset) {
        Objects.checkFromIndexSize(leftOffset, samples, left.length);
        Objects.checkFromIndexSize(rightOffset, samples, right.length);
        Objects.checkFromIndexSize(stereoOffset, 2 * samples, stereo.length);
        int leftFactor = leftGain;
        int rightFactor = rightGain;
        for (int i = 0; i < samples; i++) {
            stereo[stereoOffset + 2 * i] = cut(left[leftOffset + i] * leftFactor);
            stereo[stereoOffset + 2 * i + 1] = cut(right[rightOffset + i] * rightFactor);
        }
    }

    /** Undoes the unit of the gains, rounding, and cuts what is too large. */
    private static short cut(int scaled) {
        int sample = scaled + UNITY / 2 >> 8;
        return (short) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
