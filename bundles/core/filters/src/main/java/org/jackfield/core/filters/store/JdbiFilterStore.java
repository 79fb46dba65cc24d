package org.jackfield.core.filters.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.persistence.Rows;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.access.FilterCriteria;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code filters_filter}. */
public final class JdbiFilterStore implements FilterStore {

    private static final String TABLE = "filters_filter";

    private final Jdbi jdbi;
    /** Of the components alone, not of what is worked out from them. */
    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultVisibility(checker -> checker.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .build();

    public JdbiFilterStore(SchemaReady schema) {
        this.jdbi = schema.jdbi();
    }

    @Override
    public List<SavedFilter> load() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM " + TABLE)
                .map((row, context) -> new SavedFilter(
                        UUID.fromString(row.getString("id")), row.getLong("revision"),
                        SavedFilter.Sharing.valueOf(row.getString("sharing")), row.getString("owner"), row.getString("name"),
                        json.readValue(row.getString("criteria"), FilterCriteria.class)))
                .list());
    }

    @Override
    public boolean save(SavedFilter filter) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", filter.id());
        row.put("revision", filter.revision());
        row.put("sharing", filter.sharing().name());
        row.put("owner", filter.owner());
        row.put("name", filter.name());
        row.put("criteria", json.writeValueAsString(filter.criteria()));
        return answer(() -> jdbi.inTransaction(handle -> {
            if (filter.revision() == 1) {
                Rows.insert(handle, TABLE, List.of(row));
                return true;
            }
            int known = handle.createUpdate("UPDATE " + TABLE + " SET revision = :next WHERE id = :id AND revision = :last")
                    .bind("next", filter.revision())
                    .bind("last", filter.revision() - 1)
                    .bind("id", filter.id())
                    .execute();
            if (known > 0) {
                Rows.update(handle, TABLE, List.of(row));
            }
            return known > 0;
        }));
    }

    @Override
    public void delete(UUID id) {
        answer(() -> jdbi.withHandle(handle ->
                handle.createUpdate("DELETE FROM " + TABLE + " WHERE id = :id").bind("id", id).execute()));
    }

    private static <T> T answer(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException e) {
            throw new ProblemException(
                    new Problem("filters.unavailable", Problem.Kind.UNAVAILABLE, "", "The database does not answer.",
                            "Try again; the filters that were saved before hold."),
                    e);
        }
    }
}
