package org.jackfield.core.telephony.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.telephony.model.Office.d;
import static org.jackfield.core.telephony.model.Office.office;

import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.call.CallAggregate;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every sequence of calls of the OAI sheet, section 7, in CSTA terms. */
class SequenceTest {

    @Test
    void inboundCallToAGroupRingsIsAnsweredHeldRetrievedAndCleared() {
        Office office = office().agent("1001", "5001", "Alice Adams");
        office.inbound("1A01", "94001").ringsFrom("2001", "1A01", "1001", "94001");
        office.after(6).answers("1A01", "1001", "94001");
        office.after(10).holds("1A01", "1001");
        office.after(4).retrieves("1A01", "1001");
        office.after(5).leaves("1A01", "94001").leaves("1A01", "1001");

        assertThat(office.story()).containsExactly("1001 6/15/4 CLEARED");
        Segment segment = office.segments().get(0);
        assertThat(segment.type()).isEqualTo(CallType.EXTERNAL);
        assertThat(segment.direction()).isEqualTo(Direction.INBOUND);
        assertThat(segment.trunk().device()).isEqualTo(d("94001"));
        assertThat(segment.group().name()).isEqualTo("Sales");
        assertThat(segment.device().agentName()).isEqualTo("Alice Adams");
        assertThat(segment.outside()).isEqualTo(Office.CALLER);
        assertThat(segment.endCode()).isEqualTo("36");
        assertThat(segment.rung()).isTrue();
        assertThat(office.onlyCall().state()).isEqualTo(LogicalCall.State.ENDED);
        assertThat(office.model.liveCallCount()).isZero();
    }

    @Test
    void eventsHeardThroughSeveralMonitorsChangeNothing() {
        Office office = office();
        office.inbound("1A01", "94001").inbound("1A01", "94001");
        office.ringsFrom("2001", "1A01", "1001", "94001").ringsFrom("2001", "1A01", "1001", "94001");
        office.after(6).answers("1A01", "1001", "94001").answers("1A01", "1001", "94001");
        office.after(10).leaves("1A01", "94001").leaves("1A01", "94001");
        office.leaves("1A01", "1001").leaves("1A01", "1001");

        assertThat(office.story()).containsExactly("1001 6/10/0 CLEARED");
    }

    @Test
    void announcedTransferMakesOneLogicalCallOfBoth() {
        Office office = office();
        office.inbound("1A01", "94001").rings("1A01", "1001", "94001");
        office.after(3).answers("1A01", "1001", "94001");
        office.after(10).holds("1A01", "1001").dials("1A02", "1001", "1002");
        office.rings("1A02", "1002", "1001", Cause.TRANSFER_ANNOUNCEMENT);
        office.after(2).answers("1A02", "1002", "1001");
        office.after(5).transfers("1A01", "1001", "1A02", "1002", ConnectionState.CONNECTED);
        office.leaves("1A02", "1001").leaves("1A02", "1002").answers("1A01", "1002", "94001");
        office.after(20).leaves("1A01", "94001").leaves("1A01", "1002");

        assertThat(office.story()).containsExactly(
                "1001 3/10/7 TRANSFERRED", "1002 2/5/0 JOINED", "1002 0/20/0 CLEARED");
        Segment announcement = office.segments().get(1);
        assertThat(announcement.marks()).contains(CallMark.ANNOUNCEMENT);
        assertThat(announcement.type()).isEqualTo(CallType.INTERNAL);
        assertThat(announcement.caller().device()).isEqualTo(d("1001"));
        Segment last = office.segments().get(2);
        assertThat(last.from().device()).isEqualTo(d("1001"));
        assertThat(last.transferred()).isTrue();
        assertThat(last.outside()).isEqualTo(Office.CALLER);
        assertThat(office.segments().get(0).to().device()).isEqualTo(d("1002"));
        assertThat(office.segments()).extracting(Segment::logicalCall).containsOnly(office.onlyCall().id());
        assertThat(office.segments()).extracting(Segment::number).containsExactly(1, 2, 3);
        assertThat(office.latest.values()).filteredOn(c -> c.mergedInto() != null).singleElement()
                .satisfies(c -> assertThat(c.segments()).isEmpty());
    }

