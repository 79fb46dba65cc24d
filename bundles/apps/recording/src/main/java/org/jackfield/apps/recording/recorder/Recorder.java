package org.jackfield.apps.recording.recorder;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.media.CodecService;
import org.jackfield.api.media.source.AudioListener;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSink;
import org.jackfield.api.media.source.SessionControl;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.Outcome;
import org.jackfield.api.telephony.call.CallListener;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.apps.recording.PauseSettings;

/**
 * Where sessions, calls and people come in. What they say is put on the desk of the one thread that decides; any thread may
 * call, and only people wait for an answer.
 */
final class Recorder
        implements AudioListener, CallListener, PauseControl, LiveAudio,
                SessionFeed.Watcher, ActiveRecording.Owner, Finisher.Watcher {

    /** More sessions at once are refused: whoever floods a mirror port does not take all memory. */
    static final int MOST_SESSIONS = 4000;

    private static final int MOST_LISTENERS = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Executor thread;
    private final Desk desk;
    private final SegmentRecordings recordings;
    private final WriterPool writers;
    private final CodecService codecs;
    private final G711 g711;
    private final InstantSource clock;
    private final Supplier<PauseSettings> pauses;
    private final Predicate<Entitlement> entitled;
    private final Counters counters;
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile DeviceIndex devices;

    /**
     * What a recorder is made of.
     *
     * @param thread runs what is put on the desk, one after the other
     * @param entitled whether the licence has an entitlement now
     */
    record Parts(
            Executor thread,
            WriterPool writers,
            CodecService codecs,
            G711 g711,
            InstantSource clock,
            Supplier<PauseSettings> pauses,
            Predicate<Entitlement> entitled,
            Counters counters,
            DeviceIndex devices) {}

    /** Makes the recorder and, of it, what decides for it. */
    Recorder(
            Parts parts,
            BiFunction<Recorder, Parts, SegmentRecordings> makeRecordings,
            BiFunction<SegmentRecordings, Parts, Desk> makeDesk) {
        thread = parts.thread;
        writers = parts.writers;
        codecs = parts.codecs;
        g711 = parts.g711;
        clock = parts.clock;
        pauses = parts.pauses;
        entitled = parts.entitled;
        counters = parts.counters;
        devices = parts.devices;
        recordings = makeRecordings.apply(this, parts);
        desk = makeDesk.apply(recordings, parts);
    }

    // --- sources

    @Override
    public AudioSink began(AudioSession session, SessionControl control) {
        if (devices.parts(session).isEmpty()) {
            if (devices.isLearning()) {
                thread.execute(() -> desk.unexplained(session.began(), List.of(session.first(), session.second())));
            }
            return null;
        }
        if (sessions.incrementAndGet() > MOST_SESSIONS) {
            sessions.decrementAndGet();
            counters.refused();
            return null;
        }
        SessionFeed feed = new SessionFeed(session, control, codecs, clock, pauses, this);
        thread.execute(() -> desk.sessionBegan(feed));
        return feed;
    }

    @Override
    public void changed(SessionFeed feed) {
        thread.execute(() -> desk.sessionChanged(feed));
    }

    @Override
    public void ended(SessionFeed feed, boolean interrupted) {
        sessions.decrementAndGet();
        thread.execute(() -> desk.sessionEnded(feed, interrupted));
    }

    @Override
    public void complete(SessionFeed feed, ActiveRecording recording) {
        thread.execute(() -> desk.complete(feed, recording));
    }

    @Override
    public void wished(ActiveRecording active, KeySequence.Wish wish, Instant at) {
        if (!entitled.test(Entitlement.PCI_COMPLIANCE_DTMF)) {
            return;
        }
        boolean pause = wish == KeySequence.Wish.PAUSE;
        if (pause) {
            active.wishPause(at); // at once, for the desk may be busy
        }
        thread.execute(() -> {
            Optional<SegmentWork> work = desk.of(active).filter(one -> one.active == active);
            if (pause && work.filter(one -> !one.isPaused()).isEmpty()) {
                active.unwishPause(at);
            }
            work.ifPresent(one -> {
                String by = one.device().device() + " (keys)";
                if (pause) {
                    recordings.pauses().pause(one, at, by);
                } else {
                    recordings.pauses().resume(one, at, by);
                }
                writers.hurry();
            });
        });
    }

    // --- calls

    @Override
    public void refreshed(List<LogicalCall> live) {
        thread.execute(() -> desk.refreshed(live));
    }

    @Override
    public void callChanged(LogicalCall call) {
        thread.execute(() -> desk.call(call));
    }

    /** The recorded devices are others now; sources are to ask again. */
    void devices(DeviceIndex now) {
        devices = now;
        thread.execute(() -> desk.devices(now));
    }

    // --- files

    @Override
    public void opened(ActiveRecording active) {
        thread.execute(() -> desk.of(active).ifPresent(recordings::opened));
    }

    @Override
    public void broken(ActiveRecording active, ProblemException why) {
        counters.packets(active);
        thread.execute(() -> desk.of(active).ifPresent(work -> recordings.broken(work, active, why)));
    }

    @Override
    public void ended(ActiveRecording active, boolean file) {
        counters.packets(active);
        thread.execute(() -> desk.of(active).ifPresent(work -> recordings.ended(work, active, file)));
    }

    @Override
    public void sealed(Sidecar sidecar, Outcome outcome) {
        counters.sealed(outcome == Outcome.INTERRUPTED);
        thread.execute(() -> desk.segment(sidecar.segment())
                .ifPresent(work -> recordings.closed(work, sidecar.recording(), true)));
    }

    @Override
    public void gone(Sidecar sidecar) {
        thread.execute(() -> desk.segment(sidecar.segment())
                .ifPresent(work -> recordings.closed(work, sidecar.recording(), false)));
    }

    /** Lets time pass: some times a second. */
    void tick() {
        thread.execute(() -> {
            desk.tick();
            int after = pauses.get().resumeAfterSeconds();
            Instant now = clock.instant();
            for (SegmentWork work : List.copyOf(desk.segments())) {
                if (after > 0 && work.isPaused() && !work.pausedSince.plusSeconds(after).isAfter(now)) {
                    recordings.pauses().resume(work, now, "automatic");
                }
            }
        });
    }

    // --- people

    @Override
    public List<LiveRecording> live() {
        return answer(ask(() -> select(live -> true).stream().map(this::describe).toList()));
    }

    @Override
    public List<LiveRecording> pause(Which which, String by) {
        if (!entitled.test(Entitlement.PCI_COMPLIANCE)) {
            throw ProblemException.of(
                    "licence.not-licensed", Problem.Kind.LIMITED, Entitlement.PCI_COMPLIANCE.id(),
                    "Pausing of recordings is not licensed.", "Add PCI compliance to the licence.");
        }
        return change(which, (work, at) -> recordings.pauses().pause(work, at, by));
    }

    @Override
    public List<LiveRecording> resume(Which which, String by) {
        return change(which, (work, at) -> {
            recordings.pauses().resume(work, at, by);
            return CompletableFuture.completedFuture(null);
        });
    }

    private List<LiveRecording> change(Which which, BiFunction<SegmentWork, Instant, CompletableFuture<Void>> change) {
        Instant at = clock.instant();
        List<CompletableFuture<Void>> written = new ArrayList<>();
        List<LiveRecording> changed = answer(ask(() -> {
            List<SegmentWork> chosen = select(which.matches());
            chosen.forEach(work -> written.add(change.apply(work, at)));
            return chosen.stream().map(this::describe).toList();
        }));
        if (changed.isEmpty()) {
            throw notLive(which.text());
        }
        writers.hurry();
        answer(CompletableFuture.allOf(written.toArray(CompletableFuture[]::new)), Recorder::notWritten);
        return changed;
    }

    private List<SegmentWork> select(Predicate<LiveRecording> matches) {
        return desk.segments().stream()
                .filter(work -> work.track.state() == SegmentTrack.State.WANTED && !work.isOver())
                .filter(work -> matches.test(describe(work)))
                .sorted(Comparator.comparing(work -> work.from))
                .toList();
    }

    private LiveRecording describe(SegmentWork work) {
        return new LiveRecording(
                work.id(),
                work.segment.logicalCall(),
                work.segment.system(),
                work.device().device(),
                source(work),
                work.from,
                work.feeding != null,
                Optional.ofNullable(work.pausedSince),
                work.pausedBy,
                work.suspended == null ? work.trouble : work.suspended.message());
    }

    static String source(SegmentWork work) {
        return work.device().method().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public LiveStream listen(UUID segment) {
        return answer(ask(() -> {
            SegmentWork work = desk.segment(segment)
                    .filter(one -> one.track.state() == SegmentTrack.State.WANTED && !one.isOver())
                    .orElseThrow(() -> notLive("segment " + segment));
            if (work.listeners.size() >= MOST_LISTENERS) {
                throw ProblemException.of(
                        "recording.too-many-listeners", Problem.Kind.LIMITED, segment.toString(),
                        MOST_LISTENERS + " people listen to this call already.", "Wait until one of them stops.");
            }
            LiveStream stream = new LiveStream(g711, work.listeners::remove);
            work.listeners.add(stream);
            return stream;
        }));
    }

    private static ProblemException notLive(String what) {
        return ProblemException.notFound(
                "recording.not-live", what, "Nothing of this is being recorded.", "See Live calls for what is.");
    }

    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, thread);
    }

    private static <T> T answer(CompletableFuture<T> future) {
        return answer(future, Recorder::busy);
    }

    private static <T> T answer(CompletableFuture<T> future, Function<Throwable, ProblemException> otherwise) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ProblemException problem ? problem : otherwise.apply(e.getCause());
        } catch (TimeoutException e) {
            throw otherwise.apply(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw otherwise.apply(e);
        }
    }

    private static ProblemException busy(Throwable cause) {
        return unavailable("recording.busy", "The recorder does not answer in time.", "Try again; see the machine's load.", cause);
    }

    private static ProblemException notWritten(Throwable cause) {
        return unavailable(
                "recording.pause-not-written", "The disk did not take the pause in time.",
                "It holds as long as the recorder runs. See whether the disk works.", cause);
    }

    private static ProblemException unavailable(String code, String message, String remedy, Throwable cause) {
        return new ProblemException(new Problem(code, Problem.Kind.UNAVAILABLE, "recorder", message, remedy), cause);
    }

    // --- the end

    /** Gives all recordings what their sessions held back, and ends them as interrupted. Waits for neither for long. */
    void stop(Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        answer(ask(() -> {
            desk.sessions().forEach(session -> session.feed.flush());
            return null;
        }));
        while (feeding() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        answer(ask(() -> {
            recordings.stop(desk.segments(), clock.instant());
            return null;
        }));
        writers.hurry();
    }

    private boolean feeding() {
        return answer(ask(() -> desk.segments().stream().anyMatch(work -> work.feeding != null)));
    }

    /** {@return how many sessions are listened to} */
    int sessions() {
        return sessions.get();
    }
}
