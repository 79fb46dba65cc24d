package org.jackfield.apps.recording.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.apps.recording.Calls.START;
import static org.jackfield.apps.recording.Calls.SYSTEM;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.recording.facts.RecordingFacts;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.store.RecordingQuery.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Segments and what becomes of them, on whatever database. */
@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class RecordingStoreTest extends StoreRules {

    RecordingStoreTest(Dialect dialect) {
        super(dialect);
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
    void whoCalledFromWithinIsNamedAndFoundToo() {
        people = SegmentPeople.NONE.withUser(Ids.next(), "Ann Other").withCaller(Ids.next(), "Bob Stone");
        Calls one = Calls.inbound("1001");
        keep(SegmentState.RECORDED, "", one);

        assertThat(store.segment(one.id()).orElseThrow().userNames()).isEqualTo("Ann Other, Bob Stone");
        assertThat(found(RecordingQuery.ALL.with(Field.USER, "Bob*"))).containsExactly(one.id());
        annotations.annotate(one.id(), new Annotation(0, false, List.of("", "", "", "", ""), false, "Tony", 0));
        assertThat(store.segment(one.id()).orElseThrow().userNames()).isEqualTo("Tony, Bob Stone");
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