    @Test
    void consultationThatIsNotTransferredStaysACallOfItsOwn() {
        Office office = office();
        office.inbound("1A01", "94001").rings("1A01", "1001", "94001").after(3).answers("1A01", "1001", "94001");
        office.after(10).holds("1A01", "1001").dials("1A02", "1001", "1002").rings("1A02", "1002", "1001");
        office.after(2).answers("1A02", "1002", "1001").after(5).leaves("1A02", "1002").leaves("1A02", "1001");
        office.retrieves("1A01", "1001").after(8).leaves("1A01", "94001").leaves("1A01", "1001");

        assertThat(office.calls()).hasSize(2);
        assertThat(office.story()).containsExactly("1001 3/18/7 CLEARED", "1002 2/5/0 CLEARED");
    }

    @Test
    void blindTransferCompletedWhileRinging() {
        Office office = office();
        office.inbound("1A01", "94001").rings("1A01", "1001", "94001").after(3).answers("1A01", "1001", "94001");
        office.after(10).holds("1A01", "1001").dials("1A02", "1001", "1002");
        office.rings("1A02", "1002", "1001", Cause.TRANSFER_ANNOUNCEMENT);
        office.after(2).transfers("1A01", "1001", "1A02", "1002", ConnectionState.ALERTING);
        office.leaves("1A02", "1001").leaves("1A02", "1002").rings("1A01", "1002", "94001", Cause.TRANSFER);
        office.after(4).answers("1A01", "1002", "94001");
        office.after(30).leaves("1A01", "1002").leaves("1A01", "94001");

        assertThat(office.story()).containsExactly(
                "1001 3/10/2 TRANSFERRED", "1002 2/0/0 JOINED", "1002 4/30/0 CLEARED");
        assertThat(office.onlyCall().answered()).isEqualTo(Office.START.plusSeconds(3));
    }

    @Test
    void transferInOneStepIsSeenByTheTransferEventAlone() {
        Office office = office();
        office.inbound("1A01", "94001").rings("1A01", "1001", "94001").after(3).answers("1A01", "1001", "94001");
        office.after(10).transfers("1A01", "1001", "", "1002", ConnectionState.NULL);
        office.after(6).transfers("1A01", "1001", "", "1002", ConnectionState.NULL);
        office.after(1).answers("1A01", "1002", "94001").after(9).clears("1A01");

        assertThat(office.story()).containsExactly("1001 3/10/0 TRANSFERRED", "1002 7/9/0 CLEARED");
    }

    @Test
    void unansweredTransferRecallsToWhoTransferred() {
        Office office = office();
        office.inbound("1A01", "94001").rings("1A01", "1001", "94001").answers("1A01", "1001", "94001");
        office.after(10).transfers("1A01", "1001", "", "1002", ConnectionState.ALERTING);
        office.rings("1A01", "1002", "94001", Cause.TRANSFER);
        office.after(15).diverts("1A01", "1002", "1001", Cause.RECALL);
        office.rings("1A01", "1001", "94001", Cause.RECALL);
        office.after(2).answers("1A01", "1001", "94001").after(3).clears("1A01");

        assertThat(office.story()).containsExactly(
                "1001 0/10/0 TRANSFERRED", "1002 15/0/0 DIVERTED", "1001 2/3/0 CLEARED");
        assertThat(office.segments().get(2).marks()).contains(CallMark.RECALL);
        assertThat(office.segments().get(2).from().device()).isEqualTo(d("1002"));
        assertThat(office.segments().get(2).transferred()).isFalse();
    }

