package org.jackfield.core.mail.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.mail.MailStatus;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Mail in the database. What a mail says lies there sealed, and only while it waits. Any thread may call. */
public final class MailStore {

    private static final String COLUMNS = "id, purpose, recipients, copies, hidden_copies, pending, subject, state, content_bytes,"
            + " attempts, problem, accepted_by, accepted_at, next_attempt_at, ended_at";
    private static final String PAGE = " OFFSET :offset ROWS FETCH NEXT :limit ROWS ONLY";

    private final Jdbi jdbi;

    /** Works on these tables. */
    public MailStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** How much waits. */
    public record Waiting(long mails, long bytes) {}

    /** {@return how much waits} */
    public Waiting waiting() {
        return jdbi.withHandle(MailStore::waiting);
    }

    private static Waiting waiting(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) AS mails, COALESCE(SUM(content_bytes), 0) AS bytes FROM mail_mail"
                        + " WHERE next_attempt_at IS NOT NULL")
                .map((row, context) -> new Waiting(row.getLong("mails"), row.getLong("bytes")))
                .one();
    }

    /** Keeps a mail. */
    public void add(Row row, byte[] content) {
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO mail_mail (" + COLUMNS + ", content) VALUES (:id, :purpose,"
                        + " :recipients, :copies, :hiddenCopies, :pending, :subject, :state, :contentBytes, :attempts, :problem, :acceptedBy,"
                        + " :acceptedAt, :nextAttemptAt, :endedAt, :content)")
                .bindMethods(row)
                .bind("content", content)
                .execute());
    }

    /** {@return the mails whose time has come, the longest due first} */
    public List<Row> due(Instant now, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM mail_mail WHERE next_attempt_at <= :now"
                        + " ORDER BY next_attempt_at, id" + PAGE)
                .bind("now", now)
                .bind("offset", 0)
                .bind("limit", limit)
                .mapTo(Row.class)
                .list());
    }

    /** {@return when the next mail is due; empty if none waits} */
    public Optional<Instant> nextDue() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM mail_mail WHERE next_attempt_at IS NOT NULL"
                        + " ORDER BY next_attempt_at, id" + PAGE)
                .bind("offset", 0)
                .bind("limit", 1)
                .mapTo(Row.class)
                .findOne()
                .map(Row::nextAttemptAt));
    }

    /** {@return what a mail says, sealed; empty if it has ended} */
    public Optional<byte[]> content(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT content FROM mail_mail WHERE id = :id AND content IS NOT NULL")
                .bind("id", id)
                .map((row, context) -> row.getBytes("content"))
                .findOne());
    }

    /** Notes how a mail stands now. What it says is forgotten once it has ended. */
    public void update(Row row) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE mail_mail SET pending = :pending, state = :state, attempts ="
                        + " :attempts, problem = :problem, next_attempt_at = :nextAttemptAt, ended_at = :endedAt"
                        + (row.nextAttemptAt() == null ? ", content = NULL" : "") + " WHERE id = :id")
                .bindMethods(row)
                .execute());
    }

    /** Lets everything that waits be tried now; {@return how many} */
    public int hurry(Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        "UPDATE mail_mail SET next_attempt_at = :now WHERE next_attempt_at > :now")
                .bind("now", now)
                .execute());
    }

    /** {@return one mail} */
    public Optional<Row> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM mail_mail WHERE id = :id")
                .bind("id", id)
                .mapTo(Row.class)
                .findOne());
    }

    /** {@return mails, newest first} */
    public Page<Row> page(PageRequest page) {
        return jdbi.withHandle(handle -> {
            long total = handle.createQuery("SELECT COUNT(*) FROM mail_mail").mapTo(Long.class).one();
            List<Row> rows = handle.createQuery("SELECT " + COLUMNS + " FROM mail_mail ORDER BY accepted_at DESC, id DESC" + PAGE)
                    .bind("offset", page.offset())
                    .bind("limit", page.size())
                    .mapTo(Row.class)
                    .list();
            return Page.of(rows, page, total);
        });
    }

    /** {@return how many mails were given up since then} */
    public long failedSince(Instant moment) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM mail_mail WHERE ended_at >= :moment AND state = 'FAILED'")
                .bind("moment", moment)
                .mapTo(Long.class)
                .one());
    }

    /** Removes mails that ended before a moment, {@code limit} at most; {@return how many} */
    public int removeEndedBefore(Instant moment, int limit) {
        return jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM mail_mail WHERE id IN (SELECT id FROM mail_mail WHERE"
                        + " ended_at < :moment ORDER BY ended_at, id" + PAGE + ")")
                .bind("moment", moment)
                .bind("offset", 0)
                .bind("limit", limit)
                .execute());
    }

    /** {@return when which alert was last mailed} */
    public Map<String, Instant> mailedAlerts() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT condition_key, mailed_at FROM mail_alert")
                .mapTo(Mailed.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Mailed::conditionKey, Mailed::mailedAt)));
    }

    /** Notes when which alerts were last mailed, in place of what was noted before. */
    public void replaceMailedAlerts(Map<String, Instant> mailed) {
        jdbi.useTransaction(handle -> {
            handle.execute("DELETE FROM mail_alert");
            mailed.forEach((key, at) -> handle.createUpdate("INSERT INTO mail_alert (condition_key, mailed_at) VALUES (:key, :at)")
                    .bind("key", key)
                    .bind("at", at)
                    .execute());
        });
    }

    /** An alert that was mailed. */
    public record Mailed(String conditionKey, Instant mailedAt) {}

    /**
     * A row as it is stored.
     *
     * @param recipients by line
     * @param copies by line
     * @param hiddenCopies by line
     * @param pending those by line whom it has not reached yet
     * @param nextAttemptAt null once it has ended
     * @param endedAt null until then
     */
    public record Row(
            UUID id,
            String purpose,
            String recipients,
            String copies,
            String hiddenCopies,
            String pending,
            String subject,
            MailStatus.State state,
            long contentBytes,
            int attempts,
            String problem,
            String acceptedBy,
            Instant acceptedAt,
            Instant nextAttemptAt,
            Instant endedAt) {

        private static final int LONGEST_PROBLEM = 2000;

        public Row {
            if (problem.length() > LONGEST_PROBLEM) {
                problem = problem.substring(0, LONGEST_PROBLEM - 1) + '…';
            }
        }

        /** {@return whom it has not reached yet} */
        public List<String> pendingList() {
            return lines(pending);
        }

        /** {@return this mail after one more attempt, to be tried again} */
        public Row waiting(List<String> stillPending, String why, Instant next) {
            return after(MailStatus.State.WAITING, stillPending, why, next, null);
        }

        /** {@return this mail after its last attempt} */
        public Row ended(MailStatus.State how, String why, Instant now) {
            return after(how, List.of(), why, null, now);
        }

        private Row after(MailStatus.State how, List<String> stillPending, String why, Instant next, Instant end) {
            return new Row(
                    id, purpose, recipients, copies, hiddenCopies, String.join("\n", stillPending), subject, how, contentBytes,
                    attempts + 1, why, acceptedBy, acceptedAt, next, end);
        }

        /** {@return how it stands} */
        public MailStatus status() {
            return new MailStatus(
                    id, purpose, lines(recipients), lines(copies), lines(hiddenCopies), subject, state, contentBytes, attempts,
                    problem, acceptedBy, acceptedAt, Optional.ofNullable(nextAttemptAt), Optional.ofNullable(endedAt));
        }

        private static List<String> lines(String text) {
            return text.isEmpty() ? List.of() : List.of(text.split("\n"));
        }
    }
}
