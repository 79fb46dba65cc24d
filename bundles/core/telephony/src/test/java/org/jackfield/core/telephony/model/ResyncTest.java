package org.jackfield.core.telephony.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.telephony.model.Office.d;
import static org.jackfield.core.telephony.model.Office.office;

import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.LinkEvent;
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
