package org.jackfield.connectors.simulator.loop;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop of a running simulator: one thread, and an office clock whose speed can be changed at any time. */
public final class OfficeLoop implements EventLoop, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OfficeLoop.class);
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
    private final PriorityQueue<Task> office = new PriorityQueue<>();
    private final PriorityQueue<Task> real = new PriorityQueue<>();
    private final LongSupplier nanos;
    private final Thread thread;
    private double speed;
    private double anchorOfficeMillis;
    private long anchorNanos;
    private long order;
    private boolean closed;

    /**
     * @param start office time at which the clock starts
     * @param speed office seconds per real second, greater than zero
     */
    public OfficeLoop(Instant start, double speed) {
        this(start, speed, System::nanoTime);
    }

    OfficeLoop(Instant start, double speed, LongSupplier nanos) {
        this.nanos = nanos;
        this.speed = checked(speed);
        this.anchorOfficeMillis = start.toEpochMilli();
        this.anchorNanos = nanos.getAsLong();
        this.thread = new Thread(this::run, "simulator");
        thread.setDaemon(true);
        thread.start();
    }

    private static double checked(double speed) {
        if (!(speed > 0 && speed <= 1000)) {
            throw new IllegalArgumentException("speed " + speed + " is not between 0 and 1000");
        }
        return speed;
    }

    @Override
    public void execute(Runnable task) {
        lock.lock();
        try {
            if (!closed) {
                ready.add(task);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Timer after(long officeMillis, Runnable task) {
        lock.lock();
        try {
            return add(office, officeMillisNow() + officeMillis, task);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Timer afterReal(long millis, Runnable task) {
        lock.lock();
        try {
            return add(real, realMillis() + millis, task);
        } finally {
            lock.unlock();
        }
    }

    private Timer add(PriorityQueue<Task> queue, double due, Runnable action) {
        Task task = new Task(due, order++, action);
        queue.add(task);
        changed.signal();
        return () -> cancel(queue, task);
    }

    private void cancel(PriorityQueue<Task> queue, Task task) {
        lock.lock();
        try {
            // Marked rather than removed: removal would walk the whole queue, and the run time comes anyway.
            task.action = null;
            if (queue.peek() == task) {
                queue.poll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Instant now() {
        lock.lock();
        try {
            return Instant.ofEpochMilli((long) officeMillisNow());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long realMillis() {
        return nanos.getAsLong() / NANOS_PER_MILLI;
    }

    /** Office seconds per real second. */
    public double speed() {
        lock.lock();
        try {
            return speed;
        } finally {
            lock.unlock();
        }
    }

    /** Changes the speed from now on; what is already planned keeps its office time. */
    public void speed(double officeSecondsPerSecond) {
        checked(officeSecondsPerSecond);
        lock.lock();
        try {
            anchorOfficeMillis = officeMillisNow();
            anchorNanos = nanos.getAsLong();
            speed = officeSecondsPerSecond;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private double officeMillisNow() {
        return anchorOfficeMillis + (nanos.getAsLong() - anchorNanos) * speed / NANOS_PER_MILLI;
    }

    private void run() {
        Runnable task;
        while ((task = next()) != null) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A task of the simulated office failed; the office goes on", e);
            }
        }
    }

    private Runnable next() {
        lock.lock();
        try {
            while (!closed) {
                Runnable task = ready.poll();
                if (task == null) {
                    task = due(real, realMillis());
                }
                if (task == null) {
                    task = due(office, officeMillisNow());
                }
                if (task != null) {
                    return task;
                }
                await();
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private static Runnable due(PriorityQueue<Task> queue, double now) {
        Task head;
        while ((head = queue.peek()) != null && (head.action == null || head.due <= now)) {
            queue.poll();
            if (head.action != null) {
                return head.action;
            }
        }
        return null;
    }

    private void await() throws InterruptedException {
        double millis = Double.MAX_VALUE;
        if (!office.isEmpty()) {
            millis = (office.peek().due - officeMillisNow()) / speed;
        }
        if (!real.isEmpty()) {
            millis = Math.min(millis, real.peek().due - realMillis());
        }
        if (millis == Double.MAX_VALUE) {
            changed.await();
        } else if (millis > 0) {
            changed.await((long) Math.max(1, millis * NANOS_PER_MILLI), TimeUnit.NANOSECONDS);
        }
    }

    /** Stops the loop; tasks not yet run are dropped. Waits at most two seconds for the running one. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            ready.clear();
            office.clear();
            real.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (Thread.currentThread() != thread) {
            try {
                thread.join(2000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class Task implements Comparable<Task> {
        private final double due;
        private final long order;
        private Runnable action;

        Task(double due, long order, Runnable action) {
            this.due = due;
            this.order = order;
            this.action = action;
        }

        @Override
        public int compareTo(Task other) {
            int byTime = Double.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
