package org.jackfield.apps.recording;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.settings.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings of an installation as it is delivered: written once, unless somebody has chosen already. It waits for whatever they
 * need, and for the database.
 *
 * @param <T> the settings
 */
public final class Preset<T extends Record> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Preset.class);

    private final SettingsService settings;
    private final SettingsType<T> type;
    private final Supplier<Optional<T>> value;
    private final ScheduledExecutorService thread;

    /**
     * Begins to wait.
     *
     * @param value what is written; empty as long as something is missing that it needs. A {@link ProblemException} of it
     *     says that what {@code etc/<id>.cfg} has is wrong: it is left out
     */
    public Preset(SettingsService settings, SettingsType<T> type, Supplier<Optional<T>> value) {
        this.settings = settings;
        this.type = type;
        this.value = value;
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("jackfield-recording-presets").factory());
        thread.scheduleWithFixedDelay(this::write, 0, 1, TimeUnit.SECONDS);
    }

    private void write() {
        try {
            Stored<T> stored = settings.read(type);
            if (stored.revision() > 0) {
                thread.shutdown();
                return;
            }
            value.get().ifPresent(chosen -> {
                settings.write(type, stored.revision(), chosen, Subject.system("org.jackfield.apps.recording"));
                LOG.info("etc/{}.cfg holds from now on", type.id());
                thread.shutdown();
            });
        } catch (ProblemException e) {
            if (e.problem().kind() == Problem.Kind.INVALID) {
                LOG.error("etc/{}.cfg is left out: {}", type.id(), e.getMessage());
                thread.shutdown();
            } else {
                // The database may not be there yet.
                LOG.debug("{} is not preset yet", type.id(), e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
