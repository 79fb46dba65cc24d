package org.jackfield.core.security.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.security.ApiToken;
import org.jdbi.v3.core.Jdbi;

/** The table of API tokens, of which only digests are kept. */
public final class TokenStore {

    /** The longest list of scopes, in characters. */
    public static final int MAX_SCOPES = 4000;

    private static final String SEPARATOR = " ";
    private static final int MAX_ORIGIN = 200;
    private static final String SELECT = "SELECT t.id, t.account_id, a.name, t.title, t.scopes, t.created_at,"
            + " t.expires_at, t.last_used_at, t.last_origin"
            + " FROM security_token t JOIN security_account a ON a.id = t.account_id ";
    private static final String NEWEST_FIRST = " ORDER BY t.created_at DESC, t.id DESC";

    /** A line of the table, with the name of the account. */
    public record Row(
            UUID id,
            UUID accountId,
            String name,
            String title,
            String scopes,
            Instant createdAt,
            Instant expiresAt,
            Instant lastUsedAt,
            String lastOrigin) {

        ApiToken token() {
            Set<String> ids = Set.copyOf(Arrays.asList(scopes.split(SEPARATOR)));
            return new ApiToken(id, accountId, name, title, ids, createdAt, expiresAt, lastUsedAt, lastOrigin);
        }
    }

    private final Jdbi jdbi;

    public TokenStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** {@return scopes as they are kept} */
    public static String joined(Set<String> scopes) {
        return String.join(SEPARATOR, new TreeSet<>(scopes));
    }

    /** Adds a token. */
    public void add(ApiToken token, String hash) {
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO security_token"
                        + " (id, account_id, title, token_hash, scopes, created_at, expires_at)"
                        + " VALUES (:id, :account, :title, :hash, :joined, :createdAt, :expiresAt)")
                .bindMethods(token)
                .bind("hash", hash)
                .bind("joined", joined(token.scopes()))
                .execute());
    }

    /** {@return the token of a digest} */
    public Optional<ApiToken> byHash(String hash) {
        return find("WHERE t.token_hash = :value", hash).stream().findFirst();
    }

    /** {@return the token of an id} */
    public Optional<ApiToken> byId(UUID id) {
        return find("WHERE t.id = :value", id).stream().findFirst();
    }

    /** {@return the tokens of an account, newest first} */
    public List<ApiToken> of(UUID account) {
        return find("WHERE t.account_id = :value" + NEWEST_FIRST, account);
    }

    /** {@return all tokens, newest first} */
    public List<ApiToken> all() {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + NEWEST_FIRST).mapTo(Row.class).list()).stream()
                .map(Row::token)
                .toList();
    }

    /** Removes a token. */
    public void delete(UUID id) {
        jdbi.useHandle(handle ->
                handle.createUpdate("DELETE FROM security_token WHERE id = :id").bind("id", id).execute());
    }

    /** Notes when and from where a token was used. */
    public void used(UUID id, Instant now, String origin) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE security_token SET last_used_at = :now, last_origin = :origin WHERE id = :id")
                .bind("id", id)
                .bind("now", now)
                .bind("origin", ColumnTypes.fit(origin, MAX_ORIGIN))
                .execute());
    }

    private List<ApiToken> find(String where, Object value) {
        return jdbi.withHandle(handle ->
                        handle.createQuery(SELECT + where).bind("value", value).mapTo(Row.class).list())
                .stream()
                .map(Row::token)
                .toList();
    }
}
