package org.jackfield.apps.recording.recorder;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.licence.Lease;
import org.jackfield.api.licence.LeaseAnswer;
import org.jackfield.api.licence.LeaseRequest;
import org.jackfield.api.licence.LeaseService;
import org.jackfield.api.licence.LeaseStatus;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.WavFormat;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSink;
import org.jackfield.api.media.source.MediaParty;
import org.jackfield.api.media.source.SessionControl;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.recording.format.AudioChannel;
import org.jackfield.api.recording.format.DataKey;
import org.jackfield.api.recording.format.MasterKey;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.format.SigningKey;
import org.jackfield.api.recording.format.WrappedKey;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.ExternalParty;
import org.jackfield.apps.recording.PauseSettings;
import org.jackfield.apps.recording.RecordingFolders;
import org.jackfield.apps.recording.RecordingSettings;
import org.jackfield.apps.recording.keys.RecordingKeys;
import org.jackfield.apps.recording.keys.SiteLedger;
import org.jackfield.apps.recording.rules.CurrentRules;
import org.jackfield.apps.recording.rules.ExclusionList;
import org.jackfield.apps.recording.rules.InclusionList;
import org.jackfield.apps.recording.rules.RecordedDevice;
import org.jackfield.apps.recording.rules.RecordingRules;
import org.jackfield.apps.recording.store.RecordingRow;
import org.jackfield.core.media.codec.BuiltInCodec;
import org.jackfield.core.media.codec.CodecRegistry;
import org.jackfield.core.media.wav.WavFiles;

/** Many calls at once, in real time, through the recorder into signed, encrypted files; see README.md. */
public final class RecordCalls {

    private static final PhoneSystemId SYSTEM = new PhoneSystemId(new UUID(0, 1));
    private static final int PACKET = 160;
    private static final int FIRST = 10_000;

    private final int calls;
    private final Path folder;
    private final RecordingSettings settings;
    private final Map<UUID, RecordingRow> rows = new ConcurrentHashMap<>();
    private final RecorderRuntime runtime;
    private volatile long packets;

    private RecordCalls(int calls, Path folder, RecordingSettings.Format format) throws IOException {
        this.calls = calls;
        this.folder = folder;
        settings = new RecordingSettings(format, false, 0, 0, false);
        CodecRegistry codecs = new CodecRegistry();
        BuiltInCodec.all().forEach(codec -> codecs.add(codec, 0));
        RecordingKeys keys = new Keys(folder);
        RecordingFolders folders = new RecordingFolders(folder.resolve("recordings"));
        RecordingRules rules = new RecordingRules(
                IntStream.range(FIRST, FIRST + calls).mapToObj(RecordCalls::device).toList(), ExclusionList.TYPE.defaults(),
                InclusionList.TYPE.defaults());
        runtime = new RecorderRuntime(new RecorderRuntime.Around(
                new Shelf(folders.root()), keys,
                new LedgerScan(new SiteLedger(folders.ledger(), keys, InstantSource.system()), folders, keys),
                row -> rows.putIfAbsent(row.id(), row), new Fixed(rules), () -> false, new Plenty(), entitlement -> true, codecs,
                new WavFiles(), () -> settings, () -> new PauseSettings("", "", 0), new Quiet(), InstantSource.system(), () -> { }));
    }

    /** Arguments: calls, seconds, format, folder, and {@code recover} to close what a killed run left. */
    public static void main(String[] args) throws Exception {
        RecordCalls run = new RecordCalls(
                Integer.parseInt(args[0]), Path.of(args[3]), RecordingSettings.Format.valueOf(args[2]));
        byte[] silence = new byte[65];
        new WavFiles().encoder(WavFormat.telephone(WavFormat.Encoding.GSM, 1)).encode(new short[320], 0, 320, silence, 0);
        if (!Arrays.equals(silence, AudioChannel.gsm(AudioChannel.Side.MIXED).silence())) {
            throw new IllegalStateException("silence is not what the encoder makes of it");
        }
        if (args.length > 4) {
            run.recover();
        } else {
            run.record(Integer.parseInt(args[1]));
        }
    }

    private static RecordedDevice device(int number) {
        return new RecordedDevice(SYSTEM, DeviceId.of("" + number), RecordedDevice.Method.MIRROR, "", "");
    }

