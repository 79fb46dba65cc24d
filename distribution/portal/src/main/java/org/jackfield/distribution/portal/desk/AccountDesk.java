package org.jackfield.distribution.portal.desk;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jackfield.api.licence.activation.VoucherCode;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.distribution.portal.records.Account;
import org.jackfield.distribution.portal.records.Actor;
import org.jackfield.distribution.portal.records.AuditEntry;
import org.jackfield.distribution.portal.store.PortalStore;

/** Who may log in. No account comes with the portal: the first is made on its command line. */
public final class AccountDesk {

    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 200;
    /** Each takes 19 MB for a moment. */
    private static final int HASHES_AT_ONCE = 2;

    private final PortalStore store;
    private final InstantSource clock;
    private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE);
    private final SecureRandom random = new SecureRandom();
    private final String nobody = PasswordHash.of("nobody's password".toCharArray());

    /** Keeps accounts in these records. */
    public AccountDesk(PortalStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** {@return whether anybody can log in} */
    public boolean any() {
        return store.inTransaction(books -> !books.accounts().accounts().isEmpty());
    }

    /** Makes an operator or gives it a new password, on the portal's own machine. */
    public Account putOperator(String name, char[] password) {
        Account account = new Account(
                nameOf(name), Account.Role.OPERATOR, Optional.empty(), hash(password), false, clock.instant());
        return store.inTransaction(books -> {
            books.accounts().put(account);
            books.audit().add(entry("command line", "", "account.put", account.name(), true, "operator"));
            return account;
        });
    }

    /** {@return a one-time password for a new account, or a new one for an account that is there; operators only} */
    public String invite(String name, Account.Role role, Optional<String> reseller, Actor by) {
        SalesDesk.operator(by);
        String password = VoucherCode.random(random).text();
        if (reseller.isPresent() != (role == Account.Role.RESELLER)) {
            throw SalesDesk.invalid("reseller", reseller.orElse(""), "Choose a reseller exactly for a reseller's account.");
        }
        Account account =
                new Account(nameOf(name), role, reseller, hash(password.toCharArray()), true, clock.instant());
        store.inTransaction(books -> {
            reseller.ifPresent(id -> books.sales().reseller(id).orElseThrow(() -> SalesDesk.unknown("reseller", id)));
            books.accounts().put(account);
            books.audit().add(entry(by.account().name(), by.from(), "account.put", account.name(), true, role.name()));
            return null;
        });
        return password;
    }

    /** Removes an account; not one's own. */
    public void remove(String name, Actor by) {
        SalesDesk.operator(by);
        if (name.equals(by.account().name())) {
            throw SalesDesk.invalid("account", name, "Have another operator remove yours.");
        }
        store.inTransaction(books -> {
            books.accounts().account(name).orElseThrow(() -> SalesDesk.unknown("account", name));
            books.accounts().remove(name);
            books.audit().add(entry(by.account().name(), by.from(), "account.remove", name, true, ""));
            return null;
        });
    }

    /** {@return the account, if the password is its own; takes as long for a name that nobody has} */
    public Optional<Account> logIn(String name, char[] password, String from) {
        String known = name.strip().toLowerCase(Locale.ROOT);
        Optional<Account> account = store.inTransaction(books -> books.accounts().account(known));
        boolean right = matches(account.map(Account::hash).orElse(nobody), password) && account.isPresent();
        if (!right) {
            store.inTransaction(books -> {
                books.audit().add(entry(account.map(Account::name).orElse(""), from, "log-in", known, false, ""));
                return null;
            });
        }
        return account.filter(found -> right);
    }

    /** Writes down that somebody came or went. */
    public void note(String action, Actor by) {
        store.inTransaction(books -> {
            books.audit().add(entry(by.account().name(), by.from(), action, by.account().name(), true, ""));
            return null;
        });
    }

    /** {@return the account with its new password} */
    public Account changePassword(Actor by, char[] old, char[] fresh) {
        Account account = by.account();
        if (!matches(account.hash(), old)) {
            throw ProblemException.invalid(
                    "account.password-wrong", "", "The old password is not right.", "Enter the password you logged in with.");
        }
        if (matches(account.hash(), fresh)) {
            throw ProblemException.invalid(
                    "account.password-same", "", "The new password is the old one.", "Choose another one.");
        }
        Account changed = new Account(
                account.name(), account.role(), account.reseller(), hash(fresh), false, account.created());
        return store.inTransaction(books -> {
            books.accounts().put(changed);
            books.audit().add(entry(account.name(), by.from(), "account.password", account.name(), true, ""));
            return changed;
        });
    }

    private AuditEntry entry(String by, String from, String action, String subject, boolean done, String detail) {
        return new AuditEntry(0, clock.instant(), by, from, action, subject, done, detail);
    }

    private String hash(char[] password) {
        if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD) {
            throw ProblemException.invalid(
                    "account.password", password.length + " characters", "The password is too short or too long.",
                    "Choose one of " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters.");
        }
        hashing.acquireUninterruptibly();
        try {
            return PasswordHash.of(password);
        } finally {
            hashing.release();
        }
    }

    private boolean matches(String stored, char[] password) {
        if (password.length > LONGEST_PASSWORD) {
            return false;
        }
        if (!hashing.tryAcquire()) {
            throw ProblemException.of(
                    "portal.busy", Problem.Kind.LIMITED, "", "Too many log in at this moment.", "Try again in a moment.");
        }
        try {
            return PasswordHash.matches(stored, password);
        } finally {
            hashing.release();
        }
    }

    private static String nameOf(String name) {
        String known = SalesDesk.text("account name", name, 80, true).toLowerCase(Locale.ROOT);
        if (!known.matches("[a-z0-9][a-z0-9._@-]*")) {
            throw SalesDesk.invalid("account name", known, "Use letters, digits, dots, dashes and @.");
        }
        return known;
    }
}
