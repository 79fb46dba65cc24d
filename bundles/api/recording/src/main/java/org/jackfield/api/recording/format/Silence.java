package org.jackfield.api.recording.format;

/** Frames of silence. */
final class Silence {

    private Silence() {}

    /** {@return whole frames of silence, about so many bytes and at least one frame} */
    static byte[] of(AudioChannel channel, int bytes) {
        int frames = Math.max(1, bytes / channel.frameBytes());
        byte[] silence = new byte[frames * channel.frameBytes()];
        fill(channel, silence, 0, silence.length);
        return silence;
    }

    /** Fills whole frames. */
    static void fill(AudioChannel channel, byte[] bytes, int from, int length) {
        int frame = channel.frameBytes();
        for (int at = 0; at < length; at += frame) {
            System.arraycopy(channel.silence(), 0, bytes, from + at, frame);
        }
    }
}
