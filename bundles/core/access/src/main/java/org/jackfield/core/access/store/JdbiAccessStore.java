package org.jackfield.core.access.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jackfield.api.persistence.Rows;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallKind;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.core.access.AccessFilter;
import org.jackfield.core.access.AccessRules;
import org.jackfield.core.access.AccessScope;
import org.jackfield.core.access.Named;
import org.jackfield.core.access.Role;
import org.jackfield.core.access.SecurityProfile;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The tables {@code access_…}. */
public final class JdbiAccessStore implements AccessStore {

    private final Jdbi jdbi;

    public JdbiAccessStore(SchemaReady schema) {
        this.jdbi = schema.jdbi();
    }

    /** A value that belongs to one of the things kept. */
    private record Part(UUID owner, String value, String text) {}

    @Override
    public AccessRules load() {
        return jdbi.inTransaction(handle -> {
            Map<UUID, List<Part>> options = parts(handle, "access_profile_option", "profile_id", "option_id", "option_id");
            Map<UUID, List<Part>> chosen = parts(handle, "access_role_filter", "role_id", "filter_id", "filter_id");
            Map<UUID, List<Part>> texts = parts(handle, "access_filter_text", "filter_id", "field_name", "field_text");
            Map<UUID, List<Part>> units = parts(handle, "access_filter_unit", "filter_id", "unit_id", "unit_id");
            return new AccessRules(
                    byId(handle.createQuery("SELECT * FROM access_profile")
                            .map((row, context) -> profile(row, options))
                            .list()),
                    byId(handle.createQuery("SELECT * FROM access_role").map((row, context) -> role(row, chosen)).list()),
                    byId(handle.createQuery("SELECT * FROM access_filter")
                            .map((row, context) -> filter(row, texts, units))
                            .list()));
        });
    }

    private static <T extends Named> Map<UUID, T> byId(Collection<T> values) {
        return values.stream().collect(Collectors.toMap(Named::id, Function.identity()));
    }

    private static Map<UUID, List<Part>> parts(Handle handle, String table, String owner, String value, String text) {
        return handle.createQuery("SELECT " + owner + " AS o, " + value + " AS v, " + text + " AS t FROM " + table)
                .map((row, context) ->
                        new Part(UUID.fromString(row.getString("o")), row.getString("v"), row.getString("t")))
                .collect(Collectors.groupingBy(Part::owner));
    }

    private static Set<String> values(Map<UUID, List<Part>> parts, UUID owner) {
        return parts.getOrDefault(owner, List.of()).stream().map(Part::value).collect(Collectors.toSet());
    }

    private static Set<UUID> ids(Map<UUID, List<Part>> parts, UUID owner) {
        return values(parts, owner).stream().map(UUID::fromString).collect(Collectors.toSet());
    }

