package org.jackfield.api.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioFormatTest {

    @ParameterizedTest
    @CsvSource({"0,PCMU/8000", "3,GSM/8000", "4,G723/8000", "8,PCMA/8000", "9,G722/8000", "10,L16/44100/2",
        "11,L16/44100", "13,CN/8000", "14,MPA/90000", "17,DVI4/22050", "18,G729/8000"})
    void staticPayloadTypesAreThoseOfTheStandard(int payloadType, String rtpmap) {
        AudioFormat format = AudioFormat.ofPayloadType(payloadType).orElseThrow();

        assertThat(format).hasToString(rtpmap).isEqualTo(AudioFormat.ofRtpmap(rtpmap));
        assertThat(format.payloadType()).hasValue(payloadType);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 2, 19, 26, 34, 96, 127, 128})
    void theOthersAreNoAudio(int payloadType) {
        assertThat(AudioFormat.ofPayloadType(payloadType)).isEmpty();
    }

    @Test
    void letterCaseDoesNotCountAndOneChannelNeedNotBeSaid() {
        assertThat(AudioFormat.ofRtpmap(" pcmu/8000/1 ")).isEqualTo(AudioFormat.PCMU);
        assertThat(AudioFormat.ofRtpmap("opus/48000/2").encoding()).isEqualTo("OPUS");
        assertThat(AudioFormat.ofRtpmap("opus/48000/2").payloadType()).isEmpty();
        assertThat(AudioFormat.ofRtpmap("PCMU/16000").payloadType()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PCMU", "PCMU/", "/8000", "PCMU/0", "PCMU/999999", "PCMU/8000/0", "PCMU/8000/256",
        "PC MU/8000", "PCMU/8000/1/1", "PCMU/-1", "PCMÜ/8000"})
    void whatIsNoFormatIsNamed(String rtpmap) {
        assertThatThrownBy(() -> AudioFormat.ofRtpmap(rtpmap)).isInstanceOf(ProblemException.class)
                .extracting(problem -> ((ProblemException) problem).problem().code()).isEqualTo("media.format-invalid");
    }

    @Property
    void anyTextIsAFormatOrAProblem(@ForAll String text) {
        try {
            AudioFormat format = AudioFormat.ofRtpmap(text);
            assertThat(AudioFormat.ofRtpmap(format.toString())).isEqualTo(format);
        } catch (ProblemException problem) {
            assertThat(problem.problem().code()).isEqualTo("media.format-invalid");
        }
    }
}
