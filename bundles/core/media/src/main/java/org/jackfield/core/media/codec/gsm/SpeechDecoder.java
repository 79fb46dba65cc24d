package org.jackfield.core.media.codec.gsm;

import static org.jackfield.core.media.codec.gsm.Arithmetic.multR;
import static org.jackfield.core.media.codec.gsm.Arithmetic.saturate;

/** The full-rate decoder of EN 300 961 for one stream: 76 parameters in, 160 samples out. */
final class SpeechDecoder {

    private static final int DE_EMPHASIS = 28180;

    private final LogAreaRatios ratios = new LogAreaRatios();
    private final SynthesisFilter filter = new SynthesisFilter();
    private final RegularPulses regularPulses = new RegularPulses();
    private final Residual residual = new Residual();

    private final int[] signal = new int[Frame.SAMPLES];
    private final int[] reflections = new int[Frame.ORDER];
    private final int[] pulses = new int[Frame.PULSES];
    private int lastLag = Residual.SHORTEST_LAG;
    private int lastOutput;

    /** Decodes a frame into the 160 samples from {@code offset} on; the three lowest bits of each are zero. */
    void decode(int[] frame, short[] pcm, int offset) {
        residual.next();
        for (int i = 0; i < Frame.SUB_FRAMES; i++) {
            decodeSubFrame(i, frame);
        }
        ratios.next(frame);
        for (int stretch = 0; stretch < LogAreaRatios.STRETCHES.length - 1; stretch++) {
            ratios.reflections(stretch, reflections);
            filter.run(reflections, residual.samples, Residual.LONGEST_LAG, signal,
                    LogAreaRatios.STRETCHES[stretch], LogAreaRatios.STRETCHES[stretch + 1]);
        }
        deEmphasise(pcm, offset);
    }

    private void decodeSubFrame(int index, int[] frame) {
        int at = Residual.subFrame(index);
        int parameters = Frame.subFrame(index);
        int lag = frame[parameters + Frame.LAG];
        // A lag that no encoder sends is a transmission error; the last good one is the best guess (section 5.3.2).
        if (lag >= Residual.SHORTEST_LAG && lag <= Residual.LONGEST_LAG) {
            lastLag = lag;
        }
        residual.predict(at, lastLag, frame[parameters + Frame.GAIN]);
        regularPulses.decode(frame, parameters, pulses);
        residual.excite(at, frame[parameters + Frame.GRID], pulses);
    }

    /** Sections 5.3.5 to 5.3.7. */
    private void deEmphasise(short[] pcm, int offset) {
        int output = lastOutput;
        for (int k = 0; k < Frame.SAMPLES; k++) {
            output = saturate(signal[k] + multR(output, DE_EMPHASIS));
            pcm[offset + k] = (short) (saturate(output << 1) & ~7);
        }
        lastOutput = output;
    }

    void reset() {
        ratios.reset();
        filter.reset();
        residual.reset();
        lastLag = Residual.SHORTEST_LAG;
        lastOutput = 0;
    }
}
