package org.jackfield.apps.recording.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jackfield.api.recording.ledger.Ledger;
import org.jackfield.apps.recording.RecordingFolders;
import org.jackfield.apps.recording.store.FileStore;
import org.jackfield.apps.recording.store.RecordingRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivingTest {

    @TempDir
    private Path home;

    private Shelf shelf;
    private Path one;
    private Path two;

    @BeforeEach
    void open() throws IOException {
        shelf = new Shelf(home);
        one = home.resolve("one");
        two = home.resolve("two");
    }

    @AfterEach
    void close() throws IOException {
        shelf.close();
    }

    private Path in(Path archive, RecordingRow row) {
        return RecordingFolders.below(archive, row.path());
    }

    private boolean isDue(RecordingRow row) {
        return shelf.files.toArchive(shelf.site.clock.now(), FileStore.FIRST, 10).stream().anyMatch(other -> other.id().equals(row.id()));
    }

    @Test
    void everyArchiveHasACopyBeforeTheOriginalGoes() throws IOException {
        RecordingRow row = shelf.record();
        byte[] content = Files.readAllBytes(shelf.original(row));
        Files.writeString(FilePlaces.dat(shelf.original(row)), "[CallId:1]");
        shelf.archiveTo(0, one, two);
        shelf.leap(Duration.ofMinutes(1));

        assertThat(shelf.archiving.run()).isEqualTo(1);

        for (Path archive : new Path[] {one, two}) {
            assertThat(in(archive, row)).hasBinaryContent(content);
            assertThat(FilePlaces.dat(in(archive, row))).hasContent("[CallId:1]");
        }
        assertThat(shelf.original(row)).doesNotExist();
        assertThat(FilePlaces.dat(shelf.original(row))).doesNotExist();
        assertThat(shelf.places.locate(row)).contains(in(one, row));
        assertThat(isDue(row)).isFalse();
        assertThat(shelf.archiving.run()).isZero();
        assertThat(shelf.alerts.keys()).isEmpty();
    }

    @Test
    void ledgerOfDaysThatAreOverGoesAlong() throws IOException {
        shelf.record();
        String today = LocalDate.ofInstant(shelf.site.clock.now(), ZoneOffset.UTC) + Ledger.SUFFIX;
        shelf.archiveTo(0, one);
        shelf.leap(Duration.ofHours(1));
        shelf.archiving.run();
        assertThat(one.resolve("ledger").resolve(today)).doesNotExist();

        shelf.leap(Duration.ofDays(1));
        shelf.record();
        shelf.archiving.run();

        assertThat(one.resolve("ledger").resolve(today))
                .hasSameBinaryContentAs(shelf.folders.ledger().resolve(today));
        assertThat(shelf.folders.ledger().resolve(today)).as("never moves").exists();
        assertThat(Files.list(one.resolve("ledger"))).hasSize(1);
    }

    @Test
    void recordingStaysUntilItsDelayIsOver() throws IOException {
        RecordingRow row = shelf.record();
        shelf.archiveTo(2, one);
        shelf.leap(Duration.ofDays(2));
        assertThat(shelf.archiving.run()).isZero();
        assertThat(shelf.original(row)).exists();

        shelf.leap(Duration.ofMinutes(1));
        assertThat(shelf.archiving.run()).isEqualTo(1);
    }

    @Test
    void archiveThatIsAwayHoldsEverythingUpAndIsTold() throws IOException {
        RecordingRow row = shelf.record();
        shelf.archiveTo(0, one, two);
        Files.delete(two.resolve(ArchiveMark.NAME));
        shelf.leap(Duration.ofMinutes(1));

        assertThat(shelf.archiving.run()).isZero();

        assertThat(shelf.original(row)).exists();
        assertThat(in(two, row)).as("an empty mount point is no archive").doesNotExist();
        assertThat(shelf.alerts.keys()).containsExactly(Archiving.UNREACHABLE + ":" + two);

        ArchiveMark.make(two);
        assertThat(shelf.archiving.run()).isEqualTo(1);
        assertThat(shelf.alerts.keys()).isEmpty();
    }

    @Test
    void archiveThatTakesNothingIsTold() throws IOException {
        RecordingRow row = shelf.record();
        shelf.archiveTo(0, one);
        Files.createFile(one.resolve("2026")); // where a folder has to be
        shelf.leap(Duration.ofMinutes(1));

        assertThat(shelf.archiving.run()).isZero();

        assertThat(shelf.original(row)).exists();
        assertThat(shelf.alerts.keys()).containsExactly(Archiving.UNREACHABLE + ":" + one);
    }

    @Test
    void folderOfTheRecordingsIsNoArchiveByWhateverName() throws IOException {
        RecordingRow row = shelf.record();
        Path link = Files.createSymbolicLink(home.resolve("link"), shelf.folders.root());
        for (Path itself : new Path[] {shelf.folders.root(), link}) {
            shelf.archiveTo(0, itself);
            shelf.leap(Duration.ofMinutes(1));

            assertThat(shelf.archiving.run()).isZero();

            assertThat(shelf.original(row)).exists();
            assertThat(shelf.alerts.keys()).containsExactly(Archiving.UNREACHABLE + ":" + itself);
        }
    }

    @Test
    void damagedRecordingIsNotArchivedAndTheOthersAre() throws IOException {
        RecordingRow damaged = shelf.record();
        RecordingRow good = shelf.record();
        byte[] content = Files.readAllBytes(shelf.original(damaged));
        content[200] ^= 1;
        Files.write(shelf.original(damaged), content);
        shelf.archiveTo(0, one);
        shelf.leap(Duration.ofMinutes(1));

        assertThat(shelf.archiving.run()).isEqualTo(1);

        assertThat(shelf.original(damaged)).exists();
        assertThat(in(one, damaged)).doesNotExist();
        assertThat(in(one, good)).exists();
        assertThat(shelf.alerts.keys()).containsExactly(Archiving.DAMAGED);
        assertThat(shelf.alerts.active().getFirst().condition().detail()).contains(damaged.id().toString());
    }

    @Test
    void wrongCopyOfBeforeIsReplacedAndRightOneServes() throws IOException {
        RecordingRow wrong = shelf.record();
        RecordingRow right = shelf.record();
        shelf.archiveTo(0, one);
        Files.createDirectories(in(one, wrong).getParent());
        Files.writeString(in(one, wrong), "torn by a crash");
        // a crash after the original went and before that was noted
        Files.move(shelf.original(right), in(one, right));
        shelf.leap(Duration.ofMinutes(1));

        assertThat(shelf.archiving.run()).isEqualTo(2);

        assertThat(ArchiveCopy.holds(in(one, wrong), wrong.sha256())).isTrue();
        assertThat(isDue(right)).isFalse();
    }

    @Test
    void dayFoldersThatAreEmptyGoWhenTheDayIsOver() throws IOException {
        RecordingRow row = shelf.record();
        shelf.archiveTo(0, one);
        shelf.leap(Duration.ofDays(3));

        shelf.archiving.run();

        assertThat(shelf.original(row).getParent()).doesNotExist();
        assertThat(shelf.folders.root()).exists();
    }

    @Test
    void nearlyFullArchiveIsTold() {
        shelf.settings = new KeepingSettings(false, 1, true, 0, List.of(one.toString()), 100_000_000, 10);
        shelf.archiving.prepare(KeepingSettings.TYPE.defaults(), shelf.settings);

        shelf.archiving.run();

        assertThat(shelf.alerts.keys()).containsExactly(Archiving.LOW + ":" + one);
        shelf.settings = KeepingSettings.TYPE.defaults();
        shelf.archiving.run();
        assertThat(shelf.alerts.keys()).isEmpty();
    }
}
