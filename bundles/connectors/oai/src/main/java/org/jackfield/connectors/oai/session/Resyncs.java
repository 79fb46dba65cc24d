package org.jackfield.connectors.oai.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.oai.link.SessionThread;
import org.jackfield.connectors.oai.translate.Ids;
import org.jackfield.connectors.oai.translate.Outcomes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is going on. The phone system honours a full resync only every few minutes, so requests in between are joined and
 * put off; one device may be read at any time.
 */
final class Resyncs {

    private static final Logger LOG = LoggerFactory.getLogger(Resyncs.class);
    /** The phone system holds everything back until a resync is finished, possibly for minutes. */
    private static final long LONGEST_MILLIS = 240_000;

    private final Exchange exchange;
    private final Ids ids;
    private final Inventory inventory;
    private final Monitors monitors;
    private final SessionThread thread;
    private final Consumer<TelephonyEvent> sink;
    private final OaiCounters counters;
    private final Steps.Jobs jobs;
    private final boolean known;
    private final long intervalMillis;
    private final List<Snapshot> running = new ArrayList<>();
    private CompletableFuture<Boolean> awaited;
    private int awaitedCode = -1;
    private long lastFullAt = Long.MIN_VALUE / 2;
    private SessionThread.Timer putOff;
    private boolean ended;

    /**
     * @param known whether the phone system has a command for it; else everything is asked for
     * @param intervalMillis how often a full resync is honoured
     */
    Resyncs(Exchange exchange, Ids ids, Inventory inventory, Monitors monitors, SessionThread thread,
            Consumer<TelephonyEvent> sink, OaiCounters counters, Steps.Jobs jobs, boolean known, long intervalMillis) {
        this.exchange = exchange;
        this.ids = ids;
        this.inventory = inventory;
        this.monitors = monitors;
        this.thread = thread;
        this.sink = sink;
        this.counters = counters;
        this.jobs = jobs;
        this.known = known;
        this.intervalMillis = intervalMillis;
    }

    /** Reads the scope soon; a full resync as soon as the phone system will honour it. */
    void request(LinkEvent.Scope scope) {
        if (!scope.device().isNone()) {
            jobs.add(() -> read(scope));
        } else if (putOff == null) {
            long wait = Math.max(0, lastFullAt + intervalMillis - thread.nowMillis());
            counters.add(wait == 0 ? "resyncs.requested" : "resyncs.put-off");
            putOff = thread.after(wait, () -> {
                putOff = null;
                // Requests are joined, so whatever was asked for, everything is read.
                jobs.add(() -> read(LinkEvent.Scope.ALL));
            });
        }
    }

    /** Reads the scope now, as part of something larger. A refusal ends it incomplete and is tried again later. */
    CompletableFuture<Void> read(LinkEvent.Scope scope) {
        if (ended) {
            return Steps.DONE;
        }
        boolean full = scope.device().isNone();
        Snapshot snapshot = new Snapshot(exchange, ids, inventory, sink, this::readBetween);
        running.add(snapshot);
        sink.accept(new LinkEvent.ResyncBegan(scope));
        if (full) {
            lastFullAt = thread.nowMillis();
        }
        return told(full ? ids.scope(scope.node()) : ids.field(scope.device()))
                .thenCompose(done -> snapshot.complete(devices(scope)).thenApply(all -> done))
                .exceptionallyCompose(failure -> refused(scope, failure))
                .whenComplete((done, failure) -> running.remove(snapshot))
                .thenAccept(done -> {
                    counters.add(done ? "resyncs.complete" : "resyncs.incomplete");
                    sink.accept(new LinkEvent.ResyncEnded(scope, done));
                });
    }

    private CompletableFuture<Boolean> told(String field) {
        return known ? exchange.resync(field).thenCompose(this::untilDone) : CompletableFuture.completedFuture(true);
    }

    /** Takes note of an event that belongs to a resync, or comes in between. */
    void heard(TelephonyEvent event) {
        running.forEach(snapshot -> snapshot.heard(event));
    }

    /** Takes note that a device's message lamp is lit. */
    void lampLit(DeviceId device) {
        running.forEach(snapshot -> snapshot.lampLit(device));
    }

    /** The phone system has finished the resync with this code. */
    void done(Integer code) {
        if (awaited == null || code == null || code != awaitedCode) {
            counters.add("resyncs.unmatched");
            return;
        }
        awaited.complete(true);
    }

    /** The session is over. */
    void close() {
        ended = true;
        if (putOff != null) {
            putOff.cancel();
        }
        if (awaited != null) {
            awaited.completeExceptionally(new CommandException(CommandFailure.INTERRUPTED, "", "The link was lost."));
        }
    }

    private CompletableFuture<Boolean> untilDone(int code) {
        CompletableFuture<Boolean> waiting = new CompletableFuture<>();
        awaited = waiting;
        awaitedCode = code;
        SessionThread.Timer timer = thread.after(LONGEST_MILLIS, () -> waiting.complete(false));
        return waiting.whenComplete((done, failure) -> {
            timer.cancel();
            awaited = null;
            exchange.release();
        });
    }

    /** One device within a larger resync. */
    private CompletableFuture<Void> readBetween(DeviceId device) {
        CompletableFuture<Void> read = told(ids.field(device))
                .thenAccept(done -> counters.add("resyncs.of-trunks"));
        return Steps.unlessRefused(read, null);
    }

    private CompletableFuture<Boolean> refused(LinkEvent.Scope scope, Throwable failure) {
        if (!Outcomes.isRefusal(failure)) {
            return CompletableFuture.failedFuture(failure);
        }
        LOG.info("the phone system does not resync now, trying again later: {}", Steps.reason(failure));
        counters.add("resyncs.refused");
        if (scope.device().isNone()) {
            request(scope);
        }
        return CompletableFuture.completedFuture(false);
    }

    private List<DeviceId> devices(LinkEvent.Scope scope) {
        return monitors.watchedDevices().stream().filter(scope::covers).toList();
    }
}
