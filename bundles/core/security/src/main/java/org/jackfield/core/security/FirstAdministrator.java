package org.jackfield.core.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
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

/** Makes the account that is always there. */
final class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final Subject SYSTEM = Subject.system("org.jackfield.core.security");

    private final AccountStore store;
    private final AuditService audit;
    private final Supplier<SecurityPolicy> policy;
    private final InstantSource clock;
    private final Path firstPassword;

    /**
     * Works on a store.
     *
     * @param firstPassword where the generated password is written until it is changed
     */
    FirstAdministrator(
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
     * @param agreed whether who installed accepted the licence agreement
     */
    void ensure(Optional<String> chosen, boolean agreed) throws IOException {
        if (store.byName(Account.ENGINEER).isPresent()) {
            return;
        }
        boolean keep = chosen.filter(this::strong).isPresent();
        String password = chosen.orElseGet(GeneratedPassword::next);
        if (chosen.isEmpty()) {
            writeFirstPassword(password);
        }
        audit.record(AuditEvent.done(SYSTEM, "system", "security.account-create", Account.ENGINEER));
        if (agreed) {
            audit.record(AuditEvent.done(SYSTEM, "system", "security.agree", Agreement.VERSION));
        }
        store.add(Account.engineer(
                Ids.next(), PasswordHash.of(password.toCharArray()), !keep, agreed, clock.instant()));
        if (chosen.isEmpty()) {
            LOG.info("The first administrator is \"{}\"; the password is in {}", Account.ENGINEER, firstPassword);
        } else if (!keep) {
            LOG.warn("The given password of \"{}\" is weak and must be changed at the first log-in", Account.ENGINEER);
        }
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
}
