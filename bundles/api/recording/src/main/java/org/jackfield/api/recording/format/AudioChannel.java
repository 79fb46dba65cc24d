package org.jackfield.api.recording.format;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * One channel of a recording: whose voice it is and how it is coded. Coded audio is a sequence of frames of one size;
 * for G.711 a frame is one sample in one byte.
 *
 * @param side whose voice it is; never null
 * @param codec the RTP payload name, as {@code PCMU}; upper-case letters, digits, {@code -}, at most
 *     {@value #MAX_NAME}; never null
 * @param frameSamples how many samples a frame stands for; 1 to 65,535
 * @param silence one frame of silence; its length is that of every frame, 1 to {@value #MAX_FRAME} bytes; not to be
 *     changed; never null
 */
public record AudioChannel(Side side, String codec, int frameSamples, byte[] silence) {

    /** The longest codec name. */
    public static final int MAX_NAME = 32;

    /** The longest frame in bytes. */
    public static final int MAX_FRAME = 255;

    /** What a GSM encoder makes of silence: two frames, the second packed behind the first without a gap. */
    private static final byte[] GSM_SILENCE = HexFormat.of().parseHex(
            "204817d684028024499224890280244992248902802449922489028024499224"
                    + "098274614d28004892244992280048922449922800489224499228004892244992");

    /** Whose voice a channel carries. */
    public enum Side {
        /** Everybody's. */
        MIXED,
        /** The recorded device's. */
        DEVICE,
        /** That of whoever the recorded device talks with. */
        REMOTE
    }

    /** Checks the components. */
    public AudioChannel {
        Objects.requireNonNull(side, "side");
        if (codec.length() > MAX_NAME || !codec.matches("[A-Z0-9][A-Z0-9-]*")) {
            throw new IllegalArgumentException("codec " + codec);
        }
        if (frameSamples < 1 || frameSamples > 0xFFFF) {
            throw new IllegalArgumentException("samples of a frame " + frameSamples);
        }
        if (silence.length < 1 || silence.length > MAX_FRAME) {
            throw new IllegalArgumentException("bytes of a frame " + silence.length);
        }
    }

    /** {@return a channel of G.711 mu-law} */
    public static AudioChannel pcmu(Side side) {
        return new AudioChannel(side, "PCMU", 1, new byte[] {(byte) 0xFF});
    }

    /** {@return a channel of G.711 A-law} */
    public static AudioChannel pcma(Side side) {
        return new AudioChannel(side, "PCMA", 1, new byte[] {(byte) 0xD5});
    }

    /** {@return a channel of linear samples of 16 bits, high byte first (RFC 3551)} */
    public static AudioChannel l16(Side side) {
        return new AudioChannel(side, "L16", 1, new byte[2]);
    }

    /** {@return a channel of GSM full rate as WAV files hold it (WAV49): blocks of 320 samples in 65 bytes} */
    public static AudioChannel gsm(Side side) {
        return new AudioChannel(side, "GSM", 320, GSM_SILENCE.clone());
    }

    /** {@return the length of a frame in bytes} */
    public int frameBytes() {
        return silence.length;
    }

    /** {@return how many samples so many bytes stand for; the bytes are whole frames} */
    long samplesOf(int bytes) {
        return (long) bytes / silence.length * frameSamples;
    }

    /** {@return how many frames cover so many samples} */
    long framesOf(long samples) {
        return (samples + frameSamples - 1) / frameSamples;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AudioChannel channel
                && side == channel.side
                && codec.equals(channel.codec)
                && frameSamples == channel.frameSamples
                && Arrays.equals(silence, channel.silence);
    }

    @Override
    public int hashCode() {
        return Objects.hash(side, codec, frameSamples, Arrays.hashCode(silence));
    }

    @Override
    public String toString() {
        return side + " " + codec + " " + frameSamples + " " + HexFormat.of().formatHex(silence);
    }
}
