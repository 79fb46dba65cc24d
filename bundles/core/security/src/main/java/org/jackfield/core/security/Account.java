package org.jackfield.core.security;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.security.AccountEntry;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.LogInBinding;
import org.jackfield.api.security.LogInSource;
import org.jackfield.api.security.Subject;

/**
 * Somebody who may log in.
 *
 * @param passwordHash see {@link PasswordHash}; empty if no password opens it
 * @param protectedAccount whether it can be neither restricted nor deleted
 * @param roles ids, separated by commas
 * @param credentialsVersion grows with every change of the password, the roles or the state
 * @param failures failed log-ins since the last successful one
 * @param lockedUntil no log-in before; null if never locked
 * @param passwordAt when the password was chosen; null if with the account
 * @param secondFactor the sealed key of the second factor; null if there is none
 * @param secondFactorStep the time step of the last code accepted; null if none was
 * @param agreedTo which agreement was accepted; null if none
 * @param language the language tag its owner chose; null if none
 */
public record Account(
        UUID id,
        String name,
        String passwordHash,
        boolean mustChangePassword,
        boolean enabled,
        boolean protectedAccount,
        String roles,
        long credentialsVersion,
        int failures,
        Instant lockedUntil,
        Instant passwordAt,
        String secondFactor,
        Long secondFactorStep,
        String agreedTo,
        String language,
        Instant lastLogInAt,
        Instant createdAt,
        LogInSource source,
        String issuer,
        String boundName) {

    /** The first administrator, who is always there. */
    public static final String ENGINEER = "engineer";

    /** The role that may do everything. */
    public static final String ADMINISTRATOR = AccountService.ADMINISTRATOR;

    /** {@return an account that nobody has used yet} */
    static Account fresh(UUID id, String name, String passwordHash, Set<String> roles, LogInBinding binding, Instant now) {
        return new Account(
                id, name, passwordHash, false, true, false, joined(roles), 1, 0, null, null, null, null, null, null, null,
                now, binding.source(), binding.issuer(), binding.name());
    }

    /** {@return the first administrator} */
    static Account engineer(UUID id, String passwordHash, boolean mustChange, boolean agreed, Instant now) {
        return new Account(
                id, ENGINEER, passwordHash, mustChange, true, true, ADMINISTRATOR, 1, 0, null, now, null, null,
                agreed ? Agreement.VERSION : null, null, null, now, LogInSource.LOCAL, "", "");
    }

    /** {@return roles as they are kept} */
    public static String joined(Set<String> roles) {
        return String.join(",", new TreeSet<>(roles));
    }

    boolean lockedAt(Instant moment) {
        return lockedUntil != null && moment.isBefore(lockedUntil);
    }

    boolean isLocal() {
        return source == LogInSource.LOCAL;
    }

    Instant passwordSince() {
        return Objects.requireNonNullElse(passwordAt, createdAt);
    }

    Set<String> roleIds() {
        return Arrays.stream(roles.split(",")).filter(role -> !role.isEmpty()).collect(Collectors.toSet());
    }

    LogInBinding binding() {
        return isLocal() ? LogInBinding.LOCAL : new LogInBinding(source, issuer, boundName);
    }

    Subject subject() {
        return new Subject(id.toString(), name, Subject.Kind.PERSON, roleIds());
    }

    AccountEntry entry(Instant now) {
        return new AccountEntry(
                id, name, roleIds(), enabled, protectedAccount, binding(), mustChangePassword, secondFactor != null,
                lockedAt(now) ? lockedUntil : null, lastLogInAt, createdAt);
    }
}
