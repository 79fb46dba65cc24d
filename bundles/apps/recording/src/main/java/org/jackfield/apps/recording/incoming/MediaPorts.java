package org.jackfield.apps.recording.incoming;

import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.apps.recording.RecordingSettings;

/**
 * The UDP ports at which audio is received: an even one for RTP and the next for RTCP, a pair for each stream.
 *
 * @param firstPort the first, 1024 to 65534, even
 * @param lastPort the last, 1025 to 65535
 */
public record MediaPorts(int firstPort, int lastPort) {

    /** The settings, as they are before anybody changes them. */
    public static final SettingsType<MediaPorts> TYPE = new SettingsType<>(
            "org.jackfield.apps.recording.ports", MediaPorts.class, new MediaPorts(20_000, 20_999), RecordingSettings.CONFIGURE);

    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_535;

    /** Refuses what cannot work. */
    public MediaPorts {
        if (firstPort < LOWEST || lastPort > HIGHEST || firstPort % 2 != 0 || lastPort <= firstPort) {
            throw ProblemException.invalid("recording.media-ports", firstPort + " to " + lastPort,
                    "The ports are from " + LOWEST + " to " + HIGHEST + ", and the first is even.", "Enter 20000 to 20999, for instance.");
        }
    }
}
