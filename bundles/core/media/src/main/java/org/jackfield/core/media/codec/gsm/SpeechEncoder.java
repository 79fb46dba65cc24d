package org.jackfield.core.media.codec.gsm;

import static org.jackfield.core.media.codec.gsm.Frame.SUB_FRAMES;
import static org.jackfield.core.media.codec.gsm.Frame.SUB_SAMPLES;

/** The full-rate encoder of EN 300 961 for one stream: 160 samples in, 76 parameters out. */
final class SpeechEncoder {

    private final Preprocessing preprocessing = new Preprocessing();
    private final LinearPrediction prediction = new LinearPrediction();
    private final LogAreaRatios ratios = new LogAreaRatios();
    private final AnalysisFilter filter = new AnalysisFilter();
    private final LongTermPredictor predictor = new LongTermPredictor();
    private final RegularPulses regularPulses = new RegularPulses();
    private final Residual residual = new Residual();

    private final int[] signal = new int[Frame.SAMPLES];
    private final int[] reflections = new int[Frame.ORDER];
    private final int[] pulses = new int[Frame.PULSES];

    /** Encodes the 160 samples from {@code offset} on into {@code frame}. */
    void encode(short[] pcm, int offset, int[] frame) {
        preprocessing.run(pcm, offset, signal);
        prediction.analyse(signal, reflections);
        LogAreaRatios.code(reflections, frame);
        ratios.next(frame);
        for (int stretch = 0; stretch < LogAreaRatios.STRETCHES.length - 1; stretch++) {
            ratios.reflections(stretch, reflections);
            filter.run(reflections, signal, LogAreaRatios.STRETCHES[stretch], LogAreaRatios.STRETCHES[stretch + 1]);
        }
        residual.next();
        for (int i = 0; i < SUB_FRAMES; i++) {
            encodeSubFrame(i, frame);
        }
    }

    private void encodeSubFrame(int index, int[] frame) {
        int from = index * SUB_SAMPLES;
        int at = Residual.subFrame(index);
        int parameters = Frame.subFrame(index);
        predictor.search(signal, from, residual.samples, at, frame, parameters);
        residual.predict(at, frame[parameters + Frame.LAG], frame[parameters + Frame.GAIN]);
        regularPulses.code(signal, from, residual.samples, at, frame, parameters);
        regularPulses.decode(frame, parameters, pulses);
        residual.excite(at, frame[parameters + Frame.GRID], pulses);
    }

    void reset() {
        preprocessing.reset();
        ratios.reset();
        filter.reset();
        residual.reset();
    }
}
