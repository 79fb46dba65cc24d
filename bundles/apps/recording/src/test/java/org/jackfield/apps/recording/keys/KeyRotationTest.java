package org.jackfield.apps.recording.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.recording.format.DataKey;
import org.jackfield.api.recording.format.WrappedKey;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.ImmediateTasks;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.store.FileStore;
import org.jackfield.apps.recording.store.Files;
import org.jackfield.apps.recording.store.JdbiFileStore;
import org.jackfield.apps.recording.store.JdbiRecordingStore;
import org.jackfield.apps.recording.store.RecordingRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTest {

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final FileStore files = new JdbiFileStore(database);
    private final ImmediateTasks tasks = new ImmediateTasks();
    private SiteKeys keys;

    @BeforeEach
    void open() throws IOException {
        keys = new SiteKeys(home.resolve("etc"), home.resolve("recordings"));
        tasks.handle(KeyRotation.TASK, new KeyRotation(files, keys));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private UUID add(byte[] wrapped) {
        RecordingRow like = Files.of(Calls.inbound("1001"));
        UUID id = Ids.next();
        new JdbiRecordingStore(database, segment -> SegmentPeople.NONE, segment -> { }).addFile(new RecordingRow(
                id, like.segment(), 1, "1001-" + id, "mirror", "PCMA", 2, like.started(), like.ended(), 1, 0, false,
                "2026/04/01/" + id + ".jrec", 1, like.sha256(), wrapped, 0, 0, 0));
        return id;
    }

    private UUID add() {
        UUID id = Ids.next();
        try (DataKey key = keys.newKey(id)) {
            return add(keys.wrap(key).bytes());
        }
    }

    private String masterOf(UUID file) {
        return WrappedKey.of(files.file(file).orElseThrow().wrappedKey()).masterId();
    }

    private TaskStatus rotate() {
        return tasks.status(tasks.submit(KeyRotation.TASK, "", Map.of(), FakeSecurity.ADMINISTRATOR)).orElseThrow();
    }

    @Test
    void everyKeyGoesUnderTheNewMasterAndStillOpens() throws IOException {
        UUID one = add();
        UUID two = add();
        String next = keys.newMaster();
        UUID three = add();

        assertThat(rotate().note()).isEqualTo("2 keys are under master key " + next + " now.");

        for (UUID file : new UUID[] {one, two, three}) {
            assertThat(masterOf(file)).isEqualTo(next);
            keys.unwrap(WrappedKey.of(files.file(file).orElseThrow().wrappedKey())).close();
        }
        assertThat(files.keysByMaster()).isEqualTo(Map.of(next, 3L));
        assertThat(rotate().note()).as("again").startsWith("0 keys");
    }

    @Test
    void rotationThatWasCutOffGoesOnWhereItWas() throws IOException {
        for (int i = 0; i < 450; i++) {
            add();
        }
        String next = keys.newMaster();
        tasks.listen(status -> {
            if (status.done() == 200 && files.keysByMaster().size() == 2 && files.keysByMaster().get(next) == 200) {
                tasks.cancel(status.id(), FakeSecurity.ADMINISTRATOR);
            }
        });

        assertThat(rotate().state()).isEqualTo(TaskStatus.State.CANCELLED);
        assertThat(files.keysByMaster().get(next)).isEqualTo(200);

        assertThat(rotate().note()).isEqualTo("250 keys are under master key " + next + " now.");
    }

    @Test
    void keyWhoseMasterIsMissingStaysAsItIsAndIsCounted() throws IOException {
        UUID lost = add(Files.wrapped(Ids.next(), Files.MASTER));
        UUID good = add();
        String next = keys.newMaster();

        assertThat(rotate().note()).contains("1 keys are under").contains("1 could not be wrapped anew");

        assertThat(masterOf(lost)).isEqualTo(Files.MASTER.id());
        assertThat(masterOf(good)).isEqualTo(next);
    }
}
