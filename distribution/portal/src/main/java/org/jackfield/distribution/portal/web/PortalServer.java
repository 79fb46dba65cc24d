package org.jackfield.distribution.portal.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.distribution.portal.records.Account;

/** HTTPS: bounds what comes in, knows who calls, refuses what another site made a browser send, and answers. */
public final class PortalServer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(PortalServer.class.getName());

    /** The largest form: a request file or a list of vouchers, and what is around it. */
    private static final int MAX_BODY = 300 * 1024;

    private static final int CALLS_A_MINUTE = 300;
    private static final Map<String, String> HEADERS = Map.of(
            "Strict-Transport-Security", "max-age=31536000",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Cache-Control", "no-store",
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("portal-call-", 0).factory());
    private final Routes routes;
    private final Sessions sessions;
    private final Function<String, Optional<Account>> accounts;
    private final BiFunction<Call, Problem, Reply> problems;
    private final Attempts calls;

    static {
        // of the JDK's server: nobody holds a connection by sending or reading slowly
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        System.setProperty("sun.net.httpserver.maxRspTime", "60");
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("jdk.httpserver.maxConnections", "300");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "100");
    }

    /**
     * Listens, and answers as soon as it is started.
     *
     * @param problems how a problem is shown
     */
    public PortalServer(
            InetSocketAddress address,
            SSLContext tls,
            Routes routes,
            Sessions sessions,
            Function<String, Optional<Account>> accounts,
            BiFunction<Call, Problem, Reply> problems,
            InstantSource clock)
            throws IOException {
        this.routes = routes;
        this.sessions = sessions;
        this.accounts = accounts;
        this.problems = problems;
        this.calls = new Attempts(CALLS_A_MINUTE, Duration.ofMinutes(1), clock);
        server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters secure = tls.getDefaultSSLParameters();
                secure.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                parameters.setSSLParameters(secure);
            }
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /** Begins to answer. */
    public void start() {
        server.start();
    }

    /** {@return the port it listens on} */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            Reply reply = reply(new Call(exchange));
            HEADERS.forEach(exchange.getResponseHeaders()::set);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            boolean empty = reply.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
            if (!empty) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(reply.body());
                }
            }
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "the caller is gone", gone);
        }
    }

    private Reply reply(Call call) throws IOException {
        try {
            calls.take(call.from());
            call.readBody(MAX_BODY);
            sessions.find(call, accounts).ifPresent(call::session);
            Handler handler = routes.find(call.method(), call.path()).orElseThrow(() -> ProblemException.notFound(
                    "portal.no-page", call.path(), "There is no such page.", "Go to the first page."));
            if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
                requireOwnForm(call);
            }
            return handler.handle(call);
        } catch (ProblemException e) {
            return problems.apply(call, e.problem());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, call.method() + " " + call.path(), e);
            return problems.apply(call, new Problem(
                    "portal.fault", Problem.Kind.INTERNAL, "", "This went wrong here.", "Try again, or tell the operator."));
        }
    }

    /** A browser says where a form comes from; within a session it must bring the session's token too. */
    private static void requireOwnForm(Call call) {
        Optional<String> host = call.header("Host");
        boolean foreign = call.header("Origin").filter(origin -> !host.equals(hostOf(origin))).isPresent()
                || call.header("Sec-Fetch-Site").filter(site -> !site.equals("same-origin") && !site.equals("none")).isPresent();
        boolean token = call.session().isEmpty() || call.session().get().token().equals(call.field("token"));
        if (foreign || !token) {
            throw ProblemException.of(
                    "portal.foreign-form", Problem.Kind.FORBIDDEN, "", "This form is not ours, or too old.",
                    "Go back, reload the page and send it again.");
        }
    }

    private static Optional<String> hostOf(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        server.stop(1);
        threads.shutdownNow();
    }
}
