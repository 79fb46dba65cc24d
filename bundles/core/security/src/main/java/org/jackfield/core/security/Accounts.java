package org.jackfield.core.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.core.security.store.AccountStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes accounts and new passwords for them. */
public final class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final Subject SYSTEM = Subject.system("org.jackfield.core.security");
    /** Letters and digits that nobody confuses when reading them to somebody. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679";
    private static final int GROUPS = 4;
    private static final int GROUP = 5;

    private final AccountStore store;
    private final AuditService audit;
    private final Supplier<SecurityPolicy> policy;
    private final InstantSource clock;
    private final Path firstPassword;

    /**
     * Works on a store.
     *
     * @param firstPassword where the generated password of the first administrator is written until it is changed
     */
    Accounts(
            AccountStore store,
            AuditService audit,
            Supplier<SecurityPolicy> policy,
            InstantSource clock,
            Path firstPassword) {
        this.store = store;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
        this.firstPassword = firstPassword;
    }

    /**
     * Makes the first administrator unless there is one.
     *
     * @param chosen the password from outside, if one was given; a weak one must be changed at the first log-in, as a
     *     generated one must
     */
    void ensureEngineer(Optional<String> chosen) throws IOException {
        if (store.byName(Account.ENGINEER).isPresent()) {
            return;
        }
        boolean keep = chosen.filter(this::strong).isPresent();
        String password = chosen.orElseGet(Accounts::generated);
        if (chosen.isEmpty()) {
            writeFirstPassword(password);
        }
        audit.record(AuditEvent.done(SYSTEM, "system", "security.account-create", Account.ENGINEER));
        store.add(
                new Account(
                        Ids.next(), Account.ENGINEER, PasswordHash.of(password.toCharArray()), !keep, true, true,
                        Account.ADMINISTRATOR, 1, 0, null),
                clock.instant());
        if (chosen.isEmpty()) {
            LOG.info("The first administrator is \"{}\"; the password is in {}", Account.ENGINEER, firstPassword);
        } else if (!keep) {
            LOG.warn("The given password of \"{}\" is weak and must be changed at the first log-in", Account.ENGINEER);
        }
    }

    /**
     * Gives an account a new password that must be changed at the next log-in, and unlocks it.
     *
     * @return the new password, to be told to its owner
     */
    public String resetPassword(String name, Subject by, String origin) {
        Account account = store.byName(name)
                .orElseThrow(() -> ProblemException.notFound(
                        "security.account", name, "There is no such account.", "Check the name."));
        String password = generated();
        audit.record(AuditEvent.done(by, origin, "security.password-reset", account.name()));
        store.setPassword(account.id(), PasswordHash.of(password.toCharArray()), true);
        store.unlock(account.id());
        return password;
    }

    /** Removes the written first password once it no longer opens anything. */
    void passwordChanged(Account account) {
        try {
            if (account.name().equals(Account.ENGINEER) && Files.deleteIfExists(firstPassword)) {
                LOG.info("Removed {}: the first password is changed", firstPassword);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be removed: {}", firstPassword, e.toString());
        }
    }

    private boolean strong(String password) {
        try {
            policy.get().strength().check(password.toCharArray(), Account.ENGINEER);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private void writeFirstPassword(String password) throws IOException {
        Files.deleteIfExists(firstPassword);
        Files.createFile(firstPassword, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(firstPassword, password + "\n", StandardCharsets.UTF_8, StandardOpenOption.WRITE);
    }

    /** {@return about 112 bits in four groups, with every kind of character that a policy asks for} */
    private static String generated() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        do {
            password.setLength(0);
            for (int i = 0; i < GROUPS * GROUP; i++) {
                password.append(i > 0 && i % GROUP == 0 ? "-" : "");
                password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        } while (!hasEveryKind(password));
        return password.toString();
    }

    private static boolean hasEveryKind(CharSequence password) {
        return password.chars().anyMatch(Character::isLowerCase)
                && password.chars().anyMatch(Character::isUpperCase)
                && password.chars().anyMatch(Character::isDigit);
    }
}
