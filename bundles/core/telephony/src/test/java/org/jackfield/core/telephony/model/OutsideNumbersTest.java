package org.jackfield.core.telephony.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.telephony.model.Office.office;

import java.util.List;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.event.ExternalParty;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.core.telephony.dialplan.DialPlanSettings;
import org.jackfield.core.telephony.dialplan.SiteDialPlan;
import org.jackfield.core.telephony.journal.JournalCodec;
import org.junit.jupiter.api.Test;

/** The numbers that calls are told with (manual §7.2.3). */
class OutsideNumbersTest {

    private static final DialPlanRules BRITISH =
            new SiteDialPlan(DialPlanRules.NONE, DialPlanSettings.FORMATS::defaults).preset("GB", DialPlanRules.NONE);

    private static Office withPlan() {
        return office().hear(new SystemEvent.DialPlanSet(BRITISH));
    }

    @Test
    void aDialledNumberIsToldWithoutWhatWasDialledBefore() {
        Office office = withPlan().dials("A", "1001", "901614960123").reaches("A", "94001", "901614960123");
        assertThat(office.onlyCall().outside().number()).isEqualTo("01614960123");

        office.after(9).leaves("A", "1001").leaves("A", "94001");

        assertThat(office.segments()).singleElement().satisfies(segment -> {
            assertThat(segment.outside().number()).isEqualTo("01614960123");
            assertThat(segment.dialled()).isEqualTo("901614960123");
        });
    }

    @Test
    void aCallersNumbersAreBroughtIntoTheirOneForm() {
        Office office = withPlan().inbound("A", "94001").rings("A", "1001", "94001").answers("A", "1001", "94001");
        office.after(9).leaves("A", "1001").leaves("A", "94001");

        ExternalParty outside = office.segments().get(0).outside();
        assertThat(outside.number()).isEqualTo("02079460123");
        assertThat(outside.ddi()).isEqualTo("01234500100");
    }

    @Test
    void aPlanHoldsFromWhenItIsToldAndForCallsThatGoOn() {
        Office office = office().dials("A", "1001", "901614960123").reaches("A", "94001", "901614960123");
        assertThat(office.onlyCall().outside().number()).isEqualTo("901614960123");

        office.hear(new SystemEvent.DialPlanSet(BRITISH)).after(9).leaves("A", "1001").leaves("A", "94001");
        office.dials("B", "1001", "901614960123").reaches("B", "94001", "901614960123");
        office.after(9).leaves("B", "1001").leaves("B", "94001");

        assertThat(office.segments()).extracting(s -> s.outside().number()).last().isEqualTo("01614960123");
    }

    @Test
    void aModelAtRestKnowsThePlanAndWhatThePhoneSystemSaid() {
        JournalCodec codec = new JournalCodec();
        Office office = withPlan().dials("A", "1001", "901614960123").reaches("A", "94001", "901614960123");

        CallModel restored = CallModel.restore(
                Office.SYSTEM, codec.decode(codec.encode(office.model.state()), ModelState.class));
        Office later = office.continuedBy(restored).after(9).leaves("A", "1001").leaves("A", "94001");

        assertThat(restored.dialPlan()).isEqualTo(BRITISH);
        assertThat(later.segments()).extracting(s -> s.outside().number()).isEqualTo(List.of("01614960123"));
    }
}
