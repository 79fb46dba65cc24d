package org.jackfield.api.recording.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/recording-format.md is true: its example is what this code writes and reads, and its tables fit the example. */
class SpecificationTest {

    private static final Path DOCUMENT = Path.of("../../../docs/recording-format.md");
    private static final Pattern ROW = Pattern.compile(
            "^\\| (\\d+) \\| (\\d+) \\| [^|]+ \\| `([0-9a-f]+)`[^|]* \\|$", Pattern.MULTILINE);

    private String document;

    @TempDir
    private Path folder;

    @BeforeEach
    void read() throws IOException {
        document = Files.readString(DOCUMENT);
    }

    @Test
    void theExampleIsWhatIsWritten() throws IOException {
        assertThat(hex("the file")).isEqualTo(HexFormat.of().formatHex(write()));
    }

    @Test
    void theSealOfTheExampleStandsThereAsText() throws IOException {
        String file = new String(write(), StandardCharsets.ISO_8859_1);
        assertThat(block("text", "the seal")).isEqualTo(file.substring(file.indexOf("jackfield-recording-seal")));
    }

    @Test
    void theExampleIsGenuineAndPlays() throws IOException {
        byte[] file = HexFormat.of().parseHex(hex("the file"));
        SealedFile found = SealedFile.read(new ByteArrayInputStream(file));
        assertThat(found.problems()).isEmpty();
        assertThat(found.seal().orElseThrow().check(PublicKeys.of(List.of(PublicKeys.read(pem())))))
                .isEqualTo(PublicKeys.Answer.GOOD);
        Path copy = Files.write(folder.resolve("copy.jrec"), file);
        try (RecordingReader reader = RecordingReader.open(copy, key())) {
            byte[] heard = new byte[8];
            assertThat(reader.read(0, 0, heard, 0, 8)).isEqualTo(8);
            assertThat(HexFormat.of().formatHex(heard)).isEqualTo(hex("channel 0 as it plays"));
        }
    }

    @Test
    void theTablesFitTheExample() {
        String file = hex("the file");
        List<MatchResult> rows = ROW.matcher(document).results().toList();
        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(row -> {
            int offset = Integer.parseInt(row.group(1));
            int length = Integer.parseInt(row.group(2));
            assertThat(file.substring(2 * offset, 2 * (offset + length))).as(row.group()).isEqualTo(row.group(3));
        });
    }

    @Test
    void theKeyOfTheFirstSessionIsDerivedAsItSays() {
        byte[] header = HexFormat.of().parseHex(hex("the file").substring(0, 2 * 114));
        byte[] session = KeyDerivation.derive(
                RecordingHeader.of(header).salt(), key().secret(), "jackfield recording 1", Digests.sha256().digest(header));
        assertThat(HexFormat.of().formatHex(session)).isEqualTo(hex("the session's key"));
    }

    private byte[] write() throws IOException {
        byte[] salt = new byte[32];
        for (int i = 0; i < salt.length; i++) {
            salt[i] = (byte) i;
        }
        RecordingHeader header = new RecordingHeader(
                UUID.fromString("019ac7f0-0000-7000-8000-000000000001"),
                UUID.fromString("019ac7f0-0000-7000-8000-000000000002"),
                key().id(),
                Instant.parse("2026-11-26T10:00:00Z"),
                8000,
                List.of(AudioChannel.pcmu(AudioChannel.Side.DEVICE)),
                salt);
        Path file = folder.resolve("example.jrec");
        try (RecordingWriter writer = RecordingWriter.create(file, header, key())) {
            writer.audio(0, 0, new byte[] {1, 2, 3, 4}, 0, 4);
            writer.gap(0, 4, 2, GapCause.NETWORK);
            writer.event(5, new RecordingEvent(
                    RecordingEvent.Kind.MARK, header.started(), Optional.of("4101"), Optional.empty()));
            writer.finish(Outcome.COMPLETE, header.started().plusMillis(1), 8, SigningKey.read(pem()));
        }
        return Files.readAllBytes(file);
    }

    private DataKey key() {
        return new DataKey(UUID.fromString("019ac7f0-0000-7000-8000-000000000003"), HexFormat.of().parseHex(hex("the data key")));
    }

    private String pem() {
        return block("pem", "the key of the site");
    }

    private String hex(String name) {
        return block("hex", name).replaceAll("\\s", "");
    }

    private String block(String language, String name) {
        String begin = "```" + language + " " + name + "\n";
        int from = document.indexOf(begin);
        assertThat(from).as(begin).isNotNegative();
        return document.substring(from + begin.length(), document.indexOf("```", from + begin.length()));
    }
}
