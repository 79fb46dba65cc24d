package org.jackfield.core.telephony.system;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.core.telephony.journal.Journal;
import org.jackfield.core.telephony.journal.JournalRecord;
import org.jackfield.core.telephony.journal.SystemJournal;
import org.jackfield.core.telephony.model.CallModel;
import org.jackfield.core.telephony.system.HandOff.Handed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns a phone system's calls: takes events from the hand-off, writes them to the journal, applies
 * them to the model, and shows what came of it. Events of 100 ms at most share a write to the disk.
 */
final class SystemThread {

    private static final Logger LOG = LoggerFactory.getLogger(SystemThread.class);
    private static final int BATCH = 256;
    private static final long IDLE_MILLIS = 500;
    private static final long FORCE_MILLIS = 100;
    private static final Duration PRUNE_EVERY = Duration.ofHours(1);

    /** What the thread tells others; every method returns at once. */
    interface Watcher {
        void callsChanged(List<LogicalCall> calls);

        void outcome(PhoneSystemId system, CallModel.Outcome outcome);

        void linkChanged(PhoneSystemId system, LinkStatus status);

        void systemEvent(PhoneSystemId system, SystemEvent event);

        void resyncWanted(LinkEvent.Scope scope);
    }

    /**
     * How long and how much of a journal is kept.
     *
     * @param days days
     * @param maxBytes the disk it may take
     */
    record Retention(int days, long maxBytes) {}

    private final PhoneSystemId system;
    private final String name;
    private final HandOff handOff;
    private final Journal journal;
    private final SystemJournal feed;
    private final CallModel model;
    private final SystemView view;
    private final Counters counters;
    private final Watcher watcher;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final Supplier<Retention> retention;
    private final Thread thread;

    private final List<Handed> batch = new ArrayList<>(BATCH);
    private final List<JournalEntry> unsafe = new ArrayList<>();
    private final List<Runnable> applied = new ArrayList<>();
    private Instant unsafeSince;
    private Instant lastArrival;
    private Instant pruned = Instant.EPOCH;
    private Instant pauseHousekeepingUntil = Instant.EPOCH;
    private volatile boolean stopping;
    private volatile boolean diskFailing;

