package org.jackfield.core.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.ApiToken;
import org.jackfield.api.security.ApiTokenService;
import org.jackfield.api.security.AuthenticationService;
import org.jackfield.api.security.Decision;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.security.access.CallAccess;

/** Two people with accounts: alice may see samples, bob may do nothing. */
final class Office implements AuthenticationService, SecurityService {

    static final Permission VIEW = new Permission("samples.view", "See samples");

    private final Map<String, String> passwords = new ConcurrentHashMap<>(Map.of("alice", "tulip: 7", "bob", "Löwe"));
    private final ThreadLocal<Subject> current = new ThreadLocal<>();
    final AtomicInteger checks = new AtomicInteger();
    final List<String> origins = new ArrayList<>();
    volatile boolean mustChange;
    private final Semaphore gate = new Semaphore(1000);

    final ApiTokenService tokens = new ApiTokenService() {
        @Override
        public Made create(Subject owner, String title, Set<String> scopes, Instant expiresAt, String origin) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ApiToken> list(UUID account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ApiToken> list() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void revoke(UUID token, Subject by, String origin) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Subject authenticate(Secret token, String origin) {
            Subject alice = new Subject("id-alice", "alice", Subject.Kind.PERSON, Set.of());
            return switch (token.reveal()) {
                case "jackfield_view" -> alice.limitedTo(Set.of(VIEW.id()));
                case "jackfield_other" -> alice.limitedTo(Set.of("other.view"));
                default -> throw ProblemException.of(
                        "security.token-refused", Problem.Kind.UNAUTHENTICATED, "", "Unknown.", "");
            };
        }
    };

    @Override
    public List<AccessOption> options() {
        return List.of();
    }

    @Override
    public CallAccess callAccess(Subject subject, Permission permission) {
        return CallAccess.NONE;
    }

    void holdChecks() {
        gate.drainPermits();
    }

    void letChecksGo() {
        gate.release(1000);
    }

    @Override
    public LogIn logIn(String name, char[] password, String code, String origin) {
        checks.incrementAndGet();
        gate.acquireUninterruptibly();
        synchronized (origins) {
            origins.add(origin);
        }
        if (!new String(password).equals(passwords.get(name))) {
            throw ProblemException.of(
                    "security.credentials", Problem.Kind.UNAUTHENTICATED, "", "Name or password is wrong.", "");
        }
        Subject subject = new Subject("id-" + name, name, Subject.Kind.PERSON, Set.of());
        return new LogIn(subject, Instant.EPOCH, mustChange, passwords.get(name).hashCode());
    }

    void setPassword(String name, String password) {
        passwords.put(name, password);
    }

    @Override
    public LogIn changePassword(LogIn logIn, char[] old, char[] replacement, String origin) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LogIn agree(LogIn logIn, String origin) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forgotPassword(String name, String origin) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void replaceForgotten(Secret link, char[] replacement, String origin) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean stillValid(LogIn logIn) {
        return logIn.credentialsVersion()
                == passwords.get(logIn.subject().name()).hashCode();
    }

    @Override
    public Decision decide(Subject subject, Permission permission, Target target) {
        return new Decision(subject.name().equals("alice") && !subject.limitForbids(permission), "test");
    }

    @Override
    public List<Permission> permissions() {
        return List.of(VIEW);
    }

    @Override
    public Optional<Subject> current() {
        return Optional.ofNullable(current.get());
    }

    @Override
    public <T> T callAs(Subject subject, Callable<T> work) throws Exception {
        current.set(subject);
        try {
            return work.call();
        } finally {
            current.remove();
        }
    }
}
