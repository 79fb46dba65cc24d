package org.jackfield.apps.recording.recorder;

import java.io.IOException;
import java.nio.ShortBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.LeaseService;
import org.jackfield.api.media.AudioEncoder;
import org.jackfield.api.media.CodecService;
import org.jackfield.api.media.WavFormat;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.media.WavService;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.PauseSettings;
import org.jackfield.apps.recording.RecordingSettings;
import org.jackfield.apps.recording.keys.RecordingKeys;
import org.jackfield.apps.recording.recorder.DeviceIndex.Device;
import org.jackfield.apps.recording.rules.CurrentRules;
import org.jackfield.apps.recording.rules.Decision;
import org.jackfield.apps.recording.rules.RecordingRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recorder with its threads: one that decides, a few that write, some that seal, one each for the ledger and the
 * database. First of all it closes what was left behind; then it listens.
 */
final class RecorderRuntime {

    private static final String ALERT = "recording.folder";
    private static final Duration STOP = Duration.ofMillis(1800);
    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final long TICK_MILLIS = 200;
    /** Each waits for the disk most of the time; a stop has all recordings sealed at once. */
    private static final int SEALERS = 12;
    private static final Duration IDLE_SEALER = Duration.ofSeconds(10);
    private static final int WARM_UP_BLOCKS = 500;
    /** Samples that may wait for the disk in all recordings together: an eighth of the memory at most, in bytes. */
    private static final long QUEUES = Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8);
    private static final Logger LOG = LoggerFactory.getLogger(RecorderRuntime.class);

    private final Around around;
    private final Shelf shelf;
    private final G711 g711;
    private final OutcomeBook outcomes = new OutcomeBook();
    private final Counters counters = new Counters();
    private final AtomicLong budget = new AtomicLong(QUEUES);
    private final WriterPool writers;
    private final ScheduledThreadPoolExecutor desk;
    private final ExecutorService sealers;
    private final List<Thread> finishers;
    private final Recorder recorder;
    private Finisher finisher;
    private Thread starter;
    private RecordingRules known;
    private volatile boolean stopping;

    /**
     * What is around the recorder.
     *
     * @param rows where finished recordings go; throws while there is no database
     * @param reconsider asks all sources to ask once more about sessions that nobody wanted
     */
    record Around(
            Shelf shelf,
            RecordingKeys keys,
            Finisher.Proofs proofs,
            Finisher.Rows rows,
            CurrentRules rules,
            SegmentRecordings.Disk disk,
            LeaseService leases,
            Predicate<Entitlement> entitled,
            CodecService codecs,
            WavService wav,
            Supplier<RecordingSettings> settings,
            Supplier<PauseSettings> pauses,
            AlertService alerts,
            InstantSource clock,
            Runnable reconsider) {}

    RecorderRuntime(Around around) {
        this.around = around;
        shelf = around.shelf;
        g711 = new G711(around.codecs);
        known = around.rules.rules();
        writers = new WriterPool(Math.max(2, Runtime.getRuntime().availableProcessors() / 2));
        desk = new ScheduledThreadPoolExecutor(1, named("jackfield-recording-desk"));
        desk.setRemoveOnCancelPolicy(true);
        sealers = sealers();
        recorder = new Recorder(
                new Recorder.Parts(
                        this::onDesk, writers, around.codecs, g711, around.clock, around.pauses, around.entitled, counters,
                        new DeviceIndex(known.devices())),
                this::recordings,
                (recordings, parts) -> new Desk(
                        new Followed(), recordings, outcomes, finisher, around.clock, parts.devices()));
        finishers = List.of(
                named("jackfield-recording-finisher").newThread(this::seal),
                named("jackfield-recording-rows").newThread(() -> loop(false, finisher::store)));
    }

    private static ThreadFactory named(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }

    private static ExecutorService sealers() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                SEALERS, SEALERS, IDLE_SEALER.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                named("jackfield-recording-sealer"));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private void onDesk(Runnable task) {
        if (!desk.isShutdown()) {
            desk.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("The recorder could not deal with something", e);
                }
            });
        }
    }

    private SegmentRecordings recordings(Recorder watcher, Recorder.Parts parts) {
        finisher = new Finisher(
                shelf, around.keys, around.proofs, around.rows, around.alerts, around.clock, sealers, watcher);
        return new SegmentRecordings(
                work -> make(work, watcher), finisher, new Channels(around.leases), outcomes, around.disk, around.alerts,
                around.clock, counters);
    }

    private ActiveRecording make(SegmentWork work, Recorder watcher) {
        String source = Recorder.source(work);
        boolean oneStream = source.equals(AudioSource.RECORD_A_CALL);
        Recording recording = new Recording(
                new Recording.Label(
                        Ids.next(), work.id(), work.segment.system(), work.device().device(), source, work.part, work.from),
                shelf, around.keys, coding -> format(coding, oneStream, work.segment.type() == CallType.EXTERNAL), finisher);
        ActiveRecording active = new ActiveRecording(recording, watcher, work.listeners, budget);
        writers.add(active);
        return active;
    }

    private FileAudio format(Frame.Coding coding, boolean oneStream, boolean external) {
        RecordingSettings settings = around.settings.get();
        int device = settings.volumeControl() ? settings.outboundVolume() : 0;
        int remote = settings.volumeControl() && external ? settings.inboundVolume() : 0;
        return settings.format() == RecordingSettings.Format.G711
                ? new SplitAudio(g711, coding, oneStream, device, remote)
                : new MixedAudio(
                        g711, around.wav.encoder(WavFormat.telephone(WavFormat.Encoding.GSM, 1)), device, remote);
    }

    /** What is recorded, as it stands; the desk sees to it that a change is followed. */
    private final class Followed implements Desk.Rules {

        @Override
        public Decision decide(Segment segment) {
            return around.rules.rules().decide(segment);
        }

        @Override
        public void learned(Device device, String address) {
            boolean mac = address.matches("[0-9a-f]{12}");
            LOG.info("The telephone {} is at {}", device.id(), address);
            around.rules.learned(device.system(), device.id(), mac ? address : "", mac ? "" : address);
        }
    }

    /**
     * Starts the threads. What was left behind is closed first.
     *
     * @param ready is run once that is so; not if the recorder is stopped before
     */
    void start(Runnable ready) {
        starter = Thread.ofPlatform().daemon().name("jackfield-recording-start").start(() -> {
            try {
                prepare();
                if (!stopping) {
                    finishers.forEach(Thread::start);
                    desk.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
                    ready.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void prepare() throws InterruptedException {
        while (!stopping) {
            try {
                shelf.prepare();
                int left = finisher.recoverAll();
                if (left > 0) {
                    LOG.info("{} recordings were left behind and are being closed", left);
                    warmUp();
                }
                finisher.seal();
                around.alerts.clear(ALERT);
                return;
            } catch (IOException | RuntimeException e) {
                LOG.warn("The recordings' folder cannot be used: {}", e.toString());
                around.alerts.raise(new AlertCondition(
                        ALERT, AlertCondition.Severity.CRITICAL, "Nothing is recorded",
                        "The recordings' folder cannot be used: " + e.getMessage(),
                        "See whether the disk works; it is tried every few seconds."));
                Thread.sleep(FinishAttempts.RETRY);
            }
        }
    }

    /** Whoever was killed during many calls begins with all of them at once: the encoder is to be compiled by then. */
    private void warmUp() {
        if (around.settings.get().format() == RecordingSettings.Format.GSM) {
            AudioEncoder encoder = around.wav.encoder(WavFormat.telephone(WavFormat.Encoding.GSM, 1));
            short[] noise = new Random(1).ints(encoder.frameSamples(), -8000, 8000)
                    .collect(() -> ShortBuffer.allocate(encoder.frameSamples()), (all, one) -> all.put((short) one), ShortBuffer::put)
                    .array();
            byte[] coded = new byte[encoder.frameBytes()];
            for (int block = 0; block < WARM_UP_BLOCKS; block++) {
                encoder.encode(noise, 0, noise.length, coded, 0);
            }
        }
    }

    private void tick() {
        try {
            RecordingRules now = around.rules.rules();
            if (now != known) {
                known = now;
                recorder.devices(new DeviceIndex(now.devices()));
                around.reconsider.run();
            }
            recorder.tick();
        } catch (RuntimeException e) {
            LOG.warn("The recorder's clock stumbled", e);
        }
    }

    private void seal() {
        loop(true, finisher::seal);
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void loop(boolean sealing, Work work) {
        while (!stopping) {
            try {
                finisher.await(sealing, BREATH);
                work.run();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Finishing of recordings stumbled", e);
            }
        }
    }

    /**
     * Closes what is being recorded as interrupted, and ends all threads, in less than two seconds. What the disk does not
     * take in that time is closed at the next start. The sources and the calls do not come in any more.
     */
    void stop() {
        long began = System.nanoTime();
        long deadline = began + STOP.toNanos();
        int open = writers.recordings();
        long written = 0;
        try {
            recorder.stop(STOP.dividedBy(4));
            writers.stop(STOP.dividedBy(2));
            written = millisSince(began);
            while (finisher.waiting() > 0 && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Not all recordings could be closed; they are at the next start: {}", e.toString());
        }
        if (open > 0 || finisher.waiting() > 0) {
            LOG.info("{} recordings closed as interrupted in {} ms, written to their end after {} ms; {} are left to the next start",
                    open, millisSince(began), written, finisher.waiting());
        }
        stopping = true;
        desk.shutdownNow();
        sealers.shutdownNow();
        starter.interrupt();
        finishers.forEach(Thread::interrupt);
        around.alerts.clear(SegmentRecordings.ALERT);
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    Recorder recorder() {
        return recorder;
    }

    OutcomeBook outcomes() {
        return outcomes;
    }

    Counters counters() {
        return counters;
    }

    Finisher finisher() {
        return finisher;
    }

    void collect(MetricSink sink) {
        sink.gauge("recording_sessions", "Media sessions that recorded telephones have part in", recorder.sessions());
        sink.gauge("recording_active", "Recordings in progress", writers.recordings());
        sink.gauge("recording_unfinished", "Recordings that wait for seal, ledger or database", finisher.waiting());
        sink.gauge("recording_queue_free_samples", "Samples that may still wait for the disk", budget.get());
        sink.counter("recording_begun", "Recordings begun", counters.recordingsBegun());
        sink.counter("recording_sealed", "Recordings closed and sealed", counters.recordingsSealed());
        sink.counter("recording_interrupted", "Those of them that were interrupted", counters.recordingsInterrupted());
        sink.counter("recording_broken", "Recordings that could not be written on", counters.recordingsBroken());
        sink.counter("recording_unlicensed", "Segments that got no channel", counters.segmentsUnlicensed());
        sink.counter("recording_pauses", "Pauses begun", counters.pauses());
        sink.counter("recording_sessions_refused", "Sessions refused since there were too many", counters.sessionsRefused());
        sink.counter("recording_packets", "Packets of ended recordings", counters.packetsStored());
        Losses lost = counters.packetsLost();
        String help = "Packets of ended recordings that are missing";
        sink.counter("recording_packets_lost", help, lost.network(), "cause", "network");
        sink.counter("recording_packets_lost", help, lost.capture(), "cause", "capture");
        sink.counter("recording_packets_lost", help, lost.disk(), "cause", "disk");
        sink.counter("recording_packets_lost", help, lost.codec(), "cause", "codec");
        sink.gauge("recording_write_slowest_seconds", "The slowest round of writing lately", writers.slowestMillis() / 1000.0);
    }
}
