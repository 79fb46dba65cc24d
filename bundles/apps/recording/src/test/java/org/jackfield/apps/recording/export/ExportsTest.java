package org.jackfield.apps.recording.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.apps.recording.RecordingSite.ANNA;
import static org.jackfield.apps.recording.RecordingSite.BEN;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.ledger.ExportedFile;
import org.jackfield.api.recording.ledger.ExportedRecording;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.api.recording.ledger.Manifest;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.ImmediateTasks;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.RecordingSite;
import org.jackfield.apps.recording.SampleRecording;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.store.Annotation;
import org.jackfield.apps.recording.store.RecordingQuery;
import org.jackfield.apps.recording.store.RecordingRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportsTest {

    private static final Formats FORMATS = new Formats(Locale.UK, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private RecordingSite site;
    private ImmediateTasks tasks;
    private Exports exports;

    @BeforeEach
    void site() throws IOException {
        site = new RecordingSite(folder);
        tasks = new ImmediateTasks(site.clock);
        FakeSecurity security = FakeSecurity.allowAll();
        exports = new Exports(
                new Exports.Parts(
                        site.recordings(security), site.playback, site.files, site.ledger(), site::tags, tasks, security, site.audit),
                site.clock,
                folder.resolve("exports"));
    }

    @AfterEach
    void close() throws IOException {
        site.close();
    }

    private UUID export(Calls... calls) {
        tasks.handle(Exports.TYPE, exports);
        return exports.begin(
                new Exports.Selection(Stream.of(calls).map(Calls::id).toList(), null), ANNA, FORMATS).id();
    }

    private Map<String, byte[]> zip(UUID id) throws IOException {
        Exports.Content content = exports.fetch(id, ANNA);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.stretch().write(0, content.length(), bytes);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private record Read(Manifest manifest, List<ExportedRecording> recordings, List<ExportedFile> files) {}

    private Read manifest(Map<String, byte[]> zip) throws IOException {
        List<ExportedRecording> recordings = new ArrayList<>();
        List<ExportedFile> files = new ArrayList<>();
        Manifest manifest = Manifest.read(
                new ByteArrayInputStream(zip.get(ExportedFile.MANIFEST)), site.files.trusted(), new Manifest.Content() {
                    @Override
                    public void recording(ExportedRecording recording) {
                        recordings.add(recording);
                    }

                    @Override
                    public void file(ExportedFile file) {
                        files.add(file);
                    }
                });
        return new Read(manifest, recordings, files);
    }

    @Test
    void everythingInAnExportIsProven() throws Exception {
        Calls one = Calls.inbound("1001");
        Calls two = Calls.inbound("1002");
        site.recorded(one, 9000);
        site.recorded(two, 4321);

        Map<String, byte[]> zip = zip(export(one, two));
        Read read = manifest(zip);

        assertThat(read.manifest.answer()).isEqualTo(PublicKeys.Answer.GOOD);
        assertThat(read.recordings).hasSize(2).allSatisfy(recording -> {
            assertThat(recording.form()).isEqualTo(ExportedRecording.Form.EXACT);
            assertThat(recording.seal().orElseThrow().check(site.files.trusted())).isEqualTo(PublicKeys.Answer.GOOD);
            assertThat(recording.proof().orElseThrow().check(site.files.trusted())).isEqualTo(PublicKeys.Answer.GOOD);
            assertThat(recording.proof().get().isOf(recording.seal().get())).isTrue();
            assertThat(sha256(zip.get(recording.audio().name()))).isEqualTo(recording.audio().sha256());
        });
        assertThat(read.files).extracting(ExportedFile::name).containsExactly(ExportZip.INDEX, ExportZip.METADATA);
        for (ExportedFile file : read.files) {
            assertThat(sha256(zip.get(file.name()))).isEqualTo(file.sha256());
        }
        LedgerEntry last = site.ledgerEntries().getLast();
        assertThat(last.kind()).isEqualTo(LedgerEntry.Kind.EXPORTED);
        assertThat(last.digest()).contains(sha256(zip.get(ExportedFile.MANIFEST)));
    }

    @Test
    void thePageAndTheMetadataTellWhatIsInIt() throws IOException {
        Calls call = Calls.inbound("1001").with("<0123>", "77", "0161", "2001", "501001");
        RecordingRow row = site.recorded(call, 8000);

        Map<String, byte[]> zip = zip(export(call));

        String page = new String(zip.get("Recordings.htm"), StandardCharsets.UTF_8);
        assertThat(page).contains("&lt;0123&gt;").doesNotContain("<0123>").contains("1001").contains("501001").contains("94001");
        assertThat(page).contains("src=\"audio/" + row.serial() + ".wav\"");
        String metadata = new String(zip.get("recordings.json"), StandardCharsets.UTF_8);
        assertThat(metadata).contains("\"outsideNumber\":\"<0123>\"").contains("\"segment\":\"" + call.id() + "\"");
        assertThat(metadata).contains("J. \\\"O'Neil\\\" é中");
    }

    @Test
    void customTagsHaveTheNamesThatTheSiteGaveThem() throws IOException {
        Calls call = Calls.inbound("1001");
        site.recorded(call, 8000);
        site.annotations.annotate(call.id(), new Annotation(0, false, List.of("4711", "", "T-1", "late", ""), false, "", 0));

        Map<String, byte[]> zip = zip(export(call));

        String page = new String(zip.get("Recordings.htm"), StandardCharsets.UTF_8);
        assertThat(page).contains("<th>User</th><th>Order</th><th>Ticket &lt;no&gt;</th><th>Tag field 4</th><th>Play</th>")
                .contains("<td>4711</td><td>T-1</td><td>late</td>");
        String metadata = new String(zip.get("recordings.json"), StandardCharsets.UTF_8);
        assertThat(metadata).contains("\"field1\":\"4711\",\"field1Name\":\"Order\",\"field3\":\"T-1\",\"field3Name\":\"Ticket <no>\"")
                .contains("\"field4\":\"late\"").doesNotContain("field4Name").doesNotContain("field2");
        assertThat(manifest(zip).recordings.getFirst().details()).containsEntry("field1Name", "Order");
    }

    @Test
    void gsmIsTakenAlongDecodedAndTheManifestSaysSo() throws IOException {
        Calls call = Calls.inbound("1001");
        site.keep(SegmentState.PENDING, "", call);
        RecordingRow row = site.files.framed(call.id(), 30, 1);
        site.entered();
        site.store.addFile(row);

        Map<String, byte[]> zip = zip(export(call));

        ExportedRecording recording = manifest(zip).recordings.getFirst();
        assertThat(recording.form()).isEqualTo(ExportedRecording.Form.CONVERTED);
        assertThat(recording.audio().bytes()).isEqualTo(44 + 30 * 320 * 2);
    }

    @Test
    void anAlteredRecordingIsTakenAlongWithoutASealAndNamed() throws IOException {
        Calls call = Calls.inbound("1001");
        RecordingRow row = site.recorded(call, 8000);
        byte[] bytes = Files.readAllBytes(site.files.file(row));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.lastIndexOf("outcome: complete") + "outcome: comple".length()] ^= 1;
        Files.write(site.files.file(row), bytes);

        ExportedRecording recording = manifest(zip(export(call))).recordings.getFirst();

        assertThat(recording.seal()).isEmpty();
        assertThat(recording.details()).containsKey("integrity");
    }

    @Test
    void allOfAQueryAreExportedAndTheOthersAreNot() throws IOException {
        Calls wanted = Calls.inbound("1001");
        Calls other = Calls.inbound("1002");
        site.recorded(wanted, 800);
        site.recorded(other, 800);
        site.keep(SegmentState.FAILED, "no audio", Calls.inbound("1001"));
        tasks.handle(Exports.TYPE, exports);

        UUID id = exports.begin(
                new Exports.Selection(List.of(), RecordingQuery.ALL.with(RecordingQuery.Field.EXTENSION, "1001")), ANNA, FORMATS).id();

        assertThat(manifest(zip(id)).recordings).extracting(one -> one.details().get("segment")).containsExactly(wanted.id().toString());
    }

    /** What is on disk is neither a ZIP nor holds a stretch of the audio. */
    @Test
    void nothingReadableTouchesTheDisk() throws IOException {
        Calls call = Calls.inbound("1001");
        RecordingRow row = site.files.write(call.id(), List.of(
                org.jackfield.api.recording.format.AudioChannel.pcmu(org.jackfield.api.recording.format.AudioChannel.Side.MIXED)), writer -> {
            writer.audio(0, 0, new byte[8000], 0, 8000);
            return 8000;
        });
        site.keep(SegmentState.PENDING, "", call);
        site.store.addFile(row);

        export(call);

        try (Stream<Path> files = Files.list(folder.resolve("exports"))) {
            byte[] disk = Files.readAllBytes(files.findFirst().orElseThrow());
            String text = new String(disk, StandardCharsets.ISO_8859_1);
            assertThat(text).doesNotStartWith("PK").doesNotContain("Recordings.htm").doesNotContain("\0".repeat(16));
        }
    }

    @Test
    void anyStretchIsTheSliceOfTheWhole() throws IOException {
        EncryptedFile file = new EncryptedFile(folder.resolve("stretch"));
        byte[] content = new byte[200_001];
        new Random(1).nextBytes(content);
        try (var out = file.create()) {
            out.write(content);
        }
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            int from = random.nextInt(content.length + 1);
            int to = from + random.nextInt(content.length - from + 1);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            file.write(from, to, out);
            assertThat(out.toByteArray()).as("%s to %s", from, to).isEqualTo(Arrays.copyOfRange(content, from, to));
        }
    }

    @Test
    void anExportIsItsOwnersAndGoesAfterADay() throws IOException {
        Calls call = Calls.inbound("1001");
        site.recorded(call, 800);
        UUID id = export(call);

        assertThat(exports.of(ANNA.subject())).hasSize(1);
        assertThat(exports.of(BEN.subject())).isEmpty();
        assertProblem("recording.export-unknown", () -> exports.fetch(id, BEN));

        site.clock.leap(Duration.ofHours(25));
        assertProblem("recording.export-unknown", () -> exports.fetch(id, ANNA));
        assertThat(folder.resolve("exports")).isEmptyDirectory();
    }

    @Test
    void aCancelledExportLeavesNothing() throws IOException {
        Calls call = Calls.inbound("1001");
        site.recorded(call, 800);
        tasks.handle(Exports.TYPE, context -> {
            tasks.cancel(context.id(), ANNA.subject());
            return exports.run(context);
        });
        UUID id = exports.begin(new Exports.Selection(List.of(call.id()), null), ANNA, FORMATS).id();

        assertProblem("recording.export-unknown", () -> exports.status(id, ANNA.subject()));
        assertThat(folder.resolve("exports")).isEmptyDirectory();
        assertThat(site.ledgerEntries()).extracting(LedgerEntry::kind).doesNotContain(LedgerEntry.Kind.EXPORTED);
    }

    @Test
    void oneThatStillWaitsIsRemovedAtOnce() throws IOException {
        Calls call = Calls.inbound("1001");
        site.recorded(call, 800);
        UUID id = exports.begin(new Exports.Selection(List.of(call.id()), null), ANNA, FORMATS).id();
        assertProblem("recording.export-not-ready", () -> exports.fetch(id, ANNA));

        exports.remove(id, ANNA);

        assertProblem("recording.export-unknown", () -> exports.status(id, ANNA.subject()));
    }

    @Test
    void emptyAndEndlessExportsAreRefused() {
        assertProblem("recording.export-empty", () -> exports.begin(new Exports.Selection(List.of(), null), ANNA, FORMATS));
        assertProblem("recording.export-empty", () ->
                exports.begin(new Exports.Selection(List.of(), RecordingQuery.ALL), ANNA, FORMATS));
        List<UUID> many = Stream.generate(Ids::next).limit(Exports.MOST + 1).toList();
        assertProblem("recording.export-too-large", () -> exports.begin(new Exports.Selection(many, null), ANNA, FORMATS));
    }

    @Test
    void whatAStopLeftBehindIsRemovedAtTheNextStart() throws IOException {
        Path left = Files.writeString(folder.resolve("exports").resolve("old.export"), "unreadable");

        new Exports(
                new Exports.Parts(site.recordings(), site.playback, site.files, site.ledger(), site::tags, tasks, FakeSecurity.allowAll(), site.audit),
                site.clock,
                folder.resolve("exports"));

        assertThat(left).doesNotExist();
    }

    private static void assertProblem(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
