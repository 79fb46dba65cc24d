package org.jackfield.core.security.rest;

import static org.jackfield.api.rest.Paging.DEFAULT_SIZE;
import static org.jackfield.api.rest.Paging.FIRST_PAGE;
import static org.jackfield.api.rest.Paging.PAGE;
import static org.jackfield.api.rest.Paging.SIZE;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresLogIn;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.AccountEntry;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.ApiToken;
import org.jackfield.api.security.ApiTokenService;
import org.jackfield.api.security.LogInBinding;
import org.jackfield.api.security.LogInSource;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.SessionEntry;
import org.jackfield.api.security.SessionService;
import org.jackfield.api.security.Subject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accounts, sessions and API tokens over REST. */
@Component(service = RestResource.class)
@Path("security")
public final class SecurityResource implements RestResource {

    private static final String REST = "rest";

    private final AccountService accounts;
    private final SessionService sessions;
    private final ApiTokenService tokens;
    private final SecurityService security;

    /** Answers for these services. */
    @Activate
    public SecurityResource(
            @Reference AccountService accounts,
            @Reference SessionService sessions,
            @Reference ApiTokenService tokens,
            @Reference SecurityService security) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.security = security;
    }

    /** An account. */
    @Summary("An account; its id is that of the user it belongs to")
    public record AccountDocument(
            UUID id, String name, Set<String> roles, boolean enabled, BindingDocument binding, boolean mustChangePassword,
            boolean secondFactor, Optional<Instant> lockedUntil, Optional<Instant> lastLogInAt) {

        static AccountDocument of(AccountEntry account) {
            return new AccountDocument(
                    account.id(), account.name(), account.roles(), account.enabled(),
                    BindingDocument.of(account.binding()), account.mustChangePassword(), account.secondFactor(),
                    Optional.ofNullable(account.lockedUntil()), Optional.ofNullable(account.lastLogInAt()));
        }
    }

    /** What an account logs in by. */
    @Summary("What an account logs in by; the issuer only with OIDC, the name not with LOCAL")
    public record BindingDocument(LogInSource source, Optional<String> issuer, Optional<String> name) {

        static BindingDocument of(LogInBinding binding) {
            return new BindingDocument(
                    binding.source(),
                    Optional.of(binding.issuer()).filter(text -> !text.isEmpty()),
                    Optional.of(binding.name()).filter(text -> !text.isEmpty()));
        }

        LogInBinding binding() {
            if (source == null) {
                throw ProblemException.invalid("security.binding", "source", "The source is missing.", "Give it.");
            }
            return source == LogInSource.LOCAL
                    ? LogInBinding.LOCAL
                    : new LogInBinding(source, issuer.orElse(""), name.orElse(""));
        }
    }

    /** An account to be made. */
    @Summary("An account to be made; without an id for somebody who is no user yet, without a binding by password")
    public record NewAccountDocument(
            Optional<UUID> id, String name, Set<String> roles, Optional<BindingDocument> binding) {}

    /** A password that was given. */
    public record PasswordDocument(@Summary("Told now and never again") String password) {}

    /** A session. */
    @Summary("Somebody who is logged in to the pages")
    public record SessionDocument(
            UUID id, String name, String origin, String client, Instant since, Instant activeAt) {

        static SessionDocument of(SessionEntry session) {
            return new SessionDocument(
                    session.id(), session.subject().name(), session.origin(), session.client(), session.since(),
                    session.activeAt());
        }
    }

    /** A token. */
    @Summary("An API token without what it is made of")
    public record TokenDocument(
            UUID id, String account, String title, Set<String> scopes, Instant createdAt, Instant expiresAt,
            Optional<Instant> lastUsedAt, String lastOrigin) {

        static TokenDocument of(ApiToken token) {
            return new TokenDocument(
                    token.id(), token.accountName(), token.title(), token.scopes(), token.createdAt(), token.expiresAt(),
                    Optional.ofNullable(token.lastUsedAt()), token.lastOrigin());
        }
    }

    /** {@return all accounts} */
    @GET
    @Path("accounts")
    @RequiresPermission("security.accounts")
    @Summary("All accounts by name")
    public Page<AccountDocument> accounts(
            @QueryParam(PAGE) @DefaultValue(FIRST_PAGE) int page,
            @QueryParam(SIZE) @DefaultValue(DEFAULT_SIZE) int size) {
        return paged(accounts.list().stream().map(AccountDocument::of).toList(), page, size);
    }

    /** {@return the new account} */
    @POST
    @Path("accounts")
    @RequiresPermission("security.accounts")
    @Summary("Makes an account; one that logs in by a password has none until it is reset")
    public AccountDocument create(NewAccountDocument account) {
        return AccountDocument.of(accounts.create(
                account.id().orElseGet(Ids::next),
                account.name() == null ? "" : account.name(),
                account.roles() == null ? Set.of() : account.roles(),
                account.binding().map(BindingDocument::binding).orElse(LogInBinding.LOCAL),
                security.check(AccountService.MANAGE),
                REST));
    }

    /** {@return the account with its new roles} */
    @PUT
    @Path("accounts/{id}/roles")
    @RequiresPermission("security.accounts")
    @Summary("Gives an account these roles and no others")
    public AccountDocument roles(@PathParam("id") UUID id, Set<String> roles) {
        return AccountDocument.of(accounts.setRoles(id, roles, security.check(AccountService.MANAGE), REST));
    }

    /** {@return the account, bound anew} */
    @PUT
    @Path("accounts/{id}/binding")
    @RequiresPermission("security.accounts")
    @Summary("Makes an account log in by something else")
    public AccountDocument bind(@PathParam("id") UUID id, BindingDocument binding) {
        return AccountDocument.of(accounts.bind(id, binding.binding(), security.check(AccountService.MANAGE), REST));
    }

    /** {@return the new password} */
    @POST
    @Path("accounts/{id}/password-reset")
    @RequiresPermission("security.accounts")
    @Summary("Gives an account a new password, which must be changed at the next log-in, and unlocks it")
    public PasswordDocument resetPassword(@PathParam("id") UUID id) {
        return new PasswordDocument(
                accounts.resetPassword(id, security.check(AccountService.MANAGE), REST).reveal());
    }

    /** Takes a second factor off. */
    @DELETE
    @Path("accounts/{id}/second-factor")
    @RequiresPermission("security.accounts")
    @Summary("Takes the second factor off an account")
    public void removeSecondFactor(@PathParam("id") UUID id) {
        accounts.removeSecondFactor(id, security.check(AccountService.MANAGE), REST);
    }

    /** {@return all sessions} */
    @GET
    @Path("sessions")
    @RequiresPermission("security.sessions")
    @Summary("Who is logged in to the pages, the last active first")
    public Page<SessionDocument> sessions(
            @QueryParam(PAGE) @DefaultValue(FIRST_PAGE) int page,
            @QueryParam(SIZE) @DefaultValue(DEFAULT_SIZE) int size) {
        return paged(sessions.list().stream().map(SessionDocument::of).toList(), page, size);
    }

    /** Ends a session. */
    @DELETE
    @Path("sessions/{id}")
    @RequiresPermission("security.sessions")
    @Summary("Ends a session at once")
    public void endSession(@PathParam("id") UUID id) {
        sessions.end(id, security.check(SessionService.MANAGE), REST);
    }

    /** {@return all tokens} */
    @GET
    @Path("tokens")
    @RequiresPermission("security.accounts")
    @Summary("The API tokens of all accounts, newest first")
    public Page<TokenDocument> tokens(
            @QueryParam(PAGE) @DefaultValue(FIRST_PAGE) int page,
            @QueryParam(SIZE) @DefaultValue(DEFAULT_SIZE) int size) {
        return paged(tokens.list().stream().map(TokenDocument::of).toList(), page, size);
    }

    /** {@return the tokens of who asks} */
    @GET
    @Path("tokens/own")
    @RequiresLogIn
    @Summary("One's own API tokens, newest first; they are made on the page My settings")
    public Page<TokenDocument> ownTokens(
            @QueryParam(PAGE) @DefaultValue(FIRST_PAGE) int page,
            @QueryParam(SIZE) @DefaultValue(DEFAULT_SIZE) int size) {
        return paged(tokens.list(UUID.fromString(caller().id())).stream().map(TokenDocument::of).toList(), page, size);
    }

    /** Revokes a token. */
    @DELETE
    @Path("tokens/{id}")
    @RequiresLogIn
    @Summary("Revokes one's own API token, or with security.accounts any")
    public void revoke(@PathParam("id") UUID id) {
        tokens.revoke(id, caller(), REST);
    }

    private Subject caller() {
        return security.current().orElseThrow(() -> ProblemException.of(
                "security.unauthenticated",
                Problem.Kind.UNAUTHENTICATED,
                "",
                "Nobody is logged in.",
                "Log in first."));
    }

    private static <T> Page<T> paged(List<T> all, int page, int size) {
        PageRequest request = Paging.of(page, size);
        return Page.within(all, request);
    }
}
