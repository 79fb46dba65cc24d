package org.jackfield.connectors.oaiwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;

class FramesTest {

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    @Test
    void framesAreAsPublished() {
        assertThat(HEX.formatHex(Frames.ofCommand("_NO,7"))).isEqualTo("06 00 00 00 5F 4E 4F 2C 37 0D");
        assertThat(HEX.formatHex(Frames.ofServerLine("001,RD,0,")))
                .isEqualTo("0B 00 00 00 30 30 31 2C 52 44 2C 30 2C 0D 0A");
    }

    @Test
    void loginsAreAsPublished() {
        assertThat(HEX.formatHex(Frames.of(new Login(Login.Kind.OAI, "", "SIM").payload())))
                .isEqualTo("06 00 00 00 87 00 53 49 4D 00");
        assertThat(HEX.formatHex(Frames.of(new Login(Login.Kind.OAI, "12345678", "SIM").payload())))
                .isEqualTo("0E 00 00 00 87 31 32 33 34 35 36 37 38 00 53 49 4D 00");
        assertThat(HEX.formatHex(Frames.of(new Login(Login.Kind.SMDR, "12345678", "").payload())))
                .isEqualTo("0A 00 00 00 84 31 32 33 34 35 36 37 38 00");
        assertThat(HEX.formatHex(Frames.of(new Login(Login.Kind.SMDR, "", "").payload())))
                .isEqualTo("02 00 00 00 84 00");
    }

    @Test
    void loginsAreReadBack() {
        Login login = new Login(Login.Kind.OAI, "12345678", "SIM");

        assertThat(Login.parse(login.payload())).isEqualTo(login);
        assertThat(Login.parse(new byte[0])).isNull();
        assertThat(Login.parse(new byte[] {'_', 'N', 'O'})).isNull();
        assertThat(Login.parse(new byte[] {(byte) 0x87})).isEqualTo(new Login(Login.Kind.OAI, "", ""));
    }

    @Test
    void aLineFeedInTheLengthIsNoEndOfLine() throws FrameTooLongException {
        byte[] payload = "x".repeat(0x0AC0).getBytes(Frames.CHARSET);

        assertThat(decoded(Frames.of(payload), 7)).containsExactly(payload);
    }

    @Test
    void announcedLengthAloneTakesNoMemoryAndBeyondTheLimitEndsIt() throws FrameTooLongException {
        FrameDecoder decoder = new FrameDecoder(1000);
        decoder.feed(new byte[] {(byte) 0xE8, 3, 0, 0}, 0, 4, frame -> {
        });

        assertThat(decoder.pending()).isEqualTo(4);
        assertThatThrownBy(() -> new FrameDecoder(1000).feed(new byte[] {(byte) 0xE9, 3, 0, 0}, 0, 4, frame -> {
        })).isInstanceOf(FrameTooLongException.class);
        assertThatThrownBy(() -> new FrameDecoder().feed(new byte[] {-1, -1, -1, -1}, 0, 4, frame -> {
        })).isInstanceOf(FrameTooLongException.class).hasMessageContaining("4294967295");
    }

    static List<byte[]> decoded(byte[] stream, int portion) throws FrameTooLongException {
        List<byte[]> frames = new ArrayList<>();
        FrameDecoder decoder = new FrameDecoder();
        for (int at = 0; at < stream.length; at += portion) {
            decoder.feed(stream, at, Math.min(portion, stream.length - at), frames::add);
        }
        assertThat(decoder.pending()).isZero();
        return frames;
    }
}
