package org.jackfield.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.jackfield.api.media.AudioDecoder;
import org.jackfield.api.media.AudioEncoder;
import org.jackfield.api.media.CodecFactory;
import org.junit.jupiter.api.Test;

/** What every codec keeps to. */
public abstract class CodecContract {

    private static final int MARGIN = 7;
    private static final int FRAMES = 10;

    /** For subclasses. */
    protected CodecContract() {}

    /** {@return the codec under test} */
    protected abstract CodecFactory codec();

    @Test
    void theFormatIsAlwaysTheSame() {
        CodecFactory codec = codec();

        assertThat(codec.format()).isEqualTo(codec.format());
        assertThat(codec.sampleRate()).isPositive();
    }

    @Test
    void framesComeBackAsAsManySamples() {
        AudioEncoder encoder = codec().encoder();
        byte[] frames = encoded(encoder, noise(FRAMES * encoder.frameSamples()));
        AudioDecoder decoder = codec().decoder();
        short[] samples = new short[decoder.maxSamples(frames.length)];

        assertThat(frames).hasSize(FRAMES * encoder.frameBytes());
        assertThat(decoder.decode(frames, 0, frames.length, samples, 0)).isEqualTo(FRAMES * encoder.frameSamples());
    }

    @Test
    void itDoesNotMatterHowManyFramesAreEncodedAtOnce() {
        AudioEncoder encoder = codec().encoder();
        short[] speech = noise(FRAMES * encoder.frameSamples());
        byte[] together = encoded(encoder, speech);
        AudioEncoder another = codec().encoder();
        byte[] oneByOne = new byte[together.length];
        for (int i = 0; i < FRAMES; i++) {
            another.encode(speech, i * another.frameSamples(), another.frameSamples(), oneByOne, i * another.frameBytes());
        }

        assertThat(oneByOne).isEqualTo(together);
    }

    @Test
    void streamsDoNotKnowOfEachOther() {
        CodecFactory codec = codec();
        AudioEncoder busy = codec.encoder();
        short[] speech = noise(FRAMES * busy.frameSamples());
        byte[] first = encoded(busy, speech);
        encoded(codec.encoder(), noise(3 * busy.frameSamples()));

        assertThat(encoded(codec.encoder(), speech)).isEqualTo(first);
    }

    @Test
    void afterResetTheNextFrameIsTheFirst() {
        AudioEncoder encoder = codec().encoder();
        short[] speech = noise(FRAMES * encoder.frameSamples());
        byte[] first = encoded(encoder, speech);
        encoder.reset();
        AudioDecoder decoder = codec().decoder();
        short[] heard = decoded(decoder, first);
        decoder.conceal(new short[100], 0, 100);
        decoder.reset();

        assertThat(encoded(encoder, speech)).isEqualTo(first);
        assertThat(decoded(decoder, first)).isEqualTo(heard);
    }

    @Test
    void onlyWhatWasAskedForIsWritten() {
        AudioEncoder encoder = codec().encoder();
        short[] speech = noise(encoder.frameSamples() + 2 * MARGIN);
        byte[] frame = new byte[encoder.frameBytes() + 2 * MARGIN];
        encoder.encode(speech, MARGIN, encoder.frameSamples(), frame, MARGIN);
        AudioDecoder decoder = codec().decoder();
        short[] samples = new short[decoder.maxSamples(encoder.frameBytes()) + 2 * MARGIN];
        Arrays.fill(samples, (short) 12_345);
        decoder.decode(frame, MARGIN, encoder.frameBytes(), samples, MARGIN);
        short[] concealed = new short[2 * MARGIN + 100];
        Arrays.fill(concealed, (short) 12_345);
        decoder.conceal(concealed, MARGIN, 100);

        assertThat(Arrays.copyOf(frame, MARGIN)).containsOnly(0);
        assertThat(Arrays.copyOfRange(frame, frame.length - MARGIN, frame.length)).containsOnly(0);
        for (short[] written : new short[][] {samples, concealed}) {
            assertThat(Arrays.copyOf(written, MARGIN)).containsOnly(12_345);
            assertThat(Arrays.copyOfRange(written, written.length - MARGIN, written.length)).containsOnly(12_345);
        }
    }

    @Test
    void nothingIsWrittenWhereThereIsNoRoom() {
        AudioEncoder encoder = codec().encoder();
        int samples = encoder.frameSamples();
        byte[] frame = encoded(encoder, noise(samples));
        byte[] tooSmall = new byte[encoder.frameBytes() - 1];
        AudioDecoder decoder = codec().decoder();
        short[] tooFew = new short[decoder.maxSamples(frame.length) - 1];

        assertThatThrownBy(() -> encoder.encode(new short[samples], 0, samples, tooSmall, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> decoder.decode(frame, 0, frame.length, tooFew, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> decoder.decode(frame, 1, frame.length, new short[10_000], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> decoder.conceal(new short[10], 5, 6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(tooSmall).isEqualTo(new byte[tooSmall.length]);
        assertThat(tooFew).isEqualTo(new short[tooFew.length]);
    }

    @Test
    void anEmptyPayloadHoldsNothing() {
        assertThat(codec().decoder().decode(new byte[0], 0, 0, new short[0], 0)).isZero();
    }

    @Test
    void anyPayloadIsDecodedOrMalformed() {
        Random random = new Random(1);
        AudioDecoder decoder = codec().decoder();
        for (int i = 0; i < 2000; i++) {
            byte[] payload = new byte[random.nextInt(400)];
            random.nextBytes(payload);
            short[] samples = new short[decoder.maxSamples(payload.length)];

            assertThat(decoder.decode(payload, 0, payload.length, samples, 0))
                    .isBetween(AudioDecoder.MALFORMED, samples.length);
        }
    }

    private static byte[] encoded(AudioEncoder encoder, short[] samples) {
        byte[] frames = new byte[samples.length / encoder.frameSamples() * encoder.frameBytes()];
        assertThat(encoder.encode(samples, 0, samples.length, frames, 0)).isEqualTo(frames.length);
        return frames;
    }

    private static short[] decoded(AudioDecoder decoder, byte[] frames) {
        short[] samples = new short[decoder.maxSamples(frames.length)];
        decoder.decode(frames, 0, frames.length, samples, 0);
        return samples;
    }

    private static short[] noise(int samples) {
        Random random = new Random(2);
        short[] noise = new short[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (short) random.nextInt(-8000, 8000);
        }
        return noise;
    }
}
