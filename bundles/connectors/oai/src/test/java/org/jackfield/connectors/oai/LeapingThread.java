package org.jackfield.connectors.oai;

import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jackfield.connectors.oai.link.SessionThread;

/** The test's own thread in place of the session thread; its time passes only when the test says so. */
public final class LeapingThread implements SessionThread {

    private record Due(long at, long order, Runnable task) implements Comparable<Due> {

        @Override
        public int compareTo(Due other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final PriorityQueue<Due> timers = new PriorityQueue<>();
    private long now = 1_000_000;
    private long order;
    private boolean closed;

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public Timer after(long millis, Runnable task) {
        Due due = new Due(now + millis, order++, task);
        timers.add(due);
        return () -> timers.remove(due);
    }

    @Override
    public long nowMillis() {
        return now;
    }

    @Override
    public void close() {
        closed = true;
        timers.clear();
    }

    public boolean isClosed() {
        return closed;
    }

    /** How many timers wait. */
    public int timers() {
        return timers.size();
    }

    /** Does what is to be done now. */
    public void run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Lets time pass, and does what falls due. */
    public void leap(long millis) {
        long until = now + millis;
        run();
        while (!timers.isEmpty() && timers.peek().at() <= until) {
            Due due = timers.remove();
            now = Math.max(now, due.at());
            due.task().run();
            run();
        }
        now = until;
    }

    /** Does what other threads hand over until something is so; for tests with a real connection. */
    public void runUntil(BooleanSupplier so) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!so.getAsBoolean()) {
            try {
                Runnable task = tasks.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (task == null) {
                    throw new AssertionError("did not come about within 20 s");
                }
                task.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
