package org.jackfield.core.media.codec;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.core.media.Sox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompandingLawTest {

    private static final int ALL = 1 << Short.SIZE;

    @ParameterizedTest
    @EnumSource
    void everySampleGetsTheCodeThatSoxGivesIt(CompandingLaw law) {
        short[] samples = new short[ALL];
        for (int i = 0; i < ALL; i++) {
            samples[i] = (short) i;
        }
        byte[] codes = new byte[ALL];
        new G711Encoder(law).encode(samples, 0, ALL, codes, 0);

        assertThat(codes).isEqualTo(Sox.convert(Sox.bytes(samples), Sox.RAW, raw(law)));
        for (int i = 0; i < ALL; i++) {
            assertThat(law.code(samples[i])).isEqualTo(codes[i]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeMeansWhatItMeansToSox(CompandingLaw law) {
        byte[] codes = new byte[256];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) i;
        }
        short[] samples = new short[codes.length];
        new G711Decoder(law).decode(codes, 0, codes.length, samples, 0);

        assertThat(samples).isEqualTo(Sox.samples(Sox.convert(codes, raw(law), Sox.RAW)));
        for (byte code : codes) {
            assertThat(samples[code & 0xFF]).isEqualTo(law.value(code));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasDecodedIsEncodedAlike(CompandingLaw law) {
        for (int i = 0; i < 256; i++) {
            short value = law.value((byte) i);
            // mu-law has a second zero, which is never sent.
            assertThat(law.value(law.code(value))).isEqualTo(value);
            assertThat(law.code(value)).isEqualTo(law == CompandingLaw.MU && i == 0x7F ? (byte) 0xFF : (byte) i);
        }
    }

    /** Half a step: a thirty-second of the sample, or half the smallest step; and what rounding to 13 bits adds. */
    @Property
    void theErrorIsHalfAStepAtMost(@ForAll short sample, @ForAll CompandingLaw law) {
        int error = Math.abs(law.value(law.code(sample)) - sample);
        int largest = law == CompandingLaw.MU ? 32_124 : 32_256;
        int magnitude = Math.abs(sample);

        assertThat(error).isLessThanOrEqualTo(Math.max(magnitude / 32 + 8 + 4, magnitude - largest));
    }

    @Property
    void louderStaysLouder(@ForAll short one, @ForAll short other, @ForAll CompandingLaw law) {
        short quieter = one < other ? one : other;
        short louder = one < other ? other : one;

        assertThat(law.value(law.code(quieter))).isLessThanOrEqualTo(law.value(law.code(louder)));
    }

    @ParameterizedTest
    @EnumSource
    void silenceIsTheSmallestValue(CompandingLaw law) {
        assertThat(Math.abs(law.value(law.silence()))).isEqualTo(law == CompandingLaw.MU ? 0 : 8);
    }

    private static String raw(CompandingLaw law) {
        return "-t raw -r 8000 -b 8 -c 1 -e " + (law == CompandingLaw.MU ? "mu-law" : "a-law");
    }
}
