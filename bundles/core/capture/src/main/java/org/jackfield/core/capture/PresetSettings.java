package org.jackfield.core.capture;

import java.util.Arrays;
import java.util.List;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.capture.route.PortRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes settings of {@link CapturePresets}. Stateless. */
final class PresetSettings {

    private static final Logger LOG = LoggerFactory.getLogger(PresetSettings.class);

    private PresetSettings() {}

    /** {@return the presets; the usual settings if one of them is wrong, which is told in the log} */
    static CaptureSettings of(CapturePresets presets) {
        CaptureSettings usual = CaptureSettings.TYPE.defaults();
        try {
            List<Integer> signalling = words(presets.signallingPorts()).stream().map(Integer::valueOf).toList();
            String buffer = presets.bufferMegabytes().strip();
            return new CaptureSettings(words(presets.interfaces()), presets.remote(), words(presets.remoteSenders()),
                    words(presets.ports()).stream().map(PortRange::parse).toList(),
                    signalling.isEmpty() ? usual.signallingPorts() : signalling, words(presets.phoneSystems()),
                    buffer.isEmpty() ? usual.bufferMegabytes() : Integer.parseInt(buffer), presets.replayFolder());
        } catch (ProblemException | NumberFormatException e) {
            LOG.error("etc/org.jackfield.core.capture.cfg is left out: {}", e.getMessage());
            return usual;
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,;]+")).filter(word -> !word.isEmpty()).toList();
    }
}