    private void record(int seconds) throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        runtime.start(ready::countDown);
        ready.await();
        Instant origin = Instant.now();
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            sources.add(new Source(FIRST + i, origin, runtime.recorder()));
            runtime.recorder().callChanged(call(sources.get(i), origin, null));
        }
        while (runtime.recorder().live().stream().filter(LiveRecording::audio).count() < calls) {
            Thread.sleep(10);
        }
        Meter meter = new Meter();
        Thread wire = Thread.ofPlatform().name("wire").start(() -> send(sources, origin, seconds, meter));
        wire.join();
        Instant end = origin.plusSeconds(seconds);
        sources.forEach(source -> runtime.recorder().callChanged(call(source, origin, end)));
        Thread.sleep(100);
        sources.forEach(source -> source.advance(Instant.now()));
        Thread.sleep(500);
        sources.forEach(source -> source.advance(Instant.now()));
        while (rows.size() < calls) {
            Thread.sleep(20);
        }
        long sent = 2L * calls * packets;
        long stored = runtime.counters().packetsStored();
        Losses lost = runtime.counters().packetsLost();
        meter.report(calls * packets / 50);
        System.out.printf("packets: sent %d = stored %d + lost %d %s%n", sent, stored, lost.sum(), lost);
        runtime.collect(new Slowest());
        System.out.printf("files: %d, %.1f MB%n", rows.size(), rows.values().stream().mapToLong(RecordingRow::bytes).sum() / 1e6);
        runtime.stop();
        System.exit(sent == stored + lost.sum() && lost.sum() == 0 ? 0 : 1);
    }

    private void send(List<Source> sources, Instant origin, int seconds, Meter meter) {
        byte[] speech = new byte[1 << 20];
        new Random(1).nextBytes(speech);
        try (RandomAccessFile progress = new RandomAccessFile(folder.resolve("sent").toFile(), "rw")) {
            MappedByteBuffer sent = progress.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, 8);
            long first = Duration.between(origin, Instant.now()).toMillis() / 20;
            packets = seconds * 50L - first;
            for (long packet = first; packet < seconds * 50L; packet++) {
                long due = packet * 20 - Duration.between(origin, Instant.now()).toMillis() + 20;
                if (due > 0) {
                    Thread.sleep(due);
                }
                for (Source source : sources) {
                    source.packet(packet * PACKET, speech);
                    if (packet % 5 == 0) {
                        source.advance(Instant.now());
                    }
                }
                sent.putLong(0, packet * 20 + 20);
                meter.sampleHeap(packet);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        meter.ends();
    }

    private void recover() throws Exception {
        long began = System.nanoTime();
        CountDownLatch ready = new CountDownLatch(1);
        runtime.start(ready::countDown);
        ready.await();
        long listening = System.nanoTime();
        runtime.recorder().refreshed(List.of());
        while (rows.size() < calls && System.nanoTime() - began < 120_000_000_000L) {
            Thread.sleep(10);
        }
        long sent;
        try (RandomAccessFile progress = new RandomAccessFile(folder.resolve("sent").toFile(), "r")) {
            sent = progress.readLong();
        }
        long worst = rows.values().stream().mapToLong(row -> sent - row.durationMillis()).max().orElse(-1);
        System.out.printf(
                "killed after %d ms of %d calls: %d recordings closed, the last %.1f s after the start (recording again after %.1f s);"
                        + " at most %d ms of a call lost%n",
                sent, calls, rows.size(), (System.nanoTime() - began) / 1e9, (listening - began) / 1e9, worst);
        runtime.stop();
        System.exit(rows.size() == calls && worst < 1000 ? 0 : 1);
    }

    private static LogicalCall call(Source source, Instant answered, Instant ended) {
        long talk = ended == null ? 0 : Duration.between(answered, ended).toMillis();
        Party device = Party.of(DeviceId.of("" + source.number), DeviceKind.STATION, "");
        Segment segment = new Segment(
                source.segment, source.call, 1, ended == null ? 1 : 2, SYSTEM, CallId.of("1"), CallType.EXTERNAL, Direction.INBOUND,
                device, Party.NONE, Party.NONE, Party.NONE, Party.NONE, Party.NONE, ExternalParty.NONE, "", "", true, false,
                answered, answered, ended, 0, 0, talk, 0, ended == null ? SegmentEnd.LIVE : SegmentEnd.CLEARED,
                Cause.NORMAL_CLEARING, "", Set.of());
        return new LogicalCall(
                source.call, ended == null ? 1 : 2, SYSTEM, List.of(CallId.of("1")), CallType.EXTERNAL, Direction.INBOUND,
                ended == null ? LogicalCall.State.CONNECTED : LogicalCall.State.ENDED, answered, answered, ended, null, Party.NONE,
                ExternalParty.NONE, "", "", List.of(), List.of(segment), Set.of());
    }

    private record Slowest() implements MetricSink {

        @Override
        public void counter(String name, String help, double value, String... labels) {}

        @Override
        public void gauge(String name, String help, double value, String... labels) {
            if (name.endsWith("slowest_seconds")) {
                System.out.printf("slowest round of a writer: %.3f s%n", value);
            }
        }

        @Override
        public void summary(String name, String help, long count, double sum, String... labels) {}
    }

    /** A telephone's session. All it does is on the wire's thread, as {@link SessionControl#execute} wants it. */
    private static final class Source implements SessionControl {

        private final int number;
        private final Instant origin;
        private final UUID segment = UUID.randomUUID();
        private final UUID call = UUID.randomUUID();
        private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        private final AudioSink sink;

        Source(int number, Instant origin, Recorder recorder) {
            this.number = number;
            this.origin = origin;
            MediaParty telephone = new MediaParty("" + number, "", new InetSocketAddress("127.20.0.2", number), "", false);
            MediaParty system = new MediaParty("5551234", "", new InetSocketAddress("127.20.0.1", number), "", true);
            sink = recorder.began(
                    new AudioSession(UUID.randomUUID(), "mirror", "", telephone, system, origin), this);
        }

        void packet(long time, byte[] speech) {
            run();
            int at = (int) ((time * 31 + number * 7919L) % (speech.length - PACKET));
            sink.audio(Side.FIRST, time, AudioFormat.PCMA, speech, at, PACKET);
            sink.audio(Side.SECOND, time, AudioFormat.PCMA, speech, at / 2, PACKET);
        }

        void advance(Instant now) {
            run();
            sink.advance(now);
        }

        private void run() {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public long timeAt(Side side, Instant moment) {
            return Duration.between(origin, moment).toMillis() * 8;
        }
    }

    /** What the process has spent, by thread; and what the kernel was asked to write. */
    private static final class Meter {

        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private final Map<String, Long> ended = new ConcurrentHashMap<>();
        private final long cpu = system.getProcessCpuTime();
        private final long writes = writes();
        private long heap;

        Meter() throws IOException {}

        /** The calling thread is about to end. */
        void ends() {
            ended.put(Thread.currentThread().getName(), threads.getCurrentThreadCpuTime());
        }

        void sampleHeap(long packet) {
            if (packet % 50 == 0) {
                heap = Math.max(heap, ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                        .mapToLong(pool -> pool.getCollectionUsage().getUsed()).sum());
            }
        }

        void report(long callSeconds) throws IOException {
            double all = (system.getProcessCpuTime() - cpu) / 1e6;
            long writers = 0;
            long desk = 0;
            long finish = 0;
            for (var info : threads.dumpAllThreads(false, false)) {
                long time = threads.getThreadCpuTime(info.getThreadId());
                String name = info.getThreadName();
                writers += name.contains("writer") ? time : 0;
                desk += name.contains("desk") ? time : 0;
                finish += name.contains("finisher") || name.contains("sealer") || name.contains("rows") ? time : 0;
            }
            System.out.printf("call-seconds %d; CPU ms per call-second: %.3f in all%n", callSeconds, all / callSeconds);
            System.out.printf("  sessions (wire thread) %.3f, writers %.3f, finishing %.3f, deciding %.3f, rest is JIT and GC%n",
                    ended.getOrDefault("wire", 0L) / 1e6 / callSeconds, writers / 1e6 / callSeconds, finish / 1e6 / callSeconds,
                    desk / 1e6 / callSeconds);
            System.out.printf("write operations per call-second: %.2f; heap after collection: %d MB%n",
                    (writes() - writes) / (double) callSeconds, heap >> 20);
        }

        private static long writes() throws IOException {
            return Files.readAllLines(Path.of("/proc/self/io")).stream()
                    .filter(line -> line.startsWith("syscw: "))
                    .mapToLong(line -> Long.parseLong(line.substring(7)))
                    .findFirst().orElse(0);
        }
    }

    /** The keys of a site in two files. */
    private record Keys(MasterKey master, SigningKey signing) implements RecordingKeys {

        Keys(Path folder) throws IOException {
            this(master(folder.resolve("master.key")), signing(folder.resolve("signing.pem")));
        }

        private static MasterKey master(Path file) throws IOException {
            if (!Files.exists(file)) {
                MasterKey.generate().save(file);
            }
            return MasterKey.load(file);
        }

        private static SigningKey signing(Path file) throws IOException {
            if (!Files.exists(file)) {
                SigningKey.generate().save(file);
            }
            return SigningKey.load(file);
        }

        @Override
        public DataKey newKey(UUID id) {
            return DataKey.generate(id);
        }

        @Override
        public WrappedKey wrap(DataKey key) {
            return WrappedKey.wrap(key, master);
        }

        @Override
        public DataKey unwrap(WrappedKey key) {
            return key.unwrap(List.of(master));
        }

        @Override
        public PublicKeys trusted() {
            return signing.publicKeys();
        }
    }

    private record Fixed(RecordingRules rules) implements CurrentRules {
        @Override
        public void learned(PhoneSystemId system, DeviceId device, String mac, String address) {}
    }

    private static final class Plenty implements LeaseService {

        @Override
        public LeaseAnswer acquire(LeaseRequest request) {
            LeaseStatus status = new LeaseStatus(
                    UUID.randomUUID(), request.entitlements().getFirst(), request.holder(), request.purpose(), "benchmark",
                    Instant.now(), false);
            return new Lease() {
                @Override
                public LeaseStatus status() {
                    return status;
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public List<LeaseStatus> leases() {
            return List.of();
        }

        @Override
        public boolean revoke(String entitlement, String holder) {
            return false;
        }
    }

    private static final class Quiet implements AlertService {

        @Override
        public void raise(AlertCondition condition) {
            System.err.println(condition.detail());
        }

        @Override
        public void clear(String key) {}

        @Override
        public List<Alert> active() {
            return List.of();
        }

        @Override
        public Page<Alert> history(PageRequest page) {
            return Page.of(List.of(), page, 0);
        }
    }
}
