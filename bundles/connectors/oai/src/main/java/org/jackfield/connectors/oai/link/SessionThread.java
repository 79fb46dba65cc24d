package org.jackfield.connectors.oai.link;

/**
 * The one thread that owns the state of a connector. Whoever hears something elsewhere hands it over here; so nothing
 * that it owns needs a lock.
 */
public interface SessionThread extends AutoCloseable {

    /** Runs a task soon. Safe for any thread; a task handed over after {@link #close} is dropped. */
    void execute(Runnable task);

    /** Runs a task later. */
    Timer after(long millis, Runnable task);

    /** Milliseconds of a clock that only goes forward. */
    long nowMillis();

    /** Drops what waits and ends. */
    @Override
    void close();

    /** A task that waits for its time. */
    interface Timer {

        /** Stands where no task waits. */
        Timer NONE = () -> {
        };

        /** Drops the task if it has not run. */
        void cancel();
    }
}
