package org.jackfield.core.capture.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.rtp.sdp.Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideFormatsTest {

    private static final Codec OPUS = new Codec(96, "opus", 48_000, 2, "");

    @Test
    void whatAnSdpNamesIsThatAndTheRestIsNamedByItsNumber() {
        SideFormats formats = SideFormats.of(List.of(OPUS), false);

        assertThat(formats.audio(96)).isEqualTo(new AudioFormat("OPUS", 48_000, 2));
        assertThat(formats.audio(8)).isEqualTo(AudioFormat.PCMA);
        assertThat(formats.audio(97)).isEqualTo(new AudioFormat("PAYLOAD-TYPE-97", 8000, 1));
        assertThat(SideFormats.none().audio(96)).isEqualTo(new AudioFormat("PAYLOAD-TYPE-96", 8000, 1));
    }

    @Test
    void encryptedAudioIsNamedSo() {
        SideFormats formats = SideFormats.of(List.of(OPUS), true);

        assertThat(formats.audio(96).encoding()).isEqualTo("SRTP-OPUS");
        assertThat(formats.audio(8).encoding()).isEqualTo("SRTP-PCMA");
    }

    /** A call takes what its own SDP says and no more: thousands can be begun by anybody whose packets pass by. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void callsShareWhatNobodySaidAnythingOf(boolean secure) {
        SideFormats one = SideFormats.of(List.of(OPUS), secure);
        SideFormats other = SideFormats.of(List.of(new Codec(111, "opus", 48_000, 2, "")), secure);

        for (int type = 0; type < 96; type++) {
            assertThat(one.audio(type)).isSameAs(other.audio(type));
        }
    }
}
