package org.jackfield.apps.recording.recorder;

import java.util.Optional;
import org.jackfield.apps.recording.PauseSettings;

/**
 * Finds the keys that pause and resume among those that somebody presses. Keys more than three seconds apart are no
 * sequence. One thread.
 */
final class KeySequence {

    /** The longest time between two keys, in samples. */
    static final long PATIENCE = 3 * 8000L;

    private static final int LONGEST = 8;

    private final StringBuilder pressed = new StringBuilder();
    private long last;

    /** What a sequence asks for. */
    enum Wish {
        PAUSE,
        RESUME
    }

    /** {@return what the keys up to this one ask for, by the settings as they are now} */
    Optional<Wish> pressed(long time, char key, PauseSettings settings) {
        if (time - last > PATIENCE) {
            pressed.setLength(0);
        }
        last = time;
        pressed.append(key);
        if (pressed.length() > LONGEST) {
            pressed.deleteCharAt(0);
        }
        boolean pause = ends(settings.pauseKeys());
        boolean resume = ends(settings.resumeKeys());
        if (!pause && !resume) {
            return Optional.empty();
        }
        pressed.setLength(0);
        // where one sequence is the end of the other, the longer one is what was meant
        boolean longer = settings.pauseKeys().length() > settings.resumeKeys().length();
        return Optional.of(pause && (!resume || longer) ? Wish.PAUSE : Wish.RESUME);
    }

    private boolean ends(String keys) {
        return !keys.isEmpty()
                && pressed.length() >= keys.length()
                && pressed.substring(pressed.length() - keys.length()).equals(keys);
    }
}
