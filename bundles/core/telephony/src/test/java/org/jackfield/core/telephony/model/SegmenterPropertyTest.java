package org.jackfield.core.telephony.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jackfield.api.telephony.call.CallAggregate;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.core.telephony.journal.JournalCodec;
import org.jackfield.core.telephony.model.CallScripts.Expected;
import org.jackfield.core.telephony.model.CallScripts.Ring;
import org.jackfield.core.telephony.model.CallScripts.Script;
import org.jackfield.core.telephony.model.CallScripts.Timed;

/** What holds for the segments of any calls whatever. */
class SegmenterPropertyTest {

    private static final int STEPS = 60;

    @Provide
    Arbitrary<Script> scripts() {
        return CallScripts.scripts(STEPS);
    }

    @Provide
    Arbitrary<Script> scriptsWithOutages() {
        return CallScripts.scriptsWithOutages(STEPS);
    }

    @Provide
    Arbitrary<TelephonyEvent> nonsense() {
        return CallScripts.nonsense();
    }

    private static Office play(Script script, boolean notAnswering, boolean notRung) {
        Office office = Office.office().switches("2523", notAnswering, notRung);
        for (Timed timed : script.events()) {
            office.after(timed.pauseMillis() / 1000.0).hear(timed.event());
        }
        return office;
    }

    @Property(tries = 500)
    void timesAddUp(@ForAll("scripts") Script script, @ForAll boolean notAnswering, @ForAll boolean notRung) {
        Office office = play(script, notAnswering, notRung);
        office.all.forEach(SegmenterPropertyTest::checkTimes);
    }

    static void checkTimes(LogicalCall call) {
        for (Segment segment : call.segments()) {
            assertThat(segment.queuedMillis()).isBetween(0L, segment.ringMillis());
            assertThat(segment.talkMillis()).isNotNegative();
            assertThat(segment.holdMillis()).isNotNegative();
            if (!segment.isLive()) {
                assertThat(segment.durationMillis())
                        .as("%s", segment)
                        .isEqualTo(Duration.between(segment.started(), segment.ended()).toMillis());
            }
            if (segment.isAnswered()) {
                assertThat(segment.answered()).isEqualTo(segment.started().plusMillis(segment.ringMillis()));
            } else {
                assertThat(segment.talkMillis() + segment.holdMillis()).isZero();
            }
        }
    }

    @Property(tries = 500)
    void everyCallThatWasPlacedIsTold(@ForAll("scripts") Script script, @ForAll boolean on) {
        Office office = play(script, on, on);

        assertThat(office.model.liveCallCount()).isZero();
        Set<String> told = new HashSet<>();
        office.latest.values().forEach(c -> c.callIds().forEach(id -> told.add(id.value())));
        for (Timed timed : script.events()) {
            if (timed.event() instanceof CallEvent.Originated originated) {
                assertThat(told).contains(originated.call().value());
            }
        }
        for (LogicalCall call : office.calls()) {
            assertThat(call.segments()).as("%s", call).isNotEmpty();
            assertThat(call.ended()).isNotNull();
            assertThat(call.segments()).allSatisfy(s -> {
                assertThat(s.isLive()).isFalse();
                assertThat(s.logicalCall()).isEqualTo(call.id());
                assertThat(s.started()).isAfterOrEqualTo(call.started());
                assertThat(s.ended()).isBeforeOrEqualTo(call.ended());
            });
            assertThat(call.segments()).extracting(Segment::number).containsExactlyElementsOf(
                    java.util.stream.IntStream.rangeClosed(1, call.segments().size()).boxed().toList());
        }
    }

    @Property(tries = 500)
    void talkAndHoldAreAsLongAsThePhoneSystemKnows(@ForAll("scripts") Script script) {
        Office office = play(script, true, true);

        for (Expected expected : script.calls()) {
            List<Segment> segments = withoutAnnouncements(callNamed(office, expected.call()));
            assertThat(segments.stream().mapToLong(Segment::talkMillis).sum())
                    .as("talk in %s: %s", expected.call(), segments)
                    .isEqualTo(expected.talkMillis());
            assertThat(segments.stream().mapToLong(Segment::holdMillis).sum())
                    .as("hold in %s: %s", expected.call(), segments)
                    .isEqualTo(expected.holdMillis());
        }
    }

    @Property(tries = 500)
    void whoRangHasASegmentOfThatMoment(@ForAll("scripts") Script script, @ForAll boolean on) {
        Office office = play(script, on, on);

        for (Ring ring : script.rings()) {
            Instant at = Office.START.plusMillis(ring.atMillis());
            assertThat(callNamed(office, ring.call()).segments())
                    .as("%s at %s", ring, at)
                    .anyMatch(s -> s.device().device().number().equals(ring.station())
                            && !s.started().isAfter(at) && !s.ended().isBefore(at));
        }
    }

    @Property(tries = 500)
    void callThatOneAtATimeHandledHasOneSegmentAtATime(@ForAll("scripts") Script script, @ForAll boolean on) {
        Office office = play(script, on, on);

        for (Expected expected : script.calls()) {
            List<Segment> segments = withoutAnnouncements(callNamed(office, expected.call()));
            for (int i = 1; i < segments.size(); i++) {
                assertThat(segments.get(i).started())
                        .as("%s", segments)
                        .isAfterOrEqualTo(segments.get(i - 1).ended());
            }
        }
    }

    private static LogicalCall callNamed(Office office, String name) {
        return office.calls().stream()
                .filter(c -> c.callIds().contains(Office.c(name)))
                .findFirst()
                .orElseThrow();
    }

