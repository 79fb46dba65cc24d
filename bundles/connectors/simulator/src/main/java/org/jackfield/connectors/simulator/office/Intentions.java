package org.jackfield.connectors.simulator.office;

import org.jackfield.connectors.simulator.loop.EventLoop;
import org.jackfield.connectors.simulator.pbx.RefusedException;

/** What people mean to do later. If the telephone refuses when the time comes, they let it be. */
final class Intentions {

    private final EventLoop loop;

    Intentions(EventLoop loop) {
        this.loop = loop;
    }

    EventLoop.Timer later(long millis, Runnable task) {
        return loop.after(millis, () -> attempt(task));
    }

    /** Tries it now; false if it was refused. */
    static boolean attempt(Runnable task) {
        try {
            task.run();
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }
}
