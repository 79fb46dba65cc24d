package org.jackfield.api.recording.format;

import java.security.MessageDigest;

/**
 * The SHA-256 of one channel as it plays: its frames in the order of media time, silence where there are none. So it
 * is that of a WAV file made from the recording, too.
 */
final class ChannelDigest {

    private static final int SILENCE_BYTES = 4096;

    private final AudioChannel channel;
    private final MessageDigest digest = Digests.sha256();
    private long frames;
    private long recorded;

    ChannelDigest(AudioChannel channel) {
        this.channel = channel;
    }

    void audio(long time, byte[] bytes, int from, int length) {
        silenceUntil(time);
        digest.update(bytes, from, length);
        frames += length / channel.frameBytes();
        recorded += channel.samplesOf(length);
    }

    /** {@return how many samples of audio there were, silence not counted} */
    long recorded() {
        return recorded;
    }

    /** {@return the digest of all until this media time; nothing may follow} */
    String until(long time) {
        silenceUntil(time);
        return Digests.hex(digest);
    }

    private void silenceUntil(long time) {
        long missing = (channel.framesOf(time) - frames) * channel.frameBytes();
        if (missing > 0) {
            byte[] silence = Silence.of(channel, SILENCE_BYTES);
            for (long rest = missing; rest > 0; rest -= silence.length) {
                digest.update(silence, 0, (int) Math.min(rest, silence.length));
            }
            frames = channel.framesOf(time);
        }
    }
}
