package org.jackfield.api.recording.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.api.recording.format.SmallRecording.SITE;
import static org.jackfield.api.recording.format.SmallRecording.id;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.DataKey;
import org.jackfield.api.recording.format.Mangled;
import org.jackfield.api.recording.format.MemoryFolder;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.format.SignedSeal;
import org.jackfield.api.recording.format.SmallRecording;
import org.junit.jupiter.api.Test;

/** Whatever a ledger or a manifest holds, its reader says what is wrong and gives out nothing that was not signed. */
class LedgerFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final ExportedFile INDEX = new ExportedFile("index.html", 6, "ab".repeat(32));

    private final byte[] day;
    private final byte[] manifest;
    private final ExportedRecording exported;

    LedgerFuzzTest() throws IOException {
        Path folder = new MemoryFolder().createTempDirectory(null, null);
        SignedSeal seal = SmallRecording.write(folder.resolve("a.jrec"), 1, DataKey.generate(id(50)));
        LedgerProof proof;
        try (Ledger ledger = Ledger.open(folder, SITE, SITE.publicKeys(), () -> NOW)) {
            proof = ledger.proof(ledger.append(List.of(LedgerEntry.sealed(seal, NOW))).getFirst());
        }
        day = Files.readAllBytes(folder.resolve("2026-11-26.jled"));
        Files.delete(folder.resolve("a.jrec"));
        Files.delete(folder.resolve("2026-11-26.jled"));
        Files.delete(folder);
        exported = new ExportedRecording(
                seal.seal().recording(), ExportedRecording.Form.EXACT, new ExportedFile("audio/a.wav", 9, "cd".repeat(32)),
                new LinkedHashMap<>(Map.of("caller", "0123")), Optional.of(seal), Optional.of(proof));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ManifestWriter writer = new ManifestWriter(out, SITE, id(7), NOW, "4101");
        writer.recording(exported);
        writer.file(INDEX);
        writer.finish();
        manifest = out.toByteArray();
    }

    @Test
    void aManifestReadsBackAsItWasWritten() throws IOException {
        List<Object> content = new ArrayList<>();
        Manifest read = read(manifest, content);
        assertThat(read).isEqualTo(new Manifest(id(7), NOW, "4101", SITE.id(), PublicKeys.Answer.GOOD));
        assertThat(content).hasSize(2).last().isEqualTo(INDEX);
        ExportedRecording recording = (ExportedRecording) content.getFirst();
        assertThat(recording.audio()).isEqualTo(exported.audio());
        assertThat(recording.details()).isEqualTo(exported.details());
        assertThat(recording.seal().orElseThrow().text()).isEqualTo(exported.seal().orElseThrow().text());
        assertThat(recording.proof().orElseThrow().check(SITE.publicKeys())).isEqualTo(PublicKeys.Answer.GOOD);
        assertThat(recording.proof().orElseThrow().isOf(recording.seal().orElseThrow())).isTrue();
    }

    @Test
    void everyChangedByteOfAManifestIsFound() throws IOException {
        for (int at = 0; at < manifest.length; at++) {
            byte[] changed = manifest.clone();
            changed[at] ^= (byte) (1 << at % 8);
            assertThat(isGood(changed)).as("byte %d", at).isFalse();
        }
    }

    @Property(tries = 1000)
    void aMangledManifestIsRefused(@ForAll long seed) throws IOException {
        byte[] mangled = Mangled.of(manifest, new Random(seed));
        assertThat(isGood(mangled)).isEqualTo(java.util.Arrays.equals(mangled, manifest));
    }

    @Property(tries = 1000)
    void aMangledDayGivesOutOnlyWhatWasSigned(@ForAll long seed) throws IOException {
        List<LedgerEntry> given = new ArrayList<>();
        LedgerDay read = LedgerDay.read(
                new ByteArrayInputStream(Mangled.of(day, new Random(seed))), SITE.publicKeys(),
                (index, entry, text) -> given.add(entry));
        assertThat(given).isSubsetOf(LedgerEntry.sealed(exported.seal().orElseThrow(), NOW));
        read.problem().ifPresent(problem -> assertThat(problem.code()).startsWith("ledger."));
    }

    @Property(tries = 1000)
    void bytesOfAnySortAreNeither(@ForAll byte[] bytes) throws IOException {
        assertThat(isGood(bytes)).isFalse();
        assertThat(LedgerDay.read(new ByteArrayInputStream(bytes), SITE.publicKeys(), (index, entry, text) -> { }).problem())
                .isPresent();
    }

    private static boolean isGood(byte[] bytes) throws IOException {
        try {
            return read(bytes, new ArrayList<>()).answer() == PublicKeys.Answer.GOOD;
        } catch (ProblemException e) {
            assertThat(e.problem().remedy()).isNotEmpty();
            return false;
        }
    }

    private static Manifest read(byte[] bytes, List<Object> content) throws IOException {
        return Manifest.read(new ByteArrayInputStream(bytes), SITE.publicKeys(), new Manifest.Content() {
            @Override
            public void recording(ExportedRecording recording) {
                content.add(recording);
            }

            @Override
            public void file(ExportedFile file) {
                content.add(file);
            }
        });
    }
}
