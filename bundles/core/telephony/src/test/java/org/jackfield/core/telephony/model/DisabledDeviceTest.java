package org.jackfield.core.telephony.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.telephony.model.Office.d;
import static org.jackfield.core.telephony.model.Office.office;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.FeatureEvent;
import org.jackfield.core.telephony.model.CallScripts.Script;
import org.jackfield.core.telephony.model.CallScripts.Timed;
import org.junit.jupiter.api.Test;

/** A device that is not followed (manual §7.2.2.4): nothing is told of it, and all of those it talks with. */
class DisabledDeviceTest {

    private static final DeviceId DISABLED = d("1002");

    private static Office withDisabled() {
        return office().disable("1002");
    }

    @Test
    void callToItIsToldOfTheCaller() {
        Office office = withDisabled().dials("A", "1001", "1002").after(1).rings("A", "1002", "1001");
        assertThat(office.onlyCall().state()).isEqualTo(LogicalCall.State.RINGING);
        office.after(3).answers("A", "1002", "1001").after(5).holds("A", "1002").after(2).retrieves("A", "1002");
        assertThat(office.onlyCall().connections()).extracting(c -> c.party().device()).containsExactly(d("1001"));
        office.after(4).leaves("A", "1002").leaves("A", "1001");

        assertThat(office.story()).containsExactly("1001 3/9/2 CLEARED");
        Segment segment = office.segments().get(0);
        assertThat(segment.caller().device()).isEqualTo(d("1001"));
        assertThat(segment.dialled()).isEqualTo("1002");
        assertThat(segment.rung()).isFalse();
    }

    @Test
    void callFromItIsToldOfWhoWasCalled() {
        Office office = withDisabled().dials("A", "1002", "1001").rings("A", "1001", "1002");
        office.after(2).answers("A", "1001", "1002").after(6).leaves("A", "1002").leaves("A", "1001");

        assertThat(office.story()).containsExactly("1001 2/6/0 CLEARED");
        assertThat(office.segments().get(0).caller().device()).isEqualTo(DISABLED);
    }

    @Test
    void callsItHasWithTheOutsideAreNotTold() {
        Office office = withDisabled().inbound("A", "94001").rings("A", "1002", "94001");
        office.after(2).answers("A", "1002", "94001").after(9).leaves("A", "1002").leaves("A", "94001");
        office.dials("B", "1002", "9555").reaches("B", "94002", "555").after(4).leaves("B", "1002").leaves("B", "94002");

        assertThat(office.segments()).isEmpty();
        assertThat(office.model.liveCallCount()).isZero();
    }

    @Test
    void callItTakesFromAGroupHasLeftTheGroup() {
        Office office = withDisabled().inbound("A", "94001").queues("A", "2001", "94001");
        office.after(7).ringsFrom("2001", "A", "1002", "94001").after(3).answers("A", "1002", "94001");
        office.after(60).leaves("A", "1002").leaves("A", "94001");

        assertThat(office.story()).containsExactly("2001 10/0/0 DIVERTED");
    }

    @Test
    void callItPassesOnIsToldFromThereOn() {
        Office office = withDisabled().inbound("A", "94001").rings("A", "1002", "94001").answers("A", "1002", "94001");
        office.after(9).transfers("A", "1002", "", "1001", ConnectionState.ALERTING);
        office.after(2).answers("A", "1001", "94001").after(5).leaves("A", "1001").leaves("A", "94001");

        assertThat(office.story()).containsExactly("1001 2/5/0 CLEARED");
        assertThat(office.segments().get(0).from().device()).isEqualTo(DISABLED);
    }

    @Test
    void callPassedToItIsToldUpToThere() {
        Office office = withDisabled().inbound("A", "94001").rings("A", "1001", "94001").answers("A", "1001", "94001");
        office.after(9).transfers("A", "1001", "", "1002", ConnectionState.ALERTING);
        office.answers("A", "1002", "94001").after(20).leaves("A", "1002").leaves("A", "94001");

        assertThat(office.story()).containsExactly("1001 0/9/0 TRANSFERRED");
    }

