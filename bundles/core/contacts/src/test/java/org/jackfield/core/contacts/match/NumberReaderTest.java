package org.jackfield.core.contacts.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NumberReaderTest {

    private final NumberReader plain = new NumberReader(UnaryOperator.identity());

    @Test
    void ofANumberDigitsAndALeadingPlusCount() {
        assertThat(NumberReader.compact("+44 (123) 456-7899")).isEqualTo("+441234567899");
        assertThat(NumberReader.compact("0123.45/6789")).isEqualTo("0123456789");
        assertThat(NumberReader.compact("12+34")).isEqualTo("1234");
    }

    @Test
    void anExtensionBehindItIsLeftOut() {
        assertThat(NumberReader.compact("020 7946 0123 ext 12")).isEqualTo("02079460123");
        assertThat(NumberReader.compact("n/a")).isEmpty();
        assertThat(NumberReader.compact("+")).isEmpty();
    }

    @Test
    void zerosInFrontAndThePlusSignMakeADifference() {
        assertThat(plain.key("0123")).isNotEqualTo(plain.key("123")).isNotEqualTo(plain.key("00123"));
        assertThat(plain.key("+123")).isNotEqualTo(plain.key("123"));
    }

    @Test
    void whatIsTooLongForATelephoneNumberIsNone() {
        assertThat(plain.key("9".repeat(NumberReader.MAX_DIGITS))).isPositive();
        assertThat(plain.key("9".repeat(NumberReader.MAX_DIGITS + 1))).isEqualTo(NumberReader.NONE);
        assertThat(plain.key("")).isEqualTo(NumberReader.NONE);
    }

    @Test
    void theDialPlanDecidesWhatIsTheSameNumber() {
        NumberReader cleaned = new NumberReader(number -> number.replaceFirst("^\\+44", "0"));

        assertThat(cleaned.key("+44 20 7946 0123")).isEqualTo(cleaned.key("020 79460123"));
    }

    @Property
    void twoNumbersHaveOneKeyExactlyIfTheirDigitsAreTheSame(
            @ForAll @StringLength(max = 20) String a, @ForAll @StringLength(max = 20) String b) {
        boolean same = plain.normal(a).equals(plain.normal(b)) || plain.key(a) == NumberReader.NONE && plain.key(b) == NumberReader.NONE;

        assertThat(plain.key(a) == plain.key(b)).isEqualTo(same);
    }
}
