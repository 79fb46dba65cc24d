package org.jackfield.distribution.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jackfield.api.recording.format.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerifierTest {

    private static final int BOMB = 200 * 1024 * 1024;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Site site;

    @BeforeEach
    void aSiteOfThreeDays() throws IOException {
        site = new Site(folder);
        for (int day = 0; day < 3; day++) {
            site.record(2 * day);
            site.record(2 * day + 1);
            site.now.set(site.now.get().plus(Duration.ofDays(1)));
        }
    }

    @AfterEach
    void close() throws IOException {
        site.close();
    }

    @Test
    void anArchiveAsItWasWrittenIsGenuine() {
        assertThat(verify(site.archive)).isZero();
        assertThat(out.toString()).endsWith("9 genuine.\n");
    }

    @Test
    void aDeletedRecordingIsNotMissingWhenTheLedgerSaysWhoDeletedIt() throws IOException {
        site.delete(site.recordings.get(1));
        assertThat(verify(site.archive)).isZero();
        assertThat(findings()).containsEntry(site.recordings.get(1).id().toString(), "deleted");
        assertThat(out.toString()).contains("by 4101: retention");
    }

    @Test
    void aMissingRecordingIsNamed() throws IOException {
        Files.delete(site.recordings.get(2).file());
        assertThat(verify(site.archive)).isEqualTo(1);
        assertThat(findings()).containsEntry(site.recordings.get(2).id().toString(), "missing");
        assertThat(out.toString()).contains("1 missing");
    }

    @Test
    void anAlteredACutAndAReorderedRecordingAreNamed() throws IOException {
        change(site.recordings.get(0).file(), bytes -> bytes[bytes.length / 3] ^= 1);
        byte[] cut = Files.readAllBytes(site.recordings.get(1).file());
        Files.write(site.recordings.get(1).file(), Arrays.copyOf(cut, cut.length - site.recordings.get(1).seal().text().length()));
        // the number of the second chunk
        change(site.recordings.get(2).file(), bytes -> bytes[headerOf(bytes) + 24 + 100 + 16 + 7] = 2);
        assertThat(verify(site.archive)).isEqualTo(1);
        assertThat(findings())
                .containsEntry(site.recordings.get(0).id().toString(), "altered")
                .containsEntry(site.recordings.get(1).id().toString(), "altered")
                .containsEntry(site.recordings.get(2).id().toString(), "out of order")
                .containsEntry(site.recordings.get(3).id().toString(), "genuine");
        assertThat(out.toString()).contains("its end was cut off", "Chunk 2 stands where chunk 1 should.");
    }

    /** Every byte of a small recording and of the ledger that has it. */
    @Test
    void everyChangedByteOfAnArchiveIsFound() throws IOException {
        try (Site small = new Site(Files.createDirectory(folder.resolve("small")))) {
            Site.Recording recording = small.record(0);
            for (Path file : List.of(recording.file(), small.archive.resolve("ledger/2026-11-24.jled"))) {
                byte[] good = Files.readAllBytes(file);
                for (int at = 0; at < good.length; at++) {
                    byte[] changed = good.clone();
                    changed[at] ^= (byte) (1 << at % 8);
                    Files.write(file, changed);
                    int exit = run("--key", small.publicKey.toString(), small.archive.toString());
                    assertThat(exit).as("byte %d of %s: %s", at, file.getFileName(), out).isEqualTo(1);
                }
                Files.write(file, good);
                assertThat(run("--key", small.publicKey.toString(), small.archive.toString())).as("as it was").isZero();
            }
        }
    }

    @Test
    void aRecordingUnderAnothersNameIsFound() throws IOException {
        Files.copy(site.recordings.get(0).file(), site.recordings.get(1).file(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(verify(site.archive)).isEqualTo(1);
        assertThat(findings()).containsEntry(site.recordings.get(1).id().toString(), "missing");
    }

    @Test
    void aRecordingTheLedgerDoesNotKnowIsNotCovered() throws IOException {
        try (Site other = new Site(Files.createDirectory(folder.resolve("other")))) {
            Path foreign = other.record(9).file();
            Files.copy(foreign, site.archive.resolve("foreign.jrec"));
        }
        assertThat(verify(site.archive)).isEqualTo(1);
        assertThat(out.toString()).contains("not covered  foreign.jrec", "which was not given");
    }

    @Test
    void aMissingDayIsNamedAndASinceMakesItRight() throws IOException {
        Files.delete(site.archive.resolve("ledger/2026-11-24.jled"));
        assertThat(verify(site.archive)).isEqualTo(1);
        assertThat(out.toString()).contains("missing      ledger of 2026-11-24");
        Files.delete(site.recordings.get(0).file());
        Files.delete(site.recordings.get(1).file());
        assertThat(run("--key", site.publicKey.toString(), "--since", "2026-11-25", site.archive.toString())).isZero();
    }

    @Test
    void aReorderedLedgerIsNamed() throws IOException {
        Path day = site.archive.resolve("ledger/2026-11-25.jled");
        List<String> lines = new ArrayList<>(Files.readAllLines(day));
        List<String> entries = lines.stream().filter(line -> line.startsWith("entry: ")).toList();
        int first = lines.indexOf(entries.get(0));
        int second = lines.indexOf(entries.get(1));
        lines.set(first, entries.get(1));
        lines.set(second, entries.get(0));
        Files.write(day, lines);
        assertThat(verify(site.archive)).isEqualTo(1);
        assertThat(out.toString()).contains("out of order ledger/2026-11-25.jled", "Entry 1 stands where entry 0 should.", "is not whole");
    }

    @Test
    void anotherKeyCoversNothing() throws IOException {
        Path other = Files.writeString(folder.resolve("other.pub"), SigningKey.generate().publicPem());
        assertThat(run("--key", other.toString(), site.archive.toString())).isEqualTo(1);
        assertThat(out.toString()).endsWith("9 not covered.\n");
        Path zip = Site.zip(folder.resolve("e.zip"), site.export());
        assertThat(run("--key", other.toString(), zip.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("not covered", "which was not given");
        assertThat(run("--key", other.toString(), "--key", site.publicKey.toString(), zip.toString())).isZero();
    }

    @Test
    void anExportAsItWasMadeIsGenuine() throws IOException {
        assertThat(verify(Site.zip(folder.resolve("e.zip"), site.export()))).isZero();
        assertThat(out.toString()).contains("the sealed audio itself", "made from the sealed recording").endsWith("9 genuine.\n");
    }

    /** Of every changed byte: the verifier finds it, or what the ZIP holds is the same. */
    @Test
    void whatAChangedByteOfAnExportChangesIsFound() throws IOException {
        Path zip = Site.zip(folder.resolve("e.zip"), site.export());
        byte[] good = Files.readAllBytes(zip);
        Map<String, String> content = contentOf(zip);
        int found = 0;
        for (int at = 0; at < good.length; at += 31) {
            byte[] changed = good.clone();
            changed[at] ^= (byte) (1 << at % 8);
            Files.write(zip, changed);
            if (verify(zip) == 0) {
                assertThat(contentOf(zip)).as("byte %d", at).isEqualTo(content);
            } else {
                found++;
            }
        }
        assertThat(found).isGreaterThan(good.length / 31 / 2);
    }

    @Test
    void everyFileThatIsGoneOrExchangedIsNamed() throws IOException {
        Map<String, byte[]> good = site.export();
        for (String name : good.keySet()) {
            Map<String, byte[]> fewer = new LinkedHashMap<>(good);
            fewer.remove(name);
            assertThat(verify(Site.zip(folder.resolve("e.zip"), fewer))).isEqualTo(1);
            assertThat(out.toString()).contains(name.equals("manifest.jseal") ? "not covered" : "missing      " + name);
            Map<String, byte[]> changed = new LinkedHashMap<>(good);
            changed.put(name, Arrays.copyOf(good.get(name), good.get(name).length + 1));
            assertThat(verify(Site.zip(folder.resolve("e.zip"), changed))).isEqualTo(1);
            assertThat(out.toString()).contains("altered", name);
        }
        List<String> names = good.keySet().stream().filter(name -> name.startsWith("audio/0")).toList();
        Map<String, byte[]> swapped = new LinkedHashMap<>(good);
        swapped.put(names.get(0), good.get(names.get(1)));
        assertThat(verify(Site.zip(folder.resolve("e.zip"), swapped))).isEqualTo(1);
        assertThat(out.toString()).contains("Its content was changed.");
    }

    /** Even the site's own signature does not make other audio the sealed one. */
    @Test
    void audioThatIsNotTheSealedOneIsFoundInAWellSignedExport() throws IOException {
        Site.Recording first = site.recordings.removeFirst();
        Site.Recording second = site.recordings.removeFirst();
        site.recordings.add(0, new Site.Recording(first.id(), second.file(), second.dataKey(), first.seal(), first.place()));
        assertThat(verify(Site.zip(folder.resolve("e.zip"), site.export()))).isEqualTo(1);
        assertThat(out.toString()).contains("The audio of channel 0 is not what was sealed.");
    }

    @Test
    void aSealWithAnotherRecordingsProofIsFound() throws IOException {
        Site.Recording first = site.recordings.removeFirst();
        site.recordings.add(0, new Site.Recording(
                first.id(), first.file(), first.dataKey(), first.seal(), site.recordings.getFirst().place()));
        assertThat(verify(Site.zip(folder.resolve("e.zip"), site.export()))).isEqualTo(1);
        assertThat(out.toString()).contains("The ledger has another seal of this recording.");
    }

    /** A file that unpacks to far more than it says is read no farther, and names lead nowhere. */
    @Test
    void aBombAndHostileNamesDoNoHarm() throws IOException {
        Map<String, byte[]> files = site.export();
        files.put("index.html", new byte[BOMB]);
        files.put("../../outside.txt", new byte[1]);
        files.put("/etc/outside.txt", new byte[1]);
        files.put("bell\u0007\u001b[2J.txt", new byte[1]);
        Path zip = Site.zip(folder.resolve("e.zip"), files);
        assertThat(Files.size(zip)).isLessThan(BOMB / 100);
        assertThat(verify(zip)).isEqualTo(1);
        assertThat(out.toString())
                .contains("altered      index.html  It is longer than it was.")
                .contains("not covered  ../../outside.txt", "not covered  /etc/outside.txt")
                .doesNotContain("\u0007").doesNotContain("\u001b");
        assertThat(folder.resolve("../../outside.txt")).doesNotExist();
    }

    @Test
    void aManifestThatIsABombIsRefused() throws IOException {
        Map<String, byte[]> files = site.export();
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.writeBytes("jackfield-export: 1\n".getBytes(StandardCharsets.UTF_8));
        bomb.writeBytes(new byte[BOMB]);
        files.put("manifest.jseal", bomb.toByteArray());
        assertThat(verify(Site.zip(folder.resolve("e.zip"), files))).isEqualTo(1);
        assertThat(out.toString()).contains("It is too long.");
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        Files.delete(site.recordings.get(2).file());
        Files.copy(site.recordings.get(0).file(), site.archive.resolve("a \"quoted\\name.jrec"));
        assertThat(run("--json", "--key", site.publicKey.toString(), site.archive.toString())).isEqualTo(1);
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.get("exit").asInt()).isEqualTo(1);
        assertThat(json.get("summary").get("genuine").asInt()).isEqualTo(9);
        assertThat(json.get("summary").get("missing").asInt()).isEqualTo(1);
        assertThat(json.get("findings")).hasSize(10).anySatisfy(finding ->
                assertThat(finding.get("name").asString()).isEqualTo("a \"quoted\\name.jrec"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', --key FILE",
        "--key none.pub x, none.pub does not exist.",
        "x, x does not exist.",
        "--kee, There is no option --kee",
        "--key, --key needs a value.",
        "--since yesterday, 'yesterday' is not a day",
    })
    void wrongUsageIsTwo(String words, String message) {
        assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
        assertThat(out + err.toString()).contains(message);
    }

    @Test
    void aFileThatIsNoKeyAndAFolderWithNothingAreTwo() throws IOException {
        Path other = Files.writeString(folder.resolve("text.pub"), "no key");
        assertThat(run("--key", other.toString(), site.archive.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("This is not a key");
        assertThat(run("--key", site.publicKey.toString())).isEqualTo(2);
        assertThat(verify(Files.createDirectory(folder.resolve("empty")))).isEqualTo(2);
        assertThat(out.toString()).contains("There is no recording");
    }

    @Test
    void somethingThatIsNoZipIsNamed() throws IOException {
        assertThat(verify(Files.write(folder.resolve("a.zip"), new byte[100]))).isEqualTo(1);
        assertThat(out.toString()).contains("It is not a ZIP file");
    }

    private interface Change {
        void apply(byte[] bytes);
    }

    private static void change(Path file, Change change) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        change.apply(bytes);
        Files.write(file, bytes);
    }

    private static int headerOf(byte[] file) {
        return (file[6] & 0xFF) << 8 | file[7] & 0xFF;
    }

    private static Map<String, String> contentOf(Path file) throws IOException {
        Map<String, String> content = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                try (var in = zip.getInputStream(entry)) {
                    content.put(entry.getName(), Arrays.toString(in.readAllBytes()));
                }
            }
        }
        return content;
    }

    /** Verdicts by recording. */
    private Map<String, String> findings() {
        Map<String, String> findings = new LinkedHashMap<>();
        for (String line : out.toString().lines().toList()) {
            Arrays.stream(line.split("\\s+")).filter(VerifierTest::isId).findAny()
                    .ifPresent(id -> findings.put(id, line.substring(0, 12).strip()));
        }
        return findings;
    }

    private static boolean isId(String word) {
        try {
            return UUID.fromString(word).toString().equals(word);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private int verify(Path path) {
        return run("--key", site.publicKey.toString(), path.toString());
    }

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Verifier.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }
}
