package org.jackfield.api.security.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class FieldTestTest {

    private static Stream<String> matching(CallField field, String written, String... texts) {
        FieldTest test = FieldTest.parse(field, written);
        return Stream.of(texts).filter(text -> test.matches(List.of(text)));
    }

    @Test
    void theExampleOfTheManual() {
        assertThat(matching(
                        CallField.EXTENSION, "1000-1005,!1003,1040,18%5,2000+", "999", "1000", "1001", "1002", "1003", "1004",
                        "1005", "1006", "1040", "1805", "185", "1806", "1999", "2000", "31415", "abc"))
                .containsExactly("1000", "1001", "1002", "1004", "1005", "1040", "1805", "185", "2000", "31415");
    }

    @Test
    void aHyphenAloneBoundsAbove() {
        assertThat(matching(CallField.TRUNK, "99-", "98", "99", "100", "x")).containsExactly("98", "99");
        assertThat(matching(CallField.TRUNK, "-99", "98", "99", "100", "x")).containsExactly("98", "99");
    }

    @Test
    void namesAreTakenWholeUnlessTheyHaveWildcardsAndCapitalsDoNotMatter() {
        assertThat(matching(CallField.AGENT_NAME, "änne", "Änne", "ÄNNE", "Änne M.")).containsExactly("Änne", "ÄNNE");
        assertThat(matching(CallField.AGENT_NAME, "a__%", "Al", "Anna", "ann", "Banna")).containsExactly("Anna", "ann");
        assertThat(matching(CallField.OUTSIDE_NUMBER, "09%", "09", "0911", "1909")).containsExactly("09", "0911");
    }

    @Test
    void wordsStandAnywhereInANote() {
        assertThat(matching(CallField.NOTE, "refund", "Wants a REFUND.", "re fund")).containsExactly("Wants a REFUND.");
    }

    @Test
    void exclusionsAloneLetAllOthersPass() {
        assertThat(matching(CallField.EXTENSION, "!1001,!20%", "1001", "2001", "1002", "")).containsExactly("1002", "");
        assertThat(FieldTest.parse(CallField.SERIAL, "!x").matches(List.of())).isTrue();
        assertThat(FieldTest.parse(CallField.SERIAL, "x").matches(List.of())).isFalse();
    }

    @Test
    void ofSeveralTextsOneMustBeWantedAndNoneUnwanted() {
        FieldTest test = FieldTest.parse(CallField.EXTENSION, "10%,!1003");
        assertThat(test.matches(List.of("999", "1001"))).isTrue();
        assertThat(test.matches(List.of("1003", "1001"))).isFalse();
    }

    @Test
    void nothingWrittenLetsEverythingPass() {
        assertThat(FieldTest.parse(CallField.AGENT, " , ,!").isEmpty()).isTrue();
        assertThat(FieldTest.parse(CallField.AGENT, null).isEmpty()).isTrue();
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> FieldTest.parse(CallField.AGENT, "20-10"))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().input()).isEqualTo("20-10"));
        assertThatThrownBy(() -> FieldTest.parse(CallField.AGENT, "x".repeat(FieldTest.LONGEST + 1)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aPatternOfManyWildcardsIsQuick() {
        FieldTest test = FieldTest.parse(CallField.AGENT_NAME, "%a".repeat(400) + "b");
        assertThat(test.matches(List.of("a".repeat(20_000)))).isFalse();
    }
}
