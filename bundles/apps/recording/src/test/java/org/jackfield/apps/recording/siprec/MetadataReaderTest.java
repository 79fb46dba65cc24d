package org.jackfield.apps.recording.siprec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.apps.recording.siprec.RecordingMetadata.Participant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataReaderTest {

    static byte[] document(String name) throws IOException {
        try (var in = MetadataReaderTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static RecordingMetadata read(String text) {
        return MetadataReader.read(text.getBytes(UTF_8)).orElseThrow();
    }

    @Test
    void participantsAndTheStreamsTheySendAreRead() throws IOException {
        RecordingMetadata metadata = MetadataReader.read(document("complete.xml")).orElseThrow();

        assertThat(metadata.complete()).isTrue();
        assertThat(metadata.sender("1")).contains(new Participant("sip:1001@pbx.example", "Alice"));
        assertThat(metadata.sender("2")).contains(new Participant("sip:+441234567890@gateway.example", ""));
        assertThat(metadata.sender("3")).isEmpty();
    }

    @Test
    void partialMetadataSaysWhatHasChangedAndTheRestStays() throws IOException {
        RecordingMetadata complete = MetadataReader.read(document("complete.xml")).orElseThrow();

        RecordingMetadata then = complete.then(MetadataReader.read(document("partial.xml")).orElseThrow());

        assertThat(then.sender("1")).contains(new Participant("sip:1001@pbx.example", "Alice"));
        assertThat(then.sender("2")).contains(new Participant("sip:1002@pbx.example", "Bob"));
    }

    @Test
    void completeMetadataReplacesWhatWasKnown() throws IOException {
        RecordingMetadata before = MetadataReader.read(document("complete.xml")).orElseThrow();
        RecordingMetadata after = read("<recording><dataMode>complete</dataMode></recording>");

        assertThat(before.then(after).participants()).isEmpty();
    }

    @Test
    void withOneStreamTheOtherOneIsWhoeverDoesNotSendIt() throws IOException {
        RecordingMetadata metadata = MetadataReader.read(document("complete.xml")).orElseThrow();

        assertThat(metadata.other(java.util.List.of("1")))
                .contains(new Participant("sip:+441234567890@gateway.example", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "no document", "<recording>", "<other/>",
        "<!DOCTYPE recording [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><recording><participant participant_id=\"a\">"
                + "<nameID aor=\"sip:a@b\"><name>&x;</name></nameID></participant></recording>",
        "<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><recording><label>&b;</label></recording>"
    })
    void whatIsNoMetadataOrReachesOutsideIsRefused(String text) {
        assertThat(MetadataReader.read(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void depthAndNumbersAreBounded() {
        String deep = "<recording>" + "<group>".repeat(40) + "</group>".repeat(40) + "</recording>";
        assertThat(MetadataReader.read(deep.getBytes(UTF_8))).isEmpty();

        StringBuilder many = new StringBuilder("<recording>");
        for (int i = 0; i < 900; i++) {
            many.append("<participant participant_id=\"").append(i).append("\"><nameID aor=\"sip:x\"/></participant>");
        }
        assertThat(read(many.append("</recording>").toString()).participants()).hasSize(256);
        assertThat(MetadataReader.read(new byte[70_000])).isEmpty();
    }

    @Property
    void noBytesDoHarm(@ForAll byte[] bytes) {
        assertThat(MetadataReader.read(bytes)).isNotNull();
    }

    @Property(tries = 300)
    void noMutationDoesHarm(@ForAll long seed) throws IOException {
        byte[] document = document("complete.xml");
        Random random = new Random(seed);
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            document[random.nextInt(document.length)] = (byte) random.nextInt(256);
        }
        MetadataReader.read(document).ifPresent(metadata ->
                assertThat(RecordingMetadata.NONE.then(metadata).participants().size()).isLessThanOrEqualTo(256));
    }
}
