package org.jackfield.distribution.portal.rest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jackfield.api.licence.format.LicenceKeys;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.distribution.portal.desk.RequestDesk;
import org.jackfield.distribution.portal.web.Attempts;
import org.jackfield.distribution.portal.web.Call;
import org.jackfield.distribution.portal.web.Reply;
import org.jackfield.distribution.portal.web.Routes;

/** What sites ask: the body is the request file, the answer is the activation file. */
public final class SiteRest {

    /** What an activation file is called. */
    public static final String ANSWER_FILE = "jackfield.activation";

    private static final String BASE = "/api/v1";
    private static final int REQUESTS = 60;
    private static final int GUESSES = 10;
    private static final Duration WITHIN = Duration.ofHours(1);

    private final RequestDesk desk;
    private final PublicKey issuer;
    private final Attempts requests;
    private final Attempts guesses;

    /** Answers from this desk. */
    public SiteRest(RequestDesk desk, PublicKey issuer, InstantSource clock) {
        this.desk = desk;
        this.issuer = issuer;
        this.requests = new Attempts(REQUESTS, WITHIN, clock);
        this.guesses = new Attempts(GUESSES, WITHIN, clock);
    }

    /** What the portal says of itself. */
    public record PortalDocument(String portal, String issuer) {}

    /** Adds the routes. */
    public void offer(Routes routes) {
        routes.on("GET", BASE + "/portal", call -> status())
                .on("POST", BASE + "/requests", this::ask)
                .on("GET", "/issuer.pub", call -> Reply.file(
                        "issuer.pub", "application/x-pem-file", LicenceKeys.toPem(issuer).getBytes(StandardCharsets.US_ASCII)));
    }

    private Reply status() {
        try {
            return Json.reply(200, new PortalDocument("jackfield-portal 1", LicenceKeys.idOf(issuer)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Reply ask(Call call) {
        return new Reply(200, Map.of("Content-Type", "application/octet-stream"), answer(call.body(), call.from()));
    }

    /** {@return the activation file} Refuses whoever guesses at numbers and whoever asks all the time. */
    public byte[] answer(byte[] request, String from) {
        guesses.check(from);
        requests.take(from);
        try {
            return desk.answer(request, from);
        } catch (ProblemException e) {
            if (e.problem().kind() == Problem.Kind.NOT_FOUND || e.problem().code().equals("vouchers.refused")) {
                guesses.count(from);
            }
            throw e;
        }
    }
}
