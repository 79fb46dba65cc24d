package org.jackfield.apps.hotdesking;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.apps.hotdesking.desk.DeskPicture;
import org.jackfield.apps.hotdesking.desk.HotDeskingPlan;
import org.jackfield.apps.hotdesking.desk.Keeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one phone system. Looks that are asked for while one is going on become one more. Whatever was not foreseen
 * ends a look, and the next one starts from what is stored.
 */
final class DeskWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeskWorker.class);
    private static final long CLOSING_MILLIS = 1500;

    private final String name;
    private final Supplier<Keeper> keepers;
    private final Supplier<HotDeskingPlan> plan;
    private final Supplier<AutoCloseable> leave;
    private final Consumer<DeskPicture> seen;
    private final Runnable stopWaiting;
    private final ExecutorService thread;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean thorough = new AtomicBoolean(true);
    private final Set<DeviceId> touched = ConcurrentHashMap.newKeySet();
    private volatile DeskPicture picture = DeskPicture.NONE;
    private Keeper keeper;
    private String trouble = "";

    /**
     * @param keepers makes a keeper from what is stored
     * @param plan the plan as it is now
     * @param leave the licence's leave for a look, given back after it; gives null to refuse
     * @param seen is told what came of each look
     * @param stopWaiting ends the wait for an answer, now and from then on
     */
    DeskWorker(
            String name, Supplier<Keeper> keepers, Supplier<HotDeskingPlan> plan, Supplier<AutoCloseable> leave,
            Consumer<DeskPicture> seen, Runnable stopWaiting) {
        this.name = name;
        this.keepers = keepers;
        this.plan = plan;
        this.leave = leave;
        this.seen = seen;
        this.stopWaiting = stopWaiting;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("hotdesking-" + name).factory());
    }

    DeskPicture picture() {
        return picture;
    }

    /** Looks soon. */
    void look() {
        if (asked.compareAndSet(false, true)) {
            submit(this::lookNow);
        }
    }

    /** Looks soon and asks every telephone. */
    void lookThoroughly() {
        thorough.set(true);
        look();
    }

    /** Looks soon: something about this device has changed. */
    void touched(DeviceId device) {
        touched.add(device);
        look();
    }

    /** Does something with the keeper, and looks after it. */
    CompletableFuture<Void> act(Consumer<Keeper> action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        boolean taken = submit(() -> {
            try {
                action.accept(keeper());
                lookNow();
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        if (!taken) {
            done.completeExceptionally(new IllegalStateException("Hot desking is being stopped."));
        }
        return done;
    }

    private boolean submit(Runnable task) {
        try {
            thread.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is being stopped", name);
            return false;
        }
    }

    private Keeper keeper() {
        if (keeper == null) {
            keeper = keepers.get();
            thorough.set(true);
        }
        return keeper;
    }

    private void lookNow() {
        asked.set(false);
        boolean everything = false;
        try (AutoCloseable allowed = leave.get()) {
            HotDeskingPlan now = plan.get();
            Keeper looking = keeper();
            if (allowed == null || !now.enabled() && !looking.isBusy()) {
                picture = DeskPicture.NONE;
                return;
            }
            touched.forEach(device -> {
                touched.remove(device);
                looking.touched(device);
            });
            everything = thorough.getAndSet(false);
            picture = looking.look(now, everything);
            // what could not be asked now is asked when it can be
            if (!picture.problem().isEmpty() && everything) {
                thorough.set(true);
            }
            trouble = "";
        } catch (Exception e) {
            keeper = null;
            if (!String.valueOf(e.getMessage()).equals(trouble)) {
                trouble = String.valueOf(e.getMessage());
                LOG.warn("Hot desking at {} stands still; it is tried again every minute", name, e);
            }
        }
        seen.accept(picture);
    }

    @Override
    public void close() {
        stopWaiting.run();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSING_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("Hot desking at {} takes long to stop", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
