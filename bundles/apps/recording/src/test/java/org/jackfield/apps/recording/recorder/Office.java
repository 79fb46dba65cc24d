package org.jackfield.apps.recording.recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.Lease;
import org.jackfield.api.licence.LeaseAnswer;
import org.jackfield.api.licence.LeaseRefusal;
import org.jackfield.api.licence.LeaseRequest;
import org.jackfield.api.licence.LeaseService;
import org.jackfield.api.licence.LeaseStatus;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.recording.format.DataKey;
import org.jackfield.api.recording.format.RecordingReader;
import org.jackfield.api.recording.format.WrappedKey;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.PauseSettings;
import org.jackfield.apps.recording.SampleRecording;
import org.jackfield.apps.recording.recorder.DeviceIndex.Device;
import org.jackfield.apps.recording.rules.Decision;
import org.jackfield.apps.recording.rules.RecordedDevice;
import org.jackfield.apps.recording.store.RecordingRow;

/**
 * A recorder with everything around it, moved by hand: what is put on the desk is done by {@link #settle}, what the
 * writers do by {@link #write}, what the finisher does by {@link #finish}. Files, keys, seals are real.
 */
final class Office implements Desk.Rules, SegmentRecordings.Disk, Finisher.Proofs, Finisher.Rows, LeaseService {

    static final String PAUSE = "*12";
    static final String RESUME = "*13";

    final LeapingClock clock;
    final RecordingAlerts alerts;
    final SampleRecording keys;
    final Path folder;
    final List<LedgerEntry> ledger = new ArrayList<>();
    final Map<UUID, RecordingRow> rows = new LinkedHashMap<>();
    final Map<Device, String> learned = new LinkedHashMap<>();
    final Set<Lease> leases = new HashSet<>();
    Predicate<Segment> included = segment -> true;
    PauseSettings pauses = new PauseSettings(PAUSE, RESUME, 0);
    Set<Entitlement> licensed = new HashSet<>(List.of(Entitlement.PCI_COMPLIANCE, Entitlement.PCI_COMPLIANCE_DTMF));
    int channels = 100;
    boolean full;
    private boolean asking;
    boolean databaseAway;
    boolean ledgerAway;

    final ArrayDeque<Runnable> desk = new ArrayDeque<>();
    final List<ActiveRecording> writing = new ArrayList<>();
    final AtomicLong budget = new AtomicLong(100_000_000);
    final Laws laws = new Laws();
    final G711 g711 = new G711(laws);
    final OutcomeBook outcomes = new OutcomeBook();
    final Counters counters = new Counters();
    Finisher finisher;
    Recorder recorder;

    Office(Path folder, Instant now) throws IOException {
        this(folder, now, new SampleRecording(folder));
    }

    Office(Path folder, Instant now, SampleRecording keys) throws IOException {
        this.folder = folder;
        this.keys = keys;
        clock = new LeapingClock(now);
        alerts = new RecordingAlerts(clock);
        start();
    }

    /** Starts a recorder; the one before was killed where it stood. */
    void start() throws IOException {
        desk.clear();
        writing.clear();
        Shelf shelf = new Shelf(folder);
        shelf.prepare();
        WriterPool none = new WriterPool(0);
        Recorder.Parts parts = new Recorder.Parts(
                this::put, none, laws, g711, clock, () -> pauses, licensed::contains, counters, index("1001", "1002"));
        recorder = new Recorder(
                parts,
                (watcher, same) -> {
                    finisher = new Finisher(shelf, keys, this, this, alerts, clock, Runnable::run, watcher);
                    return new SegmentRecordings(
                            work -> make(work, shelf, watcher), finisher, new Channels(this), outcomes, this, alerts, clock,
                            counters);
                },
                (recordings, same) -> new Desk(this, recordings, outcomes, finisher, clock, parts.devices()));
    }

    private ActiveRecording make(SegmentWork work, Shelf shelf, Recorder watcher) {
        Recording recording = new Recording(
                new Recording.Label(
                        Ids.next(), work.id(), work.segment.system(), work.device().device(), "mirror", work.part, work.from),
                shelf, keys, coding -> new SplitAudio(g711, coding, false, 0, 0), finisher);
        ActiveRecording active = new ActiveRecording(recording, watcher, work.listeners, budget);
        writing.add(active);
        return active;
    }

    private void put(Runnable task) {
        if (asking) {
            task.run();
        } else {
            desk.add(task);
        }
    }

