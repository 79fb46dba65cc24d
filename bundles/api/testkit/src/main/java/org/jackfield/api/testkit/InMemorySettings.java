package org.jackfield.api.testkit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.settings.Stored;

/** Settings in memory. Listeners are told at once, on the calling thread. */
public final class InMemorySettings implements SettingsService {

    private record Registered(String id, SettingsListener<?> listener) {}

    private final InstantSource clock;
    private final SecurityService security;
    private final Map<String, Stored<?>> written = new HashMap<>();
    private final List<Registered> listeners = new CopyOnWriteArrayList<>();

    /** Lets everybody write, at the system's time. */
    public InMemorySettings() {
        this(InstantSource.system(), FakeSecurity.allowAll());
    }

    /** Lets those write whom {@code security} lets. */
    public InMemorySettings(InstantSource clock, SecurityService security) {
        this.clock = clock;
        this.security = security;
    }

    /** Adds a listener for one group of settings. */
    public <R extends Record> void listen(SettingsType<R> type, SettingsListener<R> listener) {
        listeners.add(new Registered(type.id(), listener));
    }

    /** Writes whatever the revision is, as the test itself. */
    public <R extends Record> void put(SettingsType<R> type, R value) {
        write(type, read(type).revision(), value, Subject.system("test"));
    }

    @Override
    @SuppressWarnings("unchecked")
    public synchronized <R extends Record> Stored<R> read(SettingsType<R> type) {
        Stored<?> found = written.get(type.id());
        return found == null ? new Stored<>(type.defaults(), 0, Instant.EPOCH, "") : (Stored<R>) found;
    }

    @Override
    public <R extends Record> Stored<R> write(SettingsType<R> type, long expectedRevision, R value, Subject by) {
        security.check(by, type.permission(), Target.of("setting", type.id()));
        listeners.stream().filter(each -> each.id().equals(type.id())).forEach(each -> check(each.listener(), value));
        Stored<R> before;
        Stored<R> after;
        synchronized (this) {
            before = read(type);
            if (before.revision() != expectedRevision) {
                throw ProblemException.conflict(
                        "settings.conflict",
                        type.id(),
                        before.changedBy() + " has changed these settings meanwhile.",
                        "Look at them again, then repeat your change.");
            }
            after = new Stored<>(value, expectedRevision + 1, clock.instant(), by.name());
            written.put(type.id(), after);
        }
        for (Registered registered : listeners) {
            if (registered.id().equals(type.id())) {
                tell(registered.listener(), before, after);
            }
        }
        return after;
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> void check(SettingsListener<?> listener, R wanted) {
        ((SettingsListener<R>) listener).check(wanted);
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> void tell(SettingsListener<?> listener, Stored<R> before, Stored<R> after) {
        ((SettingsListener<R>) listener).settingsChanged(before, after);
    }
}
