package org.jackfield.core.tasks;

import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * How long tasks that have ended are kept.
 *
 * @param keepDays how many days after its end a task is kept; 0 keeps tasks for ever
 */
public record TasksSettings(int keepDays) {

    /** What a person needs to change it. */
    public static final Permission CONFIGURE = new Permission("tasks.configure", "Decide how long tasks are kept");

    /** The group of settings. */
    public static final SettingsType<TasksSettings> TYPE =
            new SettingsType<>("org.jackfield.core.tasks", TasksSettings.class, new TasksSettings(90), CONFIGURE);

    private static final int MOST = 36_500;

    public TasksSettings {
        if (keepDays < 0 || keepDays > MOST) {
            throw ProblemException.invalid(
                    "tasks.keep-days", Integer.toString(keepDays), "Tasks are kept for 0 to 36500 days.",
                    "Enter a number of days, or 0 to keep them for ever.");
        }
    }
}
