package org.jackfield.core.media.codec.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.jackfield.api.media.AudioDecoder;
import org.jackfield.api.media.AudioEncoder;
import org.jackfield.core.media.Signals;
import org.jackfield.core.media.Sox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bit by bit what libgsm makes, both ways. */
class GsmAgainstSoxTest {

    static Stream<String> signals() {
        return Signals.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("signals")
    void framesAreTheSame(String name) {
        short[] signal = Signals.all().get(name);

        byte[] frames = encode(GsmFraming.RTP, signal);

        assertThat(frames).isEqualTo(Sox.convert(Sox.bytes(signal), Sox.RAW, "-t gsm"));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void speechIsTheSame(String name) {
        byte[] frames = encode(GsmFraming.RTP, Signals.all().get(name));

        assertThat(decode(GsmFraming.RTP, frames)).isEqualTo(soxDecodes(frames));
    }

    @Test
    void anyFramesSoundTheSame() {
        byte[] frames = new byte[5000 * Packing.RTP_BYTES];
        new Random(3).nextBytes(frames);
        for (int i = 0; i < frames.length; i += Packing.RTP_BYTES) {
            frames[i] = (byte) (0xD0 | frames[i] & 0xF);
        }

        assertThat(decode(GsmFraming.RTP, frames)).isEqualTo(soxDecodes(frames));
    }

    @Test
    void framesOfAllOnesAndAllZerosSoundTheSame() {
        byte[] frames = new byte[200 * Packing.RTP_BYTES];
        Arrays.fill(frames, frames.length / 2, frames.length, (byte) 0xFF);
        for (int i = 0; i < frames.length; i += Packing.RTP_BYTES) {
            frames[i] = (byte) (i < frames.length / 2 ? 0xD0 : 0xDF);
        }

        assertThat(decode(GsmFraming.RTP, frames)).isEqualTo(soxDecodes(frames));
    }

    @Test
    void bothFramingsHoldTheSameSpeech() {
        short[] voice = Signals.voice();

        short[] fromWav = decode(GsmFraming.WAV49, encode(GsmFraming.WAV49, voice));
        short[] fromRtp = decode(GsmFraming.RTP, encode(GsmFraming.RTP, voice));

        assertThat(Arrays.copyOf(fromWav, fromRtp.length)).isEqualTo(fromRtp);
    }

    private static short[] soxDecodes(byte[] frames) {
        return Sox.samples(Sox.convert(frames, "-t gsm", Sox.RAW));
    }

    static byte[] encode(GsmFraming framing, short[] samples) {
        int blocks = Math.ceilDiv(samples.length, framing.samples());
        AudioEncoder encoder = new GsmEncoder(framing);
        byte[] frames = new byte[blocks * framing.bytes()];
        encoder.encode(Arrays.copyOf(samples, blocks * framing.samples()), 0, blocks * framing.samples(), frames, 0);
        return frames;
    }

    static short[] decode(GsmFraming framing, byte[] frames) {
        AudioDecoder decoder = new GsmDecoder(framing);
        short[] samples = new short[decoder.maxSamples(frames.length)];
        assertThat(decoder.decode(frames, 0, frames.length, samples, 0)).isEqualTo(samples.length);
        return samples;
    }
}
