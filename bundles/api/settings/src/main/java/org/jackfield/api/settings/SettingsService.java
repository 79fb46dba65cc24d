package org.jackfield.api.settings;

import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps settings in the database. Any thread may call; a read is answered from memory.
 */
@ProviderType
public interface SettingsService {

    /** {@return the settings of {@code type} as they stand, or its defaults; never null} */
    <R extends Record> Stored<R> read(SettingsType<R> type);

    /**
     * Writes settings, with an audit entry that shows before and after (secrets masked), and tells the listeners once
     * the write is durable.
     *
     * @param expectedRevision the revision that was read before editing
     * @param by who writes
     * @return the settings as they stand now
     * @throws ProblemException {@code settings.conflict} if somebody else wrote meanwhile, {@code security.forbidden} if
     *     {@code by} lacks the type's permission
     */
    <R extends Record> Stored<R> write(SettingsType<R> type, long expectedRevision, R value, Subject by);
}
