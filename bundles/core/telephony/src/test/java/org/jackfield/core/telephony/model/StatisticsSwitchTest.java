package org.jackfield.core.telephony.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.telephony.model.Office.d;
import static org.jackfield.core.telephony.model.Office.office;

import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.call.CallAggregate;
import org.jackfield.api.telephony.call.Segment;
import org.junit.jupiter.api.Test;

/** The two call-statistics switches (manual §7.2.2.4, ruling 2) and the example of manual §7.2.2.8. */
class StatisticsSwitchTest {

    /** Inbound to announcement 2523, then to 1833, transferred to 1862. */
    private static Office example(boolean notAnswering, boolean notRung) {
        Office office = office().switches("2523", notAnswering, notRung);
        office.agent("1833", "1021", "").agent("1862", "1024", "");
        office.inbound("2A01", "94001").rings("2A01", "2523", "94001");
        office.after(1).answers("2A01", "2523", "94001");
        office.after(9).rings("2A01", "1833", "94001");
        office.after(2).answers("2A01", "1833", "94001");
        office.after(8).transfers("2A01", "1833", "", "1862", ConnectionState.ALERTING);
        office.after(2).answers("2A01", "1862", "94001");
        return office.after(9).leaves("2A01", "1862").leaves("2A01", "94001");
    }

    @Test
    void bothOffTheAnnouncementHasASegmentAndAnswers() {
        Office office = example(false, false);

        assertThat(office.story()).containsExactly(
                "2523 1/9/0 DIVERTED", "1833 2/8/0 TRANSFERRED", "1862 2/9/0 CLEARED");
        CallAggregate row = CallAggregate.collapsed(office.onlyCall().segments());
        assertThat(row.device().device()).isEqualTo(d("1862"));
        assertThat(row.device().agent()).isEqualTo(d("1024"));
        assertThat(row.talkMillis()).isEqualTo(26_000);
        assertThat(row.ringMillis()).isEqualTo(5_000);
        assertThat(row.answered()).isEqualTo(Office.START.plusSeconds(1));
        CallAggregate call = CallAggregate.perCall(office.onlyCall().segments());
        assertThat(call.device().device()).isEqualTo(d("2523"));
        assertThat(call.ringMillis()).isEqualTo(1_000);
    }

    @Test
    void bothOnTheAnnouncementIsRingingOfWhomeverComesNext() {
        Office office = example(true, true);

        assertThat(office.story()).containsExactly("1833 12/8/0 TRANSFERRED", "1862 2/9/0 CLEARED");
        CallAggregate call = CallAggregate.perCall(office.onlyCall().segments());
        assertThat(call.device().device()).isEqualTo(d("1833"));
        assertThat(call.firstRang().device()).isEqualTo(d("1833"));
        assertThat(call.ringMillis()).isEqualTo(12_000);
        assertThat(call.transferredFrom().device()).isEqualTo(d("1833"));
        assertThat(call.transferredTo().device()).isEqualTo(d("1862"));
    }

    @Test
    void notAnsweringAloneTheAnnouncementRingsAndNeverAnswers() {
        Office office = example(true, false);

        assertThat(office.story()).containsExactly(
                "2523 10/0/0 DIVERTED", "1833 2/8/0 TRANSFERRED", "1862 2/9/0 CLEARED");
        assertThat(office.segments().get(0).isAnswered()).isFalse();
        assertThat(office.segments().get(0).rung()).isTrue();
    }

    @Test
    void notRungAloneTheAnnouncementAnswersWithoutCountingAsRung() {
        Office office = example(false, true);

        assertThat(office.story()).containsExactly(
                "2523 1/9/0 DIVERTED", "1833 2/8/0 TRANSFERRED", "1862 2/9/0 CLEARED");
        Segment announcement = office.segments().get(0);
        assertThat(announcement.isAnswered()).isTrue();
        assertThat(announcement.rung()).isFalse();
    }

    @Test
    void callerWhoHangsUpInATransparentAnnouncementIsKeptAsUnanswered() {
        Office office = office();
        office.inbound("2A02", "94001").rings("2A02", "2523", "94001").answers("2A02", "2523", "94001");
        office.after(7).leaves("2A02", "94001").leaves("2A02", "2523");

        assertThat(office.story()).containsExactly("2523 7/0/0 CLEARED");
        assertThat(office.segments().get(0).isAnswered()).isFalse();
        assertThat(office.segments().get(0).rung()).isFalse();
    }

    @Test
    void switchesAreOnAtFirstImportAndSurviveTheNext() {
        Office office = office();
        assertThat(office.model.devices())
                .filteredOn(s -> s.device().settings().notAnswering() && s.device().settings().notRung())
                .extracting(s -> s.device().id().number())
                .containsExactly("2523");

        office.switches("2523", false, true);
        office.device("2523", DeviceKind.ANNOUNCEMENT, "Renamed");
        assertThat(office.model.devices())
                .filteredOn(s -> s.device().id().equals(d("2523")))
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.device().name()).isEqualTo("Renamed");
                    assertThat(s.device().settings().notAnswering()).isFalse();
                    assertThat(s.device().settings().notRung()).isTrue();
                });
    }

    @Test
    void agentWithTheNumberOfATelephoneDoesNotHideIt() {
        Office office = office().device("1001", DeviceKind.AGENT, "Alice");

        assertThat(office.model.devices())
                .filteredOn(s -> s.device().id().equals(d("1001")))
                .singleElement()
                .satisfies(s -> assertThat(s.device().kind())
                        .isEqualTo(DeviceKind.STATION));
    }

    @Test
    void switchThrownDuringACallCountsFromTheNextCallOn() {
        Office office = office().switches("2523", false, false);
        office.inbound("2A03", "94001").rings("2A03", "2523", "94001").answers("2A03", "2523", "94001").after(3);
        office.switches("2523", true, true).after(4).holds("2A03", "2523").clears("2A03");

        assertThat(office.story()).containsExactly("2523 0/7/0 CLEARED");
    }
}