    SystemThread(
            PhoneSystemId system,
            String name,
            HandOff handOff,
            Journal.Opened opened,
            SystemJournal feed,
            SystemView view,
            Counters counters,
            Watcher watcher,
            InstantSource clock,
            Supplier<UUID> ids,
            Supplier<Retention> retention) {
        this.system = system;
        this.name = name;
        this.handOff = handOff;
        this.journal = opened.journal();
        this.feed = feed;
        this.model = opened.recovered().model();
        this.lastArrival = opened.recovered().lastArrival();
        this.view = view;
        this.counters = counters;
        this.watcher = watcher;
        this.clock = clock;
        this.ids = ids;
        this.retention = retention;
        this.thread = Thread.ofPlatform().daemon().name("telephony-" + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isDiskFailing() {
        return diskFailing;
    }

    private void run() {
        try {
            while (!stopping || handOff.depth() > 0) {
                handOff.take(batch, BATCH, unsafe.isEmpty() ? IDLE_MILLIS : FORCE_MILLIS);
                List<LogicalCall> changes = new ArrayList<>();
                for (Handed handed : batch) {
                    deal(handed, changes);
                }
                batch.clear();
                if (!changes.isEmpty()) {
                    watcher.callsChanged(changes);
                }
                boolean due = unsafeSince != null
                        && !clock.instant().isBefore(unsafeSince.plusMillis(FORCE_MILLIS));
                if (!unsafe.isEmpty() && (due || handOff.depth() == 0)) {
                    force();
                }
                housekeep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeJournal();
        }
    }

    private void deal(Handed handed, List<LogicalCall> changes) throws InterruptedException {
        // time never runs backwards in a journal, whatever the clock does
        Instant arrived = handed.arrived().isBefore(lastArrival) ? lastArrival : handed.arrived();
        JournalRecord found = new JournalRecord(
                journal.appended() + 1, ids.get(), arrived, handed.phoneSystemTime(), handed.event(), handed.raw());
        if (!append(found)) {
            counters.refused.increment();
            return;
        }
        lastArrival = arrived;
        CallModel.Outcome outcome = model.apply(found.id(), arrived, found.event());
        view.update(outcome);
        count(outcome);
        unsafe.add(new JournalEntry(
                system, found.position(), found.id(), arrived, found.phoneSystemTime(), found.event(), found.raw(),
                outcome.subject(), outcome.changes()));
        if (unsafeSince == null) {
            unsafeSince = clock.instant();
        }
        changes.addAll(outcome.changes());
        watcher.outcome(system, outcome);
        show(handed, arrived);
        if (handed.applied() != null) {
            applied.add(handed.applied());
        }
    }

    private void show(Handed handed, Instant arrived) {
        if (handed.event() instanceof SystemEvent event) {
            view.update(event);
            watcher.systemEvent(system, event);
        }
        if (!(handed.event() instanceof LinkEvent event)) {
            return;
        }
        if (view.update(event, arrived)) {
            watcher.linkChanged(system, view.link());
            if (view.link().state() == LinkStatus.State.DOWN) {
                counters.linksLost.increment();
            }
        }
        if (event instanceof LinkEvent.EventsMissed missed) {
            counters.gaps.increment();
            LOG.warn("{}: events were missed ({}): {}",
                    name, missed.count() == 0 ? "how many is not known" : missed.count(), missed.reason());
            watcher.resyncWanted(LinkEvent.Scope.node(missed.node()));
        } else if (event instanceof LinkEvent.ResyncEnded) {
            counters.resyncs.increment();
        }
    }

    private void count(CallModel.Outcome outcome) {
        for (LogicalCall call : outcome.changes()) {
            if (call.revision() == 1) {
                counters.callsBegun.increment();
            }
            if (!call.isLive()) {
                counters.callsEnded.increment();
                counters.segmentsEnded.add(call.segments().size());
            }
        }
    }

    /** Nothing is applied that is not written: while the disk refuses, events wait, and beyond that are counted. */
    private boolean append(JournalRecord found) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                boolean written = journal.append(found);
                diskFailing = false;
                return written;
            } catch (IOException e) {
                troubled(attempt, e);
                if (stopping) {
                    return false;
                }
            } catch (RuntimeException e) {
                LOG.warn("{}: an event could not be written to the journal: {}", name, found.event(), e);
                return false;
            }
        }
    }

    private void force() throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                journal.force();
                diskFailing = false;
                break;
            } catch (IOException e) {
                troubled(attempt, e);
                if (stopping) {
                    return;
                }
            }
        }
        counters.journalled.add(unsafe.size());
        feed.publish(List.copyOf(unsafe));
        unsafe.clear();
        unsafeSince = null;
        applied.forEach(Runnable::run);
        applied.clear();
    }

    private void troubled(int attempt, IOException e) throws InterruptedException {
        diskFailing = true;
        if (attempt == 0) {
            LOG.error("{}: the journal cannot be written; events wait until it can", name, e);
        }
        Thread.sleep(Math.min(5000, 100L << Math.min(6, attempt)));
    }

    private void housekeep() {
        Instant now = clock.instant();
        if (now.isBefore(pauseHousekeepingUntil)) {
            return;
        }
        try {
            if (unsafe.isEmpty() && journal.wantsRoll(now)) {
                journal.roll(model, now);
            }
            if (now.isAfter(pruned.plus(PRUNE_EVERY))) {
                pruned = now;
                Retention keep = retention.get();
                journal.prune(now.minus(Duration.ofDays(keep.days())), keep.maxBytes());
            }
        } catch (IOException e) {
            LOG.warn("{}: the journal could not go on in a new file; it grows until it can", name, e);
            pauseHousekeepingUntil = now.plusSeconds(60);
        }
    }

    private void closeJournal() {
        try {
            journal.close();
        } catch (IOException e) {
            LOG.warn("{}: the journal could not be closed", name, e);
        }
    }

    /** Deals with what was handed over and stops. */
    void stop() {
        handOff.close();
        stopping = true;
        try {
            thread.join(10_000);
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(2_000);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
