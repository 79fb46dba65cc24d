package org.jackfield.core.media.codec.gsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jackfield.api.media.AudioDecoder;
import org.jackfield.api.media.AudioEncoder;
import org.jackfield.core.media.Signals;
import org.junit.jupiter.api.Test;

class GsmTest {

    private final AudioDecoder decoder = new GsmDecoder(GsmFraming.RTP);
    private final short[] heard = new short[8 * Frame.SAMPLES];

    @Property
    void anySignedFrameIsDecodedIntoThirteenBits(@ForAll @Size(Packing.RTP_BYTES) byte[] frame) {
        frame[0] = (byte) (0xD0 | frame[0] & 0xF);

        assertThat(decoder.decode(frame, 0, frame.length, heard, 0)).isEqualTo(Frame.SAMPLES);
        for (int i = 0; i < Frame.SAMPLES; i++) {
            assertThat(heard[i] & 7).isZero();
        }
    }

    @Property
    void whatIsPackedIsUnpackedAlike(@ForAll @Size(Packing.WAV_BYTES) byte[] block) {
        int[] first = new int[Frame.PARAMETERS];
        int[] second = new int[Frame.PARAMETERS];
        Packing.fromWav(block, 0, first, second);
        byte[] again = new byte[Packing.WAV_BYTES];
        Packing.toWav(first, second, again, 0);
        byte[] frame = new byte[Packing.RTP_BYTES];
        Packing.toRtp(first, frame, 0);
        int[] unpacked = new int[Frame.PARAMETERS];
        Packing.fromRtp(frame, 0, unpacked);

        assertThat(again).isEqualTo(block);
        assertThat(Packing.isSigned(frame[0])).isTrue();
        assertThat(unpacked).isEqualTo(first);
    }

    @Test
    void aFrameWithoutSignatureOrOfAnotherLengthIsMalformedAndChangesNothing() {
        byte[] frames = GsmAgainstSoxTest.encode(GsmFraming.RTP, Signals.voice());
        decoder.decode(frames, 0, 2 * Packing.RTP_BYTES, heard, 0);
        byte[] wrong = Arrays.copyOf(frames, 2 * Packing.RTP_BYTES);
        wrong[Packing.RTP_BYTES] ^= 0x40;

        assertThat(decoder.decode(wrong, 0, wrong.length, heard, 0)).isEqualTo(AudioDecoder.MALFORMED);
        assertThat(decoder.decode(frames, 0, Packing.RTP_BYTES + 1, heard, 0)).isEqualTo(AudioDecoder.MALFORMED);
        decoder.decode(frames, 2 * Packing.RTP_BYTES, Packing.RTP_BYTES, heard, 0);

        short[] undisturbed = GsmAgainstSoxTest.decode(GsmFraming.RTP, frames);
        assertThat(Arrays.copyOf(heard, Frame.SAMPLES))
                .isEqualTo(Arrays.copyOfRange(undisturbed, 2 * Frame.SAMPLES, 3 * Frame.SAMPLES));
    }

    @Test
    void samplesThatAreNoWholeFramesAreRefused() {
        AudioEncoder encoder = new GsmEncoder(GsmFraming.WAV49);

        assertThatThrownBy(() -> encoder.encode(new short[480], 0, 480, new byte[100], 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("480").hasMessageContaining("320");
    }

    @Test
    void whatIsLostIsSaidOnceMoreAndThenDiesAway() {
        byte[] frames = GsmAgainstSoxTest.encode(GsmFraming.RTP, Signals.all().get("white noise"));
        int[] frame = new int[Frame.PARAMETERS];
        Packing.fromRtp(frames, 50 * Packing.RTP_BYTES, frame);
        Substitution substitution = new Substitution();
        substitution.received(frame);

        assertThat(substitution.next()).isEqualTo(frame);
        int before = frame[Frame.subFrame(0) + Frame.MAXIMUM];
        assertThat(substitution.next()[Frame.subFrame(0) + Frame.MAXIMUM]).isEqualTo(before - 4);

        decoder.decode(frames, 0, 8 * Packing.RTP_BYTES, heard, 0);
        short[] made = new short[30 * Frame.SAMPLES];
        decoder.conceal(made, 0, made.length);
        assertThat(loudest(made, 0, Frame.SAMPLES)).isGreaterThan(loudest(heard, 0, heard.length) / 2);
        assertThat(loudest(made, 25 * Frame.SAMPLES, made.length)).isLessThan(200);
    }

    @Test
    void beforeAnythingWasReceivedALossIsSilence() {
        decoder.conceal(heard, 0, heard.length);

        assertThat(loudest(heard, 0, heard.length)).isLessThan(50);
    }

    @Test
    void nothingIsAllocatedPerFrame() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        AudioEncoder encoder = new GsmEncoder(GsmFraming.RTP);
        short[] voice = Signals.voice();
        byte[] frame = new byte[Packing.RTP_BYTES];
        encoder.encode(voice, 0, Frame.SAMPLES, frame, 0);
        decoder.decode(frame, 0, frame.length, heard, 0);
        decoder.conceal(heard, 0, 100);
        threads.getThreadAllocatedBytes(thread);

        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < 300; i++) {
            encoder.encode(voice, i * Frame.SAMPLES, Frame.SAMPLES, frame, 0);
            decoder.decode(frame, 0, frame.length, heard, 0);
            decoder.conceal(heard, 0, 100);
        }

        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(300);
    }

    private static int loudest(short[] samples, int from, int to) {
        int loudest = 0;
        for (int i = from; i < to; i++) {
            loudest = Math.max(loudest, Math.abs(samples[i]));
        }
        return loudest;
    }
}
