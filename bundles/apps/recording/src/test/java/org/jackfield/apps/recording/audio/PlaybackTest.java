package org.jackfield.apps.recording.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.GapCause;
import org.jackfield.api.recording.format.RecordingEvent;
import org.jackfield.api.recording.ledger.Ledger;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.apps.recording.SampleRecording;
import org.jackfield.apps.recording.TestMedia;
import org.jackfield.apps.recording.audio.Integrity.Verdict;
import org.jackfield.apps.recording.store.RecordingRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybackTest {

    @TempDir
    private Path folder;

    private SampleRecording site;
    private Ledger ledger;
    private final Map<UUID, Ledger.Place> places = new HashMap<>();
    private Playback playback;

    @BeforeEach
    void site() throws IOException {
        site = new SampleRecording(folder);
        ledger = Ledger.open(
                folder.resolve("ledger"), site.signing(), site.trusted(),
                Clock.fixed(SampleRecording.STARTED, ZoneOffset.UTC));
        TestMedia media = new TestMedia();
        playback = new Playback(site, media, media, site::locate, this::proof);
    }

    private Optional<org.jackfield.api.recording.ledger.LedgerProof> proof(RecordingRow recording) throws IOException {
        return places.containsKey(recording.id()) ? Optional.of(ledger.proof(places.get(recording.id()))) : Optional.empty();
    }

    private RecordingRow entered(RecordingRow row) throws IOException {
        places.put(row.id(), ledger.append(List.of(LedgerEntry.sealed(site.lastSeal(), SampleRecording.STARTED))).getFirst());
        return row;
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
    }

    @Test
    void aTimelineTellsPausesGapsAndKeys() throws IOException {
        Timeline timeline = playback.timeline(site.eventful(Ids.next()));

        assertThat(timeline.durationMillis()).isEqualTo(3000);
        assertThat(timeline.pauses())
                .containsExactly(new Timeline.Pause(1000, 2000, SampleRecording.STARTED.plusSeconds(1), "anna", "ben"));
        assertThat(timeline.gaps()).containsExactly(
                new Timeline.Gap(0, 800, 840, GapCause.NETWORK), new Timeline.Gap(0, 840, 860, GapCause.CAPTURE));
        assertThat(timeline.events()).containsExactly(new Timeline.Event(
                500, SampleRecording.STARTED.plusMillis(500), RecordingEvent.Kind.DTMF, "5", ""));
        assertThat(timeline.complete()).isTrue();
    }

    @Test
    void aWaveformIsFlatInAPauseAndWhereASideIsSilent() throws IOException {
        Waveform waveform = playback.waveform(site.eventful(Ids.next()), 30);

        assertThat(waveform.durationMillis()).isEqualTo(3000);
        List<Short> device = waveform.channels().get(0).lowest();
        assertThat(device.subList(0, 8)).allMatch(low -> low == -32124);
        assertThat(device.subList(10, 30)).allMatch(low -> low == 0);
        List<Short> remote = waveform.channels().get(1).lowest();
        assertThat(remote.subList(0, 20)).allMatch(low -> low == 0);
        assertThat(remote.subList(20, 30)).allMatch(low -> low == -32124);
        assertThat(waveform.channels().get(1).highest()).allMatch(high -> high == 0);
    }

    @Test
    void aWaveformOfAVeryShortRecordingHasABucketForEachSample() throws IOException {
        assertThat(playback.waveform(site.stereo(Ids.next(), 5, 1), 1000).channels().getFirst().lowest()).hasSize(5);
    }

    @Test
    void anImpossibleNumberOfBucketsIsRefused() throws IOException {
        RecordingRow row = site.stereo(Ids.next(), 5, 1);
        for (int buckets : new int[] {0, -1, 4001}) {
            assertThatThrownBy(() -> playback.waveform(row, buckets))
                    .isInstanceOfSatisfying(ProblemException.class, e ->
                            assertThat(e.problem().code()).isEqualTo("recording.buckets-invalid"));
        }
    }

    @Test
    void aSealedAndEnteredRecordingIsGenuine() throws IOException {
        Integrity integrity = playback.integrity(entered(site.stereo(Ids.next(), 9000, 1)));

        assertThat(integrity.verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(integrity.signer()).isEqualTo(site.signing().id());
        assertThat(integrity.entered()).contains(SampleRecording.STARTED);
        assertThat(integrity.problem()).isEmpty();
    }

    /** Every byte of a small recording, one after the other. */
    @Test
    void everyChangedByteIsNoticed() throws IOException {
        RecordingRow row = entered(site.stereo(Ids.next(), 400, 1));
        Path file = site.file(row);
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            try (RandomAccessFile changed = new RandomAccessFile(file.toFile(), "rw")) {
                changed.seek(i);
                changed.write(good[i] ^ 1);
            }
            assertThat(genuine(row)).as("byte %s of %s", i, good.length).isFalse();
            Files.write(file, good);
        }
        assertThat(genuine(row)).isTrue();
    }

    private boolean genuine(RecordingRow row) throws IOException {
        try {
            return playback.integrity(row).verdict() == Verdict.GENUINE;
        } catch (ProblemException e) {
            return false;
        }
    }

    @Test
    void whatTheLedgerDoesNotHaveIsNotCalledGenuine() throws IOException {
        Integrity integrity = playback.integrity(site.stereo(Ids.next(), 900, 1));

        assertThat(integrity.verdict()).isEqualTo(Verdict.NOT_IN_LEDGER);
        assertThat(integrity.problem()).isPresent();
    }

    @Test
    void anotherRecordingInItsPlaceIsNoticed() throws IOException {
        RecordingRow row = entered(site.stereo(Ids.next(), 900, 1));
        RecordingRow other = entered(site.stereo(Ids.next(), 900, 2));
        Files.copy(site.file(other), site.file(row), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        RecordingRow swapped = new RecordingRow(
                row.id(), row.segment(), 1, row.serial(), row.source(), row.codec(), 2, row.started(), row.ended(),
                row.durationMillis(), 0, false, row.path(), row.bytes(), "", other.wrappedKey(), 0, 0, 0);

        assertThat(playback.integrity(swapped).verdict()).isEqualTo(Verdict.ALTERED);
    }

    @Test
    void anErasedRecordingAndAMissingFileAreNamed() throws IOException {
        RecordingRow row = site.stereo(Ids.next(), 900, 1);
        RecordingRow erased = new RecordingRow(
                row.id(), row.segment(), 1, row.serial(), row.source(), row.codec(), 2, row.started(), row.ended(),
                row.durationMillis(), 0, false, row.path(), row.bytes(), "", null, 0, 0, 0);
        assertThatThrownBy(() -> playback.open(erased)).isInstanceOfSatisfying(ProblemException.class, e ->
                assertThat(e.problem().code()).isEqualTo("recording.erased"));

        Files.delete(site.file(row));
        assertThatThrownBy(() -> playback.open(row)).isInstanceOfSatisfying(ProblemException.class, e ->
                assertThat(e.problem().code()).isEqualTo("recording.file-missing"));
    }
}
