package org.jackfield.api.recording.format;

import org.jackfield.api.problem.ProblemException;

/** What is said of a file that is not as it was written. */
final class Damage {

    static final String MALFORMED = "recording.malformed";
    static final String ALTERED = "recording.altered";

    private Damage() {}

    static ProblemException of(String code, String input, String message) {
        return ProblemException.invalid(
                code, input, message, "Take the file from an archive or a backup, and keep this one as it is.");
    }

    static ProblemException malformed(String input, String message) {
        return of(MALFORMED, input, message);
    }

    static ProblemException altered(String input, String message) {
        return of(ALTERED, input, message);
    }
}
