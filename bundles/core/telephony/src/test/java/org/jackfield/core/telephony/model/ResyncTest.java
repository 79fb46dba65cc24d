package org.jackfield.core.telephony.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.telephony.model.Office.d;
import static org.jackfield.core.telephony.model.Office.office;

import java.util.List;
import java.util.function.Consumer;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.core.telephony.journal.JournalCodec;
import org.junit.jupiter.api.Test;

/** What is left of calls after a gap is what the phone system says, and what was missed is marked, not guessed. */
class ResyncTest {

    private static Office twoCalls() {
        Office office = office();
        office.inbound("A", "94001").rings("A", "1001", "94001").answers("A", "1001", "94001");
        office.dials("B", "1002", "1003").rings("B", "1003", "1002").answers("B", "1003", "1002");
        return office.after(10).hear(new LinkEvent.LinkChanged(LinkStatus.State.DOWN, "lost")).after(30);
    }

    @Test
    void callToldAgainGoesOnWithAMark() {
        Office office = twoCalls().hear(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL));
        office.answers("A", "1001", "94001").answers("B", "1003", "1002");
        office.hear(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true)).after(5).clears("A").clears("B");

        assertThat(office.story()).containsExactly("1001 0/45/0 CLEARED", "1003 0/45/0 CLEARED");
        assertThat(office.segments()).allSatisfy(s -> assertThat(s.marks()).containsExactly(CallMark.GAP));
    }

    @Test
    void callNotToldAgainHasEndedInterrupted() {
        Office office = twoCalls().hear(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL));
        office.answers("A", "1001", "94001").hear(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true));

        assertThat(office.model.liveCalls()).hasSize(1);
        assertThat(office.story()).containsExactly("1001 0/40/0 LIVE", "1003 0/10/0 INTERRUPTED");
        assertThat(office.segments().get(1).marks()).contains(CallMark.INTERRUPTED, CallMark.GAP);
    }

    @Test
    void callThatEndedWhileThePlatformWasDownCountsUpToTheLastEventBefore() {
        Office office = office();
        office.inbound("A", "94001").rings("A", "1001", "94001").answers("A", "1001", "94001");
        office.after(20).dials("B", "1002", "1003");
        office.after(60_000).hear(new LinkEvent.EventsMissed("", 0, "not running")).after(5);
        office.hear(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL));
        office.hear(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true));

        assertThat(office.story()).containsExactly("1001 0/20/0 INTERRUPTED", "1002 0/0/0 INTERRUPTED");
        assertThat(office.model.liveCallCount()).isZero();
    }

    @Test
    void incompleteSnapshotEndsNothing() {
        Office office = twoCalls().hear(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL));
        office.hear(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, false));

        assertThat(office.model.liveCalls()).hasSize(2);
    }

    @Test
    void resyncOfOneDeviceEndsOnlyWhatItCovers() {
        Office office = twoCalls().hear(new LinkEvent.ResyncBegan(LinkEvent.Scope.device(d("1003"))));
        office.hear(new LinkEvent.ResyncEnded(LinkEvent.Scope.device(d("1003")), true));

        assertThat(office.segments().get(0).end()).isEqualTo(SegmentEnd.LIVE);
        assertThat(office.segments().get(1).end()).isEqualTo(SegmentEnd.INTERRUPTED);
    }

    @Test
    void callFirstSeenInASnapshotHasJoinedLate() {
        Office office = office().hear(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL));
        office.answers("C", "1003", "1001").holds("D", "1002");
        office.hear(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true)).after(3).clears("C");

        assertThat(office.story()).containsExactly("1003 0/3/0 CLEARED");
        assertThat(office.segments().get(0).marks()).contains(CallMark.JOINED_LATE);
        assertThat(office.segments().get(0).caller().device()).isEqualTo(d("1001"));
    }

    @Test
    void nameToldOfOtherDevicesIsAnotherCallAfterThePhoneSystemStartedAnew() {
        Office office = twoCalls().hear(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL));
        office.answers("A", "1862", "94002").answers("B", "1003", "1002");
        office.hear(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true)).after(5).clears("A");

        assertThat(office.story()).containsExactly("1001 0/10/0 INTERRUPTED", "1003 0/40/0 LIVE", "1862 0/5/0 CLEARED");
        assertThat(office.segments().get(2).marks()).contains(CallMark.JOINED_LATE);
        assertThat(office.model.liveCalls()).hasSize(1);
    }

    @Test
    void nameFirstHeldByAStrangerIsAnotherCallAfterThePhoneSystemStartedAnew() {
        Office office = twoCalls().hear(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL));
        office.holds("A", "1862").answers("B", "1003", "1002");
        office.hear(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true)).after(5);

        assertThat(office.story()).containsExactly("1001 0/10/0 INTERRUPTED", "1003 0/40/0 LIVE");
        assertThat(office.model.liveCalls()).hasSize(2);
        office.retrieves("A", "1862").rings("A", "1000", "1862").answers("A", "1000", "1862").after(3).clears("A");
        assertThat(office.story()).containsExactly("1001 0/10/0 INTERRUPTED", "1003 0/40/0 LIVE", "1000 0/3/0 CLEARED");
        assertThat(office.segments().get(2).type()).isEqualTo(CallType.INTERNAL);
    }

    @Test
    void nameFirstRetrievedByAStrangerBeforeTheSnapshotIsAnotherCall() {
        Office office = twoCalls().hear(new LinkEvent.LinkChanged(LinkStatus.State.SYNCHRONISING, ""));
        office.retrieves("A", "1862").after(1).hear(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL));
        office.answers("A", "1862", "94002").answers("B", "1003", "1002");
        office.hear(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true)).after(5).clears("A");

        assertThat(office.story()).containsExactly("1001 0/10/0 INTERRUPTED", "1003 0/41/0 LIVE", "1862 0/5/0 CLEARED");
    }

    @Test
    void nameHeldByAStrangerIsStillTheSameCallIfTheSnapshotTellsOfItsTrunk() {
        Office office = twoCalls().hear(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL));
        office.holds("A", "1862").answers("B", "1003", "1002").after(1).answers("A", "94001", "");
        office.hear(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true)).after(5).clears("A");

        assertThat(office.story()).containsExactly(
                "1001 0/41/0 INTERRUPTED", "1003 0/40/0 LIVE", "1862 0/0/5 CLEARED");
        assertThat(office.calls()).hasSize(2);
        assertThat(office.segments().get(2).marks()).doesNotContain(CallMark.JOINED_LATE);
    }

    @Test
    void nameToldOfAStationThatHadItIsTheSameCallHoweverItIsToldFirst() {
        Office office = twoCalls().hear(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL));
        office.holds("A", "1001").holds("A", "1862").answers("B", "1003", "1002");
        office.hear(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true)).after(5).clears("A");

        assertThat(office.calls()).hasSize(2);
        assertThat(office.story()).containsExactly(
                "1001 0/40/5 CLEARED", "1003 0/40/0 LIVE", "1862 0/0/5 CLEARED");
    }

    @Test
    void nameOfAnotherTrunkIsAnotherCallThoughTheStationIsTheSame() {
        Office office = twoCalls().hear(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL));
        office.answers("A", "1001", "94002").answers("B", "1003", "1002");
        office.hear(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true)).after(5).clears("A");

        assertThat(office.story()).containsExactly(
                "1001 0/10/0 INTERRUPTED", "1003 0/40/0 LIVE", "1001 0/5/0 CLEARED");
        assertThat(office.segments().get(2).trunk().device()).isEqualTo(d("94002"));
    }

    @Test
    void trunkThatIsNotToldIsStillThereWhileAStationTalksWithNobodyElse() {
        Office office = twoCalls().hear(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL));
        office.answers("A", "1001", "").answers("B", "1003", "1002");
        office.hear(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true)).after(5).leaves("A", "94001");

        assertThat(office.story()).containsExactly("1001 0/45/0 CLEARED", "1003 0/40/0 LIVE");
    }

    @Test
    void conferenceOfStrangersUnderAnOldNameIsAnotherCall() {
        Office office = twoCalls().hear(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL));
        office.conferences("A", "1862", "", Cause.CONFERENCE, "1862", "A", "1833", "A", "1000", "A");
        office.answers("B", "1003", "1002").hear(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true));

        assertThat(office.story()).contains("1001 0/10/0 INTERRUPTED", "1003 0/40/0 LIVE");
        assertThat(office.model.liveCalls()).hasSize(2);
    }

    @Test
    void originInTheOldNameEndsTheOldCallWhereItWasLastHeard() {
        Office office = twoCalls().dials("B", "1002", "1000").rings("B", "1000", "1002").after(2);
        office.hear(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL)).answers("A", "1001", "94001").rings("B", "1000", "1002");
        office.hear(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true));

        assertThat(office.story()).containsExactly("1001 0/42/0 LIVE", "1003 0/10/0 INTERRUPTED", "1000 2/0/0 LIVE");
    }

    @Test
    void heldForAnybodyAndTakenByAnotherIsOneCallWhileNothingWasMissed() {
        Office office = office();
        office.inbound("A", "94001").rings("A", "1001", "94001").answers("A", "1001", "94001");
        office.after(4).holds("A", "1001").after(2).retrieves("A", "1862").after(3).clears("A");

        assertThat(office.story()).containsExactly("1001 0/4/2 DIVERTED", "1862 0/3/0 CLEARED");
        assertThat(office.calls()).hasSize(1);
    }

    @Test
    void checkpointInTheMiddleOfASnapshotChangesNothing() {
        List<Consumer<Office>> story = List.of(
                o -> o.hear(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL)),
                o -> o.after(1).holds("A", "1862"),
                o -> o.after(1).holds("C", "1833"),
                o -> o.after(1).answers("A", "94001", ""),
                o -> o.after(1).answers("B", "1862", "94002"),
                o -> o.hear(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true)),
                o -> o.after(1).clears("A").clears("B").clears("C"));
        Office straight = twoCalls();
        story.forEach(step -> step.accept(straight));
        assertThat(straight.model.liveCallCount()).isZero();

        JournalCodec codec = new JournalCodec();
        for (int cut = 0; cut < story.size(); cut++) {
            Office office = twoCalls();
            for (int i = 0; i < story.size(); i++) {
                if (i == cut) {
                    byte[] written = codec.encode(office.model.state());
                    office = office.continuedBy(
                            CallModel.restore(Office.SYSTEM, codec.decode(written, ModelState.class)));
                }
                story.get(i).accept(office);
            }
            assertThat(office.all).as("restored before step %s", cut).isEqualTo(straight.all);
        }
    }

    @Test
    void handlerWhoChangedUnheardIsInterruptedAndTheNewOneBegins() {
        Office office = twoCalls().hear(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL));
        office.answers("A", "1862", "94001").answers("B", "1003", "1002");
        office.hear(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true)).after(5).clears("A");

        assertThat(office.story()).contains("1001 0/40/0 INTERRUPTED", "1862 0/5/0 CLEARED");
    }

    @Test
    void missedEventsMarkTheCallsAlive() {
        Office office = office();
        office.inbound("A", "94001").rings("A", "1001", "94001");
        office.hear(new LinkEvent.EventsMissed("", 3, "sequence 007 to 009")).after(2).clears("A");
        office.inbound("B", "94001").rings("B", "1001", "94001").after(2).clears("B");

        assertThat(office.segments().get(0).marks()).containsExactly(CallMark.GAP);
        assertThat(office.segments().get(1).marks()).isEmpty();
    }
}
