package org.jackfield.core.telephony.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundDiallingTest {

    private static String dial(DialPlanRules rules, String number) {
        return new OutboundDialling(new NumberCleaning(rules)).dial(number).result();
    }

    @ParameterizedTest
    @CsvSource({
        "1001, 1001",
        "999, 9999",
        "01134960123, 901134960123",
        "+44 (0)113 496 0123, 901134960123",
        "01614960123, 94960123",
        "4960123, 94960123",
        "+33123456789, 90033123456789",
        "*21, *21",
        "Anna, Anna",
    })
    void anOfficeInManchesterDials(String number, String digits) {
        assertThat(dial(Rules.manchester(), number)).isEqualTo(digits);
    }

    @ParameterizedTest
    @CsvSource({
        "911, 8911",
        "617-555-0123, 85550123",
        "857-555-0123, 88575550123",
        "212-555-0123, 812125550123",
        "+441614960123, 8011441614960123",
    })
    void anOfficeInBostonDials(String number, String digits) {
        assertThat(dial(Rules.boston(), number)).isEqualTo(digits);
    }

    @Test
    void aLocalNumberThatIsOverriddenIsDialledLikeALongDistanceOne() {
        assertThat(dial(Rules.manchester(), "01619001234")).isEqualTo("901619001234");
    }

    @Test
    void aLocalNumberThatBeginsLikeAnEmergencyCallKeepsItsAreaCode() {
        assertThat(dial(Rules.manchester(), "01619991234")).isEqualTo("91619991234");
    }

    @Test
    void theLocalAreaCodeIsDialledWhereItMustBe() {
        DialPlanRules withCode = Rules.of(
                Rules.preset("US"), "", List.of("8"), List.of("617"), List.of(), false, false, true);
        DialPlanRules withToll = Rules.of(
                Rules.preset("US"), "", List.of("8"), List.of("617"), List.of(), true, false, true);

        assertThat(dial(withCode, "6175550123")).isEqualTo("86175550123");
        assertThat(dial(withToll, "6175550123")).isEqualTo("816175550123");
    }

    @Test
    void theEndOfDiallingIsToldWhereItMustBe() {
        DialPlanRules rules = Rules.of(
                Rules.preset("GB"), "", List.of("9"), List.of(), List.of(), false, true, false);

        assertThat(dial(rules, "01614960123")).isEqualTo("901614960123#");
        assertThat(dial(rules, "1001")).isEqualTo("1001");
    }
}
