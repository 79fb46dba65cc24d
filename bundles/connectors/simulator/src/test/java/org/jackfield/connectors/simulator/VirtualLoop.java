package org.jackfield.connectors.simulator;

import java.time.Instant;
import java.util.PriorityQueue;
import org.jackfield.connectors.simulator.loop.EventLoop;

/** A loop whose time moves only when a test says so. Tasks run at once, one at a time, on whatever thread hands them in. */
public final class VirtualLoop implements EventLoop {

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long now;
    private long order;

    public VirtualLoop(Instant start) {
        this.now = start.toEpochMilli();
    }

    @Override
    public synchronized void execute(Runnable task) {
        task.run();
    }

    @Override
    public synchronized Timer after(long officeMillis, Runnable task) {
        Task planned = new Task(now + Math.max(0, officeMillis), order++, task);
        tasks.add(planned);
        return () -> cancel(planned);
    }

    private synchronized void cancel(Task task) {
        tasks.remove(task);
    }

    @Override
    public Timer afterReal(long millis, Runnable task) {
        return after(millis, task);
    }

    @Override
    public synchronized Instant now() {
        return Instant.ofEpochMilli(now);
    }

    @Override
    public synchronized long realMillis() {
        return now;
    }

    /** Lets time pass, with all that falls due. */
    public synchronized void advance(long millis) {
        long until = now + millis;
        while (!tasks.isEmpty() && tasks.peek().due <= until) {
            Task task = tasks.poll();
            now = Math.max(now, task.due);
            task.action.run();
        }
        now = until;
    }

    /** Lets what is due at this very moment happen. */
    public void settle() {
        advance(0);
    }

    private record Task(long due, long order, Runnable action) implements Comparable<Task> {

        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
