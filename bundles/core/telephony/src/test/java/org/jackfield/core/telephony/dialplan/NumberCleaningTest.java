package org.jackfield.core.telephony.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.dialplan.Translation.Rule;
import org.jackfield.api.telephony.dialplan.Translation.Step;
import org.jackfield.api.telephony.dialplan.Translation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberCleaningTest {

    private final NumberCleaning manchester = new NumberCleaning(Rules.manchester());
    private final NumberCleaning boston = new NumberCleaning(Rules.boston());

    @ParameterizedTest
    @CsvSource({
        "01614960123, 01614960123",
        "0161 496 0123, 01614960123",
        "(0161) 496-0123, 01614960123",
        "+44 (0)161 496 0123, 01614960123",
        "+441614960123, 01614960123",
        "00441614960123, 01614960123",
        "441614960123, 01614960123",
        "1614960123, 01614960123",
        "4960123, 01614960123",
        "+33 1 23 45 67 89, +33123456789",
        "0033123456789, +33123456789",
        "999, 999",
        "1001, 1001",
        "*21, *21",
        "Withheld, Withheld",
        "sip:anna@example.com, sip:anna@example.com",
    })
    void everyWayToWriteANumberLeadsToOneForm(String written, String clean) {
        assertThat(manchester.clean(written).result()).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource({
        "6175550123, 16175550123",
        "16175550123, 16175550123",
        "+1 617 555 0123, 16175550123",
        "5550123, 16175550123",
        "011441614960123, +441614960123",
        "911, 911",
    })
    void northAmericanNumbersTakeTheTollDigit(String written, String clean) {
        assertThat(boston.clean(written).result()).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource({
        "901614960123, 01614960123",
        "914101614960123, 01614960123",
        "94960123, 01614960123",
        "90033123456789, +33123456789",
        "9999, 999",
        "999, 999",
        "901614960123#, 01614960123",
    })
    void whatIsDialledBeforeANumberIsTakenOff(String dialled, String clean) {
        assertThat(manchester.cleanDialled(dialled).result()).isEqualTo(clean);
    }

    @Test
    void theLongestPrefixIsTakenOffOnce() {
        NumberCleaning cleaning = new NumberCleaning(
                Rules.of(Rules.preset("GB"), "", List.of("8", "8141"), List.of(), List.of(), false, false, false));

        assertThat(cleaning.cleanDialled("8141801614960123").result()).isEqualTo("801614960123");
        assertThat(cleaning.cleanDialled("88801614960123").result()).isEqualTo("8801614960123");
    }

    @Test
    void aCallersNumberKeepsWhatLooksLikeAPrefix() {
        NumberCleaning berlin = new NumberCleaning(
                Rules.of(Rules.preset("DE"), "", List.of("0"), List.of("030"), List.of(), false, false, false));

        assertThat(berlin.clean("03023125012").result()).isEqualTo("03023125012");
        assertThat(berlin.cleanDialled("003023125012").result()).isEqualTo("03023125012");
        assertThat(berlin.cleanDialled("023125012").result()).isEqualTo("03023125012");
    }

    @Test
    void theDidPrefixCompletesTheLastDigitsAndNothingMore() {
        assertThat(manchester.cleanDdi("960123").result()).isEqualTo("01614960123");
        assertThat(manchester.cleanDdi("01614960123").result()).isEqualTo("01614960123");
        assertThat(manchester.cleanDdi("+441614960123").result()).isEqualTo("01614960123");
        assertThat(manchester.cleanDdi("Sales").result()).isEqualTo("Sales");
    }

    @Test
    void everyStepIsTold() {
        Translation found = manchester.cleanDialled("9 496-0123");

        assertThat(found.steps()).containsExactly(
                new Step(Rule.PUNCTUATION_REMOVED, "", "94960123"),
                new Step(Rule.PREFIX_REMOVED, "9", "4960123"),
                new Step(Rule.AREA_CODE_ADDED, "0161", "01614960123"));
    }

    @Test
    void withoutADialPlanNothingChanges() {
        NumberCleaning none = new NumberCleaning(DialPlanRules.NONE);

        assertThat(none.cleanDialled("9 0161-496 0123").isChanged()).isFalse();
        assertThat(none.clean(null).result()).isEmpty();
    }
}
