package org.jackfield.apps.reporting.engine.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.HistoryTables;
import org.jackfield.api.calllog.store.ArchiveRelations;
import org.jackfield.api.reporting.ReportDateRange.Window;
import org.jackfield.apps.reporting.sql.Literals;

/**
 * All stored segments, or calls, as one relation in SQL: recent ones from their table, archived ones from those files that
 * can hold rows of the time that is asked for.
 *
 * @param files those that can be read
 * @param archive has looked at them
 * @param late whether anything was said of archived segments later
 * @param limited a table of the calls as somebody may see them, in place of all; empty for all
 */
public record HistoryRelation(List<ArchiveFile> files, ArchiveRelations archive, boolean late, String limited) {

    static final String RECENT_SEGMENTS = "recent_segment";
    static final String RECENT_CALLS = "recent_call";
    static final String ASSIGNED = "late_assignment";
    static final String FORGOTTEN = "late_forgotten";

    private static final Duration LONGEST_CALL = Duration.ofDays(365);

    /** Columns that both relations have. */
    static final List<String> COMMON = common();

    private static final List<String> PARTIES = Stream.of("first_rang", "last_rang", "answered_on")
            .flatMap(party -> Stream.of("_number", "_name", "_agent", "_agent_name").map(part -> party + part))
            .toList();

    private static List<String> common() {
        Set<String> calls = HistoryTables.CALLS.stream().map(HistoryTables.Column::name).collect(Collectors.toSet());
        return HistoryTables.SEGMENTS.stream().map(HistoryTables.Column::name).filter(calls::contains).toList();
    }

    /** {@return segments that began within a window, with {@code by_segment} true} */
    public String segments(Window window) {
        String more = "segment_number, id AS named_segment, "
                + PARTIES.stream().map(part -> "'' AS " + part).collect(Collectors.joining(", "));
        return union(RECENT_SEGMENTS, "segments", columns(more, "true"), window);
    }

    /** {@return when segments of calls that began within a window began} */
    static Window callsOf(Window window) {
        return new Window(window.from(), window.to().plus(LONGEST_CALL));
    }

    /** {@return all columns of segments that began within a window} */
    String wholeSegments(Window window) {
        String all = HistoryTables.SEGMENTS.stream().map(HistoryTables.Column::name).collect(Collectors.joining(", "));
        return union(RECENT_SEGMENTS, "segments", all + ", id AS named_segment", window);
    }

    /** {@return all columns of calls that began within a window, whoever sees them} */
    String wholeCalls(Window window) {
        String all = HistoryTables.CALLS.stream().map(HistoryTables.Column::name).collect(Collectors.joining(", "));
        return union(RECENT_CALLS, "calls", all, window);
    }

    /** {@return this with calls as they are in a table} */
    HistoryRelation limitedTo(String table) {
        return new HistoryRelation(files, archive, late, table);
    }

    /** {@return calls that began within a window, with {@code by_segment} false} */
    public String calls(Window window) {
        String more = "1 AS segment_number, named_segment, " + String.join(", ", PARTIES);
        return limited.isEmpty()
                ? union(RECENT_CALLS, "calls", columns(more, "false"), window)
                : "(SELECT " + columns(more, "false") + " FROM " + limited + started(window) + ")";
    }

    private static String columns(String more, String bySegment) {
        return String.join(", ", COMMON) + ", " + more + ", " + bySegment + " AS by_segment";
    }

    private static String started(Window window) {
        return " WHERE started_at >= " + Literals.instant(window.from()) + " AND started_at < " + Literals.instant(window.to());
    }

    /** {@return whether a file may hold rows that began within a window} */
    static boolean holds(ArchiveFile file, Window window) {
        return !file.lastStarted().isBefore(window.from()) && file.firstStarted().isBefore(window.to());
    }

    private String union(String recent, String table, String columns, Window window) {
        String where = started(window);
        List<String> parts = new ArrayList<>();
        parts.add("SELECT " + columns + " FROM " + recent + where);
        String archived = archived(table, columns, window);
        if (!archived.isEmpty()) {
            parts.add(late ? corrected(archived) : archived);
        }
        return "(" + String.join(" UNION ALL ", parts) + ")";
    }

    /**
     * Newest files first: lists mostly want the newest rows, and are done as soon as they have them. Of files that lie wholly
     * within the window it is not asked of each row when it began.
     */
    private String archived(String table, String columns, Window window) {
        boolean calls = table.equals("calls");
        List<String> runs = new ArrayList<>();
        List<Path> paths = new ArrayList<>();
        boolean within = false;
        for (ArchiveFile file : files.reversed()) {
            if (!holds(file, window)) {
                continue;
            }
            if (!paths.isEmpty() && within != liesWithin(file, window)) {
                runs.add(read(paths, calls, columns, within, window));
                paths.clear();
            }
            within = liesWithin(file, window);
            paths.add(calls ? file.calls() : file.segments());
        }
        if (!paths.isEmpty()) {
            runs.add(read(paths, calls, columns, within, window));
        }
        return String.join(" UNION ALL ", runs);
    }

    private String read(List<Path> paths, boolean calls, String columns, boolean within, Window window) {
        String relation = archive.relation(paths, calls ? HistoryTables.CALLS : HistoryTables.SEGMENTS);
        return "SELECT " + columns + " FROM " + relation + (within ? "" : started(window));
    }

    private static boolean liesWithin(ArchiveFile file, Window window) {
        return !file.firstStarted().isBefore(window.from()) && file.lastStarted().isBefore(window.to());
    }

    /** What was said later goes before what the files say. */
    private static String corrected(String archived) {
        return "SELECT a.* REPLACE ("
                + "CASE WHEN o.segment_id IS NOT NULL THEN o.user_id WHEN f.user_id IS NOT NULL THEN NULL ELSE a.user_id END"
                + " AS user_id, "
                + "CASE WHEN o.segment_id IS NOT NULL THEN o.user_name WHEN f.user_id IS NOT NULL THEN '' ELSE a.user_name END"
                + " AS user_name, "
                + "CASE WHEN g.user_id IS NOT NULL THEN NULL ELSE a.caller_user_id END AS caller_user_id, "
                + "CASE WHEN g.user_id IS NOT NULL THEN '' ELSE a.caller_user_name END AS caller_user_name) FROM (" + archived + ") a LEFT JOIN " + ASSIGNED
                + " o ON o.segment_id = a.named_segment LEFT JOIN " + FORGOTTEN + " f ON f.user_id = a.user_id"
                + " LEFT JOIN " + FORGOTTEN + " g ON g.user_id = a.caller_user_id";
    }
}
