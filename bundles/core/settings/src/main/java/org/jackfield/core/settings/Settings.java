package org.jackfield.core.settings;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditEvent.Outcome;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecretVault;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.settings.Stored;
import org.jackfield.core.settings.store.SettingsStore;
import org.jackfield.core.settings.store.SettingsStore.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Settings in memory and in the database. */
final class Settings implements SettingsService {

    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
    private static final String ORIGIN = "settings";

    /** Asked before every write, and told of it, in order, after it is durable. */
    interface Written {

        <R extends Record> void check(String id, R wanted);

        <R extends Record> void written(String id, Stored<R> before, Stored<R> after);
    }

    /** What is known of a record type; kept in the class itself, so that it goes when its bundle goes. */
    private static final class Known {

        private final SettingsCodec codec = new SettingsCodec();
        private final Map<String, Decoded> decoded = new ConcurrentHashMap<>();
    }

    private record Decoded(Row row, Stored<?> stored) {}

    private final ClassValue<Known> known = new ClassValue<>() {
        @Override
        protected Known computeValue(Class<?> type) {
            return new Known();
        }
    };

    private final Map<String, Row> rows = new ConcurrentHashMap<>();
    private final SettingsStore store;
    private final SecretVault vault;
    private final SecurityService security;
    private final AuditService audit;
    private final AlertService alerts;
    private final InstantSource clock;
    private final Written written;

    Settings(
            SettingsStore store,
            SecretVault vault,
            SecurityService security,
            AuditService audit,
            AlertService alerts,
            InstantSource clock,
            Written written) {
        this.store = store;
        this.vault = vault;
        this.security = security;
        this.audit = audit;
        this.alerts = alerts;
        this.clock = clock;
        this.written = written;
        reload();
    }

    private void reload() {
        store.all().forEach(row -> rows.put(row.id(), row));
    }

    /** {@return what is stored, by id; secrets are sealed in it} */
    List<Row> stored() {
        return List.copyOf(new TreeMap<>(rows).values());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R extends Record> Stored<R> read(SettingsType<R> type) {
        Row row = rows.get(type.id());
        if (row == null) {
            return new Stored<>(type.defaults(), 0, Instant.EPOCH, "");
        }
        Known about = known.get(type.type());
        Decoded decoded = about.decoded.get(type.id());
        if (decoded == null || decoded.row != row) {
            decoded = new Decoded(row, decode(about.codec, type, row));
            about.decoded.put(type.id(), decoded);
        }
        return (Stored<R>) decoded.stored;
    }

    /** Settings that a newer version can no longer read must not stop it: the defaults hold and somebody is told. */
    private <R extends Record> Stored<R> decode(SettingsCodec codec, SettingsType<R> type, Row row) {
        R value;
        try {
            value = codec.read(row.document(), type.type(), type.defaults(), new Sealed(type.id()));
            alerts.clear("settings.unreadable:" + type.id());
        } catch (RuntimeException e) {
            LOG.warn("Settings {} revision {} are not readable; the defaults hold", row.id(), row.revision(), e);
            alerts.raise(new AlertCondition(
                    "settings.unreadable:" + type.id(),
                    Severity.CRITICAL,
                    "Settings cannot be read",
                    type.id() + ", written by " + row.changedBy() + ", do not fit this version; the defaults hold.",
                    "Look through these settings and save them again."));
            value = type.defaults();
        }
        return new Stored<>(value, row.revision(), row.changedAt(), row.changedBy());
    }

    @Override
    public <R extends Record> Stored<R> write(SettingsType<R> type, long expectedRevision, R value, Subject by) {
        Objects.requireNonNull(value, "value");
        Target target = Target.of("setting", type.id());
        if (!security.decide(by, type.permission(), target).allowed()) {
            audit.record(new AuditEvent(by, ORIGIN, "settings.write", type.id(), Outcome.REFUSED, "", ""));
            security.check(by, type.permission(), target);
        }
        written.check(type.id(), value);
        synchronized (this) {
            Stored<R> before = read(type);
            if (before.revision() != expectedRevision) {
                throw conflict(type, before);
            }
            SettingsCodec codec = known.get(type.type()).codec;
            Row row = new Row(
                    type.id(),
                    expectedRevision + 1,
                    codec.write(value, new Sealed(type.id())),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    by.name());
            record(codec, type, before.value(), value, by);
            if (!store.write(row)) {
                reload();
                throw conflict(type, read(type));
            }
            rows.put(row.id(), row);
            Stored<R> after = read(type);
            written.written(type.id(), before, after);
            return after;
        }
    }

    /** Seals anew what is sealed with an older key. No revision grows: a form that is open on some page stays good. */
    synchronized int reseal() {
        reload();
        int count = 0;
        for (Row row : stored()) {
            SettingsDocument document = new SettingsDocument(row.document());
            int resealed = document.reseal(vault, row.id());
            if (resealed > 0) {
                Row anew = new Row(row.id(), row.revision(), document.text(), row.changedAt(), row.changedBy());
                if (store.replace(anew)) {
                    rows.put(anew.id(), anew);
                    count += resealed;
                }
            }
        }
        return count;
    }

    private <R extends Record> void record(SettingsCodec codec, SettingsType<R> type, R before, R after, Subject by) {
        ObjectNode shownBefore = codec.masked(before);
        ObjectNode shownAfter = codec.masked(after);
        for (RecordComponent component : type.type().getRecordComponents()) {
            if (Objects.equals(valueOf(component, before), valueOf(component, after))) {
                shownBefore.remove(component.getName());
                shownAfter.remove(component.getName());
            }
        }
        audit.record(new AuditEvent(
                by, ORIGIN, "settings.write", type.id(), Outcome.DONE, shownBefore.toString(), shownAfter.toString()));
    }

    private static Object valueOf(RecordComponent component, Record settings) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's component has an accessor", e);
        }
    }

    private static <R extends Record> ProblemException conflict(SettingsType<R> type, Stored<R> now) {
        String who = now.changedBy().isEmpty() ? "Somebody" : now.changedBy();
        return ProblemException.conflict(
                "settings.conflict",
                type.id(),
                who + " has changed these settings meanwhile.",
                "Look at them again, then repeat your change.");
    }

    /** Seals and opens the secrets of one group. */
    private final class Sealed implements SettingsCodec.Secrets {

        private final String group;

        Sealed(String group) {
            this.group = group;
        }

        @Override
        public String write(String clear) {
            return vault.seal(new Secret(clear), group);
        }

        @Override
        public String read(String sealed) {
            Optional<String> clear = vault.open(sealed, group).map(Secret::reveal);
            if (clear.isEmpty()) {
                alerts.raise(new AlertCondition(
                        "settings.secret-lost:" + group,
                        Severity.WARNING,
                        "A stored password cannot be opened",
                        "A secret of " + group + " was stored with another master key.",
                        "Bring back etc/jackfield.key, or type the secret again."));
            }
            return clear.orElse("");
        }
    }
}
