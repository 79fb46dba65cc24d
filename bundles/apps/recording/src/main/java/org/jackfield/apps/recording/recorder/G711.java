package org.jackfield.apps.recording.recorder;

import org.jackfield.api.media.AudioDecoder;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.AudioEncoder;
import org.jackfield.api.media.CodecFactory;
import org.jackfield.api.media.CodecService;
import org.jackfield.apps.recording.recorder.Frame.Coding;

/** Both laws of G.711 as tables, made once of the platform's codecs. Immutable; any thread may use it. */
final class G711 {

    /** The codes of a law. */
    static final int CODES = 256;

    private static final int SAMPLES = 65_536;
    private static final double DECIBELS_OF_A_STEP = 3;

    private final short[][] values = new short[2][];
    private final byte[][] codes = new byte[2][];

    /** @throws IllegalStateException if the platform lacks one of the laws, which it never does */
    G711(CodecService codecs) {
        for (Coding law : new Coding[] {Coding.PCMU, Coding.PCMA}) {
            AudioFormat format = law == Coding.PCMU ? AudioFormat.PCMU : AudioFormat.PCMA;
            CodecFactory factory = codecs.find(format).orElseThrow(() -> new IllegalStateException("no codec for " + format));
            values[law.ordinal()] = values(factory.decoder());
            codes[law.ordinal()] = codes(factory.encoder());
        }
    }

    private static short[] values(AudioDecoder decoder) {
        byte[] all = new byte[CODES];
        for (int i = 0; i < CODES; i++) {
            all[i] = (byte) i;
        }
        short[] samples = new short[CODES];
        decoder.decode(all, 0, CODES, samples, 0);
        return samples;
    }

    private static byte[] codes(AudioEncoder encoder) {
        short[] all = new short[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            all[i] = (short) i;
        }
        byte[] coded = new byte[SAMPLES];
        encoder.encode(all, 0, SAMPLES, coded, 0);
        return coded;
    }

    /** {@return the linear sample of a code} */
    short value(Coding law, byte code) {
        return values[law.ordinal()][code & 0xFF];
    }

    /** {@return the code of a linear sample} */
    byte code(Coding law, int sample) {
        return codes[law.ordinal()][sample & 0xFFFF];
    }

    /** {@return what each code of one law becomes in another, so many steps of 3 dB louder} */
    byte[] table(Coding from, Coding to, int steps) {
        byte[] table = new byte[CODES];
        for (int i = 0; i < CODES; i++) {
            table[i] = from == to && steps == 0 ? (byte) i : code(to, louder(value(from, (byte) i), gain(steps)));
        }
        return table;
    }

    /** {@return the factor that so many steps are} */
    static double gain(int steps) {
        return Math.pow(10, steps * DECIBELS_OF_A_STEP / 20);
    }

    /** {@return the sample times the factor, cut at the largest} */
    static int louder(int sample, double gain) {
        return Math.clamp(Math.round(sample * gain), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** {@return a frame's samples, linear, in an array of their own} */
    short[] linear(Frame frame) {
        short[] samples = new short[frame.samples()];
        linear(frame, samples, 0);
        return samples;
    }

    /** Puts a frame's samples, linear, into an array. */
    void linear(Frame frame, short[] into, int at) {
        if (frame.coding() == Coding.LINEAR) {
            System.arraycopy(frame.linear(), frame.from(), into, at, frame.samples());
            return;
        }
        short[] table = values[frame.coding().ordinal()];
        byte[] coded = frame.coded();
        int from = frame.from();
        for (int i = 0; i < frame.samples(); i++) {
            into[at + i] = table[coded[from + i] & 0xFF];
        }
    }
}
