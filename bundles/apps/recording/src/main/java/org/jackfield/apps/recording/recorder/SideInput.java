package org.jackfield.apps.recording.recorder;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.media.AudioDecoder;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.CodecFactory;
import org.jackfield.api.media.CodecService;
import org.jackfield.api.recording.format.GapCause;

/**
 * What one side of a session sends, on its way into the delay line: G.711 is copied as it is, other codecs are decoded, and
 * what cannot be is noted as lost. One thread.
 */
final class SideInput {

    /** What comes among audio and is none: comfort noise (RFC 3389), keys (RFC 4733). */
    private static final Set<String> NO_SPEECH = Set.of("CN", "TELEPHONE-EVENT");

    private static final int RATE = 8000;
    /** What a packet lasts as a rule, where nothing else tells. */
    private static final int USUAL = 160;

    private final CodecService codecs;
    private final DelayLine line = new DelayLine();
    private AudioFormat format;
    private AudioDecoder decoder;
    private short[] decoded = new short[0];
    private String trouble = "";
    private long undecoded = Long.MIN_VALUE;
    private long heard = Long.MIN_VALUE;

    SideInput(CodecService codecs) {
        this.codecs = codecs;
    }

    DelayLine line() {
        return line;
    }

    /** {@return the end of the newest audio} */
    long heard() {
        return heard;
    }

    /** {@return what cannot be recorded of what came, as a sentence; empty if all can} */
    String trouble() {
        return trouble;
    }

    /** {@return the frame that the payload is; null if it cannot be decoded} */
    Frame audio(long time, AudioFormat as, byte[] buffer, int offset, int length) {
        if (length == 0 || NO_SPEECH.contains(as.encoding())) {
            return null;
        }
        settleUndecoded(time);
        Frame frame = frame(time, as, buffer, offset, length);
        if (frame == null) {
            undecoded = time;
        } else {
            line.add(frame);
            heard = frame.end();
        }
        return frame;
    }

    private Frame frame(long time, AudioFormat as, byte[] buffer, int offset, int length) {
        if (as.equals(AudioFormat.PCMU) || as.equals(AudioFormat.PCMA)) {
            Frame.Coding law = as.equals(AudioFormat.PCMU) ? Frame.Coding.PCMU : Frame.Coding.PCMA;
            return Frame.coded(time, law, Arrays.copyOfRange(buffer, offset, offset + length));
        }
        if (!as.equals(format)) {
            choose(as);
        }
        if (decoder == null) {
            return null;
        }
        int most = decoder.maxSamples(length);
        if (decoded.length < most) {
            decoded = new short[most];
        }
        int count = decoder.decode(buffer, offset, length, decoded, 0);
        return count <= 0 ? null : Frame.linear(time, Arrays.copyOf(decoded, count));
    }

    private void choose(AudioFormat as) {
        format = as;
        decoder = null;
        Optional<CodecFactory> codec = codecs.find(as);
        if (codec.isEmpty()) {
            trouble = "There is no codec for " + as + ".";
        } else if (codec.get().sampleRate() != RATE || as.channels() != 1) {
            trouble = as + " is not supported: what is recorded has " + RATE + " samples a second and one channel.";
        } else {
            decoder = codec.get().decoder();
        }
    }

    void gap(long from, long to, long packets, GapCause cause) {
        settleUndecoded(from);
        line.add(new Loss(from, to, packets, cause));
    }

    void key(long time, char key) {
        line.add(new Key(time, key));
    }

    /** Notes a packet as lost that could not be decoded, if it began before a time. */
    void settleUndecodedBefore(long time) {
        if (undecoded != Long.MIN_VALUE && undecoded < time) {
            lose(undecoded + USUAL);
        }
    }

    /** How long a packet was that could not be decoded is known when the next one comes. */
    private void settleUndecoded(long next) {
        if (undecoded != Long.MIN_VALUE) {
            lose(next > undecoded && next - undecoded <= RATE ? next : undecoded + USUAL);
        }
    }

    private void lose(long end) {
        line.add(new Loss(undecoded, end, 1, GapCause.CODEC));
        undecoded = Long.MIN_VALUE;
    }
}
