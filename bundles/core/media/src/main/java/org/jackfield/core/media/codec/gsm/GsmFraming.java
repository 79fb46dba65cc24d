package org.jackfield.core.media.codec.gsm;

/** How frames of GSM full rate are put into bytes. */
public enum GsmFraming {

    /** One frame in {@value Packing#RTP_BYTES} bytes, as RTP and {@code .gsm} files have it (RFC 3551 section 4.5.8). */
    RTP(1, Packing.RTP_BYTES),

    /** Two frames in {@value Packing#WAV_BYTES} bytes, as WAV files of format 0x31 have it. */
    WAV49(2, Packing.WAV_BYTES);

    private final int frames;
    private final int bytes;

    GsmFraming(int frames, int bytes) {
        this.frames = frames;
        this.bytes = bytes;
    }

    /** {@return the samples of a block} */
    public int samples() {
        return frames * Frame.SAMPLES;
    }

    /** {@return the bytes of a block} */
    public int bytes() {
        return bytes;
    }
}
