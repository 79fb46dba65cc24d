package org.jackfield.apps.recording.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.ImmediateTasks;
import org.jackfield.apps.recording.SampleRecording;
import org.jackfield.apps.recording.store.RecordingRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

    @TempDir
    private Path home;

    private Shelf shelf;
    private Verification verification;

    @BeforeEach
    void open() throws IOException {
        shelf = new Shelf(home);
        verification = new Verification(shelf.files, shelf.places, shelf.site.files);
    }

    @AfterEach
    void close() throws IOException {
        shelf.close();
    }

    private TaskStatus all() {
        ImmediateTasks tasks = new ImmediateTasks();
        tasks.handle(Verification.TASK, verification);
        return tasks.status(tasks.submit(Verification.TASK, "", Map.of(), FakeSecurity.ADMINISTRATOR)).orElseThrow();
    }

    @Test
    void genuineRecordingsAreFoundToBeSo() throws IOException {
        assertThat(verification.verify(shelf.record())).isEmpty();
        shelf.record();
        assertThat(all().note()).isEqualTo("All 2 recordings are as they were sealed.");
    }

    @Test
    void everyChangedByteIsFound() throws IOException {
        RecordingRow row = shelf.record();
        byte[] genuine = Files.readAllBytes(shelf.original(row));
        for (int at = 0; at < genuine.length; at += 97) {
            byte[] changed = genuine.clone();
            changed[at] ^= 4;
            Files.write(shelf.original(row), changed);
            assertThat(verification.verify(row)).as("byte %d", at).isNotEmpty();
        }
        assertThat(all().note()).startsWith("1 of 1 recordings are not as they were sealed").contains(row.id().toString());
    }

    @Test
    void anotherRecordingInItsPlaceIsFound() throws IOException {
        RecordingRow one = shelf.record();
        RecordingRow two = shelf.record();
        Files.copy(shelf.original(two), shelf.original(one), StandardCopyOption.REPLACE_EXISTING);

        assertThat(verification.verify(one)).extracting(Problem::message).containsExactly("The file is another recording.");
    }

    @Test
    void recordingOfAnotherSiteAndMissingOneAreFound() throws IOException {
        RecordingRow row = shelf.record();
        Verification strange = new Verification(shelf.files, shelf.places, new SampleRecording(home));
        assertThat(strange.verify(row)).extracting(Problem::code).containsExactly("recording.unknown-signer");

        Files.delete(shelf.original(row));
        assertThat(verification.verify(row)).extracting(Problem::code).containsExactly("recording.file-missing");
    }
}
