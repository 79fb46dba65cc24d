package org.jackfield.apps.recording.recordacall;

import java.util.Objects;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.sip.AddressRange;
import org.jackfield.apps.recording.RecordingSettings;

/**
 * How calls that the phone system makes to have a call recorded are taken.
 *
 * @param on whether they are
 * @param allowed the phone systems' addresses; nobody else is answered
 * @param announce whether an announcement is played when recording begins
 * @param announcement a WAV file with it, by its whole path: 8 kHz, one channel, 16 bits or G.711; empty for the one that
 *     comes along
 */
public record RecordACallSettings(boolean on, String allowed, boolean announce, String announcement) {

    /** The settings, as they are before anybody changes them. */
    public static final SettingsType<RecordACallSettings> TYPE = new SettingsType<>(
            "org.jackfield.apps.recording.recordacall", RecordACallSettings.class,
            new RecordACallSettings(false, "", false, ""), RecordingSettings.CONFIGURE);

    /** Refuses what cannot work. */
    public RecordACallSettings {
        allowed = Objects.requireNonNullElse(allowed, "").strip();
        announcement = Objects.requireNonNullElse(announcement, "").strip();
        if (AddressRange.parse(allowed).isEmpty() && on) {
            throw ProblemException.invalid("recording.record-a-call-allowed", allowed,
                    "Without an address nobody may call.", "Enter the addresses of the phone systems.");
        }
    }
}
