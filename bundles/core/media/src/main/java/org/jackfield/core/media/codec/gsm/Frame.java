package org.jackfield.core.media.codec.gsm;

/**
 * The layout of one frame's 76 parameters in an int array, in the order in which they are transmitted
 * (EN 300 961 table 1.1): eight log-area ratios, then for each of four sub-frames the LTP lag, the LTP gain, the RPE grid,
 * the block maximum and 13 pulses.
 */
final class Frame {

    /** Samples in a frame: 20 ms. */
    static final int SAMPLES = 160;
    /** Sub-frames in a frame. */
    static final int SUB_FRAMES = 4;
    /** Samples in a sub-frame. */
    static final int SUB_SAMPLES = 40;
    /** Pulses in a sub-frame. */
    static final int PULSES = 13;
    /** The order of the short-term filter, and the number of log-area ratios. */
    static final int ORDER = 8;

    /** Offsets within a sub-frame's parameters. */
    static final int LAG = 0, GAIN = 1, GRID = 2, MAXIMUM = 3, FIRST_PULSE = 4;

    private static final int SUB_PARAMETERS = FIRST_PULSE + PULSES;

    /** Parameters in a frame. */
    static final int PARAMETERS = ORDER + SUB_FRAMES * SUB_PARAMETERS;

    private Frame() {}

    /** {@return where the parameters of a sub-frame (0 to 3) begin} */
    static int subFrame(int index) {
        return ORDER + index * SUB_PARAMETERS;
    }
}
