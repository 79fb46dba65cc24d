package org.jackfield.api.calllog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.persistence.ColumnTypes;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The columns {@code user_id, user_name, caller_user_id, caller_user_name, contact_id, contact_name} beside those of a segment, for
 * every bundle that keeps segments in a table of its own. They have a life of their own: a segment that is written anew leaves them alone. Names
 * of tables go into the statement as they are, so they are never anybody's input.
 */
public final class PeopleColumns {

    private static final int NAME = 200;

    private PeopleColumns() {}

    /** {@return who is named in a row} */
    public static SegmentPeople read(ResultSet row) throws SQLException {
        return new SegmentPeople(
                id(row.getString("user_id")), row.getString("user_name"), id(row.getString("caller_user_id")),
                row.getString("caller_user_name"), id(row.getString("contact_id")), row.getString("contact_name"));
    }

    private static UUID id(String column) {
        return column == null ? null : UUID.fromString(column);
    }

    /**
     * Writes who is known of segments that were just stored, within the handle's transaction.
     *
     * @param people by the segment's id; those of whom nobody is known are left out
     */
    public static void write(Handle handle, String table, Map<UUID, SegmentPeople> people) {
        write(handle, table, "user", people.entrySet().stream()
                .filter(e -> e.getValue().user() != null)
                .map(e -> new Named(e.getKey(), e.getValue().user(), e.getValue().userName()))
                .toList());
        write(handle, table, "caller_user", people.entrySet().stream()
                .filter(e -> e.getValue().callerUser() != null)
                .map(e -> new Named(e.getKey(), e.getValue().callerUser(), e.getValue().callerUserName()))
                .toList());
        write(handle, table, "contact", people.entrySet().stream()
                .filter(e -> e.getValue().contact() != null)
                .map(e -> new Named(e.getKey(), e.getValue().contact(), e.getValue().contactName()))
                .toList());
    }

    private record Named(UUID segment, UUID id, String name) {}

    private static void write(Handle handle, String table, String who, List<Named> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("UPDATE " + table + " SET " + who + "_id = :who, " + who
                + "_name = :name WHERE id = :segment");
        rows.forEach(row -> batch.bind("who", row.id())
                .bind("name", ColumnTypes.fit(row.name(), NAME))
                .bind("segment", row.segment())
                .add());
        batch.execute();
    }

    /**
     * Says whose a stored segment is. Who called stays.
     *
     * @param user null for nobody
     * @return whether the segment is stored
     */
    public static boolean assignUser(Handle handle, String table, UUID segment, UUID user, String userName) {
        return handle.createUpdate("UPDATE " + table + " SET user_id = :user, user_name = :name WHERE id = :segment")
                        .bind("user", user == null ? null : user.toString())
                        .bind("name", user == null ? null : ColumnTypes.fit(userName, NAME))
                        .bind("segment", segment)
                        .execute()
                > 0;
    }

    /**
     * Takes the link to a user, and the name, off some segments, whether they are this user's or this user called.
     *
     * @return how many links; fewer than {@code most} when there are no more
     */
    public static int forgetUser(Handle handle, String table, UUID user, int most) {
        return forget(handle, table, "user", user, most) + forget(handle, table, "caller_user", user, most);
    }

    private static int forget(Handle handle, String table, String who, UUID user, int most) {
        return handle.createUpdate("UPDATE " + table + " SET " + who + "_id = NULL, " + who + "_name = NULL WHERE id IN"
                        + " (SELECT id FROM " + table + " WHERE " + who + "_id = :user"
                        + " ORDER BY started_at, id OFFSET 0 ROWS FETCH NEXT :most ROWS ONLY)")
                .bind("user", user)
                .bind("most", most)
                .execute();
    }

    /**
     * {@return a condition that somebody of these has a part in a segment, be it as the one who called from within; never null,
     * never unknown}
     *
     * @param alias of the segments' table; never anybody's input
     * @param users never null; none has a part in nothing
     */
    public static String hasOneOf(String alias, Collection<UUID> users) {
        return users.isEmpty()
                ? "1 = 0"
                : Stream.of(alias + ".user_id", alias + ".caller_user_id")
                        .map(column -> "(" + column + " IS NOT NULL AND " + isOneOf(column, users) + ")")
                        .collect(Collectors.joining(" OR ", "(", ")"));
    }

    /**
     * {@return a condition that a column holds one of these ids} They are written into it: a unit may have more users than a
     * statement takes values, and a UUID's text holds nothing that means something to SQL.
     *
     * @param column with its table's alias; never anybody's input
     * @param ids never null; none holds for no row
     */
    public static String isOneOf(String column, Collection<UUID> ids) {
        return ids.isEmpty()
                ? "1 = 0"
                : ids.stream().map(UUID::toString).sorted().collect(Collectors.joining("', '", column + " IN ('", "')"));
    }
}