    @Test
    void outboundCallBelongsToWhoCalls() {
        Office office = office();
        office.lifts("1B01", "1001").after(4).dials("1B01", "1001", "901234567890");
        office.accountCode("1B01", "1001", "7788");
        office.reaches("1B01", "94001", "01234567890").rings("1B01", "94001", "1001");
        office.after(7).answers("1B01", "94001", "1001");
        office.after(60).leaves("1B01", "1001").leaves("1B01", "94001");

        assertThat(office.story()).containsExactly("1001 7/60/0 CLEARED");
        Segment segment = office.segments().get(0);
        assertThat(segment.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(segment.trunk().device()).isEqualTo(d("94001"));
        assertThat(segment.outside().number()).isEqualTo("01234567890");
        assertThat(segment.dialled()).isEqualTo("901234567890");
        assertThat(segment.accountCode()).isEqualTo("7788");
        assertThat(segment.rung()).isFalse();
    }

    @Test
    void outboundCallWaitsForATrunk() {
        Office office = office();
        office.dials("1B02", "1001", "901234567890").queues("1B02", "94000", "1001");
        office.after(5).reaches("1B02", "94001", "01234567890").after(7).answers("1B02", "94001", "1001");
        office.after(10).clears("1B02");

        assertThat(office.story()).containsExactly("1001 12/10/0 CLEARED");
        assertThat(office.segments().get(0).queuedMillis()).isEqualTo(5000);
        assertThat(office.segments().get(0).trunk().device()).isEqualTo(d("94001"));
    }

    @Test
    void barredOutboundCallIsKeptAsFailed() {
        Office office = office();
        office.lifts("1B03", "1001").dials("1B03", "1001", "901234567890");
        office.fails("1B03", "1001", "01234567890", Cause.DESTINATION_NOT_OBTAINABLE).after(3).leaves("1B03", "1001");

        assertThat(office.story()).containsExactly("1001 3/0/0 FAILED");
        assertThat(office.segments().get(0).cause()).isEqualTo(Cause.DESTINATION_NOT_OBTAINABLE);
    }

    @Test
    void internalCall() {
        Office office = office().agent("1002", "5002", "Bob Brown");
        office.lifts("1C01", "1001").after(2).dials("1C01", "1001", "1002").rings("1C01", "1002", "1001");
        office.after(4).answers("1C01", "1002", "1001").after(11);
        office.leaves("1C01", "1001").leaves("1C01", "1002");

        assertThat(office.story()).containsExactly("1002 4/11/0 CLEARED");
        Segment segment = office.segments().get(0);
        assertThat(segment.type()).isEqualTo(CallType.INTERNAL);
        assertThat(segment.direction()).isEqualTo(Direction.NONE);
        assertThat(segment.caller().device()).isEqualTo(d("1001"));
        assertThat(segment.device().agent()).isEqualTo(d("5002"));
        assertThat(segment.trunk()).isEqualTo(Party.NONE);
    }

    @Test
    void internalCallHeldByTheCallerIsOnHoldForTheCalledToo() {
        Office office = office();
        office.dials("1C01", "1001", "1002").rings("1C01", "1002", "1001").answers("1C01", "1002", "1001");
        office.after(5).holds("1C01", "1001").after(7).retrieves("1C01", "1001").after(2).clears("1C01");

        assertThat(office.story()).containsExactly("1002 0/7/7 CLEARED");
    }

    @Test
    void internalCallToABusyNumberIsKept() {
        Office office = office();
        office.lifts("1C02", "1001").dials("1C02", "1001", "1002").fails("1C02", "1002", "1002", Cause.BUSY);
        office.after(3).leaves("1C02", "1001").leaves("1C02", "1002");

        assertThat(office.story()).containsExactly("1002 3/0/0 FAILED");
        assertThat(office.segments().get(0).caller().device()).isEqualTo(d("1001"));
        assertThat(office.segments().get(0).cause()).isEqualTo(Cause.BUSY);
    }

    @Test
    void callToABusyNumberIsOverWhenTheCallerHangsUp() {
        Office office = office();
        office.lifts("1C02", "1001").dials("1C02", "1001", "1002").fails("1C02", "1002", "1002", Cause.BUSY);
        assertThat(office.model.liveCallCount()).isEqualTo(1);

        office.after(3).leaves("1C02", "1001");

        assertThat(office.story()).containsExactly("1002 3/0/0 FAILED");
        assertThat(office.model.liveCallCount()).isZero();
    }

    @Test
    void callerWhoHearsThatItFailedIsStillThere() {
        Office office = office();
        office.lifts("1C02", "1001").dials("1C02", "1001", "1002").fails("1C02", "1001", "1002", Cause.REORDER_TONE);

        assertThat(office.model.liveCallCount()).isEqualTo(1);
        office.after(3).leaves("1C02", "1001");
        assertThat(office.model.liveCallCount()).isZero();
    }

    @Test
    void liftedReceiverIsNoCall() {
        Office office = office();
        office.lifts("1C03", "1001").after(5).leaves("1C03", "1001");

        assertThat(office.segments()).isEmpty();
        assertThat(office.model.liveCallCount()).isZero();
    }

    @Test
    void numberThatDoesNotExistIsNoCall() {
        Office office = office();
        office.fails("", "1001", "7777", Cause.REORDER_TONE);

        assertThat(office.calls()).isEmpty();
    }

    @Test
    void conferenceGivesEachMemberASegment() {
        Office office = office();
        office.inbound("1A01", "94001").rings("1A01", "1001", "94001").answers("1A01", "1001", "94001");
        office.after(10).holds("1A01", "1001").dials("1A03", "1001", "1003").rings("1A03", "1003", "1001");
        office.after(2).answers("1A03", "1003", "1001").after(3).holds("1A03", "1001");
        office.conferences("1A01", "1001", "1A03", Cause.CONFERENCE,
                "1001", "1A04", "94001", "1A01", "1003", "1A03");
        office.conferences("1A01", "1001", "1A03", Cause.CONFERENCE,
                "1001", "1A04", "94001", "1A01", "1003", "1A03");
        office.after(20).leaves("1A03", "1003");
        office.after(5).leaves("1A04", "1001").leaves("1A01", "94001");

        assertThat(office.story()).containsExactly(
                "1001 0/35/5 CLEARED", "1003 2/3/0 JOINED", "1003 0/20/0 CLEARED");
        assertThat(office.onlyCall().marks()).contains(CallMark.CONFERENCE);
        assertThat(office.segments().get(1).marks()).contains(CallMark.ANNOUNCEMENT);
        assertThat(office.model.liveCallCount()).isZero();
    }

    @Test
    void forwardOnNoAnswer() {
        Office office = office();
        office.dials("1C03", "1001", "1002").rings("1C03", "1002", "1001");
        office.after(12).diverts("1C03", "1002", "1003", Cause.FORWARD_NO_ANSWER);
        office.rings("1C03", "1003", "1001", Cause.FORWARD).after(3).answers("1C03", "1003", "1001");
        office.after(6).clears("1C03");

        assertThat(office.story()).containsExactly("1002 12/0/0 DIVERTED", "1003 3/6/0 CLEARED");
        assertThat(office.segments().get(0).to().device()).isEqualTo(d("1003"));
        assertThat(office.segments().get(1).from().device()).isEqualTo(d("1002"));
    }

    @Test
    void forwardOfAllCallsLeavesNoTraceWhereNothingRang() {
        Office office = office();
        office.dials("1C03", "1001", "1002").diverts("1C03", "1002", "1003", Cause.FORWARD_ALWAYS);
        office.rings("1C03", "1003", "1001", Cause.FORWARD).after(3).leaves("1C03", "1001").leaves("1C03", "1003");

        assertThat(office.story()).containsExactly("1003 3/0/0 CLEARED");
        assertThat(office.segments().get(0).from().device()).isEqualTo(d("1002"));
    }

    @Test
    void forwardToTheOutsideIsTrunkToTrunk() {
        Office office = office();
        office.inbound("1A05", "94001").rings("1A05", "1002", "94001");
        office.after(4).hear(new org.jackfield.api.telephony.event.CallEvent.Diverted(
                Office.c("1A05"), d("1002"), d("94002"), "07700900123", Cause.FORWARD_NO_ANSWER));
        office.reaches("1A05", "94002", "07700900123").after(6).answers("1A05", "94002", "94001");
        office.after(30).clears("1A05");

        assertThat(office.story()).containsExactly("1002 4/0/0 DIVERTED", "94002 6/30/0 CLEARED");
        Segment onward = office.segments().get(1);
        assertThat(onward.marks()).contains(CallMark.TRUNK_TO_TRUNK);
        assertThat(onward.direction()).isEqualTo(Direction.INBOUND);
        assertThat(onward.trunk().device()).isEqualTo(d("94001"));
        assertThat(onward.outside().number()).isEqualTo("02079460123");
        assertThat(onward.dialled()).isEqualTo("07700900123");
    }

    @Test
    void queueWithNoAgentFreeCountsAsRinging() {
        Office office = office();
        office.inbound("1A05", "94001").queues("1A05", "2001", "94001").queues("1A05", "2001", "94001");
        office.after(10).answers("1A05", "2523", "94001").after(20);
        office.ringsFrom("2001", "1A05", "1002", "94001").after(3).answers("1A05", "1002", "94001");
        office.after(40).leaves("1A05", "94001").leaves("1A05", "1002");

        assertThat(office.story()).containsExactly("1002 33/40/0 CLEARED");
        Segment segment = office.segments().get(0);
        assertThat(segment.queuedMillis()).isEqualTo(30_000);
        assertThat(segment.group().device()).isEqualTo(d("2001"));
        assertThat(segment.answered()).isEqualTo(Office.START.plusSeconds(33));
    }

    @Test
    void callerWhoGivesUpInTheQueueIsKept() {
        Office office = office();
        office.inbound("1A05", "94001").queues("1A05", "2001", "94001");
        office.after(45).leaves("1A05", "94001").leaves("1A05", "2001");

        assertThat(office.story()).containsExactly("2001 45/0/0 CLEARED");
        assertThat(office.segments().get(0).group().device()).isEqualTo(d("2001"));
        assertThat(office.segments().get(0).rung()).isFalse();
    }

    @Test
    void memberWhoDoesNotAnswerLetsTheGroupGoOn() {
        Office office = office();
        office.inbound("1A01", "94001").ringsFrom("2001", "1A01", "1001", "94001");
        office.after(12).diverts("1A01", "1001", "1002", Cause.NO_ANSWER);
        office.ringsFrom("2001", "1A01", "1002", "94001").after(3).answers("1A01", "1002", "94001");
        office.after(9).clears("1A01");

        assertThat(office.story()).containsExactly("1001 12/0/0 DIVERTED", "1002 3/9/0 CLEARED");
    }

    @Test
    void everyPhoneOfAnAllRingGroupHasASegment() {
        Office office = office();
        office.inbound("1A01", "94001").ringsFrom("2001", "1A01", "1001", "94001");
        office.ringsFrom("2001", "1A01", "1002", "94001").ringsFrom("2001", "1A01", "1003", "94001");
        office.after(5).answers("1A01", "1002", "94001").leaves("1A01", "1001").leaves("1A01", "1003");
        office.after(8).leaves("1A01", "94001").leaves("1A01", "1002");

        assertThat(office.story()).containsExactly(
                "1001 5/0/0 ANSWERED_ELSEWHERE", "1002 5/8/0 CLEARED", "1003 5/0/0 ANSWERED_ELSEWHERE");
        CallAggregate whole = CallAggregate.perCall(office.onlyCall().segments());
        assertThat(whole.ringMillis()).isEqualTo(5000);
        assertThat(whole.device().device()).isEqualTo(d("1002"));
        assertThat(whole.firstRang().device()).isEqualTo(d("1001"));
    }

    @Test
    void phonesThatRangWithoutAGroupEndWhenTheyAreCleared() {
        Office office = office();
        office.inbound("1A01", "94001").rings("1A01", "1001", "94001").rings("1A01", "1002", "94001");
        office.after(5).answers("1A01", "1002", "94001").leaves("1A01", "1001").after(8).clears("1A01");

        assertThat(office.story()).containsExactly("1001 5/0/0 ANSWERED_ELSEWHERE", "1002 5/8/0 CLEARED");
    }

    @Test
    void callToADeviceInDoNotDisturbIsKept() {
        Office office = office();
        office.lifts("1C05", "1001").dials("1C05", "1001", "1002");
        office.fails("1C05", "1002", "1002", Cause.DO_NOT_DISTURB).fails("1C05", "1002", "1002", Cause.DO_NOT_DISTURB);
        office.after(2).leaves("1C05", "1001").leaves("1C05", "1002");

        assertThat(office.story()).containsExactly("1002 2/0/0 FAILED");
    }

    @Test
    void recordACallIsAPartyWithoutASegment() {
        Office office = office();
        office.inbound("1A01", "94001").rings("1A01", "1001", "94001").answers("1A01", "1001", "94001");
        office.after(5).conferences("1A01", "1001", "1A06", Cause.RECORDING,
                "1001", "1A07", "94001", "1A01", "2510", "1A06");
        office.after(5).leaves("1A06", "2510").after(5).leaves("1A07", "1001").leaves("1A01", "94001");

        assertThat(office.story()).containsExactly("1001 0/15/0 CLEARED");
        assertThat(office.segments().get(0).marks())
                .contains(CallMark.RECORDED_BY_PHONE_SYSTEM)
                .doesNotContain(CallMark.CONFERENCE);
    }

    @Test
    void pickUpMovesTheCall() {
        Office office = office();
        office.inbound("1A01", "94001").rings("1A01", "1001", "94001").after(4);
        office.diverts("1A01", "1001", "1003", Cause.CALL_PICKUP).answers("1A01", "1003", "94001");
        office.after(7).clears("1A01");

        assertThat(office.story()).containsExactly("1001 4/0/0 DIVERTED", "1003 0/7/0 CLEARED");
        assertThat(office.segments().get(1).from().device()).isEqualTo(d("1001"));
        assertThat(office.segments().get(1).transferred()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = Cause.class, names = {"CALL_PICKUP", "CALL_STOLEN", "TRANSFER"})
    void whoTakesACallThatWasAnsweredHasItByTransfer(Cause cause) {
        Office office = office();
        office.inbound("1A01", "94001").rings("1A01", "1001", "94001").after(4).answers("1A01", "1001", "94001");
        office.after(5).holds("1A01", "1001").after(2);
        office.diverts("1A01", "1001", "1003", cause).answers("1A01", "1003", "94001");
        office.after(7).clears("1A01");

        assertThat(office.story()).containsExactly("1001 4/5/2 TRANSFERRED", "1003 0/7/0 CLEARED");
        assertThat(office.segments().get(1).from().device()).isEqualTo(d("1001"));
        assertThat(office.segments().get(1).transferred()).isTrue();
    }

    @Test
    void callerWhoTransfersLeavesTheCalledWithTheDestination() {
        Office office = office();
        office.dials("1C01", "1001", "1002").rings("1C01", "1002", "1001").answers("1C01", "1002", "1001");
        office.after(5).holds("1C01", "1001").dials("1C02", "1001", "1003").rings("1C02", "1003", "1001");
        office.after(1).answers("1C02", "1003", "1001").after(2);
        office.transfers("1C01", "1001", "1C02", "1003", ConnectionState.CONNECTED);
        office.after(9).leaves("1C01", "1002").leaves("1C01", "1003");

        assertThat(office.story()).containsExactly(
                "1002 0/5/3 TRANSFERRED", "1003 1/2/0 JOINED", "1003 0/9/0 CLEARED");
        assertThat(office.segments().get(2).caller().device()).isEqualTo(d("1002"));
        assertThat(office.segments().get(2).from().device()).isEqualTo(d("1001"));
    }

    @Test
    void internalCallTransferredToTheOutsideBelongsToWhoIsLeftInside() {
        Office office = office();
        office.dials("1C01", "1001", "1002").rings("1C01", "1002", "1001").answers("1C01", "1002", "1001");
        office.after(5).holds("1C01", "1001").dials("1C02", "1001", "907700900123");
        office.reaches("1C02", "94001", "07700900123").after(2).answers("1C02", "94001", "1001").after(3);
        office.transfers("1C01", "1001", "1C02", "94001", ConnectionState.CONNECTED);
        office.after(9).leaves("1C01", "1002").leaves("1C01", "94001");

        assertThat(office.segments().get(1).device().device()).isEqualTo(d("1001"));
        assertThat(office.segments().get(1).end()).isEqualTo(SegmentEnd.JOINED);
        Segment last = office.segments().get(office.segments().size() - 1);
        assertThat(last.device().device()).isEqualTo(d("1002"));
        assertThat(last.type()).isEqualTo(CallType.EXTERNAL);
        assertThat(last.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(last.outside().number()).isEqualTo("07700900123");
        assertThat(last.talkMillis()).isGreaterThanOrEqualTo(9000);
    }

    @Test
    void nameUsedAgainByThePhoneSystemIsAnotherCall() {
        Office office = office();
        office.inbound("1A01", "94001").rings("1A01", "1001", "94001").answers("1A01", "1001", "94001");
        office.after(5).transfers("1A01", "1001", "1A02", "1002", ConnectionState.CONNECTED);
        office.after(5).dials("1A02", "1003", "1001").rings("1A02", "1001", "1003");
        office.answers("1A02", "1001", "1003").after(5).clears("1A02").after(5).clears("1A01");

        assertThat(office.calls()).hasSize(2);
        assertThat(office.story()).containsExactly(
                "1001 0/5/0 TRANSFERRED", "1002 0/15/0 CLEARED", "1001 0/5/0 CLEARED");
    }
}
