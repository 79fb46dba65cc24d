package org.jackfield.api.web.parts;

import org.jackfield.api.tasks.TaskStatus;

/** Which tone a task's state has. */
public final class TaskTones {

    private TaskTones() {}

    /** {@return the tone of a state} */
    public static Tone tone(TaskStatus.State state) {
        return switch (state) {
            case QUEUED, CANCELLED -> Tone.NEUTRAL;
            case RUNNING -> Tone.INFO;
            case SUCCEEDED -> Tone.GOOD;
            case INTERRUPTED -> Tone.WARNING;
            case FAILED -> Tone.BAD;
        };
    }

    /** {@return a badge that shows a state in the language of the browser tab} */
    public static StatusBadge badge(TaskStatus.State state) {
        return new StatusBadge(tone(state), PartTexts.text("task." + state));
    }
}
