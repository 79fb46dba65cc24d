package org.jackfield.api.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jackfield.api.media.WavFormat.Encoding;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class WavFormatTest {

    @Test
    void dataAreCountedInWholeBlocks() {
        WavFormat gsm = WavFormat.telephone(Encoding.GSM, 1);
        WavFormat stereo = WavFormat.telephone(Encoding.PCM16, 2);

        assertThat(gsm.dataBytes(0)).isZero();
        assertThat(gsm.dataBytes(1)).isEqualTo(65);
        assertThat(gsm.dataBytes(321)).isEqualTo(130);
        assertThat(gsm.samples(129)).isEqualTo(320);
        assertThat(stereo.dataBytes(8000)).isEqualTo(32_000);
        assertThat(stereo.samples(7)).isEqualTo(1);
    }

    @Test
    void gsmHasOneChannel() {
        assertThatThrownBy(() -> WavFormat.telephone(Encoding.GSM, 2)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("GSM").hasMessageContaining("2 channels");
        assertThatThrownBy(() -> WavFormat.telephone(Encoding.PCMU, 3)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new WavFormat(Encoding.PCM16, 0, 1)).isInstanceOf(ProblemException.class);
    }
}
