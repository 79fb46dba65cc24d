package org.jackfield.apps.recording.store;

import java.util.Optional;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.SchemaReady;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Choices in the table {@code recording_choice}. */
public final class JdbiChoiceStore implements ChoiceStore {

    private static final int LONGEST = 2000;

    private final Jdbi jdbi;

    /** Keeps them in a database. */
    public JdbiChoiceStore(SchemaReady schema) {
        jdbi = schema.jdbi();
    }

    @Override
    public Optional<String> choice(String subject, String name) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT choice_value FROM recording_choice WHERE subject_id = :subject AND choice_name = :name")
                .bind("subject", subject)
                .bind("name", name)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public void choose(String subject, String name, String value) {
        jdbi.useTransaction(handle -> {
            write(handle, "DELETE FROM recording_choice WHERE subject_id = :subject AND choice_name = :name", subject, name, value);
            write(handle, "INSERT INTO recording_choice (subject_id, choice_name, choice_value) VALUES (:subject, :name, :value)",
                    subject, name, value);
        });
    }

    private static void write(Handle handle, String sql, String subject, String name, String value) {
        handle.createUpdate(sql)
                .bind("subject", subject)
                .bind("name", name)
                .bind("value", ColumnTypes.fit(value, LONGEST))
                .execute();
    }
}
