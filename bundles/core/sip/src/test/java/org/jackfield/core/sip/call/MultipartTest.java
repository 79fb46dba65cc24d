package org.jackfield.core.sip.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.api.sip.SipBody;
import org.junit.jupiter.api.Test;

class MultipartTest {

    private static final String TYPE = "multipart/mixed; boundary=\"next part\"";

    private static List<SipBody> parts(String type, String content) {
        return Multipart.parts(type, "", content.getBytes(UTF_8));
    }

    @Test
    void partsAreTakenApartWithTheirTypes() {
        List<SipBody> parts = parts(TYPE, "for readers of old\r\n--next part\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n\r\n"
                + "--next part\r\ncontent-type: application/rs-metadata+xml; charset=utf-8\r\nContent-Disposition: recording-session\r\n"
                + "\r\n<a/>\r\n--next part--\r\nbehind");

        assertThat(parts).hasSize(2);
        assertThat(parts.getFirst().type()).isEqualTo("application/sdp");
        assertThat(parts.getFirst().text()).isEqualTo("v=0\r\n");
        assertThat(parts.getLast().type()).isEqualTo("application/rs-metadata+xml");
        assertThat(parts.getLast().disposition()).isEqualTo("recording-session");
        assertThat(parts.getLast().text()).isEqualTo("<a/>");
    }

    @Test
    void aDelimiterWithinALineIsNone() {
        assertThat(parts(TYPE, "--next part\r\n\r\nx --next part\r\n--next part--").getFirst().text())
                .isEqualTo("x --next part");
    }

    @Test
    void whatHasNoPartsStaysWhole() {
        assertThat(parts("application/sdp", "v=0")).hasSize(1);
        assertThat(parts("multipart/mixed", "v=0")).hasSize(1);
        assertThat(parts(TYPE, "nothing").getFirst().type()).isEqualTo("multipart/mixed");
    }

    @Property
    void noTextDoesHarm(@ForAll String text) {
        assertThat(parts("multipart/mixed;boundary=a", text.replace('b', '-').replace('c', '\n'))).isNotEmpty();
    }
}
