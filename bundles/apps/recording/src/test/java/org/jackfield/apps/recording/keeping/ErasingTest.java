package org.jackfield.apps.recording.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.ImmediateTasks;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.SampleRecording;
import org.jackfield.apps.recording.store.Annotation;
import org.jackfield.apps.recording.store.Erasure;
import org.jackfield.apps.recording.store.FileStore;
import org.jackfield.apps.recording.store.RecordingRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasingTest {

    private static final Subject ANNA = FakeSecurity.ADMINISTRATOR;

    @TempDir
    private Path home;

    private Shelf shelf;

    @BeforeEach
    void open() throws IOException {
        shelf = new Shelf(home);
    }

    @AfterEach
    void close() throws IOException {
        shelf.close();
    }

    private int erase(UUID id) {
        return shelf.eraser.erase(id, "asked for by the customer", ANNA, "test");
    }

    private Retention retention() {
        return new Retention(shelf.files, shelf.eraser, () -> shelf.settings, shelf.site.clock);
    }

    private void deleteAfter(int days) {
        shelf.settings = new KeepingSettings(true, days, false, 0, List.of(), 20, 10);
    }

    private TaskStatus run(Retention retention) {
        ImmediateTasks tasks = new ImmediateTasks();
        tasks.handle(Retention.TASK, retention);
        return tasks.status(tasks.submit(Retention.TASK, "", Map.of(), ANNA)).orElseThrow();
    }

    @Test
    void keyFileAndDatFileGoAndTheLedgerSaysWhoAndWhy() throws IOException {
        RecordingRow row = shelf.record();
        Files.writeString(FilePlaces.dat(shelf.original(row)), "[CallId:1]");
        String seal = shelf.site.files.lastSeal().fingerprint();

        assertThat(erase(row.segment())).isEqualTo(1);

        assertThat(shelf.original(row)).doesNotExist();
        assertThat(FilePlaces.dat(shelf.original(row))).doesNotExist();
        assertThat(shelf.files.file(row.id()).orElseThrow().wrappedKey()).isNull();
        assertThat(shelf.files.erasure(row.id()))
                .contains(new Erasure(shelf.site.clock.now(), ANNA.name(), "asked for by the customer"));
        LedgerEntry entry = shelf.site.ledgerEntries().getLast();
        assertThat(entry.kind()).isEqualTo(LedgerEntry.Kind.DELETED);
        assertThat(entry.recording()).isEqualTo(row.id());
        assertThat(entry.digest()).as("of the very seal").contains(seal);
        assertThat(entry.by()).isEqualTo(ANNA.name());
        assertThat(shelf.site.audit.actions()).containsExactly("recording.erase");
        assertThat(erase(row.segment())).as("once").isZero();
        assertThat(shelf.ledger()).containsExactly(LedgerEntry.Kind.SEALED, LedgerEntry.Kind.DELETED);
    }

    @Test
    void oneRecordingOfASegmentCanBeErased() throws IOException {
        RecordingRow row = shelf.record();
        assertThat(erase(row.id())).isEqualTo(1);
    }

    @Test
    void heldRecordingStaysAndUnknownOneIsNamed() throws IOException {
        RecordingRow row = shelf.record();
        shelf.site.annotations.annotate(row.segment(), Annotation.NONE.withLegalHold(true));

        assertThatThrownBy(() -> erase(row.id()))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("recording.held"));
        assertThatThrownBy(() -> erase(UUID.randomUUID()))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("recording.unknown"));
        assertThatThrownBy(() -> shelf.eraser.erase(row.id(), " ", ANNA, "test")).isInstanceOf(ProblemException.class);
        assertThat(shelf.original(row)).exists();
    }

    @Test
    void copyInAnArchiveThatIsAwayGoesWhenItIsBack() throws IOException {
        RecordingRow row = shelf.record();
        Path archive = home.resolve("archive");
        shelf.archiveTo(0, archive);
        shelf.leap(Duration.ofMinutes(1));
        shelf.archiving.run();
        Path mounted = home.resolve("unmounted");
        Files.move(archive, mounted);

        erase(row.id());

        assertThat(shelf.files.file(row.id()).orElseThrow().wrappedKey()).as("the key is gone at once").isNull();
        assertThat(shelf.files.leftOver(FileStore.FIRST, 10)).hasSize(1);
        Files.move(mounted, archive);
        assertThat(shelf.eraser.removeLeftOver()).isEqualTo(1);
        assertThat(shelf.places.locate(row)).isEmpty();
        assertThat(shelf.files.leftOver(FileStore.FIRST, 10)).isEmpty();
    }

    @Test
    void ageDeletesWhatIsOlderAndNotHeld() throws IOException {
        RecordingRow held = shelf.record();
        RecordingRow old = shelf.record();
        shelf.site.annotations.annotate(held.segment(), Annotation.NONE.withLegalHold(true));
        shelf.leap(Duration.ofDays(30));

        assertThat(retention().preview(31)).isEqualTo(new Retention.Preview(0, 0, 0));
        assertThat(retention().preview(29)).isEqualTo(new Retention.Preview(1, old.bytes(), 1));
        assertThat(run(retention()).note()).isEqualTo("Recordings are not deleted by age.");
        assertThat(shelf.original(old)).exists();

        deleteAfter(29);
        assertThat(run(retention()).note()).isEqualTo("1 recordings older than 29 days were deleted.");

        assertThat(shelf.original(old)).doesNotExist();
        assertThat(shelf.original(held)).exists();
        assertThat(shelf.files.erasure(old.id()).orElseThrow().by()).isEqualTo("retention");
        assertThat(shelf.ledger()).containsExactly(
                LedgerEntry.Kind.SEALED, LedgerEntry.Kind.SEALED, LedgerEntry.Kind.DELETED);
    }

    @Test
    void recordingWhoseFileIsLostIsErasedAllTheSame() throws IOException {
        RecordingRow row = shelf.record(Calls.inbound("1002").at(SampleRecording.STARTED));
        Files.delete(shelf.original(row));

        assertThat(erase(row.id())).isEqualTo(1);

        assertThat(shelf.site.ledgerEntries().getLast().digest()).isEmpty();
    }
}
