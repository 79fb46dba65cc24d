package org.jackfield.apps.recording.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.apps.recording.store.RecordingRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShareArchiveTest {

    private static final String SHARE = KeepingSettings.SHARE + ShareServer.VAULT.id();
    private static final String ALERT = Archiving.UNREACHABLE + ":share Vault";

    @TempDir
    private Path home;

    private Shelf shelf;
    private Path vault;

    @BeforeEach
    void open() throws IOException {
        shelf = new Shelf(home);
        vault = Files.createDirectory(home.resolve("vault"));
        shelf.shares.folder = vault;
    }

    @AfterEach
    void close() throws IOException {
        shelf.close();
    }

    private Path there(RecordingRow row) {
        return vault.resolve(ShareArchive.FOLDER).resolve(row.path());
    }

    @Test
    void shareAndFolderEachHaveACopyBeforeTheOriginalGoes() throws IOException {
        RecordingRow row = shelf.record();
        byte[] content = Files.readAllBytes(shelf.original(row));
        Files.writeString(FilePlaces.dat(shelf.original(row)), "[CallId:1]");
        Path folder = home.resolve("one");
        shelf.archiveTo(0, List.of(SHARE, folder.toString()));
        shelf.leap(Duration.ofMinutes(1));

        assertThat(shelf.archiving.run()).isEqualTo(1);

        assertThat(there(row)).hasBinaryContent(content);
        assertThat(FilePlaces.dat(there(row))).hasContent("[CallId:1]");
        assertThat(folder.resolve(row.path())).hasBinaryContent(content);
        assertThat(shelf.original(row)).doesNotExist();
        assertThat(shelf.alerts.keys()).isEmpty();
    }

    @Test
    void recordingThatIsOnAShareAloneIsFetchedOnceAndPlayedAsEncryptedAsItWas() throws IOException {
        RecordingRow row = shelf.record();
        byte[] content = Files.readAllBytes(shelf.original(row));
        shelf.archiveTo(0, List.of(SHARE));
        shelf.leap(Duration.ofMinutes(1));
        shelf.archiving.run();
        int before = shelf.shares.reads;

        Path played = shelf.places.locate(row).orElseThrow();

        assertThat(played).hasParent(shelf.folders.fetched()).hasBinaryContent(content);
        assertThat(shelf.places.locate(row)).contains(played);
        assertThat(shelf.shares.reads).as("fetched once").isEqualTo(before + 1);
    }

    @Test
    void whatNobodyHearsForAnHourGoesWhenSomethingElseIsFetched() throws IOException {
        RecordingRow heard = shelf.record();
        RecordingRow other = shelf.record();
        shelf.archiveTo(0, List.of(SHARE));
        shelf.leap(Duration.ofMinutes(1));
        shelf.archiving.run();
        Path first = shelf.places.locate(heard).orElseThrow();
        shelf.leap(Fetched.IDLE.plusSeconds(1));

        Path second = shelf.places.locate(other).orElseThrow();

        assertThat(first).doesNotExist();
        assertThat(second).exists();
        assertThat(shelf.places.locate(heard)).as("fetched again").contains(first);
        shelf.fetched.clear();
        assertThat(shelf.folders.fetched()).isEmptyDirectory();
    }

    @Test
    void shareThatDoesNotAnswerHoldsEverythingUpAndIsTold() throws IOException {
        RecordingRow row = shelf.record();
        shelf.archiveTo(0, List.of(SHARE));
        shelf.leap(Duration.ofMinutes(1));
        shelf.shares.folder = null;

        assertThat(shelf.archiving.run()).isZero();

        assertThat(shelf.original(row)).exists();
        assertThat(shelf.alerts.keys()).containsExactly(ALERT);

        shelf.shares.folder = vault;
        assertThat(shelf.archiving.run()).isEqualTo(1);
        assertThat(shelf.alerts.keys()).isEmpty();
        shelf.shares.folder = null;
        assertThat(shelf.places.locate(row)).isEmpty();
        assertThat(shelf.places.remove(row)).as("it may still be there").isFalse();
    }

    @Test
    void copyThatReadsBackOtherwiseIsNoneAndTheOriginalStays() throws IOException {
        RecordingRow row = shelf.record();
        shelf.archiveTo(0, List.of(SHARE));
        shelf.leap(Duration.ofMinutes(1));
        shelf.shares.spoils = true;

        assertThat(shelf.archiving.run()).isZero();

        assertThat(shelf.original(row)).exists();
        assertThat(there(row)).doesNotExist();
        assertThat(shelf.alerts.keys()).containsExactly(ALERT);
    }

    @Test
    void erasingRemovesItFromTheShareAndFromWhatWasFetched() throws IOException {
        RecordingRow row = shelf.record();
        shelf.archiveTo(0, List.of(SHARE));
        shelf.leap(Duration.ofMinutes(1));
        shelf.archiving.run();
        Path fetched = shelf.places.locate(row).orElseThrow();

        assertThat(shelf.places.remove(row)).isTrue();

        assertThat(there(row)).doesNotExist();
        assertThat(fetched).doesNotExist();
        assertThat(shelf.places.locate(row)).isEmpty();
    }

    @Test
    void shareIsNamedByItsIdAndOnce() {
        assertThatThrownBy(() -> shelf.archiveTo(0, List.of("share:vault")))
                .isInstanceOf(ProblemException.class).hasMessageContaining("no network share");
        assertThatThrownBy(() -> shelf.archiveTo(0, List.of(SHARE, SHARE))).hasMessageContaining("twice");
        assertThat(new KeepingSettings(false, 1, true, 0, List.of("/srv/a", SHARE), 20, 10).archiveShares())
                .containsExactly(UUID.fromString(ShareServer.VAULT.id().toString()));
    }
}