    private <T> T ask(Supplier<T> question) {
        asking = true;
        try {
            return question.get();
        } finally {
            asking = false;
        }
    }

    List<LiveRecording> live() {
        return ask(recorder::live);
    }

    LiveStream listen(UUID segment) {
        return ask(() -> recorder.listen(segment));
    }

    static RecordedDevice device(String number) {
        return new RecordedDevice(Calls.SYSTEM, DeviceId.of(number), RecordedDevice.Method.MIRROR, "", "");
    }

    static DeviceIndex index(String... numbers) {
        return new DeviceIndex(List.of(numbers).stream().map(Office::device).toList());
    }

    /** Does what lies on the desk. */
    void settle() {
        for (Runnable next = desk.poll(); next != null; next = desk.poll()) {
            next.run();
        }
    }

    /** Lets the writers make a round. */
    void write() {
        settle();
        writing.removeIf(active -> !active.work());
        settle();
    }

    /** Lets the finisher make a round. */
    void finish() {
        seal();
        store();
        settle();
    }

    void store() {
        try {
            finisher.store();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void seal() {
        try {
            finisher.seal();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void call(LogicalCall call) {
        recorder.callChanged(call);
        settle();
    }

    void tick() {
        recorder.tick();
        settle();
    }

    /** {@return the recordings of a segment that are in the database, by part} */
    Collection<RecordingRow> recordings(UUID segment) {
        TreeMap<Integer, RecordingRow> parts = new TreeMap<>();
        rows.values().stream().filter(row -> row.segment().equals(segment)).forEach(row -> parts.put(row.part(), row));
        return parts.values();
    }

    interface Reading<T> {
        T read(RecordingReader reader) throws IOException;
    }

    <T> T read(RecordingRow row, Reading<T> reading) throws IOException {
        try (DataKey key = keys.unwrap(WrappedKey.of(row.wrappedKey()));
                RecordingReader reader = RecordingReader.open(folder.resolve(row.path()), key)) {
            reader.verify();
            return reading.read(reader);
        }
    }

    /** {@return one channel as it plays} */
    byte[] channel(RecordingRow row, int channel) throws IOException {
        return read(row, reader -> {
            byte[] all = new byte[(int) reader.duration()];
            reader.read(channel, 0, all, 0, all.length);
            return all;
        });
    }

    /** {@return all files that are not the ledger's, relative} */
    List<String> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString())
                    .sorted(Comparator.naturalOrder()).toList();
        }
    }

    @Override
    public Decision decide(Segment segment) {
        return new Decision(included.test(segment), included.test(segment) ? "" : "excluded: test");
    }

    @Override
    public void learned(Device device, String address) {
        learned.put(device, address);
    }

    @Override
    public boolean full() {
        return full;
    }

    @Override
    public void append(List<LedgerEntry> entries) throws IOException {
        if (ledgerAway) {
            throw new IOException("no ledger");
        }
        ledger.addAll(entries);
    }

    @Override
    public Set<UUID> sealed(Instant since) {
        Set<UUID> sealed = new HashSet<>();
        ledger.stream().filter(entry -> entry.kind() == LedgerEntry.Kind.SEALED).forEach(entry -> sealed.add(entry.recording()));
        return sealed;
    }

    @Override
    public void store(RecordingRow row) {
        if (databaseAway) {
            throw new IllegalStateException("no database");
        }
        rows.putIfAbsent(row.id(), row);
    }

    @Override
    public LeaseAnswer acquire(LeaseRequest request) {
        if (leases.size() >= channels) {
            return new LeaseRefusal(new Problem(
                    "licence.none-free", Problem.Kind.LIMITED, "recording", "All channels are taken.", "Wait."));
        }
        LeaseStatus status = new LeaseStatus(
                Ids.next(), request.entitlements().getFirst(), request.holder(), request.purpose(), "test", clock.instant(), false);
        Lease lease = new Lease() {
            @Override
            public LeaseStatus status() {
                return status;
            }

            @Override
            public void close() {
                leases.remove(this);
            }
        };
        leases.add(lease);
        return lease;
    }

    @Override
    public List<LeaseStatus> leases() {
        return leases.stream().map(Lease::status).toList();
    }

    @Override
    public boolean revoke(String entitlement, String holder) {
        return false;
    }

    AlertService alerts() {
        return alerts;
    }
}
