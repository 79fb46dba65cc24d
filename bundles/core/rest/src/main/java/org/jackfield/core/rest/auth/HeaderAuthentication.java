package org.jackfield.core.rest.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.HttpAuthentication;
import org.jackfield.api.security.ApiTokenService;
import org.jackfield.api.security.AuthenticationService;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;

/** HTTP Basic and API tokens, over HTTPS or from this machine. */
public final class HeaderAuthentication implements HttpAuthentication, MetricSource {

    /** Password hashes at once; each takes tens of megabytes for a while. */
    private static final int MAX_CHECKS = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Supplier<Optional<AuthenticationService>> service;
    private final Supplier<Optional<ApiTokenService>> tokens;
    private final LogInCache cache;
    private final FailureLimit failures;
    private final Semaphore checks = new Semaphore(MAX_CHECKS, true);
    private final Map<String, CompletableFuture<LogIn>> underWay = new ConcurrentHashMap<>();
    private final LongAdder checked = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder limited = new LongAdder();

    /** Takes what tells who somebody is, as long as it is there. */
    public HeaderAuthentication(
            Supplier<Optional<AuthenticationService>> service,
            Supplier<Optional<ApiTokenService>> tokens,
            InstantSource clock) {
        this.service = service;
        this.tokens = tokens;
        this.cache = new LogInCache(clock);
        this.failures = new FailureLimit(clock);
    }

    @Override
    public Optional<Subject> authenticate(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null && !request.isSecure() && !isLocal(request)) {
            throw ProblemException.of(
                    "rest.https-required",
                    Problem.Kind.FORBIDDEN,
                    "",
                    "A password may not travel in the clear.",
                    "Use https.");
        }
        Optional<Secret> token = BearerToken.of(header);
        if (token.isPresent()) {
            return Optional.of(byToken(token.get(), request.getRemoteAddr()));
        }
        return BasicCredentials.of(header).map(credentials -> logIn(credentials, request.getRemoteAddr()).subject());
    }

    @Override
    public boolean isLocal(HttpServletRequest request) {
        try {
            // An address, never a name: nothing is looked up.
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** A token costs a look-up, not a password hash; who guesses is slowed down all the same. */
    private Subject byToken(Secret token, String address) {
        ApiTokenService known = tokens.get().orElseThrow(HeaderAuthentication::starting);
        failures.pause(address).ifPresent(this::refuseFor);
        try {
            return known.authenticate(token, "rest " + address);
        } catch (ProblemException refused) {
            count(refused, address);
            throw refused;
        }
    }

    private LogIn logIn(BasicCredentials credentials, String address) {
        AuthenticationService authentication = service.get().orElseThrow(HeaderAuthentication::starting);
        String key = cache.keyOf(credentials);
        Optional<LogIn> known = remembered(key, authentication);
        if (known.isPresent()) {
            return usable(known.get());
        }
        failures.pause(address).ifPresent(this::refuseFor);
        return usable(checkOnce(key, credentials, authentication, address));
    }

    private Optional<LogIn> remembered(String key, AuthenticationService authentication) {
        return cache.find(key).filter(authentication::stillValid);
    }

    /** A client that opens with twenty requests at once costs one password hash. */
    private LogIn checkOnce(
            String key, BasicCredentials credentials, AuthenticationService authentication, String address) {
        CompletableFuture<LogIn> mine = new CompletableFuture<>();
        CompletableFuture<LogIn> running = underWay.putIfAbsent(key, mine);
        if (running != null) {
            try {
                return running.join();
            } catch (CompletionException failure) {
                throw failure.getCause() instanceof ProblemException problem
                        ? new ProblemException(problem.problem(), problem)
                        : failure;
            }
        }
        try {
            // Another check may have ended between our first look and now.
            LogIn logIn = remembered(key, authentication)
                    .orElseGet(() -> check(key, credentials, authentication, address));
            mine.complete(logIn);
            return logIn;
        } catch (RuntimeException failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            underWay.remove(key);
        }
    }

    private LogIn check(
            String key, BasicCredentials credentials, AuthenticationService authentication, String address) {
        acquire();
        char[] password = credentials.password().toCharArray();
        try {
            checked.increment();
            LogIn logIn = authentication.logIn(credentials.name(), password, "rest " + address);
            cache.keep(key, logIn);
            return logIn;
        } catch (ProblemException refused) {
            count(refused, address);
            throw refused;
        } finally {
            Arrays.fill(password, '\0');
            checks.release();
        }
    }

    private void count(ProblemException refused, String address) {
        if (refused.problem().kind() == Problem.Kind.UNAUTHENTICATED) {
            failed.increment();
            failures.failed(address);
        }
    }

    private void acquire() {
        try {
            if (checks.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        throw ProblemException.unavailable(
                "security.busy", "", "Too many log-ins are being checked.", "Try again in a moment.");
    }

    private static LogIn usable(LogIn logIn) {
        if (!logIn.usableWithoutPages() && !logIn.mustChangePassword()) {
            throw ProblemException.of(
                    "security.second-factor-missing",
                    Problem.Kind.FORBIDDEN,
                    logIn.subject().name(),
                    "One of your roles asks for a second factor.",
                    "Log in to the website and set it up; programs use an API token.");
        }
        if (logIn.mustChangePassword()) {
            throw ProblemException.of(
                    "security.password-must-change",
                    Problem.Kind.FORBIDDEN,
                    logIn.subject().name(),
                    "This password must be changed before anything else.",
                    "Log in to the website and choose a new one.");
        }
        return logIn;
    }

    private void refuseFor(Duration pause) {
        limited.increment();
        throw ProblemException.of(
                "rest.too-many-failures",
                Problem.Kind.LIMITED,
                "",
                "Too many log-ins from this address have failed.",
                "Try again in " + Math.max(1, pause.toSeconds()) + " s.");
    }

    private static ProblemException starting() {
        return ProblemException.unavailable(
                "rest.starting",
                "",
                "Log-ins cannot be checked yet.",
                "Try again shortly; /api/v1/health/ready says what is missing.");
    }

    @Override
    public void collect(MetricSink sink) {
        sink.counter("rest_password_checks", "Passwords checked for REST", checked.sum());
        sink.counter("rest_password_failures", "Wrong passwords and tokens sent to REST", failed.sum());
        sink.counter("rest_attempts_refused", "Log-ins refused after too many failures", limited.sum());
    }
}
