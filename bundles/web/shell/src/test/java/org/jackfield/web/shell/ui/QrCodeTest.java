package org.jackfield.web.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

    private static final int QUIET_ZONE = 4;

    @ParameterizedTest
    @ValueSource(strings = {
        "x",
        "otpauth://totp/Jackfield:ann?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Jackfield",
        "otpauth://totp/Jackfield:J%C3%B6rg%20%3Cscript%3E?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Jackfield"
    })
    void whatIsDrawnIsReadAgain(String text) throws Exception {
        String drawing = QrCode.draw(text);

        assertThat(new Decoder().decode(modules(drawing)).getText()).isEqualTo(text);
    }

    @Test
    void theTextIsNowhereInTheDrawingButAsModules() {
        assertThat(QrCode.draw("</svg><script>")).doesNotContain("script");
    }

    /** {@return the dark modules, without the quiet zone} */
    private static BitMatrix modules(String drawing) {
        Matcher size = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(drawing);
        assertThat(size.find()).isTrue();
        BitMatrix modules = new BitMatrix(Integer.parseInt(size.group(1)) - 2 * QUIET_ZONE);
        Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1").matcher(drawing);
        while (run.find()) {
            modules.setRegion(
                    Integer.parseInt(run.group(1)) - QUIET_ZONE,
                    Integer.parseInt(run.group(2)) - QUIET_ZONE,
                    Integer.parseInt(run.group(3)),
                    1);
        }
        return modules;
    }
}
