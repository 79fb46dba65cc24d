package org.jackfield.core.settings.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The table of settings. */
public final class SettingsStore {

    private final Jdbi jdbi;

    public SettingsStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A group as it is stored.
     *
     * @param document JSON, its secrets sealed
     */
    public record Row(String id, long revision, String document, Instant changedAt, String changedBy) {}

    /** {@return every group} */
    public List<Row> all() {
        return jdbi.withHandle(handle ->
                handle.createQuery("SELECT * FROM settings_group ORDER BY id").mapTo(Row.class).list());
    }

    /**
     * Writes a group.
     *
     * @param row with the revision it is to have
     * @return false if the stored revision is not the one before
     */
    public boolean write(Row row) {
        String sql = row.revision() == 1
                ? "INSERT INTO settings_group (id, revision, document, changed_at, changed_by)"
                        + " SELECT :id, :revision, :document, :changedAt, :changedBy"
                        + " WHERE NOT EXISTS (SELECT 1 FROM settings_group WHERE id = :id)"
                : "UPDATE settings_group SET revision = :revision, document = :document, changed_at = :changedAt,"
                        + " changed_by = :changedBy WHERE id = :id AND revision = :revision - 1";
        return jdbi.withHandle(handle -> handle.createUpdate(sql).bindMethods(row).execute()) == 1;
    }

    /** Writes a group's document, if its revision is still the same. {@return whether it was} */
    public boolean replace(Row row) {
        String sql = "UPDATE settings_group SET document = :document WHERE id = :id AND revision = :revision";
        return jdbi.withHandle(handle -> handle.createUpdate(sql).bindMethods(row).execute()) == 1;
    }
}
