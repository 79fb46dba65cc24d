package org.jackfield.api.settings;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of changed settings; registered as a service with the property {@value #ID}.
 *
 * <p>Called on one thread, in the order of the writes, after the write is durable. A listener that is slow delays other
 * listeners, never the writer; one that throws is logged and called again next time.
 */
@ConsumerType
public interface SettingsListener<R extends Record> {

    /** Service property: the {@link SettingsType#id()} listened to. */
    String ID = "jackfield.settings.id";

    /** Settings have been written. */
    void settingsChanged(Stored<R> before, Stored<R> after);
}
