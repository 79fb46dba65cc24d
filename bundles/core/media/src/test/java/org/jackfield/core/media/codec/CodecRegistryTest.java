package org.jackfield.core.media.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.CodecFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CodecRegistryTest {

    private final CodecRegistry codecs = new CodecRegistry();

    @BeforeEach
    void takeInOurs() {
        BuiltInCodec.all().forEach(codec -> codecs.add(codec, Integer.MIN_VALUE));
    }

    @Test
    void everyFormatOfOursIsFoundHoweverItIsWritten() {
        assertThat(codecs.formats()).containsExactly(AudioFormat.GSM, AudioFormat.PCMA, AudioFormat.PCMU);
        assertThat(codecs.find(AudioFormat.ofRtpmap("pcmu/8000")).orElseThrow().format()).isEqualTo(AudioFormat.PCMU);
    }

    @Test
    void aFormatWithoutCodecIsNotFound() {
        assertThat(codecs.find(AudioFormat.ofPayloadType(18).orElseThrow())).isEmpty();
        assertThat(codecs.find(AudioFormat.ofRtpmap("PCMU/16000"))).isEmpty();
    }

    @Test
    void theHighestRankingIsTakenAndTheNextWhenItGoes() {
        CodecFactory better = copy(AudioFormat.GSM);
        CodecFactory best = copy(AudioFormat.GSM);
        codecs.add(better, 0);
        codecs.add(best, 1);
        codecs.add(copy(AudioFormat.GSM), 1);

        assertThat(codecs.find(AudioFormat.GSM)).containsSame(best);
        codecs.remove(best);
        assertThat(codecs.find(AudioFormat.GSM)).isPresent().get().isNotSameAs(best).isNotSameAs(better);
        assertThat(codecs.formats()).hasSize(3);
    }

    @Test
    void aFormatGoesWithItsCodec() {
        AudioFormat format = AudioFormat.ofRtpmap("L16/16000");
        CodecFactory codec = copy(format);
        codecs.add(codec, 0);
        assertThat(codecs.formats()).contains(format);

        codecs.remove(codec);

        assertThat(codecs.formats()).doesNotContain(format);
        assertThat(codecs.find(format)).isEmpty();
    }

    private static CodecFactory copy(AudioFormat format) {
        return new BuiltInCodec(format, LinearDecoder::new, LinearEncoder::new);
    }
}
