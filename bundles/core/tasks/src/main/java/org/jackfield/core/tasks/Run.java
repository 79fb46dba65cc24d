package org.jackfield.core.tasks;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskContext;
import org.jackfield.api.tasks.TaskHandler;

/** One run of a task: what its handler sees, and why it was asked to stop, if it was. */
final class Run implements TaskContext {

    private final TaskHandler handler;
    private final Consumer<Run> progressed;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Task task;
    private volatile boolean cancelled;
    private volatile boolean interrupted;

    Run(Task task, TaskHandler handler, Consumer<Run> progressed) {
        this.task = task;
        this.handler = handler;
        this.progressed = progressed;
    }

    Task task() {
        return task;
    }

    TaskHandler handler() {
        return handler;
    }

    void change(Task changed) {
        task = changed;
    }

    /** Somebody does not want it any more. */
    void cancel() {
        cancelled = true;
    }

    /** The system or the handler's bundle stops. */
    void interrupt() {
        interrupted = true;
    }

    boolean wasCancelled() {
        return cancelled;
    }

    boolean wasInterrupted() {
        return interrupted;
    }

    void end() {
        over.countDown();
    }

    boolean awaitEnd(long millis) {
        try {
            return over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public UUID id() {
        return task.status().id();
    }

    @Override
    public Map<String, String> parameters() {
        return task.parameters();
    }

    @Override
    public Subject subject() {
        return task.subject();
    }

    @Override
    public void progress(long done, long total, String note) {
        task = task.at(done, total, note);
        progressed.accept(this);
    }

    @Override
    public void checkCancelled() {
        if (cancelled || interrupted) {
            throw new CancellationException(cancelled ? "cancelled" : "interrupted");
        }
    }
}
