package org.jackfield.distribution.portal.pages;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.distribution.portal.desk.AccountDesk;
import org.jackfield.distribution.portal.records.Account;
import org.jackfield.distribution.portal.records.Actor;
import org.jackfield.distribution.portal.rest.SiteRest;
import org.jackfield.distribution.portal.web.Attempts;
import org.jackfield.distribution.portal.web.Call;
import org.jackfield.distribution.portal.web.Handler;
import org.jackfield.distribution.portal.web.Reply;
import org.jackfield.distribution.portal.web.Routes;
import org.jackfield.distribution.portal.web.Sessions;

/** What everybody sees: a request file is answered here, and people log in and out. */
public final class PublicPages {

    private static final int LOG_INS = 5;
    private static final Duration LOG_INS_WITHIN = Duration.ofMinutes(15);

    private final SiteRest sites;
    private final AccountDesk accounts;
    private final Sessions sessions;
    private final Attempts logIns;

    /** Answers requests as the REST interface does. */
    public PublicPages(SiteRest sites, AccountDesk accounts, Sessions sessions, InstantSource clock) {
        this.sites = sites;
        this.accounts = accounts;
        this.sessions = sessions;
        this.logIns = new Attempts(LOG_INS, LOG_INS_WITHIN, clock);
    }

    /** Adds the pages. */
    public void offer(Routes routes, byte[] style) {
        routes.on("GET", "/", call -> Reply.seeOther(call.session().isPresent() ? "/licences" : "/activate"))
                .on("GET", "/portal.css", call -> new Reply(200, Map.of(
                        "Content-Type", "text/css; charset=utf-8", "Cache-Control", "max-age=3600"), style))
                .on("GET", "/favicon.ico", call -> new Reply(204, Map.of("Cache-Control", "max-age=86400"), new byte[0]))
                .on("GET", "/activate", PublicPages::ask)
                .on("POST", "/activate", this::answer)
                .on("GET", "/login", PublicPages::logInForm)
                .on("POST", "/login", this::logIn)
                .on("POST", "/logout", this::logOut)
                .on("GET", "/password", loggedIn(actor -> call -> passwordForm(call)))
                .on("POST", "/password", loggedIn(actor -> call -> changePassword(call, actor)));
    }

    /** {@return a handler that sends to the log-in whoever is not logged in, and to a new password whoever must have one} */
    static Handler loggedIn(Function<Actor, Handler> handler) {
        return call -> {
            Optional<Actor> actor = Frame.actor(call);
            if (actor.isEmpty()) {
                return Reply.seeOther("/login");
            }
            if (actor.get().account().mustChange() && !call.path().equals("/password")) {
                return Reply.seeOther("/password");
            }
            return handler.apply(actor.get()).handle(call);
        };
    }

    private static Reply ask(Call call) {
        Frame frame = new Frame(call);
        return frame.page("request", frame.html("""
                <p>{#request.text}</p>
                <form method="post" action="/activate" enctype="multipart/form-data">{}
                <label>{#request.file}<input type="file" name="request" required accept=".request"></label>
                <button class="primary">{#request.answer}</button></form>
                """, frame.token()));
    }

    private Reply answer(Call call) {
        byte[] request = call.fields().getOrDefault("request", List.of("")).getFirst()
                .getBytes(StandardCharsets.UTF_8);
        byte[] answer = sites.answer(request, call.from());
        Frame frame = new Frame(call);
        return frame.page("request.done", frame.html("""
                <p class="good" role="status">{#request.done.text}</p>
                <p><a class="button primary" download="{}" href="data:application/octet-stream;base64,{}">{#request.download}</a></p>
                """, SiteRest.ANSWER_FILE, Base64.getEncoder().encodeToString(answer)));
    }

    private static Reply logInForm(Call call) {
        Frame frame = new Frame(call);
        return frame.page("login", frame.html("""
                <form method="post" action="/login">{}{}
                <button class="primary">{#login}</button></form>
                """, frame.field("name", "account", "", "required autofocus autocomplete=\"username\""),
                frame.field("password", "password", "", "type=\"password\" required autocomplete=\"current-password\"")));
    }

    private Reply logIn(Call call) {
        String name = call.field("name");
        // one address cannot try every name, and one name cannot be tried from every address
        logIns.check(call.from());
        logIns.check("account " + name);
        Optional<Account> account = accounts.logIn(name, call.field("password").toCharArray(), call.from());
        if (account.isEmpty()) {
            logIns.count(call.from());
            logIns.count("account " + name);
            throw ProblemException.of(
                    "account.wrong", Problem.Kind.UNAUTHENTICATED, "", "Name or password is not right.", "Try again.");
        }
        logIns.forget(call.from());
        logIns.forget("account " + name);
        accounts.note("log-in", new Actor(account.get(), call.from()));
        sessions.close(call);
        return Reply.seeOther(account.get().mustChange() ? "/password" : "/licences")
                .with("Set-Cookie", sessions.open(account.get()));
    }

    private Reply logOut(Call call) {
        Frame.actor(call).ifPresent(actor -> accounts.note("log-out", actor));
        return Reply.seeOther("/login").with("Set-Cookie", sessions.close(call));
    }

    private static Reply passwordForm(Call call) {
        Frame frame = new Frame(call);
        return frame.page("password.change", frame.html("""
                <p>{#password.text}</p>
                <form method="post" action="/password">{}{}{}
                <button class="primary">{#save}</button></form>
                """, frame.token(),
                frame.field("old", "password.old", "", "type=\"password\" required autocomplete=\"current-password\""),
                frame.field("fresh", "password.new", "",
                        "type=\"password\" required minlength=\"12\" autocomplete=\"new-password\"")));
    }

    private Reply changePassword(Call call, Actor actor) {
        logIns.take("password " + actor.account().name());
        Account changed =
                accounts.changePassword(actor, call.field("old").toCharArray(), call.field("fresh").toCharArray());
        logIns.forget("password " + actor.account().name());
        sessions.close(call);
        return Reply.seeOther("/licences").with("Set-Cookie", sessions.open(changed));
    }
}
