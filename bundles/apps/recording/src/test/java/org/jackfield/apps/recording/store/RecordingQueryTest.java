package org.jackfield.apps.recording.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.apps.recording.Calls.START;
import static org.jackfield.apps.recording.Calls.SYSTEM;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.store.RecordingQuery.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is found, in which order and how many, on whatever database. */
@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class RecordingQueryTest extends StoreRules {

    RecordingQueryTest(Dialect dialect) {
        super(dialect);
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
}
