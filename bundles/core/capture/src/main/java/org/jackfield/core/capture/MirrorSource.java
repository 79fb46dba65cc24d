package org.jackfield.core.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.media.dialog.SipDialogListener;
import org.jackfield.api.media.source.AudioListener;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.capture.pcap.PcapSource;
import org.jackfield.core.capture.remote.RemoteSource;
import org.jackfield.core.capture.route.CaptureLimits;
import org.jackfield.core.capture.route.Router;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens at mirror ports while somebody wants to hear, and for a while longer: whoever is stopped and started again, or has a
 * licence exchanged, finds the calls that began before. An adapter that cannot be captured on is told of and tried again. Any
 * thread may call.
 */
public final class MirrorSource implements AudioSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MirrorSource.class);
    private static final String ALERT = "capture.interface:";
    private static final String REMOTE = "udp ";
    /** How long calls are followed for nobody. */
    private static final Duration LINGER = Duration.ofMinutes(10);

    private final AlertService alerts;
    private final InstantSource clock;
    private final int workers;
    private final Set<AudioListener> listeners = new CopyOnWriteArraySet<>();
    private final Set<SipDialogListener> dialogListeners = new CopyOnWriteArraySet<>();
    private final Map<String, CapturePipeline.Reader> readers = new LinkedHashMap<>();
    private final Map<String, Problem> problems = new TreeMap<>();
    private final Map<String, Long> before = new HashMap<>();
    private final ReplayFolder replays;
    private CaptureSettings settings;
    private CapturePipeline pipeline;
    /** Since when nobody wants anything; null while somebody does. */
    private Instant unwanted;

    /**
     * How an adapter is doing.
     *
     * @param name its name
     * @param counters what was read and lost since capturing on it began
     * @param problem why nothing is captured on it; null if something is, or nobody wants anything
     */
    public record Adapter(String name, PacketSource.Counters counters, Problem problem) {}

    /**
     * Listens nowhere yet.
     *
     * @param workers threads that decode, at least 1
     */
    public MirrorSource(CaptureSettings settings, AlertService alerts, InstantSource clock, int workers) {
        this.settings = settings;
        this.alerts = alerts;
        this.clock = clock;
        this.workers = workers;
        replays = new ReplayFolder(clock, workers, listeners);
    }

    @Override
    public String id() {
        return MIRROR;
    }

    /** Somebody wants to hear. */
    public synchronized void add(AudioListener listener) {
        if (listeners.add(listener)) {
            run();
            pipeline.add(listener);
        }
    }

    /** Somebody wants to know of calls. */
    public synchronized void add(SipDialogListener listener) {
        if (dialogListeners.add(listener)) {
            run();
            pipeline.add(listener);
        }
    }

    /** Somebody wants to know of no more calls. */
    public synchronized void remove(SipDialogListener listener) {
        if (dialogListeners.remove(listener) && pipeline != null) {
            pipeline.remove(listener);
            noteUnwanted();
        }
    }

    /** Somebody wants nothing more. */
    public synchronized void remove(AudioListener listener) {
        if (listeners.remove(listener) && pipeline != null) {
            pipeline.remove(listener);
            noteUnwanted();
        }
    }

    /** Other settings hold from now on; sessions that last go on. */
    public synchronized void apply(CaptureSettings changed) {
        CaptureSettings last = settings;
        settings = changed;
        if (pipeline == null) {
            return;
        }
        pipeline.rules(changed.rules());
        boolean otherFilter = changed.bufferMegabytes() != last.bufferMegabytes()
                || !PacketFilter.of(changed).equals(PacketFilter.of(last));
        boolean otherRemote = !changed.remoteSenders().equals(last.remoteSenders());
        List<String> wanted = names();
        for (String name : List.copyOf(readers.keySet())) {
            CapturePipeline.Reader old = readers.get(name);
            boolean isRemote = name.startsWith(REMOTE);
            if (!wanted.contains(name)) {
                readers.remove(name);
                old.stop();
            } else if (isRemote && (otherRemote || otherFilter)) {
                // The port is free only once the old one is closed; then it is opened anew.
                readers.remove(name);
                old.stop();
                old.join();
            } else if (!isRemote && otherFilter) {
                // The new one is opened first: what both read is a repeat.
                readers.remove(name);
                open(name);
                old.stop();
            }
        }
        problems.keySet().removeIf(name -> {
            boolean gone = !wanted.contains(name);
            if (gone) {
                alerts.clear(ALERT + name);
            }
            return gone;
        });
        run();
    }

    /** Tries again where nothing could be captured, looks for new capture files, and stops when nobody came back. */
    public void retry() {
        CapturePipeline over = null;
        synchronized (this) {
            run();
            if (pipeline != null && isWanted()) {
                replays.look(settings);
            } else if (pipeline != null && !unwanted.plus(LINGER).isAfter(clock.instant())) {
                over = stop();
            }
        }
        end(over);
    }

    @Override
    public synchronized Map<String, Long> counters() {
        Map<String, Long> counters = new LinkedHashMap<>();
        Router.Standing standing = pipeline == null ? Router.Standing.NOTHING : pipeline.standing();
        counters.put("sessions.open", (long) standing.sessions());
        counters.put("flows.open", (long) standing.flows());
        counters.put("calls.open", (long) standing.calls());
        counters.put("workers.waiting", pipeline == null ? 0L : pipeline.waiting());
        counters.putAll(totals());
        return counters;
    }

    /** {@return what has been counted since the bundle started, by stable words} */
    public synchronized Map<String, Long> totals() {
        Map<String, Long> totals = new LinkedHashMap<>();
        for (Count count : Count.values()) {
            totals.put(count.word(), before.getOrDefault(count.word(), 0L));
        }
        if (pipeline != null) {
            pipeline.counts().forEach((count, value) -> totals.merge(count.word(), value, Long::sum));
        }
        return totals;
    }

    /** {@return how the adapters of the settings are doing} */
    public synchronized List<Adapter> adapters() {
        return names().stream()
                .map(name -> {
                    CapturePipeline.Reader reader = readers.get(name);
                    return new Adapter(name, reader == null ? new PacketSource.Counters(0, 0, 0) : reader.counters(),
                            problems.get(name));
                })
                .toList();
    }

    /** {@return whether somebody wants to hear} */
    public boolean isWanted() {
        return !listeners.isEmpty() || !dialogListeners.isEmpty();
    }

    @Override
    public synchronized Optional<Problem> problem() {
        if (names().isEmpty() && settings.replayFolder().isEmpty()) {
            return Optional.of(new Problem("capture.no-interface", Problem.Kind.UNAVAILABLE, "",
                    "No mirror port is configured.", "Choose the adapters of the mirror ports in the settings."));
        }
        return problems.values().stream().findFirst();
    }

    @Override
    public void reconsider() {
        CapturePipeline now;
        synchronized (this) {
            now = pipeline;
        }
        if (now != null) {
            now.reconsider();
        }
        replays.reconsider();
    }

    @Override
    public void close() {
        CapturePipeline over;
        synchronized (this) {
            listeners.clear();
            dialogListeners.clear();
            over = stop();
        }
        end(over);
        replays.close();
    }

    /** Makes all run that is wanted. */
    private void run() {
        if (!isWanted()) {
            return;
        }
        unwanted = null;
        if (pipeline == null) {
            pipeline = new CapturePipeline(settings.rules(), CaptureLimits.usual(), workers, clock);
        }
        for (String name : names()) {
            if (!readers.containsKey(name)) {
                open(name);
            }
        }
    }

    private void noteUnwanted() {
        if (!isWanted()) {
            unwanted = clock.instant();
        }
    }

    private CapturePipeline stop() {
        CapturePipeline over = pipeline;
        pipeline = null;
        readers.clear();
        problems.keySet().forEach(name -> alerts.clear(ALERT + name));
        problems.clear();
        return over;
    }

    /** Without the lock: the sinks are told of the end, and may ask us something. */
    private void end(CapturePipeline over) {
        if (over != null) {
            over.close();
            synchronized (this) {
                over.counts().forEach((count, value) -> before.merge(count.word(), value, Long::sum));
            }
        }
    }

    private void open(String name) {
        try {
            PacketSource source = name.startsWith(REMOTE) ? remote() : live(name);
            readers.put(name, pipeline.read(source, true, (reader, reason) -> ended(name, reader, reason)));
            if (problems.remove(name) != null) {
                alerts.clear(ALERT + name);
            }
            LOG.info("Capturing on {}", name);
        } catch (ProblemException e) {
            failed(name, e.problem());
        } catch (UnsatisfiedLinkError | IllegalCallerException e) {
            failed(name, new Problem("capture.no-native", Problem.Kind.UNAVAILABLE, name,
                    "Java may not call the packet capture library: " + e.getMessage() + ".",
                    "Start it with --enable-native-access=ALL-UNNAMED, as the product's own script does."));
        }
    }

    /** {@return the adapters, and the port that switches elsewhere mirror to} */
    private List<String> names() {
        List<String> names = new ArrayList<>(settings.interfaces());
        if (!settings.remote().isEmpty()) {
            names.add(REMOTE + settings.remote());
        }
        return names;
    }

    private PacketSource remote() {
        return RemoteSource.open(settings.remoteAddress().orElseThrow(), settings.senders(), settings.bufferMegabytes(), clock);
    }

    private PacketSource live(String name) {
        ProblemException last = null;
        for (String filter : PacketFilter.of(settings)) {
            try {
                return PcapSource.live(name, filter, settings.bufferMegabytes());
            } catch (ProblemException e) {
                last = e;
                if (!e.problem().code().equals("capture.filter")) {
                    break;
                }
            }
        }
        throw last;
    }

    private void ended(String name, CapturePipeline.Reader reader, ProblemException reason) {
        if (reason != null) {
            // On another thread: whoever closes the pipeline waits for this one.
            Thread.ofVirtual().name("capture-ended").start(() -> fallen(name, reader, reason.problem()));
        }
    }

    private synchronized void fallen(String name, CapturePipeline.Reader reader, Problem reason) {
        if (readers.remove(name, reader)) {
            failed(name, reason);
        }
    }

    private void failed(String name, Problem problem) {
        if (!problem.equals(problems.put(name, problem))) {
            LOG.info("Nothing is captured on {}: {}", name, problem.toLine());
            alerts.raise(new AlertCondition(ALERT + name, AlertCondition.Severity.CRITICAL, "Mirror port not captured",
                    problem.message() + " [" + name + "]",
                    (problem.remedy() + " It is tried every 30 seconds.").strip()));
        }
    }
}
