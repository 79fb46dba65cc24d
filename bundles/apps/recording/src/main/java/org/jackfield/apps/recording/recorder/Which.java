package org.jackfield.apps.recording.recorder;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jackfield.api.telephony.PhoneSystemId;

/**
 * Which live recordings are meant.
 *
 * @param text how a person wrote it, for errors; never null
 * @param matches the choice; never null
 */
public record Which(String text, Predicate<LiveRecording> matches) {

    /** Checks the components. */
    public Which {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(matches, "matches");
    }

    /** {@return the recording of one segment} */
    public static Which segment(UUID segment) {
        return new Which("segment " + segment, live -> live.segment().equals(segment));
    }

    /** {@return all recordings of a logical call} */
    public static Which call(UUID call) {
        return new Which("call " + call, live -> live.call().equals(call));
    }

    /**
     * {@return all recordings of an extension}
     *
     * @param number its number, as the phone system has it
     */
    public static Which extension(String number) {
        return new Which("extension " + number, live -> live.device().number().equals(number));
    }

    /** {@return all recordings of an extension of one phone system} */
    public static Which extension(PhoneSystemId system, String number) {
        return new Which(
                "extension " + number,
                live -> live.system().equals(system) && live.device().number().equals(number));
    }
}
