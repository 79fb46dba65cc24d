package org.jackfield.connectors.simulator.loop;

import java.time.Instant;

/**
 * The one place where the state of the simulated telephone system changes. Everything that touches it runs
 * here, one task after the other, so the model itself needs no locks.
 *
 * <p>Office time is what the people and the telephone system live by: it may run faster than real time. Real
 * time is for what concerns the network, such as the command timer of a client.
 */
public interface EventLoop {

    /** A task that can still be called off. */
    interface Timer {

        /** Calls the task off; nothing happens if it has run already. */
        void cancel();
    }

    /** Runs a task on the loop, after those handed in before. May be called from any thread. */
    void execute(Runnable task);

    /** Runs a task on the loop after so many milliseconds of office time. */
    Timer after(long officeMillis, Runnable task);

    /** Runs a task on the loop after so many milliseconds of real time. */
    Timer afterReal(long millis, Runnable task);

    /** Office time. */
    Instant now();

    /** Real time in milliseconds, from an arbitrary origin and never going backwards. */
    long realMillis();
}
