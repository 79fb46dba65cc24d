package org.jackfield.api.security.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(FieldTest.parse(CallField.AGENT, " , ,").isEmpty()).isTrue();
        assertThat(FieldTest.parse(CallField.AGENT, null).isEmpty()).isTrue();
    }

    @Test
    void spacesAroundSignsAndValuesDoNotMatter() {
        assertThat(FieldTest.parse(CallField.AGENT, " 10 - 15 ,  ! 12, 20 + ,- 3"))
                .isEqualTo(FieldTest.parse(CallField.AGENT, "10-15,!12,20+,-3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20-10           | 3",
                "1001,!          | 5",
                "1001, !!1002    | 7",
                "1-2-3           | 3",
                "1001,+5         | 5",
                "5+-             | 2",
                "5+6             | 2",
                "-               | 0",
                "--5             | 0",
                "1001 1002       | 5",
                "1,1234567890123456789+ | 20",
                "18%5-2000       | 4",
                "2000-18%        | 7",
                "18_+            | 3",
                "1001,5-%        | 7",
                "1003!           | 4",
                "1001,!10!3      | 8",
                "%!              | 1",
                "+-              | 0",
                "10% 1001        | 4",
                "1001 10%        | 5"
            })
    void anErrorPointsAtTheCharacter(String written, int position) {
        assertThat(FieldTest.fault(CallField.EXTENSION, written).orElseThrow().position()).isEqualTo(position);
        assertThatThrownBy(() -> FieldTest.parse(CallField.EXTENSION, written))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("access.filter-text");
                    assertThat(e.problem().input()).isEqualTo(written);
                    assertThat(e.problem().message()).startsWith("EXTENSION, character " + (position + 1) + ": ");
                });
    }

    @Test
    void thePositionIsThatOfTheTextAsItWasSent() {
        FilterCriteria sent = FilterCriteria.NONE.with(CallField.EXTENSION, "   20-10 ");

        assertThatThrownBy(sent::parse).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().input()).isEqualTo("   20-10 ");
            assertThat(e.problem().message()).startsWith("EXTENSION, character 7: ");
        });
        assertThat(FilterCriteria.NONE.with(CallField.EXTENSION, " \t ").isEmpty()).isTrue();
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThat(FieldTest.fault(CallField.AGENT, "x".repeat(FieldTest.LONGEST))).isEmpty();
        assertThat(FieldTest.fault(CallField.AGENT, "x".repeat(FieldTest.LONGEST + 1)).orElseThrow().position())
                .isEqualTo(FieldTest.LONGEST);
    }

    @Test
    void signsStandForThemselvesWhereThereAreNoNumbers() {
        assertThat(matching(CallField.OUTSIDE_NUMBER, "+44%,0-1", "+4420", "0-1", "1")).containsExactly("+4420", "0-1");
        assertThat(matching(CallField.EXTENSION, "sip-12", "sip-12", "12")).containsExactly("sip-12");
        assertThat(matching(CallField.EXTENSION, "sip-%,a!b", "sip-12", "12", "a!b")).containsExactly("sip-12", "a!b");
        assertThat(matching(CallField.DDI, "+44%-1,18!", "+4420-1", "18!", "18")).containsExactly("+4420-1", "18!");
    }

    @Property
    void aRangeIsWhatTheNumbersSay(@ForAll @IntRange(max = 99) int low, @ForAll @IntRange(max = 99) int high,
            @ForAll @IntRange(max = 120) int number) {
        List<String> text = List.of(Integer.toString(number));
        assertThat(FieldTest.parse(CallField.TRUNK, low + "+").matches(text)).isEqualTo(number >= low);
        assertThat(FieldTest.parse(CallField.TRUNK, low + "-").matches(text)).isEqualTo(number <= low);
        assertThat(FieldTest.parse(CallField.TRUNK, "!" + low + "," + low + "+").matches(text)).isEqualTo(number > low);
        assertThat(FieldTest.fault(CallField.TRUNK, low + "-" + high).isPresent()).isEqualTo(low > high);
        if (low <= high) {
            assertThat(FieldTest.parse(CallField.TRUNK, low + "-" + high).matches(text))
                    .isEqualTo(number >= low && number <= high);
        }
    }

    /** The grammar of manual §6.3, written down a second time. */
    @Property
    void whatIsMadeOfNumbersIsAPatternOrARangeOrIsRefused(
            @ForAll @CharRange(from = '0', to = '2') @Chars({'!', '%', '_', '+', '-', ' ', ','}) @StringLength(max = 7)
                    String written) {
        boolean all = Stream.of(written.split(",", -1)).map(String::strip).allMatch(value -> {
            Matcher range = Pattern.compile("!? *(\\d+) *- *(\\d+)").matcher(value);
            return range.matches()
                    ? Long.parseLong(range.group(1)) <= Long.parseLong(range.group(2))
                    : value.matches("|!? *([\\d%_]+|\\d+ *[+-]|- *\\d+)");
        });
        assertThat(FieldTest.fault(CallField.AGENT, written).isEmpty()).isEqualTo(all);
    }

    @Property
    void everyTextIsReadOrRefusedAtOneOfItsCharacters(
            @ForAll @CharRange(from = '+', to = '9') @Chars({'!', '%', '_', ' ', 'a'}) @StringLength(max = 12) String written) {
        for (CallField field : CallField.values()) {
            FieldTest.fault(field, written).ifPresent(fault -> assertThat(fault.position()).isBetween(0, written.length() - 1));
        }
    }

    @Test
    void aPatternOfManyWildcardsIsQuick() {
        FieldTest test = FieldTest.parse(CallField.AGENT_NAME, "%a".repeat(400) + "b");
        assertThat(test.matches(List.of("a".repeat(20_000)))).isFalse();
    }
}