    @Test
    void callItForwardsIsToldOfWhoRangThen() {
        Office office = withDisabled().dials("A", "1001", "1002").rings("A", "1002", "1001").after(4);
        office.diverts("A", "1002", "1003", Cause.FORWARD_NO_ANSWER).rings("A", "1003", "1001");
        office.after(2).answers("A", "1003", "1001").after(5).clears("A");

        assertThat(office.story()).containsExactly("1001 4/0/0 DIVERTED", "1003 2/5/0 CLEARED");
    }

    @Test
    void callThatFailsThereIsToldOfTheCaller() {
        Office office = withDisabled().dials("A", "1001", "1002").fails("A", "1002", "1002", Cause.BUSY);
        office.after(3).leaves("A", "1001");

        assertThat(office.story()).containsExactly("1001 3/0/0 FAILED");
        assertThat(office.segments().get(0).end()).isEqualTo(SegmentEnd.FAILED);
    }

    @Test
    void itsFeaturesAndAgentsAreNotFollowedAndWhatWasKnownIsForgotten() {
        Office office = office().agent("1002", "5001", "Ann");
        office.hear(new FeatureEvent.DoNotDisturbChanged(DISABLED, true, "lunch")).disable("1002");
        assertThat(status(office)).satisfies(s -> {
            assertThat(s.doNotDisturb()).isFalse();
            assertThat(s.agents()).isEmpty();
        });
        office.agent("1002", "5001", "Ann").hear(new FeatureEvent.DoNotDisturbChanged(DISABLED, true, "lunch"));

        assertThat(status(office)).satisfies(s -> {
            assertThat(s.doNotDisturb()).isFalse();
            assertThat(s.agents()).isEmpty();
        });
    }

    @Test
    void callInProgressIsFollowedToItsEnd() {
        Office office = office().dials("A", "1001", "1002").rings("A", "1002", "1001").answers("A", "1002", "1001");
        office.after(4).disable("1002").after(3).holds("A", "1002").after(2).clears("A");

        assertThat(office.story()).containsExactly("1002 0/7/2 CLEARED");
    }

    private static DeviceStatus status(Office office) {
        return office.model.devices().stream()
                .filter(s -> s.device().id().equals(DISABLED))
                .findFirst()
                .orElseThrow();
    }

    @Provide
    Arbitrary<Script> scripts() {
        return CallScripts.scripts(60);
    }

    @Property(tries = 500)
    void nothingIsEverToldOfItAndNobodyElseIsForgotten(@ForAll("scripts") Script script, @ForAll int cut) {
        Office office = withDisabled();
        Office restored = withDisabled();
        int at = Math.floorMod(cut, script.size());
        Set<List<Object>> talked = new HashSet<>();
        for (int i = 0; i < script.size(); i++) {
            Timed timed = script.get(i);
            if (i == at) {
                restored = restored.continuedBy(CallModel.restore(Office.SYSTEM, restored.model.state()));
            }
            restored.after(timed.pauseMillis() / 1000.0).hear(timed.event());
            office.after(timed.pauseMillis() / 1000.0).hear(timed.event());
            boolean reached = timed.event() instanceof CallEvent.Established e && !e.device().equals(DISABLED)
                    && e.device().number().startsWith("1");
            if (reached) {
                CallEvent event = (CallEvent) timed.event();
                talked.add(List.of(event.call(), event.device()));
            }
        }

        assertThat(restored.all).isEqualTo(office.all);
        assertThat(office.model.liveCallCount()).isZero();
        for (LogicalCall call : office.all) {
            assertThat(call.connections()).noneMatch(c -> c.party().device().equals(DISABLED));
            assertThat(call.segments()).noneMatch(s -> s.device().device().equals(DISABLED));
            SegmenterPropertyTest.checkTimes(call);
        }
        for (List<Object> one : talked) {
            assertThat(office.calls())
                    .as("%s", one)
                    .filteredOn(c -> c.callIds().contains(one.get(0)))
                    .anySatisfy(c -> assertThat(c.segments())
                            .anyMatch(s -> s.isAnswered() && s.device().device().equals(one.get(1))));
        }
    }
}
