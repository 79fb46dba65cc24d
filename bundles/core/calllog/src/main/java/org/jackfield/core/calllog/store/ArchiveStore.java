package org.jackfield.core.calllog.store;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.CallHistory.RecentCalls;
import org.jackfield.api.calllog.history.HistorySnapshot.Assignment;
import org.jackfield.api.calllog.history.HistoryTables;
import org.jackfield.api.calllog.store.SegmentColumns;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.KeyLists;
import org.jackfield.api.persistence.Rows;
import org.jackfield.api.persistence.SchemaReady;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Which files of the archive count, and what was said later of the segments in them. */
public final class ArchiveStore {

    private static final int NAME = 200;
    private static final int DELETED_AT_ONCE = 500;

    private final Jdbi jdbi;
    private final Path folder;
    private final ArchiveSteps steps;

    /** Keeps the list of the files below a folder. */
    public ArchiveStore(SchemaReady schema, Path folder, ArchiveSteps steps) {
        this.jdbi = schema.jdbi();
        this.folder = folder;
        this.steps = steps;
    }

    /**
     * The archive as it is listed.
     *
     * @param files by month
     */
    public record Listed(List<ArchiveFile> files, List<Assignment> assigned, Set<UUID> forgotten) {}

    /**
     * A call that may be moved.
     *
     * @param revision it is moved only if this is still its revision
     */
    public record Candidate(UUID id, long revision, Instant started) {

        /** {@return the month that it belongs to} */
        public YearMonth month() {
            return YearMonth.from(started.atOffset(ZoneOffset.UTC));
        }
    }

    /**
     * Reads the list, and the recent calls with it, as of one moment.
     *
     * @param calls null for all
     */
    public Listed read(Collection<UUID> calls, RecentCalls recent) {
        return jdbi.inTransaction(handle -> {
            Listed listed = listed(handle);
            if (calls == null) {
                RecentCallReader.all(handle, recent);
            } else {
                RecentCallReader.some(handle, calls, recent);
            }
            return listed;
        });
    }

    /** {@return the list alone} */
    public Listed listed() {
        return jdbi.withHandle(this::listed);
    }

    private Listed listed(Handle handle) {
        List<ArchiveFile> files = handle
                .createQuery("SELECT * FROM calllog_archive_file ORDER BY month_year, month_number, archived_at, id")
                .map((row, context) -> known(
                        row.getInt("schema_version"),
                        file(
                                SegmentColumns.uuid(row, "id"), YearMonth.of(row.getInt("month_year"), row.getInt("month_number")),
                                row.getLong("segment_count"), row.getLong("call_count"),
                                SegmentColumns.instant(row, "first_started"), SegmentColumns.instant(row, "last_started"))))
                .list();
        List<Assignment> assigned = handle
                .createQuery("SELECT segment_id, call_id, user_id, user_name FROM calllog_assignment ORDER BY segment_id")
                .map((row, context) -> new Assignment(
                        SegmentColumns.uuid(row, "segment_id"), SegmentColumns.uuid(row, "call_id"),
                        row.getString("user_id") == null ? null : SegmentColumns.uuid(row, "user_id"),
                        row.getString("user_name") == null ? "" : row.getString("user_name")))
                .list();
        Set<UUID> forgotten =
                Set.copyOf(handle.createQuery("SELECT user_id FROM calllog_forgotten_user").mapTo(UUID.class).list());
        return new Listed(files, assigned, forgotten);
    }

    /** What later versions mean by their columns nobody knows here: their files are left alone, and come back with them. */
    private static ArchiveFile known(int version, ArchiveFile file) {
        return version <= HistoryTables.VERSION
                ? file
                : file.withDamage("it was written by a newer release, in version " + version + " of the archive's form");
    }

    /** {@return a file of a month, by its name} */
    public ArchiveFile file(
            UUID id, YearMonth month, long segmentCount, long callCount, Instant firstStarted, Instant lastStarted) {
        return new ArchiveFile(
                id, path("segments", month, id), path("calls", month, id), segmentCount, callCount, firstStarted,
                lastStarted, "");
    }

    private Path path(String table, YearMonth month, UUID id) {
        return folder.resolve(table)
                .resolve("year=" + month.getYear())
                .resolve("month=" + month.getMonthValue())
                .resolve(id + ".parquet");
    }

