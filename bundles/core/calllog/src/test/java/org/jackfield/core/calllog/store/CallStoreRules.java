package org.jackfield.core.calllog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.calllog.store.Samples.START;
import static org.jackfield.core.calllog.store.Samples.SYSTEM;
import static org.jackfield.core.calllog.store.Samples.call;
import static org.jackfield.core.calllog.store.Samples.revised;
import static org.jackfield.core.calllog.store.Samples.segment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.testkit.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a call store keeps to, on whatever database. */
abstract class CallStoreRules {

    private final TestDatabase database;
    private final CallStore store;
    /** Who is known of a segment, by its device. */
    private final Map<String, SegmentPeople> people = new HashMap<>();

    CallStoreRules(Dialect dialect) {
        database = TestDatabase.open(dialect);
        store = new JdbiCallStore(database, segment -> people.getOrDefault(segment.device().device().number(), SegmentPeople.NONE), Optional::empty);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void callComesBackAsItWasWrittenToTheMillisecond() {
        LogicalCall call = call(START, true, "1001", "1002");

        assertThat(store.write(SYSTEM, List.of(call), 42)).isEqualTo(new CallStore.Written(1, 2));

        LoggedCall stored = store.call(call.id(), CallAccess.ALL).orElseThrow();
        assertThat(stored.segments()).isEqualTo(call.segments());
        assertThat(stored.started()).isEqualTo(START);
        assertThat(stored.ended()).isEqualTo(call.ended());
        assertThat(stored.marks()).isEqualTo(call.marks());
        assertThat(stored.system()).isEqualTo(SYSTEM);
        assertThat(store.cursor(SYSTEM)).isEqualTo(42);
        assertThat(store.cursor(new PhoneSystemId(new UUID(9, 9)))).isZero();
    }

    @Test
    void sameCallsAgainChangeNothing() {
        LogicalCall call = call(START, true, "1001", "1002");
        store.write(SYSTEM, List.of(call), 42);

        assertThat(store.write(SYSTEM, List.of(call), 42)).isEqualTo(new CallStore.Written(0, 0));

        assertThat(store.find(CallQuery.ALL, CallAccess.ALL, PageRequest.first()).total()).isEqualTo(1);
        assertThat(store.call(call.id(), CallAccess.ALL).orElseThrow().segments()).isEqualTo(call.segments());
    }

    @Test
    void newerRevisionReplacesAndOlderDoesNot() {
        UUID id = Ids.next();
        Segment first = segment(id, 1, "1001", true);
        Segment newer = revised(first, id, 9, false);
        store.write(SYSTEM, List.of(call(id, 2, START, true, List.of(first))), 1);
        store.write(SYSTEM, List.of(call(id, 7, START, false, List.of(newer))), 2);
        store.write(SYSTEM, List.of(call(id, 3, START, true, List.of(first))), 3);

        LoggedCall stored = store.call(id, CallAccess.ALL).orElseThrow();
        assertThat(stored.segments()).containsExactly(newer);
        assertThat(stored.ended()).isNotNull();
    }

    @Test
    void callAliveIsKeptFromItsFirstEndedSegmentOn() {
        UUID id = Ids.next();
        Segment done = segment(id, 1, "1001", true);
        Segment live = revised(segment(id, 2, "1002", true), id, 1, true);
        store.write(SYSTEM, List.of(call(id, 1, START, true, List.of(revised(done, id, 1, true)))), 1);
        assertThat(store.call(id, CallAccess.ALL)).isEmpty();

        store.write(SYSTEM, List.of(call(id, 2, START, true, List.of(done, live))), 2);

        LoggedCall stored = store.call(id, CallAccess.ALL).orElseThrow();
        assertThat(stored.ended()).isNull();
        assertThat(stored.segments()).containsExactly(done);
        assertThat(store.find(CallQuery.ALL.withState(CallQuery.State.LIVE), CallAccess.ALL, PageRequest.first()).total()).isEqualTo(1);
    }

    @Test
    void callThatWasMergedGoesAndItsSegmentsGoOver() {
        UUID main = Ids.next();
        UUID consultation = Ids.next();
        Segment theirs = segment(consultation, 1, "1002", true);
        store.write(SYSTEM, List.of(call(consultation, 1, START, true, List.of(theirs))), 1);

        Segment ours = segment(main, 1, "1001", true);
        Segment moved = revised(theirs, main, 4, false);
        store.write(
                SYSTEM,
                List.of(
                        call(consultation, 5, START, false, List.of(), main),
                        call(main, 5, START, false, List.of(ours, moved))),
                2);

        assertThat(store.call(consultation, CallAccess.ALL)).isEmpty();
        assertThat(store.call(main, CallAccess.ALL).orElseThrow().segments()).containsExactlyInAnyOrder(ours, moved);
        assertThat(store.find(CallQuery.ALL, CallAccess.ALL, PageRequest.first()).total()).isEqualTo(1);
    }

    @Test
    void overlongTextsAreCutAndStored() {
        UUID id = Ids.next();
        Segment long1 = segment(id, 1, "1".repeat(150), true);

        store.write(SYSTEM, List.of(call(id, 1, START, false, List.of(long1))), 1);

        assertThat(store.call(id, CallAccess.ALL).orElseThrow().segments().get(0).device().device().number()).hasSize(100);
    }

    @Test
    void queriesNarrowByEveryCondition() {
        LogicalCall answered = call(START, true, "1001", "1002");
        LogicalCall lost = call(START.plusSeconds(3600), false, "1003");
        store.write(SYSTEM, List.of(answered, lost), 1);

        assertThat(found(CallQuery.ALL)).containsExactly(lost.id(), answered.id());
        assertThat(found(CallQuery.ALL.withRange(START.plusSeconds(1), null))).containsExactly(lost.id());
        assertThat(found(CallQuery.ALL.withRange(START, START.plusSeconds(3600)))).containsExactly(answered.id());
        assertThat(found(CallQuery.ALL.withDevice(DeviceId.of("1002")))).containsExactly(answered.id());
        assertThat(found(CallQuery.ALL.withDevice(DeviceId.parse("2:1002")))).containsExactly(answered.id());
        assertThat(found(CallQuery.ALL.withDevice(DeviceId.parse("3:1002")))).isEmpty();
        assertThat(found(CallQuery.ALL.withDevice(DeviceId.of("1000")))).hasSize(2);
        assertThat(found(CallQuery.ALL.withNumber("7946 0123"))).hasSize(2);
        assertThat(found(CallQuery.ALL.withNumber("79460124"))).isEmpty();
        assertThat(found(CallQuery.ALL.withNumber("%"))).hasSize(2);
        assertThat(found(CallQuery.ALL.withState(CallQuery.State.ANSWERED))).containsExactly(answered.id());
        assertThat(found(CallQuery.ALL.withState(CallQuery.State.UNANSWERED))).containsExactly(lost.id());
        assertThat(found(CallQuery.ALL.withState(CallQuery.State.LIVE))).isEmpty();
        assertThat(found(CallQuery.ALL.withType(CallType.INTERNAL))).isEmpty();
        assertThat(found(CallQuery.ALL.withDirection(Direction.INBOUND))).hasSize(2);
        assertThat(found(CallQuery.ALL.withSystem(new PhoneSystemId(new UUID(9, 9))))).isEmpty();
    }

    private List<UUID> found(CallQuery query) {
        return store.find(query, CallAccess.ALL, PageRequest.first()).items().stream().map(LoggedCall::id).toList();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        List<LogicalCall> calls = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            calls.add(call(START.plus(Duration.ofMinutes(i / 3)), true, "1001"));
        }
        store.write(SYSTEM, calls, 1);

        List<UUID> seen = new ArrayList<>();
        for (int page = 0; page < 4; page++) {
            Page<LoggedCall> found = store.find(CallQuery.ALL, CallAccess.ALL, new PageRequest(page, 10));
            assertThat(found.total()).isEqualTo(25);
            found.items().forEach(c -> seen.add(c.id()));
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(25);
        List<Instant> starts =
                seen.stream().map(id -> store.call(id, CallAccess.ALL).orElseThrow().started()).toList();
        assertThat(starts).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void oldCallsAreRemovedWithTheirSegmentsAndCallsAliveStay() {
        LogicalCall old = call(START, true, "1001");
        LogicalCall recent = call(START.plus(Duration.ofDays(2)), true, "1001");
        UUID live = Ids.next();
        store.write(
                SYSTEM,
                List.of(old, recent, call(live, 1, START, true, List.of(segment(live, 1, "1001", true)))),
                1);

        assertThat(store.removeEndedBefore(START.plus(Duration.ofDays(1)), 100)).isEqualTo(1);

        assertThat(found(CallQuery.ALL)).containsExactlyInAnyOrder(recent.id(), live);
        long segments = database.jdbi().withHandle(h ->
                h.createQuery("SELECT COUNT(*) FROM calllog_segment").mapTo(Long.class).one());
        assertThat(segments).isEqualTo(2);
    }

    @Test
    void segmentKeepsTheUserItHadWhenItWasStoredThoughTheDeviceMoves() {
        UUID ann = Ids.next();
        UUID bob = Ids.next();
        people.put("1002", SegmentPeople.NONE.withUser(ann, "Ann Other"));
        LogicalCall call = call(START, true, "1001", "1002");
        store.write(SYSTEM, List.of(call), 1);

        people.put("1002", SegmentPeople.NONE.withUser(bob, "Bob Stone"));
        LogicalCall again = call(
                call.id(), 9, START, false, call.segments().stream().map(s -> revised(s, s.logicalCall(), 9, false)).toList());
        store.write(SYSTEM, List.of(again), 2);
        LogicalCall later = call(START.plusSeconds(60), true, "1001", "1002");
        store.write(SYSTEM, List.of(later), 3);

        assertThat(userOf(store.call(call.id(), CallAccess.ALL).orElseThrow(), "1002")).isEqualTo("Ann Other");
        assertThat(userOf(store.call(later.id(), CallAccess.ALL).orElseThrow(), "1002")).isEqualTo("Bob Stone");
        assertThat(idsOf(CallQuery.ALL.withUsers(Set.of(ann)))).containsExactly(call.id());
        assertThat(idsOf(CallQuery.ALL.withUsers(Set.of(ann, bob)))).containsExactly(later.id(), call.id());
        assertThat(idsOf(CallQuery.ALL.withUsers(Set.of()))).isEmpty();
    }

    @Test
    void userRemovedForEverLeavesTheCallsWithoutTheLink() {
        UUID ann = Ids.next();
        people.put("1002", SegmentPeople.NONE.withUser(ann, "Ann Other"));
        LogicalCall first = call(START, true, "1001", "1002");
        LogicalCall second = call(START.plusSeconds(60), true, "1001", "1002");
        store.write(SYSTEM, List.of(first, second), 1);

        assertThat(store.forgetUser(ann, 1)).isEqualTo(1);
        assertThat(store.forgetUser(ann, 5)).isEqualTo(1);
        assertThat(store.forgetUser(ann, 5)).isZero();

        LoggedCall stored = store.call(first.id(), CallAccess.ALL).orElseThrow();
        assertThat(stored.segments()).isEqualTo(first.segments());
        assertThat(stored.people().values()).containsOnly(SegmentPeople.NONE);
    }

    @Test
    void anInternalCallIsItsCallersTooUntilTheyAreRemovedForEver() {
        UUID ann = Ids.next();
        UUID bob = Ids.next();
        people.put("1002", SegmentPeople.NONE.withUser(bob, "Bob Stone").withCaller(ann, "Ann Other"));
        LogicalCall first = call(START, true, "1001", "1002");
        LogicalCall second = call(START.plusSeconds(60), true, "1001", "1002");
        store.write(SYSTEM, List.of(first, second), 1);

        assertThat(idsOf(CallQuery.ALL.withUsers(Set.of(ann)))).containsExactly(second.id(), first.id());
        assertThat(store.find(CallQuery.ALL, new CallAccess(false, Set.of(ann), List.of(), List.of()), PageRequest.first()).total())
                .isEqualTo(2);
        assertThat(store.forgetUser(ann, 1)).isEqualTo(1);
        assertThat(store.forgetUser(ann, 5)).isEqualTo(1);

        LoggedCall stored = store.call(first.id(), CallAccess.ALL).orElseThrow();
        assertThat(stored.people().values()).contains(SegmentPeople.NONE.withUser(bob, "Bob Stone"));
        assertThat(idsOf(CallQuery.ALL.withUsers(Set.of(ann)))).isEmpty();
        assertThat(idsOf(CallQuery.ALL.withUsers(Set.of(ann)))).isEmpty();
    }

    @Test
    void segmentIsAssignedToAnotherUserAndToNobody() {
        LogicalCall call = call(START, true, "1001", "1002");
        store.write(SYSTEM, List.of(call), 1);
        UUID segment = call.segments().getLast().id();
        UUID bob = Ids.next();

        assertThat(store.assignUser(segment, bob, "Bob Stone")).isTrue();
        assertThat(store.call(call.id(), CallAccess.ALL).orElseThrow().people().get(segment).user()).isEqualTo(bob);
        assertThat(store.assignUser(segment, null, "")).isTrue();
        assertThat(store.call(call.id(), CallAccess.ALL).orElseThrow().people().get(segment)).isEqualTo(SegmentPeople.NONE);
        assertThat(store.assignUser(Ids.next(), bob, "Bob Stone")).isFalse();
    }

    private List<UUID> idsOf(CallQuery query) {
        return store.find(query, CallAccess.ALL, PageRequest.first(50)).items().stream().map(LoggedCall::id).toList();
    }

    private static String userOf(LoggedCall call, String device) {
        return call.segments().stream()
                .filter(s -> s.device().device().number().equals(device))
                .findFirst()
                .map(s -> call.people(s).userName())
                .orElseThrow();
    }
}
