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
     * Waits for {@link #begin}.
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
    }

    /** Begins to wait, and writes when it can. {@return this} */
    public Preset<T> begin() {
        thread.scheduleWithFixedDelay(() -> {
            if (write()) {
                thread.shutdown();
            }
        }, 0, 1, TimeUnit.SECONDS);
        return this;
    }

    /** Writes them if it can. {@return whether nothing is left to do} */
    boolean write() {
        try {
            Stored<T> stored = settings.read(type);
            Optional<T> chosen = stored.revision() > 0 ? Optional.empty() : value.get();
            if (chosen.isPresent()) {
                settings.write(type, stored.revision(), chosen.get(), Subject.system("org.jackfield.apps.recording"));
                LOG.info("etc/{}.cfg holds from now on", type.id());
            }
            return stored.revision() > 0 || chosen.isPresent();
        } catch (ProblemException e) {
            if (e.problem().kind() == Problem.Kind.INVALID) {
                LOG.error("etc/{}.cfg is left out: {}", type.id(), e.getMessage());
                return true;
            }
            // The database may not be there yet.
            LOG.debug("{} is not preset yet", type.id(), e);
            return false;
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
