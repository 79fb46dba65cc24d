package org.jackfield.apps.recording.recorder;

/**
 * One packet's audio, or a part of it: G.711 as it came, anything else decoded.
 *
 * @param time its first sample
 * @param coding what {@code coded} holds; {@code LINEAR} if it is {@code linear}
 * @param coded G.711 codes, one for each sample; null if it is linear
 * @param linear linear samples; null if it is coded
 * @param from where in the array it begins
 * @param samples how many
 * @param whole whether it holds the beginning of its packet, which is what counts packets
 */
record Frame(long time, Coding coding, byte[] coded, short[] linear, int from, int samples, boolean whole) implements Item {

    /** How samples are kept. */
    enum Coding {
        PCMU,
        PCMA,
        LINEAR
    }

    static Frame coded(long time, Coding coding, byte[] codes) {
        return new Frame(time, coding, codes, null, 0, codes.length, true);
    }

    static Frame linear(long time, short[] samples) {
        return new Frame(time, Coding.LINEAR, null, samples, 0, samples.length, true);
    }

    @Override
    public long end() {
        return time + samples;
    }

    @Override
    public Frame part(long start, long end) {
        return new Frame(
                start, coding, coded, linear, from + (int) (start - time), (int) (end - start), whole && start == time);
    }

    @Override
    public Frame earlier(long by) {
        return new Frame(time - by, coding, coded, linear, from, samples, whole);
    }
}