    /** {@return calls that ended before a moment, the oldest first; at most {@code limit}} */
    public List<Candidate> candidates(Instant before, int limit) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT id, revision, started_at FROM calllog_call WHERE ended_at < :before"
                        + " ORDER BY started_at, id OFFSET 0 ROWS FETCH NEXT :limit ROWS ONLY")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> new Candidate(
                        SegmentColumns.uuid(row, "id"), row.getLong("revision"), SegmentColumns.instant(row, "started_at")))
                .list());
    }

    /** Gives these calls, as far as they are there. */
    public void recent(Collection<UUID> calls, RecentCalls recent) {
        jdbi.useTransaction(handle -> RecentCallReader.some(handle, calls, recent));
    }

    /**
     * Moves calls: from here on they are in {@code added}, and neither in {@code replaced} nor in the tables.
     *
     * @param replaced files whose contents are in {@code added} too
     * @return whether it was done; not if a call has changed since it was read
     */
    public boolean commit(
            List<Candidate> calls, YearMonth month, ArchiveFile added, List<ArchiveFile> replaced, Instant now) {
        return jdbi.inTransaction(handle -> {
            for (int from = 0; from < calls.size(); from += DELETED_AT_ONCE) {
                List<Candidate> some = calls.subList(from, Math.min(calls.size(), from + DELETED_AT_ONCE));
                if (!delete(handle, some)) {
                    handle.rollback();
                    return false;
                }
            }
            steps.at("deleted");
            replace(handle, replaced, Optional.of(added), month, now);
            steps.at("listed");
            return true;
        });
    }

    private static void replace(
            Handle handle, List<ArchiveFile> replaced, Optional<ArchiveFile> by, YearMonth month, Instant now) {
        replaced.forEach(file -> handle.execute("DELETE FROM calllog_archive_file WHERE id = ?", file.id().toString()));
        by.ifPresent(added -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("id", added.id());
            line.put("schema_version", HistoryTables.VERSION);
            line.put("month_year", month.getYear());
            line.put("month_number", month.getMonthValue());
            line.put("segment_count", added.segmentCount());
            line.put("call_count", added.callCount());
            line.put("first_started", added.firstStarted());
            line.put("last_started", added.lastStarted());
            line.put("archived_at", now);
            Rows.insert(handle, "calllog_archive_file", List.of(line));
        });
    }

    /**
     * Takes calls out of the archive.
     *
     * @param back calls that are in the tables from now on
     * @param gone calls that are nowhere any more, of which something was said late
     * @param by what is left of the file; empty if nothing is
     */
    public void takeOut(
            ArchiveFile file, Optional<ArchiveFile> by, Collection<LoggedCall> back, Collection<UUID> gone, Instant now) {
        jdbi.useTransaction(handle -> {
            replace(handle, List.of(file), by, month(file), now);
            back.forEach(call -> CallRows.putBack(handle, call));
            steps.at("put-back");
            for (List<UUID> some : KeyLists.of(gone)) {
                handle.createUpdate("DELETE FROM calllog_assignment WHERE call_id IN (<ids>)")
                        .bindList("ids", some)
                        .execute();
            }
        });
    }

    /** {@return the month that a file holds the calls of} */
    public static YearMonth month(ArchiveFile file) {
        Path month = file.segments().getParent();
        return YearMonth.of(number(month.getParent()), number(month));
    }

    private static int number(Path folder) {
        String name = folder.getFileName().toString();
        return Integer.parseInt(name.substring(name.indexOf('=') + 1));
    }

    /** {@return when the youngest archived segment began; empty if nothing is archived} */
    public Optional<Instant> newest() {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT MAX(last_started) AS newest FROM calllog_archive_file")
                .map((row, context) -> Optional.ofNullable(SegmentColumns.instant(row, "newest")))
                .one());
    }

    private static boolean delete(Handle handle, List<Candidate> calls) {
        PreparedBatch segments = handle.prepareBatch("DELETE FROM calllog_segment WHERE call_id = :id");
        PreparedBatch rows = handle.prepareBatch("DELETE FROM calllog_call WHERE id = :id AND revision = :revision");
        for (Candidate call : calls) {
            segments.bind("id", call.id()).add();
            rows.bind("id", call.id()).bind("revision", call.revision()).add();
        }
        segments.execute();
        for (int deleted : rows.execute()) {
            if (deleted != 1) {
                return false;
            }
        }
        return true;
    }

    /** Says whose an archived segment is. */
    public void assign(Assignment assignment) {
        jdbi.useTransaction(handle -> {
            handle.execute("DELETE FROM calllog_assignment WHERE segment_id = ?", assignment.segment().toString());
            handle.createUpdate("INSERT INTO calllog_assignment (segment_id, call_id, user_id, user_name)"
                            + " VALUES (:segment, :call, :user, :name)")
                    .bind("segment", assignment.segment())
                    .bind("call", assignment.call())
                    .bind("user", assignment.user() == null ? null : assignment.user().toString())
                    .bind("name", assignment.user() == null ? null : ColumnTypes.fit(assignment.userName(), NAME))
                    .execute();
        });
    }

    /** Notes that a user is no longer to be shown. */
    public void forgetUser(UUID user) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("UPDATE calllog_assignment SET user_id = NULL, user_name = NULL WHERE user_id = :user")
                    .bind("user", user)
                    .execute();
            handle.createUpdate("DELETE FROM calllog_forgotten_user WHERE user_id = :user").bind("user", user).execute();
            handle.createUpdate("INSERT INTO calllog_forgotten_user (user_id) VALUES (:user)").bind("user", user).execute();
        });
    }

    /** {@return the ids in {@code calls} that are in the tables} */
    public List<UUID> present(List<UUID> calls) {
        List<UUID> found = new ArrayList<>();
        jdbi.useHandle(handle -> {
            for (List<UUID> some : KeyLists.of(calls)) {
                found.addAll(handle.createQuery("SELECT id FROM calllog_call WHERE id IN (<ids>)")
                        .bindList("ids", some)
                        .mapTo(UUID.class)
                        .list());
            }
        });
        return found;
    }
}