    private static SecurityProfile profile(ResultSet row, Map<UUID, List<Part>> options) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        return new SecurityProfile(
                id, row.getLong("revision"), row.getString("name"), row.getString("description"), values(options, id),
                false);
    }

    private static Role role(ResultSet row, Map<UUID, List<Part>> filters) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        return new Role(
                id, row.getLong("revision"), row.getString("name"), row.getString("description"),
                UUID.fromString(row.getString("profile")), AccessScope.valueOf(row.getString("access_scope")),
                ids(filters, id));
    }

    private static AccessFilter filter(ResultSet row, Map<UUID, List<Part>> texts, Map<UUID, List<Part>> units)
            throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        EnumMap<CallField, String> written = new EnumMap<>(CallField.class);
        texts.getOrDefault(id, List.of()).forEach(part -> written.put(CallField.valueOf(part.value()), part.text()));
        String kinds = row.getString("call_kinds");
        return new AccessFilter(
                id, row.getLong("revision"), row.getString("name"), AccessFilter.Mode.valueOf(row.getString("access_mode")),
                written, row.getLong("least_millis"), row.getLong("most_millis"),
                kinds.isEmpty()
                        ? Set.of()
                        : Arrays.stream(kinds.split(",")).map(CallKind::valueOf).collect(Collectors.toSet()),
                CallStatus.valueOf(row.getString("call_status")), flag(row, "noted"), flag(row, "scored"), ids(units, id));
    }

    private static Optional<Boolean> flag(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value.isEmpty() ? Optional.empty() : Optional.of(Boolean.valueOf(value));
    }

    @Override
    public boolean save(Named value) {
        return answer(() -> jdbi.inTransaction(handle -> switch (value) {
            case SecurityProfile profile -> save(handle, "access_profile", profile, columns(profile), Map.of(
                    "access_profile_option", rows("profile_id", profile.id(), "option_id", profile.options())));
            case Role role -> save(handle, "access_role", role, columns(role), Map.of(
                    "access_role_filter", rows("role_id", role.id(), "filter_id", role.filters())));
            case AccessFilter filter -> save(handle, "access_filter", filter, columns(filter), Map.of(
                    "access_filter_text", texts(filter),
                    "access_filter_unit", rows("filter_id", filter.id(), "unit_id", filter.units())));
        }));
    }

    private static <T> T answer(Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException e) {
            throw new ProblemException(
                    new Problem("access.unavailable", Problem.Kind.UNAVAILABLE, "", "The database does not answer.",
                            "Try again; what was configured before holds."),
                    e);
        }
    }

    /** A row that was read in another revision is not there to be updated. */
    private static boolean save(
            Handle handle, String table, Named value, Map<String, Object> columns, Map<String, List<Map<String, Object>>> parts) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", value.id());
        all.put("revision", value.revision());
        all.put("name", value.name());
        all.putAll(columns);
        if (value.revision() == 1) {
            Rows.insert(handle, table, List.of(all));
        } else {
            int known = handle.createUpdate("UPDATE " + table + " SET revision = :next WHERE id = :id AND revision = :last")
                    .bind("next", value.revision())
                    .bind("last", value.revision() - 1)
                    .bind("id", value.id())
                    .execute();
            if (known == 0) {
                return false;
            }
            Rows.update(handle, table, List.of(all));
        }
        removeParts(handle, value.id(), parts.keySet());
        parts.forEach((name, rows) -> Rows.insert(handle, name, rows));
        return true;
    }

    private static final Map<String, String> OWNER = Map.of(
            "access_profile_option", "profile_id",
            "access_role_filter", "role_id",
            "access_filter_text", "filter_id",
            "access_filter_unit", "filter_id");

    private static void removeParts(Handle handle, UUID id, Collection<String> tables) {
        tables.forEach(table -> handle.createUpdate("DELETE FROM " + table + " WHERE " + OWNER.get(table) + " = :id")
                .bind("id", id)
                .execute());
    }

    private static Map<String, Object> columns(SecurityProfile profile) {
        return Map.of("description", profile.description());
    }

    private static Map<String, Object> columns(Role role) {
        return Map.of(
                "description", role.description(), "profile", role.profile().toString(), "access_scope", role.scope().name());
    }

    private static Map<String, Object> columns(AccessFilter filter) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("access_mode", filter.mode().name());
        columns.put("call_kinds", filter.kinds().stream().sorted().map(Enum::name).collect(Collectors.joining(",")));
        columns.put("call_status", filter.status().name());
        columns.put("noted", filter.noted().map(String::valueOf).orElse(""));
        columns.put("scored", filter.scored().map(String::valueOf).orElse(""));
        columns.put("least_millis", filter.leastMillis());
        columns.put("most_millis", filter.mostMillis());
        return columns;
    }

    private static List<Map<String, Object>> rows(String ownerColumn, UUID owner, String column, Collection<?> values) {
        return new HashSet<>(values).stream()
                .map(value -> Map.<String, Object>of(ownerColumn, owner, column, value.toString()))
                .toList();
    }

    private static List<Map<String, Object>> texts(AccessFilter filter) {
        return filter.texts().entrySet().stream()
                .map(entry -> Map.<String, Object>of(
                        "filter_id", filter.id(), "field_name", entry.getKey().name(), "field_text", entry.getValue()))
                .toList();
    }

    @Override
    public void delete(UUID id) {
        answer(() -> jdbi.inTransaction(handle -> {
            removeParts(handle, id, OWNER.keySet());
            for (String table : List.of("access_profile", "access_role", "access_filter")) {
                handle.createUpdate("DELETE FROM " + table + " WHERE id = :id").bind("id", id).execute();
            }
            return id;
        }));
    }
}
