package org.jackfield.core.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final String RFC_KEY =
            Totp.base32("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    /** The table of RFC 6238, appendix B, for SHA-1; its eight digits cut to six. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theCodesOfTheStandard(long second, String code) {
        Instant moment = Instant.ofEpochSecond(second);

        assertThat(Totp.code(RFC_KEY, Totp.step(moment))).isEqualTo(code);
        assertThat(Totp.match(RFC_KEY, code, moment)).hasValue(Totp.step(moment));
    }

    @Test
    void whatIsNoCodeMatchesNothing() {
        Instant moment = Instant.ofEpochSecond(59);

        for (String code : new String[] {"", "0", "28708", "2870822", "abcdef", "２８７０８２", "-87082"}) {
            assertThat(Totp.match(RFC_KEY, code, moment)).as(code).isEmpty();
        }
        assertThat(Totp.match(RFC_KEY, " 287 082 ", moment)).as("as authenticators show it").isPresent();
    }

    @Property
    void base32ComesBack(@ForAll @Size(max = 64) byte[] bytes) {
        String text = Totp.base32(bytes);

        assertThat(text).matches("[A-Z2-7]*");
        assertThat(Totp.bytes(text)).isEqualTo(bytes);
    }

    @Property(tries = 200)
    void aCodeHoldsForItsStepAndTheOnesBeside(
            @ForAll @LongRange(min = 1_000_000, max = 100_000_000) long step, @ForAll @IntRange(min = -4, max = 4) int off) {
        String key = Totp.newKey();
        Instant moment = Instant.ofEpochSecond((step + off) * 30 + 7);

        boolean taken = Totp.match(key, Totp.code(key, step), moment).stream().anyMatch(found -> found == step);

        assertThat(taken).isEqualTo(Math.abs(off) <= 1);
    }
}
