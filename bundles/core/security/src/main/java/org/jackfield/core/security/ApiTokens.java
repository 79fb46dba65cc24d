package org.jackfield.core.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditEvent.Outcome;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.ApiToken;
import org.jackfield.api.security.ApiTokenService;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.core.security.store.AccountStore;
import org.jackfield.core.security.store.TokenStore;

/** The rules of API tokens. */
final class ApiTokens implements ApiTokenService {

    private static final int RANDOM_BYTES = 32;
    private static final int MOST_OF_AN_ACCOUNT = 50;
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_SECRET = 200;
    private static final Duration NOTE_AGAIN = Duration.ofMinutes(1);

    private final TokenStore store;
    private final AccountStore accounts;
    private final SecurityService security;
    private final AuditService audit;
    private final InstantSource clock;

    ApiTokens(
            TokenStore store, AccountStore accounts, SecurityService security, AuditService audit, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.security = security;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public synchronized Made create(Subject owner, String title, Set<String> scopes, Instant expiresAt, String origin) {
        Account account = owner(owner);
        String clean = checkedTitle(title);
        checkScopes(owner, scopes);
        Instant now = clock.instant();
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(Duration.ofDays(MAX_DAYS)))) {
            throw ProblemException.invalid(
                    "security.token-expiry",
                    expiresAt.toString(),
                    "A token cannot end then.",
                    "Choose a moment within the next " + MAX_DAYS + " days.");
        }
        if (store.of(account.id()).size() >= MOST_OF_AN_ACCOUNT) {
            throw ProblemException.of(
                    "security.token-limit",
                    Problem.Kind.LIMITED,
                    account.name(),
                    "An account has at most " + MOST_OF_AN_ACCOUNT + " tokens.",
                    "Revoke those that nobody uses.");
        }
        String secret = PREFIX + Digest.random(RANDOM_BYTES);
        ApiToken token =
                new ApiToken(Ids.next(), account.id(), account.name(), clean, scopes, now, expiresAt, null, "");
        audit.record(new AuditEvent(
                owner, origin, "security.token-create", shown(token), Outcome.DONE, "",
                "scopes=" + new TreeSet<>(scopes) + "; until " + expiresAt));
        store.add(token, Digest.of(secret));
        return new Made(token, new Secret(secret));
    }

    @Override
    public List<ApiToken> list(UUID account) {
        return store.of(account);
    }

    @Override
    public List<ApiToken> list() {
        return store.all();
    }

    @Override
    public void revoke(UUID id, Subject by, String origin) {
        ApiToken token = store.byId(id)
                .filter(each -> each.account().toString().equals(by.id()) && by.limitedTo().isEmpty()
                        || security.decide(by, AccountService.MANAGE, Target.SITE).allowed())
                .orElseThrow(() -> ProblemException.notFound(
                        "security.token", id.toString(), "There is no such token.", "It may have been revoked already."));
        audit.record(new AuditEvent(
                by, origin, "security.token-revoke", shown(token), Outcome.DONE,
                "scopes=" + new TreeSet<>(token.scopes()) + "; until " + token.expiresAt(), ""));
        store.delete(id);
    }

    @Override
    public Subject authenticate(Secret secret, String origin) {
        String text = secret.reveal();
        if (!text.startsWith(PREFIX) || text.length() > LONGEST_SECRET) {
            throw refused();
        }
        Instant now = clock.instant();
        ApiToken token = store.byHash(Digest.of(text))
                .filter(each -> now.isBefore(each.expiresAt()))
                .orElseThrow(ApiTokens::refused);
        Account account = accounts.byId(token.account()).filter(Account::enabled).orElseThrow(ApiTokens::refused);
        Subject subject = account.subject().limitedTo(token.scopes());
        boolean elsewhere = !origin.equals(token.lastOrigin());
        if (elsewhere) {
            audit.record(new AuditEvent(
                    subject, origin, "security.token-use", shown(token), Outcome.DONE, token.lastOrigin(), origin));
        }
        if (elsewhere || token.lastUsedAt() == null || !now.isBefore(token.lastUsedAt().plus(NOTE_AGAIN))) {
            store.used(token.id(), now, origin);
        }
        return subject;
    }

    private Account owner(Subject owner) {
        if (owner.kind() != Subject.Kind.PERSON || owner.limitedTo().isPresent()) {
            throw ProblemException.of(
                    "security.forbidden",
                    Problem.Kind.FORBIDDEN,
                    "",
                    "A token cannot make tokens.",
                    "Log in to the pages and make it there.");
        }
        try {
            return accounts.byId(UUID.fromString(owner.id())).filter(Account::enabled).orElseThrow(Refusals::loggedOut);
        } catch (IllegalArgumentException e) {
            throw Refusals.loggedOut();
        }
    }

    private void checkScopes(Subject owner, Set<String> scopes) {
        if (scopes.isEmpty() || TokenStore.joined(scopes).length() > TokenStore.MAX_SCOPES) {
            throw ProblemException.invalid(
                    "security.token-scopes",
                    "",
                    "A token is for one permission at least, and for not too many.",
                    "Choose what the program needs and no more.");
        }
        Set<String> held = new TreeSet<>();
        for (Permission permission : security.permissions()) {
            if (security.decide(owner, permission, Target.SITE).allowed()) {
                held.add(permission.id());
            }
        }
        scopes.stream().filter(scope -> !held.contains(scope)).findFirst().ifPresent(scope -> {
            throw ProblemException.invalid(
                    "security.token-scopes", scope, "You do not hold this permission.", "Leave it out.");
        });
    }

    private static String checkedTitle(String title) {
        String clean = title.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_TITLE || clean.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(
                    "security.token-title",
                    title,
                    "A token cannot have this title.",
                    "Say in 1 to " + LONGEST_TITLE + " characters what it is for.");
        }
        return clean;
    }

    private static String shown(ApiToken token) {
        return token.accountName() + ": " + token.title();
    }

    private static ProblemException refused() {
        return ProblemException.of(
                "security.token-refused",
                Problem.Kind.UNAUTHENTICATED,
                "",
                "This token is unknown, was revoked or has expired.",
                "Make another one on the page My settings.");
    }
}
