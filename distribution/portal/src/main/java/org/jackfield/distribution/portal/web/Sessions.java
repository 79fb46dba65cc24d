package org.jackfield.distribution.portal.web;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jackfield.distribution.portal.records.Account;

/** Who is logged in. In memory: a restart logs everybody out. */
public final class Sessions {

    /** Only over HTTPS and only for this host, whatever else runs beside it. */
    static final String COOKIE = "__Host-portal";

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final int MAX_SESSIONS = 500;
    private static final int TOKEN_BYTES = 32;

    private record Kept(String account, String hash, String token, Instant since, Instant seen) {}

    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    /** Lets nobody in yet. */
    public Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** {@return the cookie of a new session} */
    public synchronized String open(Account account) {
        Instant now = clock.instant();
        if (kept.size() >= MAX_SESSIONS) {
            kept.remove(kept.keySet().iterator().next());
        }
        String id = token();
        kept.put(id, new Kept(account.name(), account.hash(), token(), now, now));
        return COOKIE + "=" + id + "; Path=/; Secure; HttpOnly; SameSite=Strict";
    }

    /** {@return the cookie that ends a session in the browser} Ends it here too. */
    public synchronized String close(Call call) {
        call.cookie(COOKIE).ifPresent(kept::remove);
        return COOKIE + "=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0";
    }

    /**
     * {@return who calls}
     *
     * @param accounts finds an account; a session ends when its account goes or gets another password
     */
    synchronized Optional<Session> find(Call call, Function<String, Optional<Account>> accounts) {
        Instant now = clock.instant();
        kept.values().removeIf(one -> one.seen.plus(IDLE).isBefore(now) || one.since.plus(LONGEST).isBefore(now));
        Optional<String> id = call.cookie(COOKIE).filter(kept::containsKey);
        Optional<Kept> found = id.map(kept::get);
        Optional<Account> account =
                found.flatMap(one -> accounts.apply(one.account).filter(there -> there.hash().equals(one.hash)));
        if (account.isEmpty()) {
            id.ifPresent(kept::remove);
            return Optional.empty();
        }
        Kept one = found.orElseThrow();
        kept.put(id.orElseThrow(), new Kept(one.account, one.hash, one.token, one.since, now));
        return Optional.of(new Session(account.get(), one.token));
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
