package org.jackfield.apps.recording.store;

import java.util.Optional;

/** Keeps what people chose for themselves. Any thread may call; methods throw unchecked exceptions while the database is away. */
public interface ChoiceStore {

    /** {@return what somebody chose; empty if they never did} */
    Optional<String> choice(String subject, String name);

    /** Keeps a choice in the place of the one before. */
    void choose(String subject, String name, String value);
}
