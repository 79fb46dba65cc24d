package org.jackfield.api.licence.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class VoucherCodeTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void whatAPersonTypesIsTheCode() {
        VoucherCode code = VoucherCode.random(RANDOM);
        assertThat(code.text()).matches("([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(VoucherCode.of(code.text().toLowerCase(Locale.ROOT).replace("-", " "))).isEqualTo(code);
        assertThat(VoucherCode.of(code.text().replace('0', 'o').replace('1', 'l').replace("-", ""))).isEqualTo(code);
    }

    @Property(tries = 500)
    void oneWrongCharacterShows(@ForAll @IntRange(min = 0, max = 24) int place, @ForAll @IntRange(min = 1, max = 31) int by) {
        String plain = VoucherCode.random(RANDOM).text().replace("-", "");
        int other = (ALPHABET.indexOf(plain.charAt(place)) + by) % ALPHABET.length();
        String wrong = plain.substring(0, place) + ALPHABET.charAt(other) + plain.substring(place + 1);
        assertThatThrownBy(() -> VoucherCode.of(wrong)).isInstanceOf(ProblemException.class);
    }

    @Property(tries = 500)
    void twoSwappedCharactersShow(@ForAll @IntRange(min = 0, max = 23) int first, @ForAll @IntRange(min = 1, max = 24) int apart) {
        StringBuilder plain = new StringBuilder(VoucherCode.random(RANDOM).text().replace("-", ""));
        int second = (first + apart) % VoucherCode.LENGTH;
        char kept = plain.charAt(first);
        if (kept != plain.charAt(second)) {
            plain.setCharAt(first, plain.charAt(second));
            plain.setCharAt(second, kept);
            assertThatThrownBy(() -> VoucherCode.of(plain.toString())).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void aListIsReadWithItsNotesAndEachCodeOnce() {
        VoucherCode one = VoucherCode.random(RANDOM);
        VoucherCode two = VoucherCode.random(RANDOM);
        String list = "\uFEFF# order 17\r\n" + one + "   # eight channels\n\n" + two + "; " + one + "\n";
        assertThat(VoucherList.read(list)).isEqualTo(List.of(one, two));
    }

    @Test
    void everyLineThatIsNoCodeIsNamed() {
        assertThatThrownBy(() -> VoucherList.read(VoucherCode.random(RANDOM) + "\nABC\nDEF"))
                .isInstanceOfSatisfying(ProblemException.class, refused ->
                        assertThat(refused.problem().message()).contains("codes: ABC, DEF. None was applied"));
        assertThatThrownBy(() -> VoucherList.read("# nothing\n")).hasMessageContaining("no voucher code");
        assertThatThrownBy(() -> VoucherList.read("x".repeat(VoucherList.MAX_CHARACTERS + 1))).hasMessageContaining("too long");
    }
}
