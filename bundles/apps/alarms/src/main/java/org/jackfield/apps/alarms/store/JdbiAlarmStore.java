package org.jackfield.apps.alarms.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.KeyLists;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.Rows;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.apps.alarms.history.Alarm;
import org.jackfield.apps.alarms.history.AlarmKind;
import org.jackfield.apps.alarms.history.Notice;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** The tables {@code alarms_alarm} and {@code alarms_notice}. Any thread may call. */
public final class JdbiAlarmStore implements AlarmStore {

    private static final int LONGEST_BY = 300;
    private static final int LONGEST_PROBLEM = 1000;
    private static final int MOST_KINDS = 500;
    private static final int FORGOTTEN_AT_ONCE = 500;
    private static final String SAME = " source = :source AND kind = :kind AND profile_id = :profile";

    private final Jdbi jdbi;

    /** Keeps them in a database. */
    public JdbiAlarmStore(SchemaReady schema) {
        jdbi = schema.jdbi();
    }

    @Override
    public Optional<Alarm> standing(String source, String node, String alarmId) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM alarms_alarm WHERE source = :source AND node = :node"
                        + " AND alarm_id = :alarm AND cleared_at IS NULL ORDER BY raised_at DESC, id DESC")
                .bind("source", source)
                .bind("node", node)
                .bind("alarm", alarmId)
                .setMaxRows(1)
                .map((row, context) -> alarm(row))
                .findFirst());
    }

    @Override
    public List<Alarm> standing(int most) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT * FROM alarms_alarm WHERE cleared_at IS NULL ORDER BY raised_at, id")
                .setMaxRows(most)
                .map((row, context) -> alarm(row))
                .list());
    }

    @Override
    public Optional<Alarm> alarm(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM alarms_alarm WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> alarm(row))
                .findFirst());
    }

    @Override
    public void enter(Alarm alarm, List<Notice> notices) {
        jdbi.useTransaction(handle -> {
            Rows.insert(handle, "alarms_alarm", List.of(row(alarm)));
            // one by one: a batch wants the same columns in each row, and a mail may be missing
            for (Notice notice : notices) {
                Rows.insert(handle, "alarms_notice", List.of(row(notice)));
            }
        });
    }

    @Override
    public void end(UUID alarm, Instant at, String by) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE alarms_alarm SET cleared_at = :at, cleared_by = :by"
                        + " WHERE id = :id AND cleared_at IS NULL")
                .bind("at", at)
                .bind("by", ColumnTypes.fit(by, LONGEST_BY))
                .bind("id", alarm)
                .execute());
    }

    @Override
    public void asked(UUID alarm, String by) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE alarms_alarm SET asked_by = :by WHERE id = :id")
                .bind("by", ColumnTypes.fit(by, LONGEST_BY))
                .bind("id", alarm)
                .execute());
    }

    @Override
    public Optional<Instant> lastTold(String profile, String source, AlarmKind kind) {
        return jdbi.withHandle(handle -> same(handle.createQuery("SELECT MAX(noticed_at) FROM alarms_notice WHERE" + SAME
                        + " AND state <> 'HELD_BACK'"), profile, source, kind)
                .mapTo(Instant.class)
                .findFirst());
    }

    @Override
    public int heldBack(String profile, String source, AlarmKind kind, Instant since) {
        return jdbi.withHandle(handle -> same(handle.createQuery("SELECT COUNT(*) FROM alarms_notice WHERE" + SAME
                        + " AND state = 'HELD_BACK' AND noticed_at >= :since"), profile, source, kind)
                .bind("since", since)
                .mapTo(Integer.class)
                .one());
    }

    private static Query same(Query query, String profile, String source, AlarmKind kind) {
        return query.bind("profile", profile).bind("source", source).bind("kind", kind.toString());
    }

    @Override
    public int told(String profile, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM alarms_notice WHERE profile_id = :profile"
                        + " AND state <> 'HELD_BACK' AND noticed_at >= :since")
                .bind("profile", profile)
                .bind("since", since)
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public List<Notice> notices(List<Notice.State> states, int most) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT * FROM alarms_notice WHERE state IN (<states>) ORDER BY noticed_at, id")
                .bindList("states", states.stream().map(Notice.State::name).toList())
                .setMaxRows(most)
                .map((row, context) -> notice(row))
                .list());
    }

    @Override
    public void update(Notice notice) {
        jdbi.useHandle(handle -> handle
                .createUpdate("UPDATE alarms_notice SET state = :state, mail_id = :mail, problem = :problem WHERE id = :id")
                .bind("state", notice.state().name())
                .bind("mail", notice.mail().map(UUID::toString).orElse(null))
                .bind("problem", ColumnTypes.fit(notice.problem(), LONGEST_PROBLEM))
                .bind("id", notice.id())
                .execute());
    }

    @Override
    public Page<Alarm> find(AlarmStore.Search query, PageRequest page) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        if (query.standing()) {
            conditions.add("cleared_at IS NULL");
        }
        String text = query.text().strip().toLowerCase(Locale.ROOT);
        if (!text.isEmpty()) {
            conditions.add("(LOWER(alarm_text) LIKE :text ESCAPE '!' OR LOWER(device) LIKE :text ESCAPE '!'"
                    + " OR LOWER(kind) LIKE :text ESCAPE '!' OR LOWER(source_name) LIKE :text ESCAPE '!')");
        }
        String where = " FROM alarms_alarm WHERE " + String.join(" AND ", conditions);
        return jdbi.withHandle(handle -> {
            long total = text(handle, "SELECT COUNT(*)" + where, text).mapTo(Long.class).one();
            List<Alarm> items = text(handle, "SELECT *" + where
                            + " ORDER BY raised_at DESC, id DESC OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY", text)
                    .bind("offset", page.offset())
                    .bind("size", page.size())
                    .map((row, context) -> alarm(row))
                    .list();
            return Page.of(items, page, total);
        });
    }

    private static Query text(Handle handle, String sql, String text) {
        Query query = handle.createQuery(sql);
        return text.isEmpty() ? query : query.bind("text", "%" + text.replaceAll("[!%_]", "!$0") + "%");
    }

    @Override
    public List<Notice> noticesOf(List<UUID> alarms) {
        return alarms.isEmpty() ? List.of() : jdbi.withHandle(handle -> handle
                .createQuery("SELECT * FROM alarms_notice WHERE alarm IN (<alarms>) ORDER BY noticed_at, id")
                .bindList("alarms", alarms.stream().map(UUID::toString).toList())
                .map((row, context) -> notice(row))
                .list());
    }

    @Override
    public Map<AlarmKind, String> kinds() {
        Map<AlarmKind, String> kinds = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle
                .createQuery("SELECT kind, MAX(alarm_text) AS example FROM alarms_alarm GROUP BY kind ORDER BY kind")
                .setMaxRows(MOST_KINDS)
                .map((row, context) -> kinds.put(AlarmKind.parse(row.getString("kind")), row.getString("example")))
                .list());
        return kinds;
    }

    @Override
    public int forget(Instant endedBefore, int most) {
        int forgotten = 0;
        int now;
        do {
            now = delete(endedBefore);
            forgotten += now;
        } while (now == FORGOTTEN_AT_ONCE);
        long surplus = jdbi.withHandle(handle ->
                handle.createQuery("SELECT COUNT(*) FROM alarms_alarm").mapTo(Long.class).one()) - most;
        while (surplus > 0) {
            int gone = delete(Instant.parse("9999-12-31T00:00:00Z"), (int) Math.min(surplus, FORGOTTEN_AT_ONCE));
            forgotten += gone;
            surplus = gone == 0 ? 0 : surplus - gone;
        }
        return forgotten;
    }

    private int delete(Instant endedBefore) {
        return delete(endedBefore, FORGOTTEN_AT_ONCE);
    }

    private int delete(Instant endedBefore, int most) {
        return jdbi.inTransaction(handle -> {
            List<String> ids = handle
                    .createQuery("SELECT id FROM alarms_alarm WHERE cleared_at < :before ORDER BY cleared_at, id")
                    .bind("before", endedBefore)
                    .setMaxRows(most)
                    .mapTo(String.class)
                    .list();
            for (List<String> some : KeyLists.<String>of(ids)) {
                handle.createUpdate("DELETE FROM alarms_alarm WHERE id IN (<ids>)").bindList("ids", some).execute();
            }
            return ids.size();
        });
    }

    private static Map<String, Object> row(Alarm alarm) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", alarm.id());
        row.put("source", alarm.source());
        row.put("source_name", alarm.sourceName());
        row.put("node", alarm.node());
        row.put("alarm_id", alarm.alarmId());
        row.put("kind", alarm.kind().toString());
        row.put("device", alarm.device());
        row.put("alarm_text", alarm.text());
        row.put("raised_at", alarm.raisedAt());
        row.put("cleared_by", "");
        row.put("asked_by", "");
        return row;
    }

    private static Map<String, Object> row(Notice notice) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", notice.id());
        row.put("alarm", notice.alarm());
        row.put("profile_id", notice.profileId());
        row.put("profile", notice.profile());
        row.put("source", notice.source());
        row.put("kind", notice.kind().toString());
        row.put("noticed_at", notice.at());
        row.put("state", notice.state().name());
        row.put("held_back", notice.heldBack());
        row.put("in_browser", notice.inBrowser());
        row.put("mail_to", String.join(",", notice.to()));
        row.put("mail_copies", String.join(",", notice.copies()));
        notice.mail().ifPresent(mail -> row.put("mail_id", mail));
        row.put("problem", notice.problem());
        return row;
    }

    private static Alarm alarm(ResultSet row) throws SQLException {
        return new Alarm(
                UUID.fromString(row.getString("id")),
                row.getString("source"),
                row.getString("source_name"),
                row.getString("node"),
                row.getString("alarm_id"),
                AlarmKind.parse(row.getString("kind")),
                row.getString("device"),
                row.getString("alarm_text"),
                instant(row, "raised_at"),
                Optional.ofNullable(instant(row, "cleared_at")),
                row.getString("cleared_by"),
                row.getString("asked_by"));
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("alarm")),
                row.getString("profile_id"),
                row.getString("profile"),
                row.getString("source"),
                AlarmKind.parse(row.getString("kind")),
                instant(row, "noticed_at"),
                Notice.State.valueOf(row.getString("state")),
                row.getInt("held_back"),
                row.getBoolean("in_browser"),
                addresses(row.getString("mail_to")),
                addresses(row.getString("mail_copies")),
                Optional.ofNullable(row.getString("mail_id")).map(UUID::fromString),
                row.getString("problem"));
    }

    private static List<String> addresses(String written) {
        return written.isEmpty() ? List.of() : List.of(written.split(","));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return ColumnTypes.toInstant(row.getObject(column, LocalDateTime.class));
    }
}
