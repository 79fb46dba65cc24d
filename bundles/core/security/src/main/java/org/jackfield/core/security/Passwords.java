package org.jackfield.core.security;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.security.store.AccountStore;

/** Passwords of our own: at most {@value #AT_ONCE} hashed at once, and what the policy asks of a new one. */
final class Passwords {

    private static final int AT_ONCE = 2;
    private static final long PATIENCE_MILLIS = 5_000;

    private final AccountStore store;
    private final Supplier<SecurityPolicy> policy;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Passwords(AccountStore store, Supplier<SecurityPolicy> policy) {
        this.store = store;
        this.policy = policy;
    }

    boolean matches(Account account, char[] password) {
        return inTurn(() -> PasswordHash.matches(account.passwordHash(), password));
    }

    /** Takes as long as a password that is looked at, so that the time does not tell whether there is such an account. */
    void matchNobody(char[] password) {
        inTurn(() -> PasswordHash.matches(Nobody.HASH, password));
    }

    /** {@return whether an account's password is older than the policy allows} */
    boolean expired(Account account, Instant now) {
        SecurityPolicy present = policy.get();
        return present.expiry()
                && account.isLocal()
                && !now.isBefore(account.passwordSince().plus(Duration.ofDays(present.expireDays())));
    }

    /**
     * Replaces a password by one that the owner chose.
     *
     * @param before audits, once nothing can be refused any more
     * @throws ProblemException {@code security.password-weak}, {@code security.password-reused}
     */
    void replace(Account account, char[] replacement, Instant now, Runnable before) {
        SecurityPolicy present = policy.get();
        present.strength().check(replacement, account.name());
        List<String> past = new ArrayList<>(List.of(account.passwordHash()));
        if (present.preventReuse()) {
            past.addAll(store.oldPasswords(account.id(), present.compare() - 1));
        }
        for (String hash : past) {
            if (inTurn(() -> PasswordHash.matches(hash, replacement))) {
                throw reused(present);
            }
        }
        String hash = inTurn(() -> PasswordHash.of(replacement));
        before.run();
        store.setPassword(account.id(), hash, false, now);
        store.forgetOldPasswords(account.id(), present.preventReuse() ? present.compare() : 0);
    }

    /** {@return a hash of a password that was made up} */
    String hash(String password) {
        return inTurn(() -> PasswordHash.of(password.toCharArray()));
    }

    private static ProblemException reused(SecurityPolicy policy) {
        return ProblemException.invalid(
                "security.password-reused",
                "",
                policy.preventReuse() ? "This is one of your last passwords." : "This is the password you have.",
                "Choose another one.");
    }

    private <T> T inTurn(Supplier<T> hashing) {
        boolean mine = false;
        try {
            mine = places.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (!mine) {
                throw Refusals.busy();
            }
            return hashing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.busy();
        } finally {
            if (mine) {
                places.release();
            }
        }
    }

    /** Made when first needed. */
    private static final class Nobody {
        private static final String HASH = PasswordHash.of("nobody".toCharArray());
    }
}
