package org.jackfield.core.calllog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.core.calllog.store.Samples.START;
import static org.jackfield.core.calllog.store.Samples.SYSTEM;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.calllog.history.CallHistory;
import org.jackfield.api.calllog.history.HistorySnapshot;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.core.calllog.store.ArchiveSteps;
import org.jackfield.core.calllog.store.ArchiveStore;
import org.jackfield.core.calllog.store.ArchivedCalls;
import org.jackfield.core.calllog.store.CallStore;
import org.jackfield.core.calllog.store.JdbiCallStore;
import org.jackfield.core.calllog.store.ParquetFiles;
import org.jackfield.core.calllog.store.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class CallArchiveTest {

    private static final Instant LATER = START.plus(Duration.ofDays(60));

    /** Ends a run where a kill would. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @TempDir
    private Path folder;

    private final Dialect dialect;
    private TestDatabase database;
    private CallStore recent;
    private ArchiveStore listed;
    private ArchivedCalls reader;

    CallArchiveTest(Dialect dialect) {
        this.dialect = dialect;
    }

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.open(dialect);
        recent = new JdbiCallStore(database, segment -> new SegmentPeople(new UUID(9, 1), "Ann", null, ""));
        listed = new ArchiveStore(database, folder, ArchiveSteps.UNSEEN);
        reader = new ArchivedCalls();
    }

    @AfterEach
    void close() throws Exception {
        reader.close();
        database.close();
    }

    /** All that one process has; a new one is a restart. */
    private final class Process {
        final RecordingAlerts alerts = new RecordingAlerts();
        final CallChanges changes = new CallChanges();
        final ReentrantReadWriteLock moving = new ReentrantReadWriteLock();
        final ParquetFiles files = new ParquetFiles(folder, ArchiveSteps.UNSEEN);
        final StoredHistory history = new StoredHistory(listed, files, changes, moving, alerts);
        final WholeCallLog log = new WholeCallLog(recent, listed, reader, history, moving.readLock());
        final CallArchive archive;
        final LateCalls late;

        Process() {
            this("");
        }

        Process(String killedAt) {
            archive = new CallArchive(listed, files, history, changes, moving.writeLock(), step -> {
                if (step.equals(killedAt)) {
                    throw new Killed();
                }
            });
            late = new LateCalls(recent, listed, log, archive, moving.readLock(), InstantSource.fixed(LATER));
        }

        long run() throws Exception {
            return archive.run(LATER, LATER, () -> false);
        }

        List<LoggedCall> all() {
            return log.find(CallQuery.ALL, CallAccess.ALL, PageRequest.first(1000)).items();
        }
    }

    private List<LoggedCall> stored(int count) {
        List<LogicalCall> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(Samples.call(START.plus(Duration.ofDays(i)), i % 2 == 0, "100" + i % 10, "1050"));
        }
        recent.write(SYSTEM, calls, count);
        return recent.find(CallQuery.ALL, CallAccess.ALL, PageRequest.first(1000)).items();
    }

    @Test
    void archivedCallsAreShownAsTheyWere() throws Exception {
        // given
        List<LoggedCall> before = stored(40);
        Process process = new Process();
        // when
        assertThat(process.run()).isEqualTo(40);
        // then
        assertThat(recent.find(CallQuery.ALL, CallAccess.ALL, PageRequest.first()).total()).isZero();
        assertThat(process.all()).isEqualTo(before);
        assertThat(process.log.call(before.get(7).id(), CallAccess.ALL)).contains(before.get(7));
        assertThat(process.log.find(CallQuery.ALL.withNumber("7946"), CallAccess.ALL, new PageRequest(1, 15)).items())
                .isEqualTo(before.subList(15, 30));
        assertThat(listed.listed().files()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before-files", "files-written", "committed"})
    void afterAKillEveryCallIsInExactlyOnePlace(String step) throws Exception {
        // given
        List<LoggedCall> before = stored(40);
        Process killed = new Process(step);
        assertThatThrownBy(killed::run).isInstanceOf(Killed.class);
        // when
        Process restarted = new Process();
        assertThat(restarted.all()).isEqualTo(before);
        restarted.run();
        restarted.run();
        // then
        assertThat(restarted.all()).isEqualTo(before);
        assertThat(parquet()).as("no file is left over").isEqualTo(2L * listed.listed().files().size());
    }

    private long parquet() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().contains(".parquet")).count();
        }
    }

    @Test
    void callsOfAMonthThatIsArchivedAlreadyJoinIt() throws Exception {
        // given
        stored(3);
        Process process = new Process();
        process.run();
        recent.write(SYSTEM, List.of(Samples.call(START.plusSeconds(9), true, "1077")), 9);
        // when
        process.run();
        // then
        assertThat(listed.listed().files()).hasSize(1);
        assertThat(process.all()).hasSize(4);
    }

    @Test
    void whatIsSaidLateReachesArchivedCalls() throws Exception {
        // given
        List<LoggedCall> before = stored(2);
        Process process = new Process();
        process.run();
        UUID segment = before.get(0).segments().get(0).id();
        // when
        assertThat(process.log.assignUser(segment, new UUID(9, 2), "Bob's")).contains(before.get(0).id());
        listed.forgetUser(new UUID(9, 1));
        // then
        LoggedCall call = process.log.call(before.get(0).id(), CallAccess.ALL).orElseThrow();
        assertThat(call.people(call.segments().get(0)).userName()).isEqualTo("Bob's");
        assertThat(call.people(call.segments().get(1)).user()).isNull();
        assertThat(process.log.assignUser(Ids.next(), null, "")).isEmpty();
    }

    @Test
    void aDamagedFileIsToldOfAndTheRestStillAnswers() throws Exception {
        // given
        List<LoggedCall> before = stored(40);
        Process process = new Process();
        process.run();
        Path first = listed.listed().files().get(0).segments();
        byte[] whole = Files.readAllBytes(first);
        Files.write(first, new byte[] {1, 2, 3});
        // then
        List<LoggedCall> rest = process.all();
        assertThat(rest).isNotEmpty().hasSizeLessThan(40);
        assertThat(before).containsAll(rest);
        assertThat(process.alerts.toString()).isNotEmpty();
        // when it is put back
        Files.write(first, whole);
        process.run();
        assertThat(process.all()).isEqualTo(before);
    }

    @Test
    void aCopyOfRecentCallsLearnsWhatHasGoneIntoTheArchive() throws Exception {
        // given
        List<LoggedCall> before = stored(5);
        Process process = new Process();
        List<UUID> taken = new ArrayList<>();
        HistorySnapshot first = process.history.read(CallHistory.FROM_THE_START,
                (segments, over) -> taken.add(segments.get(0).segment().logicalCall()));
        assertThat(taken).hasSize(5);
        taken.clear();
        // when
        process.run();
        HistorySnapshot second = process.history.read(first.version(),
                (segments, over) -> taken.add(segments.get(0).segment().logicalCall()));
        // then
        assertThat(taken).isEmpty();
        assertThat(second.whole()).isFalse();
        assertThat(second.changed()).containsExactlyInAnyOrderElementsOf(before.stream().map(LoggedCall::id).toList());
        assertThat(second.files()).isNotEmpty();
    }

    @Test
    void anArchivedCallThatIsToldAgainIsNotStoredTwice() throws Exception {
        // given
        LogicalCall call = Samples.call(START, true, "1001", "1002");
        recent.write(SYSTEM, List.of(call), 1);
        Process process = new Process();
        process.run();
        List<LoggedCall> archived = process.all();
        // when
        process.late.write(SYSTEM, List.of(call), 2);
        // then
        assertThat(recent.find(CallQuery.ALL, CallAccess.ALL, PageRequest.first()).total()).isZero();
        assertThat(process.all()).isEqualTo(archived);
        assertThat(recent.cursor(SYSTEM)).isEqualTo(2);
    }

    @Test
    void anArchivedCallThatChangesIsStoredOnceAsItWasToldLast() throws Exception {
        // given
        LogicalCall call = Samples.call(START, true, "1001", "1002");
        recent.write(SYSTEM, List.of(call, Samples.call(START, true, "1003")), 1);
        Process process = new Process();
        process.run();
        UUID first = call.segments().get(0).id();
        process.log.assignUser(first, new UUID(9, 2), "Bob");
        // when
        LogicalCall changed = Samples.call(call.id(), 9, START, false, List.of(
                call.segments().get(0), Samples.revised(call.segments().get(1), call.id(), 9, false),
                Samples.segment(call.id(), 3, "1009", true)));
        process.late.write(SYSTEM, List.of(changed), 2);
        // then
        LoggedCall stored = process.log.call(call.id(), CallAccess.ALL).orElseThrow();
        assertThat(process.all()).hasSize(2).contains(stored);
        assertThat(stored.segments()).isEqualTo(changed.segments());
        assertThat(stored.people(stored.segments().get(0)).userName()).isEqualTo("Bob");
        // when it is archived again, nothing that was said before gets in the way of what is said then
        process.log.assignUser(first, new UUID(9, 3), "Eve");
        process.run();
        assertThat(process.all()).hasSize(2);
        stored = process.log.call(call.id(), CallAccess.ALL).orElseThrow();
        assertThat(stored.segments()).isEqualTo(changed.segments());
        assertThat(stored.people(stored.segments().get(0)).userName()).isEqualTo("Eve");
    }

    @Test
    void anArchivedCallThatBecameAnotherOneIsNoCallOfItsOwn() throws Exception {
        // given
        LogicalCall consultation = Samples.call(START, true, "1001");
        LogicalCall call = Samples.call(START, true, "1002");
        recent.write(SYSTEM, List.of(consultation, call), 1);
        Process process = new Process();
        process.run();
        // when
        Segment moved = Samples.revised(consultation.segments().get(0), call.id(), 9, false);
        process.late.write(SYSTEM, List.of(
                Samples.call(consultation.id(), 9, START, false, List.of(), call.id()),
                Samples.call(call.id(), 9, START, false, List.of(call.segments().get(0), moved))), 2);
        // then
        assertThat(process.all()).singleElement().satisfies(stored ->
                assertThat(stored.segments()).containsExactlyInAnyOrder(call.segments().get(0), moved));
    }

    private static LogicalCall lasting(Instant from, Instant to) {
        UUID id = Ids.next();
        Segment s = Samples.segment(id, 1, "1001", false);
        Segment segment = new Segment(
                s.id(), id, 1, 3, s.system(), s.callId(), s.type(), s.direction(), s.device(), s.caller(), s.trunk(), s.group(),
                s.from(), s.to(), s.outside(), "", "", true, false, from, null, to, 0, 0, 0, 0, s.end(), s.cause(), "", Set.of());
        LogicalCall call = Samples.call(id, 5, from, false, List.of(segment));
        return new LogicalCall(
                id, 5, SYSTEM, call.callIds(), call.type(), call.direction(), call.state(), from, null, to, null,
                call.calling(), call.outside(), "", "", List.of(), call.segments(), Set.of());
    }

    @Test
    void pagesAreInTheOrderOfBeginningWhereverACallIs() throws Exception {
        // given calls that lasted so long that younger ones are archived before them
        List<LogicalCall> calls = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            calls.add(lasting(START.plusSeconds(i), i % 7 == 3 ? LATER.plusSeconds(1) : START.plusSeconds(60)));
        }
        recent.write(SYSTEM, calls, 1);
        recent.write(SYSTEM, List.of(lasting(LATER.minusSeconds(10), LATER.plusSeconds(1))), 2);
        Process process = new Process();
        List<LoggedCall> before = process.all();
        // when
        assertThat(process.run()).isEqualTo(26);
        // then
        for (int size = 1; size <= 31; size++) {
            List<LoggedCall> paged = new ArrayList<>();
            for (int page = 0; page * size < 31; page++) {
                Page<LoggedCall> part = process.log.find(CallQuery.ALL, CallAccess.ALL, new PageRequest(page, size));
                assertThat(part.total()).isEqualTo(31);
                paged.addAll(part.items());
            }
            assertThat(paged).as("pages of %d", size).isEqualTo(before);
        }
    }

    @Test
    void archivedCallsAreForgottenOneByOneWhenTheirTimeHasCome() throws Exception {
        // given 40 calls, a day between each and the next
        List<LoggedCall> before = stored(40);
        Process process = new Process();
        process.run();
        UUID said = before.get(39).segments().get(0).id();
        process.log.assignUser(said, new UUID(9, 2), "Bob");
        int files = listed.listed().files().size();
        // when
        Instant end = before.get(30).ended().plusMillis(1);
        assertThat(process.archive.forget(end, LATER)).isEqualTo(10);
        // then
        assertThat(process.all()).isEqualTo(before.subList(0, 30));
        assertThat(listed.listed().files()).hasSize(files);
        assertThat(listed.listed().assigned()).isEmpty();
        // when the last of a file is old enough
        process.archive.forget(LATER, LATER);
        assertThat(process.all()).isEmpty();
        assertThat(listed.listed().files()).isEmpty();
        process.run();
        assertThat(parquet()).isZero();
    }

    @Test
    void whatWasStoredAnewWhileItsFileWasDamagedIsThereOnceWhenItIsArchived() throws Exception {
        // given
        LogicalCall call = Samples.call(START, true, "1001", "1002");
        recent.write(SYSTEM, List.of(call), 1);
        Process process = new Process();
        process.run();
        Path file = listed.listed().files().get(0).calls();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, new byte[] {1, 2, 3});
        process.late.write(SYSTEM, List.of(call), 2);
        assertThat(process.all()).hasSize(1);
        // when
        Files.write(file, whole);
        process.run();
        // then
        assertThat(process.all()).hasSize(1);
        assertThat(process.log.call(call.id(), CallAccess.ALL).orElseThrow().segments()).isEqualTo(call.segments());
    }
}
