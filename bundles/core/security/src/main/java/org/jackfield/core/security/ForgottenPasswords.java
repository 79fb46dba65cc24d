package org.jackfield.core.security;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditEvent.Outcome;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.jackfield.core.security.store.AccountStore;
import org.jackfield.core.security.store.LinkStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Links with which people choose a new password when they forgot theirs: by mail, once, for half an hour. */
final class ForgottenPasswords {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenPasswords.class);
    private static final Subject SYSTEM = Subject.system("org.jackfield.core.security");
    private static final Messages MESSAGES = Messages.of(ForgottenPasswords.class);
    private static final String ASK = "security.password-link";
    private static final String USE = "security.password-link-use";
    private static final UUID NO_SESSION = new UUID(0, 0);
    private static final int RANDOM_BYTES = 32;
    private static final int LONGEST_LINK = 100;
    static final Duration LIFETIME = Duration.ofMinutes(30);

    private final AccountStore accounts;
    private final LinkStore links;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Supplier<Optional<MailService>> mail;
    private final Function<UUID, String> address;
    private final AuditService audit;
    private final InstantSource clock;
    private final Executor later;
    private final Consumer<Account> passwordChanged;
    private final Attempts fromOrigin;
    private final Attempts forAccount;

    /**
     * Works on the stores.
     *
     * @param address the e-mail address of a user; empty if there is none
     * @param later where what differs between accounts that exist and those that do not is done
     */
    ForgottenPasswords(
            AccountStore accounts,
            LinkStore links,
            Passwords passwords,
            Sessions sessions,
            Supplier<Optional<MailService>> mail,
            Function<UUID, String> address,
            AuditService audit,
            InstantSource clock,
            Executor later,
            Consumer<Account> passwordChanged) {
        this.accounts = accounts;
        this.links = links;
        this.passwords = passwords;
        this.sessions = sessions;
        this.mail = mail;
        this.address = address;
        this.audit = audit;
        this.clock = clock;
        this.later = later;
        this.passwordChanged = passwordChanged;
        this.fromOrigin = new Attempts(clock, 10, Duration.ofHours(1));
        this.forAccount = new Attempts(clock, 3, Duration.ofHours(1));
    }

    void ask(String name, String origin) {
        MailService sender = mail.get().filter(MailService::ready).orElseThrow(ForgottenPasswords::noMail);
        URI base = sender.linkTo("forgotten");
        if (!fromOrigin.admit(origin)) {
            throw ProblemException.of(
                    "security.too-many",
                    Problem.Kind.LIMITED,
                    "",
                    "Too many links were asked for from here.",
                    "Try again in an hour, or ask an administrator.");
        }
        later.execute(() -> send(name, origin, sender, base));
    }

    private void send(String name, String origin, MailService sender, URI base) {
        try {
            Optional<Account> found = accounts.byName(name).filter(Account::enabled).filter(Account::isLocal);
            String to = found.map(account -> address.apply(account.id())).orElse("");
            if (to.isEmpty() || !forAccount.admit(found.get().id().toString())) {
                refused(found.map(Account::name).orElse(shortened(name)), origin, ASK, "no link was sent");
                return;
            }
            Account account = found.get();
            String link = Digest.random(RANDOM_BYTES);
            audit.record(AuditEvent.done(account.subject(), origin, ASK, account.name()));
            links.put(account.id(), Digest.of(link), clock.instant().plus(LIFETIME), clock.instant());
            Locale language = account.language() == null ? Locale.ENGLISH : Locale.forLanguageTag(account.language());
            sender.send(
                    Mail.of(
                            ASK,
                            List.of(to),
                            MESSAGES.text(language, "link.subject"),
                            MESSAGES.text(language, "link.text", account.name(), base + "/" + link, LIFETIME.toMinutes())),
                    SYSTEM);
        } catch (RuntimeException e) {
            LOG.warn("A link for a new password could not be sent: {}", e.toString());
        }
    }

    void replace(Secret link, char[] replacement, String origin) {
        String text = link.reveal();
        Account account = Optional.of(text)
                .filter(each -> each.length() <= LONGEST_LINK)
                .flatMap(each -> links.find(Digest.of(each), clock.instant()))
                .flatMap(accounts::byId)
                .filter(Account::enabled)
                .filter(Account::isLocal)
                .orElseThrow(() -> {
                    refused("", origin, USE, "unknown, spent or too old");
                    return spent();
                });
        passwords.replace(account, replacement, clock.instant(), () -> {
            if (!links.spend(Digest.of(text))) {
                throw spent();
            }
            audit.record(AuditEvent.done(account.subject(), origin, USE, account.name()));
        });
        accounts.unlock(account.id());
        passwordChanged.accept(account);
        sessions.endAll(account.id(), NO_SESSION);
    }

    private void refused(String name, String origin, String action, String why) {
        Subject who = new Subject("", name, Subject.Kind.PERSON, java.util.Set.of());
        audit.record(new AuditEvent(who, origin, action, name, Outcome.REFUSED, "", why));
    }

    private static String shortened(String name) {
        return name.length() > AccountStore.MAX_NAME ? name.substring(0, AccountStore.MAX_NAME) : name;
    }

    private static ProblemException noMail() {
        return ProblemException.unavailable(
                "security.no-mail",
                "",
                "This site cannot send mail, so no link can be sent.",
                "Ask an administrator for a new password.");
    }

    private static ProblemException spent() {
        return ProblemException.invalid(
                "security.link",
                "",
                "This link is unknown, was used before or is too old.",
                "Ask for another one on the log-in page.");
    }
}
