package org.jackfield.apps.recording.command;

import java.util.UUID;
import org.jackfield.api.problem.ProblemException;

/** Ids as people type them. */
final class Ids {

    private Ids() {}

    static UUID parse(String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "recording.id", text, "This is not an id.", "Copy it from recording:list --last 20, or from the page.");
        }
    }
}
