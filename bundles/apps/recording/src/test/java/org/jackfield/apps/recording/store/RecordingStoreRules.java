package org.jackfield.apps.recording.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.apps.recording.Calls.START;
import static org.jackfield.apps.recording.Calls.SYSTEM;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.facts.RecordingFacts;
import org.jackfield.api.recording.format.MasterKey;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.store.RecordingQuery.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the stores keep to, on whatever database. */
abstract class RecordingStoreRules {

    private final TestDatabase database;
    private final RecordingStore store;
    private final FileStore files;
    private final AnnotationStore annotations;
    private final AddressStore addresses;
    private final JdbiRecordingFacts facts;
    private final List<UUID> told = new ArrayList<>();
    private SegmentPeople people = SegmentPeople.NONE;
    private long position;

    RecordingStoreRules(Dialect dialect) {
        database = TestDatabase.open(dialect);
        store = new JdbiRecordingStore(database, segment -> people, told::add);
        files = new JdbiFileStore(database);
        annotations = new JdbiAnnotationStore(database);
        addresses = new JdbiAddressStore(database);
        facts = new JdbiRecordingFacts(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void keep(SegmentState state, String reason, Calls... segments) {
        store.write(
                SYSTEM, Arrays.stream(segments).map(one -> new SegmentOutcome(one.segment(), state, reason)).toList(), List.of(),
                ++position);
    }

    private RecordedSegment read(Calls segment) {
        return store.segment(segment.id()).orElseThrow();
    }

    private List<UUID> found(RecordingQuery query) {
        List<UUID> segments = store.segments(query, CallAccess.ALL, RecordingOrder.NEWEST, PageRequest.first()).items().stream()
                .map(one -> one.segment().id())
                .toList();
        assertThat(store.segments(query, CallAccess.ALL, RecordingOrder.NEWEST, PageRequest.first()).total()).isEqualTo(segments.size());
        return segments;
    }

    @Test
    void segmentComesBackAsItWasWrittenToTheMillisecond() {
        Calls call = Calls.inbound("1001");
        keep(SegmentState.EXCLUDED, "Internal calls are excluded.", call);

        RecordedSegment stored = read(call);
        assertThat(stored.segment()).isEqualTo(call.segment());
        assertThat(stored.state()).isEqualTo(SegmentState.EXCLUDED);
        assertThat(stored.reason()).isEqualTo("Internal calls are excluded.");
        assertThat(stored.annotation()).isEqualTo(Annotation.NONE);
        assertThat(stored.playable()).isFalse();
        assertThat(store.cursor(SYSTEM)).hasValue(1);
        assertThat(store.cursor(new PhoneSystemId(new UUID(9, 9)))).isEmpty();
    }

    @Test
    void factsTellOthersWhatIsKnownOfSegments() {
        Calls said = Calls.inbound("1001");
        Calls unsaid = Calls.inbound("1002").at(said.segment().started().plusSeconds(1));
        RecordingRow row = Files.of(said);
        keep(SegmentState.PENDING, "", said, unsaid);
        store.addFile(row);
        annotations.annotate(said.id(), new Annotation(4, true, List.of("A-17", "", "", "", "last"), false, "", 0));
        annotations.add(new Note(Ids.next(), said.id(), said.answeredAt(), "jo", null, "first"));
        annotations.add(new Note(Ids.next(), said.id(), said.answeredAt().plusSeconds(1), "jo", null, "second"));
        RecordingFacts known = new RecordingFacts(
                said.id(), true, List.of(row.serial()), 4, true, List.of("A-17", "", "", "", "last"), List.of("first", "second"));

        assertThat(facts.of(List.of(said.id(), unsaid.id(), new UUID(1, 1))))
                .containsOnly(Map.entry(said.id(), known), Map.entry(unsaid.id(), RecordingFacts.none(unsaid.id())));
        assertThat(facts.of(List.of())).isEmpty();
        files.erase(row.id(), new Erasure(said.answeredAt(), "jo", "asked for"));
        assertThat(facts.of(List.of(said.id())).get(said.id()).recorded()).isFalse();
    }

    @Test
    void factsOfATimeComeOnceEachInOrderHoweverManyBeganTogether() {
        Instant began = Calls.inbound("1001").segment().started();
        List<UUID> kept = new ArrayList<>();
        for (int i = 0; i < 1100; i++) {
            Calls call = Calls.inbound("1001").at(began.plusMillis(i / 400));
            keep(SegmentState.EXCLUDED, "", call);
            kept.add(call.id());
        }
        List<UUID> read = new ArrayList<>();

        facts.each(began, began.plusMillis(2), each -> read.add(each.segment()));

        assertThat(read).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(kept.subList(0, 800));
        assertThat(read.subList(0, 400)).containsExactlyInAnyOrderElementsOf(kept.subList(0, 400));
    }

    @Test
    void recordingThatComesBeforeItsSegmentIsFound() {
        Calls call = Calls.inbound("1001");
        RecordingRow row = Files.of(call);
        store.addFile(row);
        store.addFile(row);
        assertThat(told).isEmpty();

        keep(SegmentState.PENDING, "", call);

        assertThat(told).containsExactly(call.id());
        RecordedSegment stored = read(call);
        assertThat(stored.state()).isEqualTo(SegmentState.RECORDED);
        assertThat(stored.source()).isEqualTo("mirror");
        assertThat(stored.playable()).isTrue();
        assertThat(stored.serial()).isEqualTo(row.serial());
        assertThat(stored.files()).usingRecursiveFieldByFieldElementComparator().containsExactly(row);
    }

    @Test
    void recordingThatComesLateMakesFailedSegmentRecorded() {
        Calls call = Calls.inbound("1001");
        keep(SegmentState.PENDING, "", call);
        assertThat(store.inState(SegmentState.PENDING, 10)).hasSize(1);
        assertThat(store.resolve(call.id(), SegmentState.FAILED, "no audio was seen")).isTrue();
        assertThat(store.resolve(call.id(), SegmentState.UNLICENSED, "")).isFalse();
        assertThat(read(call).reason()).isEqualTo("no audio was seen");

        store.addFile(Files.of(call));

        assertThat(read(call).state()).isEqualTo(SegmentState.RECORDED);
        assertThat(read(call).reason()).isEmpty();
    }

    @Test
    void excludedSegmentStaysExcludedWhateverComes() {
        Calls call = Calls.inbound("1001");
        keep(SegmentState.EXCLUDED, "a rule", call);
        store.addFile(Files.of(call));

        assertThat(read(call).state()).isEqualTo(SegmentState.EXCLUDED);
    }

    @Test
    void interruptedRecordingIsAFailureUntilTheRestIsThere() {
        Calls call = Calls.inbound("1001").talked(Duration.ofSeconds(60), Duration.ZERO);
        keep(SegmentState.PENDING, "", call);
        store.addFile(Files.of(call, 1, call.answeredAt(), call.answeredAt().plusSeconds(20), true));

        assertThat(read(call).state()).isEqualTo(SegmentState.FAILED);
        assertThat(read(call).reason()).contains("40 s of 60 s");
        assertThat(found(RecordingQuery.ALL.withAudio(true))).containsExactly(call.id());

        store.addFile(Files.of(call, 2, call.answeredAt().plusSeconds(20), call.ended(), false));

        assertThat(read(call).state()).isEqualTo(SegmentState.RECORDED);
        assertThat(read(call).files()).extracting(RecordingRow::part).containsExactly(1, 2);
    }

    @Test
    void sameSegmentsAgainChangeNothingAndNewerOnesKeepTheState() {
        Calls call = Calls.inbound("1001");
        keep(SegmentState.EXCLUDED, "a rule", call);
        keep(SegmentState.FAILED, "no audio was seen", call);
        assertThat(read(call).state()).isEqualTo(SegmentState.EXCLUDED);

        UUID other = Ids.next();
        keep(SegmentState.FAILED, "no audio was seen", call.revised(other, 4));

        assertThat(read(call).state()).isEqualTo(SegmentState.EXCLUDED);
        assertThat(read(call).segment().logicalCall()).isEqualTo(other);
        assertThat(store.call(other)).hasSize(1);
        assertThat(store.call(call.call())).isEmpty();
        assertThat(store.revisions(List.of(call.id(), Ids.next()))).isEqualTo(Map.of(call.id(), 4L));
    }

    @Test
    void otherSegmentsAreBroughtUpToDateOnlyIfTheyAreStored() {
        Calls stored = Calls.inbound("1001");
        Calls unknown = Calls.inbound("1002");
        keep(SegmentState.RECORDED, "", stored);
        UUID call = Ids.next();

        store.write(SYSTEM, List.of(), List.of(stored.revised(call, 2).segment(), unknown.segment()), 9);

        assertThat(read(stored).segment().logicalCall()).isEqualTo(call);
        assertThat(store.segment(unknown.id())).isEmpty();
        assertThat(store.cursor(SYSTEM)).hasValue(9);
    }

    @Test
    void writeThatFailsKeepsNeitherRowsNorCursor() {
        Calls call = Calls.inbound("1001");
        database.jdbi().useHandle(h -> h.execute("ALTER TABLE recording_cursor RENAME TO hidden"));

        assertThatThrownBy(() -> keep(SegmentState.RECORDED, "", call)).isInstanceOf(RuntimeException.class);

        database.jdbi().useHandle(h -> h.execute("ALTER TABLE hidden RENAME TO recording_cursor"));
        assertThat(store.segment(call.id())).isEmpty();
    }

    @Test
    void callCollapsesIntoItsLastDeviceWithTimesAddedUp() {
        Calls first = Calls.inbound("1001").talked(Duration.ofSeconds(89), Duration.ofSeconds(3));
        Calls second = first.then("1002").talked(Duration.ofSeconds(191), Duration.ZERO);
        Calls alone = Calls.inbound("1003").at(START.minusSeconds(60));
        keep(SegmentState.RECORDED, "", first, second, alone);

        List<RecordedCall> calls =
                store.calls(RecordingQuery.ALL, CallAccess.ALL, RecordingOrder.NEWEST, PageRequest.first()).items();

        assertThat(calls).extracting(RecordedCall::id).containsExactly(first.call(), alone.call());
        RecordedCall call = calls.getFirst();
        assertThat(call.segments()).extracting(one -> one.segment().id()).containsExactly(first.id(), second.id());
        assertThat(call.last().segment().device().device()).isEqualTo(DeviceId.of("1002"));
        assertThat(call.started()).isEqualTo(START);
        assertThat(call.answered()).isEqualTo(first.answeredAt());
        assertThat(call.ended()).isEqualTo(second.ended());
        assertThat(call.ringMillis()).isEqualTo(4000);
        assertThat(call.talkMillis()).isEqualTo(280_000);
        assertThat(call.holdMillis()).isEqualTo(3000);
        assertThat(call.durationMillis()).isEqualTo(287_000);
    }

    @Test
    void callShowsNoSegmentThatWasNotAskedFor() {
        Calls first = Calls.inbound("1001");
        Calls second = first.then("1002");
        keep(SegmentState.RECORDED, "", first, second);

        List<RecordedCall> calls = store.calls(RecordingQuery.ALL.with(Field.EXTENSION, "1001"), CallAccess.ALL, RecordingOrder.NEWEST, PageRequest.first())
                .items();

        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst().segments()).extracting(one -> one.segment().id()).containsExactly(first.id());
    }

    @ParameterizedTest
    @EnumSource(RecordingOrder.Column.class)
    void everyColumnOrdersCallsAndSegmentsBothWays(RecordingOrder.Column column) {
        Calls early = Calls.inbound("1001").with("100", "1", "1", "1", "1");
        Calls late = Calls.inbound("1002")
                .at(START.plusSeconds(60))
                .talked(Duration.ofSeconds(99), Duration.ZERO)
                .with("200", "2", "2", "2", "2");
        keep(SegmentState.RECORDED, "", early, late, late.then("1003"));
        annotations.annotate(late.id(), new Annotation(5, true, List.of("b", "b", "b", "b", "b"), false, "Zoe", 0));

        for (boolean descending : new boolean[] {true, false}) {
            RecordingOrder order = new RecordingOrder(column, descending);
            var calls = store.calls(RecordingQuery.ALL, CallAccess.ALL, order, PageRequest.first());
            assertThat(calls.items()).extracting(RecordedCall::id).containsExactlyInAnyOrder(early.call(), late.call());
            assertThat(calls.total()).isEqualTo(2);
            assertThat(store.segments(RecordingQuery.ALL, CallAccess.ALL, order, PageRequest.first()).items()).hasSize(3);
            boolean told = switch (column) {
                case RATING, DURATION, TALK, RING, ANSWERED, STARTED, ENDED, EXTENSION, EXTENSION_NAME, OUTSIDE_NUMBER, DDI,
                        ACCOUNT_CODE, HUNT_GROUP, HUNT_GROUP_NAME, AGENT, AGENT_NAME -> true;
                default -> false; // both calls are equal in it, or their last segments are
            };
            if (told) {
                assertThat(calls.items().getFirst().id()).isEqualTo(descending ? late.call() : early.call());
            }
        }
    }

    @Test
    void queriesNarrowByEveryCondition() {
        Calls one = Calls.inbound("1001").with("+44 161 496-0001", "77_88", "0161", "2001", "501");
        Calls two = Calls.internal("1003", "1002").at(START.plusSeconds(3600));
        keep(SegmentState.RECORDED, "", one);
        keep(SegmentState.EXCLUDED, "a rule", two);
        store.addFile(Files.of(one));
        annotations.annotate(one.id(), new Annotation(4, true, List.of("order 7", "", "", "", ""), true, "Tony", 0));
        annotations.add(new Note(Ids.next(), one.id(), START, "engineer", 1500L, "Good: 100% friendly"));

        assertThat(found(RecordingQuery.ALL)).containsExactly(two.id(), one.id());
        assertThat(found(RecordingQuery.ALL.withRange(START.plusSeconds(1), null))).containsExactly(two.id());
        assertThat(found(RecordingQuery.ALL.withRange(START, START.plusSeconds(1)))).containsExactly(one.id());
        assertThat(found(RecordingQuery.ALL.withSystem(new PhoneSystemId(new UUID(9, 9))))).isEmpty();
        assertThat(found(RecordingQuery.ALL.withSystem(SYSTEM))).hasSize(2);
        assertThat(found(RecordingQuery.ALL.withType(CallType.INTERNAL))).containsExactly(two.id());
        assertThat(found(RecordingQuery.ALL.withDirection(Direction.INBOUND))).containsExactly(one.id());
        assertThat(found(RecordingQuery.ALL.withStates(SegmentState.EXCLUDED, SegmentState.FAILED))).containsExactly(two.id());
        assertThat(found(RecordingQuery.ALL.withAudio(true))).containsExactly(one.id());
        assertThat(found(RecordingQuery.ALL.withAudio(false))).containsExactly(two.id());
        assertThat(found(RecordingQuery.ALL.withMinRating(4))).containsExactly(one.id());
        assertThat(found(RecordingQuery.ALL.withMinRating(5))).isEmpty();
        assertThat(found(RecordingQuery.ALL.withScored(true))).containsExactly(one.id());
        assertThat(found(RecordingQuery.ALL.withScored(false))).containsExactly(two.id());
        assertThat(found(RecordingQuery.ALL.withHeld(true))).containsExactly(one.id());
        assertThat(found(RecordingQuery.ALL.withHeld(false))).containsExactly(two.id());
    }

    @Test
    void textsNarrowByEveryField() {
        Calls one = Calls.inbound("1001").with("+44 161 496-0001", "77_88", "0161", "2001", "501");
        Calls two = Calls.internal("1003", "1002").at(START.plusSeconds(3600));
        keep(SegmentState.RECORDED, "", one, two);
        RecordingRow row = Files.of(one);
        store.addFile(row);
        annotations.annotate(one.id(), new Annotation(0, false, List.of("f1", "f2", "f3", "f4", "f5"), false, "Tony", 0));
        annotations.add(new Note(Ids.next(), one.id(), START, "engineer", null, "Good: 100% friendly"));
        Map<Field, String> finds = Map.ofEntries(
                Map.entry(Field.EXTENSION, "1001"), Map.entry(Field.EXTENSION_NAME, "Name of 1001"), Map.entry(Field.AGENT, "501"),
                Map.entry(Field.AGENT_NAME, "Agent*"), Map.entry(Field.OUTSIDE_NUMBER, "161 4960"), Map.entry(Field.DDI, "01*"),
                Map.entry(Field.DNIS, "Main line"), Map.entry(Field.TRUNK, "94001"), Map.entry(Field.ACCOUNT_CODE, "77_*"),
                Map.entry(Field.HUNT_GROUP, "2001"), Map.entry(Field.HUNT_GROUP_NAME, "Name of 2001"),
                Map.entry(Field.CALL_ID, one.call().toString()), Map.entry(Field.SERIAL, row.serial()), Map.entry(Field.USER, "Tony"),
                Map.entry(Field.NOTE, "100% FRIEND"), Map.entry(Field.FIELD1, "f1"), Map.entry(Field.FIELD2, "f2"),
                Map.entry(Field.FIELD3, "f3"), Map.entry(Field.FIELD4, "f4"), Map.entry(Field.FIELD5, "f*"));

        assertThat(finds.keySet()).containsExactlyInAnyOrder(Field.values());
        finds.forEach((field, text) ->
                assertThat(found(RecordingQuery.ALL.with(field, text))).as("%s %s", field, text).containsExactly(one.id()));
        assertThat(found(RecordingQuery.ALL.with(Field.EXTENSION, "1003"))).as("who called").containsExactly(two.id());
        assertThat(found(RecordingQuery.ALL.with(Field.CALL_ID, two.id().toString()))).containsExactly(two.id());
        assertThat(found(RecordingQuery.ALL.with(Field.CALL_ID, "1A01"))).hasSize(2);
        assertThat(found(RecordingQuery.ALL.with(Field.ACCOUNT_CODE, "7_*"))).as("an underscore is one").isEmpty();
        assertThat(found(RecordingQuery.ALL.with(Field.NOTE, "%"))).containsExactly(one.id());
        assertThat(found(RecordingQuery.ALL.with(Field.NOTE, "_"))).isEmpty();
        assertThat(found(RecordingQuery.ALL.with(Field.OUTSIDE_NUMBER, "nobody"))).isEmpty();
        assertThat(found(RecordingQuery.ALL.with(Field.EXTENSION, "'; DROP TABLE recording_segment; --"))).isEmpty();
        assertThat(found(RecordingQuery.ALL.with(Field.EXTENSION, "  "))).hasSize(2);
    }

    @Test
    void pagesFollowEachOther() {
        for (int i = 0; i < 5; i++) {
            keep(SegmentState.RECORDED, "", Calls.inbound("100" + i).at(START.plusSeconds(i)));
        }
        List<String> devices = List.of(new PageRequest(0, 2), new PageRequest(1, 2), new PageRequest(2, 2)).stream()
                .flatMap(page -> store.calls(RecordingQuery.ALL, CallAccess.ALL, RecordingOrder.NEWEST, page).items().stream())
                .map(call -> call.last().segment().device().device().number())
                .toList();

        assertThat(devices).containsExactly("1004", "1003", "1002", "1001", "1000");
    }

    @Test
    void countsPerStateAndReason() {
        keep(SegmentState.RECORDED, "", Calls.inbound("1001"));
        keep(SegmentState.FAILED, "no audio was seen", Calls.inbound("1001"), Calls.inbound("1002"));
        keep(SegmentState.FAILED, "disk full", Calls.inbound("1003"));
        keep(SegmentState.FAILED, "disk full", Calls.inbound("1003").at(START.plusSeconds(86_400)));

        assertThat(store.counts(START, START.plusSeconds(60), CallAccess.ALL))
                .isEqualTo(Map.of(SegmentState.RECORDED, 1L, SegmentState.FAILED, 3L));
        assertThat(store.reasons(SegmentState.FAILED, START, START.plusSeconds(60), CallAccess.ALL))
                .containsExactly(Map.entry("no audio was seen", 2L), Map.entry("disk full", 1L));
    }

    @Test
    void erasedRecordingHasNoKeyAnyMore() {
        Calls call = Calls.inbound("1001");
        RecordingRow row = Files.of(call);
        keep(SegmentState.PENDING, "", call);
        store.addFile(row);
        Erasure erasure = new Erasure(START, "engineer", "asked for by the customer");

        assertThat(files.erase(row.id(), erasure)).isTrue();
        assertThat(files.erase(row.id(), new Erasure(START, "somebody", "again"))).isFalse();

        assertThat(files.file(row.id()).orElseThrow().wrappedKey()).isNull();
        assertThat(files.erasure(row.id())).contains(erasure);
        assertThat(read(call).playable()).isFalse();
        assertThat(files.rewrap(row.id(), Files.wrapped(row.id(), Files.MASTER))).isFalse();
        assertThat(files.after(FileStore.FIRST, 10)).isEmpty();
        assertThat(files.count()).isZero();
        assertThat(found(RecordingQuery.ALL.withAudio(true))).isEmpty();
        store.addFile(row);
        assertThat(files.file(row.id()).orElseThrow().wrappedKey()).as("does not come back").isNull();
    }

    @Test
    void rewrappedKeysLeaveTheOldMaster() {
        RecordingRow one = Files.of(Calls.inbound("1001"));
        RecordingRow two = Files.of(Calls.inbound("1002"));
        store.addFile(one);
        store.addFile(two);
        MasterKey next = MasterKey.generate();
        assertThat(files.keysByMaster()).isEqualTo(Map.of(Files.MASTER.id(), 2L));
        assertThat(files.notUnder(next.id(), FileStore.FIRST, 1)).hasSize(1);
        assertThat(files.notUnder(next.id(), one.id(), 10)).extracting(RecordingRow::id).containsExactly(two.id());

        byte[] wrapped = Files.wrapped(one.id(), next);
        assertThat(files.rewrap(one.id(), wrapped)).isTrue();

        assertThat(files.keysByMaster()).isEqualTo(Map.of(Files.MASTER.id(), 1L, next.id(), 1L));
        assertThat(files.file(one.id()).orElseThrow().wrappedKey()).isEqualTo(wrapped);
    }

    @Test
    void ageFindsWhatIsNotHeldAndNotErased() {
        Calls old = Calls.inbound("1001");
        Calls held = Calls.inbound("1002");
        Calls young = Calls.inbound("1003").at(START.plusSeconds(86_400));
        keep(SegmentState.RECORDED, "", old, held, young);
        RecordingRow row = Files.of(old);
        store.addFile(row);
        store.addFile(Files.of(held));
        store.addFile(Files.of(young));
        annotations.annotate(held.id(), Annotation.NONE.withLegalHold(true));

        assertThat(files.expired(START.plusSeconds(3600), FileStore.FIRST, 10)).extracting(RecordingRow::segment).containsExactly(old.id());
        assertThat(files.expiredAmount(START.plusSeconds(3600))).isEqualTo(new FileStore.Amount(1, 16_000));
        assertThat(files.heldBefore(START.plusSeconds(3600))).isEqualTo(1);
        files.erase(row.id(), new Erasure(START, "retention", "older than 1 day"));
        assertThat(files.expiredAmount(START.plusSeconds(3600))).isEqualTo(new FileStore.Amount(0, 0));
    }

    @Test
    void fileThatCouldNotBeRemovedIsLeftOver() {
        RecordingRow row = Files.of(Calls.inbound("1001"));
        store.addFile(row);
        assertThat(files.leftOver(FileStore.FIRST, 10)).isEmpty();
        files.erase(row.id(), new Erasure(START, "engineer", "asked for"));

        assertThat(files.leftOver(FileStore.FIRST, 10)).extracting(RecordingRow::id).containsExactly(row.id());

        files.removed(row.id());
        assertThat(files.leftOver(FileStore.FIRST, 10)).isEmpty();
    }

    @Test
    void archivedRecordingsAreNotArchivedAgain() {
        RecordingRow one = Files.of(Calls.inbound("1001"));
        RecordingRow two = Files.of(Calls.inbound("1002"));
        store.addFile(one);
        store.addFile(two);
        assertThat(files.toArchive(one.ended(), FileStore.FIRST, 10)).isEmpty();

        files.archived(one.id(), START);

        assertThat(files.toArchive(START.plusSeconds(3600), FileStore.FIRST, 10)).extracting(RecordingRow::id).containsExactly(two.id());
    }

    @Test
    void whoeverSaysSomethingSecondIsTold() {
        Calls call = Calls.inbound("1001");
        keep(SegmentState.RECORDED, "", call);
        Annotation first = annotations.annotate(call.id(), Annotation.NONE.withRating(3));
        assertThat(first.revision()).isEqualTo(1);
        assertThat(read(call).annotation()).isEqualTo(first);

        assertThatThrownBy(() -> annotations.annotate(call.id(), Annotation.NONE.withRating(1)))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("recording.conflict"));
        Annotation second = annotations.annotate(call.id(), first.withRating(5));
        assertThatThrownBy(() -> annotations.annotate(call.id(), first)).isInstanceOf(ProblemException.class);
        assertThat(read(call).annotation()).isEqualTo(second);
        assertThatThrownBy(() -> annotations.annotate(Ids.next(), Annotation.NONE))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("recording.unknown"));
    }

    @Test
    void notesAreCountedAndComeOldestFirst() {
        Calls call = Calls.inbound("1001");
        keep(SegmentState.RECORDED, "", call);
        Note later = new Note(Ids.next(), call.id(), START.plusSeconds(9), "engineer", 1500L, "Later");
        Note earlier = new Note(Ids.next(), call.id(), START, "engineer", null, "Earlier");
        annotations.add(later);
        annotations.add(earlier);

        assertThat(annotations.notes(call.id())).containsExactly(earlier, later);
        assertThat(read(call).notes()).isEqualTo(2);
        assertThat(annotations.remove(later.id())).isTrue();
        assertThat(annotations.remove(later.id())).isFalse();
        assertThat(annotations.notes(call.id())).containsExactly(earlier);
        assertThatThrownBy(() -> annotations.add(new Note(Ids.next(), Ids.next(), START, "engineer", null, "Lost")))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void addressBelongsToTheDeviceThatHadItLast() {
        LearnedAddress first = new LearnedAddress(SYSTEM, DeviceId.of("1001"), "08000f123456", "192.0.2.1", START);
        LearnedAddress moved = new LearnedAddress(SYSTEM, DeviceId.of("1002"), "08000f123456", "192.0.2.2", START);
        addresses.learn(first);
        addresses.learn(first);
        assertThat(addresses.learned()).containsExactly(first);

        addresses.learn(moved);

        assertThat(addresses.learned()).containsExactly(moved);
        addresses.forget(moved);
        assertThat(addresses.learned()).isEmpty();
    }

    @Test
    void segmentKeepsTheUserOfWhenItWasStoredUntilSomebodySaysOtherwise() {
        UUID ann = Ids.next();
        UUID bob = Ids.next();
        people = SegmentPeople.NONE.withUser(ann, "Ann Other");
        Calls one = Calls.inbound("1001");
        keep(SegmentState.RECORDED, "", one);
        people = SegmentPeople.NONE.withUser(bob, "Bob Stone");
        Calls two = Calls.inbound("1001").at(START.plusSeconds(60));
        keep(SegmentState.RECORDED, "", two);

        assertThat(store.segment(one.id()).orElseThrow().userName()).isEqualTo("Ann Other");
        assertThat(found(RecordingQuery.ALL.withUsers(Set.of(ann)))).containsExactly(one.id());
        assertThat(found(RecordingQuery.ALL.withUsers(Set.of()))).isEmpty();
        assertThat(found(RecordingQuery.ALL.with(Field.USER, "Bob*"))).containsExactly(two.id());

        assertThat(store.assignUser(one.id(), bob, "Bob Stone")).isTrue();
        assertThat(found(RecordingQuery.ALL.withUsers(Set.of(bob)))).containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(store.forgetUser(bob, 10)).isEqualTo(2);
        assertThat(store.segment(one.id()).orElseThrow().people()).isEqualTo(SegmentPeople.NONE);
        assertThat(store.assignUser(Ids.next(), bob, "Bob Stone")).isFalse();
    }

    @Test
    void whatSomebodyOnceWroteInPlaceOfAUserStandsBeforeTheUser() {
        people = SegmentPeople.NONE.withUser(Ids.next(), "Ann Other");
        Calls one = Calls.inbound("1001");
        keep(SegmentState.RECORDED, "", one);
        annotations.annotate(one.id(), new Annotation(0, false, List.of("", "", "", "", ""), false, "Tony", 0));

        assertThat(store.segment(one.id()).orElseThrow().userName()).isEqualTo("Tony");
        assertThat(found(RecordingQuery.ALL.with(Field.USER, "Tony"))).containsExactly(one.id());
    }
}
