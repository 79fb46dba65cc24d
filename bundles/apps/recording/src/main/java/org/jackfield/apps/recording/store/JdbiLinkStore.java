package org.jackfield.apps.recording.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.SchemaReady;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Single-use links in the table {@code recording_link}. */
public final class JdbiLinkStore implements LinkStore {

    private static final String PAGE = " OFFSET :offset ROWS FETCH NEXT :limit ROWS ONLY";
    private static final int LONGEST_NAME = 300;

    private final Jdbi jdbi;

    /** Keeps them in a database. */
    public JdbiLinkStore(SchemaReady schema) {
        jdbi = schema.jdbi();
    }

    @Override
    public void add(LinkRow link) {
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO recording_link (id, segment_id, token_hash, recipient,"
                        + " created_by_id, created_by, created_at, expires_at, used_at, used_from, use_hash, requests, revoked_at,"
                        + " revoked_by) VALUES (:id, :segmentId, :tokenHash, :recipient, :createdById, :createdBy, :createdAt,"
                        + " :expiresAt, :usedAt, :usedFrom, :useHash, :requests, :revokedAt, :revokedBy)")
                .bindMethods(link)
                .bind("createdBy", ColumnTypes.fit(link.createdBy(), LONGEST_NAME))
                .execute());
    }

    @Override
    public Optional<LinkRow> byToken(String tokenHash) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM recording_link WHERE token_hash = :hash")
                .bind("hash", tokenHash)
                .mapTo(LinkRow.class)
                .findOne());
    }

    @Override
    public Optional<LinkRow> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM recording_link WHERE id = :id")
                .bind("id", id)
                .mapTo(LinkRow.class)
                .findOne());
    }

    @Override
    public Page<LinkRow> page(UUID segment, String createdById, PageRequest page) {
        String where = " WHERE 1 = 1" + (segment == null ? "" : " AND segment_id = :segment")
                + (createdById == null ? "" : " AND created_by_id = :by");
        return jdbi.withHandle(handle -> {
            long total = bound(handle.createQuery("SELECT COUNT(*) FROM recording_link" + where), segment, createdById)
                    .mapTo(Long.class)
                    .one();
            List<LinkRow> rows = bound(
                            handle.createQuery("SELECT * FROM recording_link" + where + " ORDER BY created_at DESC, id DESC" + PAGE),
                            segment, createdById)
                    .bind("offset", page.offset())
                    .bind("limit", page.size())
                    .mapTo(LinkRow.class)
                    .list();
            return Page.of(rows, page, total);
        });
    }

    private static Query bound(Query query, UUID segment, String createdById) {
        if (segment != null) {
            query.bind("segment", segment);
        }
        if (createdById != null) {
            query.bind("by", createdById);
        }
        return query;
    }

    @Override
    public long open(String createdById, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM recording_link WHERE created_by_id = :by AND"
                        + " used_at IS NULL AND revoked_at IS NULL AND expires_at > :now")
                .bind("by", createdById)
                .bind("now", now)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public boolean use(UUID id, String useHash, String from, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("UPDATE recording_link SET used_at = :now, use_hash = :hash, used_from ="
                        + " :from WHERE id = :id AND used_at IS NULL AND revoked_at IS NULL AND expires_at > :now")
                .bind("id", id)
                .bind("hash", useHash)
                .bind("from", from)
                .bind("now", now)
                .execute()) == 1;
    }

    @Override
    public int count(UUID id) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("UPDATE recording_link SET requests = requests + 1 WHERE id = :id").bind("id", id).execute();
            return handle.createQuery("SELECT requests FROM recording_link WHERE id = :id")
                    .bind("id", id)
                    .mapTo(Integer.class)
                    .one();
        });
    }

    @Override
    public boolean revoke(UUID id, String by, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        "UPDATE recording_link SET revoked_at = :now, revoked_by = :by WHERE id = :id AND revoked_at IS NULL")
                .bind("id", id)
                .bind("by", ColumnTypes.fit(by, LONGEST_NAME))
                .bind("now", now)
                .execute()) == 1;
    }

    @Override
    public int removeExpiredBefore(Instant moment, int limit) {
        return jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM recording_link WHERE id IN (SELECT id FROM recording_link"
                        + " WHERE expires_at < :moment ORDER BY expires_at, id" + PAGE + ")")
                .bind("moment", moment)
                .bind("offset", 0)
                .bind("limit", limit)
                .execute());
    }

    @Override
    public void remove(UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM recording_link WHERE id = :id").bind("id", id).execute());
    }
}
