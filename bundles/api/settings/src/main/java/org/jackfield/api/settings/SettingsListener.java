package org.jackfield.api.settings;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks at settings before they are written, and is told of changed ones; registered as a service with the property {@value #ID}.
 *
 * <p>Told on one thread, in the order of the writes, after the write is durable. A listener that is slow delays other
 * listeners, never the writer; one that throws is logged and called again next time.
 */
@ConsumerType
public interface SettingsListener<R extends Record> {

    /** Service property: the {@link SettingsType#id()} listened to. */
    String ID = "jackfield.settings.id";

    /**
     * Looks at settings that are about to be written, for what their record alone cannot know, such as whether something that
     * they name is there. Called on the writer's thread, so it must be quick; what it throws otherwise is logged and refuses
     * nothing.
     *
     * @param wanted never null
     * @throws org.jackfield.api.problem.ProblemException to refuse them; nothing is written then
     */
    default void check(R wanted) {}

    /** Settings have been written. */
    void settingsChanged(Stored<R> before, Stored<R> after);
}