    /** The segments of a call in their order, without those of consultations about it. */
    private static List<Segment> withoutAnnouncements(LogicalCall call) {
        return call.segments().stream().filter(s -> !s.marks().contains(CallMark.ANNOUNCEMENT)).toList();
    }

    @Property(tries = 500)
    void segmentsNeverVanishAndRevisionsOnlyGrow(@ForAll("scripts") Script script, @ForAll boolean on) {
        Office office = play(script, on, on);

        Map<UUID, Long> revisions = new HashMap<>();
        Set<UUID> seen = new HashSet<>();
        for (LogicalCall call : office.all) {
            for (Segment segment : call.segments()) {
                seen.add(segment.id());
                Long before = revisions.put(segment.id(), segment.revision());
                assertThat(before == null || before <= segment.revision()).isTrue();
            }
        }
        assertThat(office.segments()).extracting(Segment::id).containsExactlyInAnyOrderElementsOf(seen);
    }

    @Property(tries = 500)
    void segmentsOfOneDeviceInOneCallDoNotOverlap(@ForAll("scripts") Script script, @ForAll boolean on) {
        Office office = play(script, on, on);

        for (LogicalCall call : office.calls()) {
            Map<String, List<Segment>> byConnection = new HashMap<>();
            for (Segment segment : call.segments()) {
                byConnection
                        .computeIfAbsent(segment.device().device().toString(), x -> new java.util.ArrayList<>())
                        .add(segment);
            }
            byConnection.values().forEach(segments -> {
                segments.sort(Comparator.comparing(Segment::started).thenComparing(Segment::ended));
                for (int i = 1; i < segments.size(); i++) {
                    assertThat(segments.get(i).started())
                            .as("%s", segments)
                            .isAfterOrEqualTo(segments.get(i - 1).ended());
                }
            });
        }
    }

    @Property(tries = 200)
    void announcementThatIsTransparentNeverAnswersNorRings(@ForAll("scripts") Script script) {
        Office office = play(script, true, true);

        assertThat(office.segments())
                .filteredOn(s -> s.device().device().number().equals("2523"))
                .allSatisfy(s -> {
                    assertThat(s.isAnswered()).isFalse();
                    assertThat(s.rung()).isFalse();
                });
    }

    @Property(tries = 300)
    void aggregatesHoldTheSums(@ForAll("scripts") Script script, @ForAll boolean on) {
        for (LogicalCall call : play(script, on, on).calls()) {
            CallAggregate row = CallAggregate.collapsed(call.segments());
            CallAggregate whole = CallAggregate.perCall(call.segments());
            assertThat(row.durationMillis()).isEqualTo(row.ringMillis() + row.talkMillis() + row.holdMillis());
            assertThat(whole.talkMillis()).isEqualTo(row.talkMillis());
            assertThat(whole.ringMillis()).isBetween(0L, row.ringMillis());
            assertThat(whole.segmentCount()).isEqualTo(call.segments().size());
        }
    }

    @Property(tries = 300)
    void replayFromTheStartOrFromAnyCheckpointGivesTheSame(
            @ForAll("scripts") Script script, @ForAll boolean on, @ForAll int cut) {
        Office office = play(script, on, on);
        Office again = play(script, on, on);
        assertThat(again.all).isEqualTo(office.all);

        Office restored = Office.office().switches("2523", on, on);
        int at = Math.floorMod(cut, script.size());
        CallModel model = restored.model;
        for (int i = 0; i < script.size(); i++) {
            if (i == at) {
                model = CallModel.restore(Office.SYSTEM, model.state());
                restored = restored.continuedBy(model);
            }
            restored.after(script.get(i).pauseMillis() / 1000.0).hear(script.get(i).event());
        }
        assertThat(restored.all).isEqualTo(office.all);
    }

    @Property(tries = 500)
    void afterASnapshotTheCallsAliveAreThoseOfThePhoneSystem(@ForAll("scriptsWithOutages") Script script, @ForAll int cut) {
        Office office = Office.office();
        Office restored = Office.office();
        JournalCodec codec = new JournalCodec();
        int at = Math.floorMod(cut, script.size());
        for (int i = 0; i < script.size(); i++) {
            if (i == at) {
                byte[] written = codec.encode(restored.model.state());
                restored = restored.continuedBy(CallModel.restore(Office.SYSTEM, codec.decode(written, ModelState.class)));
            }
            Timed timed = script.get(i);
            office.after(timed.pauseMillis() / 1000.0).hear(timed.event());
            restored.after(timed.pauseMillis() / 1000.0).hear(timed.event());
            Set<String> alive = script.snapshots().get(i + 1);
            if (alive != null) {
                assertThat(office.model.liveCalls())
                        .as("after %s", script.events().subList(0, i))
                        .flatMap(LogicalCall::connections)
                        .extracting(connection -> connection.call().value())
                        .hasSameElementsAs(alive);
            }
        }

        assertThat(restored.all).isEqualTo(office.all);
        assertThat(office.model.liveCallCount()).isZero();
        office.all.forEach(SegmenterPropertyTest::checkTimes);
    }

    @Property(tries = 1000)
    void nonsenseNeitherThrowsNorUpsetsTheTimes(
            @ForAll @Size(max = 60) List<@net.jqwik.api.From("nonsense") TelephonyEvent> events) {
        Office office = Office.office();
        for (TelephonyEvent event : events) {
            office.after(1).hear(event);
        }
        office.all.forEach(SegmenterPropertyTest::checkTimes);
    }
}
