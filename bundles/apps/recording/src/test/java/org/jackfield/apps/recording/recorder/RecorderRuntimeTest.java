package org.jackfield.apps.recording.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.WavService;
import org.jackfield.api.recording.ledger.LedgerDay;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.PauseSettings;
import org.jackfield.apps.recording.RecordingFolders;
import org.jackfield.apps.recording.RecordingSettings;
import org.jackfield.apps.recording.TestMedia;
import org.jackfield.apps.recording.keys.SiteLedger;
import org.jackfield.apps.recording.rules.CurrentRules;
import org.jackfield.apps.recording.rules.ExclusionList;
import org.jackfield.apps.recording.rules.InclusionList;
import org.jackfield.apps.recording.rules.RecordingRules;
import org.jackfield.apps.recording.store.RecordingRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recorder with its real threads, ledger and files; only time is the test's. */
class RecorderRuntimeTest {

    private static final RecordingSettings G711 = new RecordingSettings(RecordingSettings.Format.G711, false, 0, 0, false);

    @TempDir
    private Path folder;

    private final Map<UUID, RecordingRow> rows = new ConcurrentHashMap<>();
    private Office office;
    private SiteLedger ledger;
    private RecorderRuntime runtime;

    @BeforeEach
    void aSite() throws IOException {
        office = new Office(Files.createDirectory(folder.resolve("unused")), Scene.BEGIN);
        office.channels = 1000;
        ledger = new SiteLedger(new RecordingFolders(folder).ledger(), office.keys, office.clock);
    }

    @AfterEach
    void over() throws IOException {
        ledger.close();
    }

    private void start() throws InterruptedException {
        RecordingRules rules = new RecordingRules(
                IntStream.range(1000, 1300).mapToObj(number -> Office.device("" + number)).toList(),
                ExclusionList.TYPE.defaults(),
                InclusionList.TYPE.defaults());
        WavService wav = new TestMedia();
        runtime = new RecorderRuntime(new RecorderRuntime.Around(
                new Shelf(folder), office.keys, new LedgerScan(ledger, new RecordingFolders(folder), office.keys),
                row -> rows.putIfAbsent(row.id(), row), new Fixed(rules), () -> false, office, entitlement -> true, office.laws, wav,
                () -> G711, () -> new PauseSettings("", "", 0), office.alerts, office.clock, () -> { }));
        CountDownLatch ready = new CountDownLatch(1);
        runtime.start(ready::countDown);
        assertThat(ready.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private record Fixed(RecordingRules rules) implements CurrentRules {
        @Override
        public void learned(PhoneSystemId system, DeviceId device, String mac, String address) {}
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it came in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private List<Calls> talk(int count, int seconds) {
        List<Calls> calls = new ArrayList<>();
        List<Telephone> telephones = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String number = "" + (1000 + i);
            Calls one = Calls.inbound(number).at(office.clock.instant().minusMillis(2000)).lasting();
            calls.add(one);
            telephones.add(new Telephone(Scene.BEGIN, 0, 0)
                    .plug(runtime.recorder(), Telephone.session(number, "5551234", office.clock.instant())));
            runtime.recorder().callChanged(Calls.call(one));
        }
        long begin = Duration.between(Scene.BEGIN, office.clock.instant()).toMillis();
        // the desk brings both together before time passes
        await(() -> runtime.recorder().live().stream().filter(LiveRecording::audio).count() == count);
        for (int tenth = 0; tenth < seconds * 10; tenth++) {
            long time = begin * 8 + tenth * 800;
            office.clock.leapMillis(100);
            for (Telephone telephone : telephones) {
                telephone.speak(time, 800, AudioFormat.PCMU);
                telephone.sink().advance(office.clock.instant());
            }
        }
        return calls;
    }

    private List<String> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString())
                    .filter(file -> !file.startsWith("ledger") && !file.startsWith("unused")).toList();
        }
    }

    private long sealed() throws IOException {
        List<UUID> sealed = Collections.synchronizedList(new ArrayList<>());
        List<LedgerDay> days = ledger.days((index, entry, text) -> sealed.add(entry.recording()));
        assertThat(days).allMatch(day -> day.problem().isEmpty());
        assertThat(sealed).doesNotHaveDuplicates();
        return sealed.size();
    }

    @Test
    void stoppedDuringManyCallsAllAreClosedAsInterruptedAndGoneOnWith() throws Exception {
        start();
        talk(250, 2);
        await(() -> runtime.counters().recordingsBegun() == 250);
        runtime.stop();
        assertThat(threads()).isEmpty();
        // what a busy disk did not take in time is closed now
        start();
        runtime.recorder().refreshed(List.of());
        await(() -> runtime.finisher().waiting() == 0 && runtime.finisher().interrupted().isEmpty());
        runtime.stop();
        assertThat(rows).hasSize(250);
        assertThat(rows.values()).allMatch(row -> row.interrupted() && row.durationMillis() >= 2000);
        assertThat(sealed()).isEqualTo(250);
        assertThat(files()).hasSize(250).allMatch(file -> file.startsWith("2026"));
    }

    @Test
    void manyStopsAndStartsLeaveNothingBehind() throws Exception {
        for (int i = 0; i < 20; i++) {
            start();
            runtime.recorder().refreshed(List.of());
            talk(2, 1);
            runtime.stop();
        }
        start();
        runtime.recorder().refreshed(List.of());
        await(() -> runtime.finisher().interrupted().isEmpty());
        runtime.stop();
        assertThat(rows).hasSize(40);
        assertThat(sealed()).isEqualTo(40);
        assertThat(files()).hasSize(40).allMatch(file -> file.startsWith("2026"));
        assertThat(threads()).isEmpty();
    }

    @Test
    void aPauseIsOnDiskWhenThePersonIsTold() throws Exception {
        start();
        List<Calls> calls = talk(3, 2);
        List<LiveRecording> paused = runtime.recorder().pause(Which.extension(Calls.SYSTEM, "1001"), "anna");
        assertThat(paused).hasSize(1).allMatch(live -> live.pausedBy().equals("anna") && live.segment().equals(calls.get(1).id()));
        assertThat(runtime.recorder().live().stream().filter(live -> live.pausedSince().isPresent())).hasSize(1);
        List<LiveRecording> resumed = runtime.recorder().resume(Which.call(calls.get(1).call()), "ben");
        assertThat(resumed).allMatch(live -> live.pausedSince().isEmpty());
        runtime.stop();
    }

    private static List<String> threads() {
        await(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(RecorderRuntimeTest::isOurs));
        return Thread.getAllStackTraces().keySet().stream().filter(RecorderRuntimeTest::isOurs).map(Thread::getName).toList();
    }

    private static boolean isOurs(Thread thread) {
        return thread.getName().startsWith("jackfield-recording");
    }
}
