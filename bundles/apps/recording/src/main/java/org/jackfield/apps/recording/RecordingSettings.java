package org.jackfield.apps.recording;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * How calls are recorded (manual §7.3.2.1).
 *
 * @param format how audio is kept
 * @param volumeControl whether the volumes below are used
 * @param inboundVolume of what the outside says, in steps of 3 dB, −6 to 6
 * @param outboundVolume of what the recorded device says, in steps of 3 dB, −6 to 6
 * @param datFiles whether each recording gets a DAT file beside it
 */
public record RecordingSettings(Format format, boolean volumeControl, int inboundVolume, int outboundVolume, boolean datFiles) {

    /** Lets a person configure recording. */
    public static final Permission CONFIGURE = new Permission("recording.configure", "Configure call recording");

    /** The settings, as they are before anybody changes them. */
    public static final SettingsType<RecordingSettings> TYPE = new SettingsType<>(
            "org.jackfield.apps.recording",
            RecordingSettings.class,
            new RecordingSettings(Format.GSM, false, 0, 0, false),
            CONFIGURE);

    /** The most steps up or down. */
    public static final int MAX_STEPS = 6;

    /** How audio is kept. */
    public enum Format {
        /** GSM full rate, both sides mixed: 1.6 kB a second. */
        GSM,
        /** G.711, the sides apart: 16 kB a second. */
        G711;

        /**
         * {@return the one that a person means} In whichever case, with or without the full stop.
         *
         * @throws ProblemException {@code recording.format} if it is none
         */
        public static Format named(String text) {
            String name = text.toUpperCase(Locale.ROOT).replace(".", "");
            return Arrays.stream(values())
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid(
                            "recording.format", text, "This is no format of recordings.", "Use gsm or g711."));
        }
    }

    /** Refuses what cannot be. */
    public RecordingSettings {
        Objects.requireNonNull(format, "format");
        check("inbound", inboundVolume);
        check("outbound", outboundVolume);
    }

    private static void check(String which, int steps) {
        if (steps < -MAX_STEPS || steps > MAX_STEPS) {
            throw ProblemException.invalid(
                    "recording.volume",
                    which + " volume " + steps,
                    "A volume is from -" + MAX_STEPS + " to " + MAX_STEPS + " steps of 3 dB.",
                    "Use 0 to leave the volume as it is.");
        }
    }
}
