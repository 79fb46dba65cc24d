package org.jackfield.apps.recording.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.store.RecordingRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that is killed between any two steps of finishing loses nothing and does nothing twice. */
class FinisherTest {

    @TempDir
    private Path folder;

    private Office office;
    private Scene scene;

    @BeforeEach
    void anOffice() throws IOException {
        office = new Office(folder, Scene.BEGIN);
        scene = new Scene(office);
        scene.session("1001", "5551234");
    }

    /** Where the process is killed. */
    enum Killed {
        WITH_A_SIDECAR_AND_NO_FILE,
        WHILE_RECORDING,
        WHILE_PAUSED,
        BEFORE_SEALING,
        WITH_A_TORN_SEAL,
        AFTER_SEALING,
        AFTER_LEDGER,
        AFTER_MOVE,
        AFTER_STORE
    }

    @ParameterizedTest
    @EnumSource(Killed.class)
    void whatWasLeftBehindIsFinished(Killed killed) throws IOException {
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(2000);
        office.databaseAway = killed.compareTo(Killed.AFTER_STORE) < 0;
        office.ledgerAway = killed.compareTo(Killed.AFTER_LEDGER) < 0;
        prepare(killed, calls);
        scene.cut();

        office.start();
        office.databaseAway = false;
        office.ledgerAway = false;
        office.finisher.recoverAll();
        office.finish();
        office.recorder.refreshed(List.of());
        office.settle();
        office.finish();

        if (killed == Killed.WITH_A_SIDECAR_AND_NO_FILE) {
            assertThat(office.rows).isEmpty();
            assertThat(office.files()).isEmpty();
            return;
        }
        assertThat(office.rows).hasSize(1);
        RecordingRow row = office.rows.values().iterator().next();
        assertThat(office.ledger.stream().filter(entry -> entry.kind() == LedgerEntry.Kind.SEALED))
                .extracting(LedgerEntry::recording).containsExactly(row.id());
        assertThat(office.files()).containsExactly(row.path());
        assertThat(office.channel(row, 0)).startsWith(Telephone.sample(
                Side.FIRST, 0));
        assertThat(row.interrupted()).isEqualTo(killed.compareTo(Killed.WITH_A_TORN_SEAL) < 0);
        assertThat(row.bytes()).isEqualTo(Files.size(folder.resolve(row.path())));
    }

    private void prepare(Killed killed, Calls calls) throws IOException {
        if (killed == Killed.WHILE_PAUSED) {
            office.recorder.wished(office.writing.getFirst(), KeySequence.Wish.PAUSE, scene.now());
            scene.pass(1000);
        }
        if (killed.compareTo(Killed.BEFORE_SEALING) < 0) {
            if (killed == Killed.WITH_A_SIDECAR_AND_NO_FILE) {
                Files.delete(active());
            }
            return;
        }
        scene.tell(scene.ended(calls));
        scene.finishNothing();
        scene.pass(1000);
        if (killed == Killed.BEFORE_SEALING) {
            return;
        }
        office.seal();
        if (killed == Killed.WITH_A_TORN_SEAL) {
            truncate(active(), 40);
        }
        if (killed == Killed.AFTER_STORE) {
            // the row is there, and the sidecar as well
            office.store();
            UUID id = office.rows.keySet().iterator().next();
            RecordingRow row = office.rows.get(id);
            Shelf shelf = new Shelf(folder);
            shelf.write(new Sidecar(
                    id, row.segment(), Calls.SYSTEM, Office.device("1001").device(), "mirror", 1, row.started(),
                    row.wrappedKey(), Losses.NONE, "", Sidecar.State.OPEN, List.of()));
        }
        if (killed == Killed.AFTER_LEDGER) {
            Path file = Files.walk(folder).filter(one -> one.toString().endsWith(".jrec")).findFirst().orElseThrow();
            Files.move(file, folder.resolve("active").resolve(file.getFileName()));
        }
    }

    private Path active() throws IOException {
        try (var files = Files.list(folder.resolve("active"))) {
            return files.filter(file -> file.toString().endsWith(".jrec")).findFirst().orElseThrow();
        }
    }

    private static void truncate(Path file, int bytes) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - bytes);
        }
    }

    @Test
    void whatCannotBeReadIsLeftAloneAndDelaysNobody() throws IOException {
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(2000);
        scene.cut();
        byte[] bytes = Files.readAllBytes(active());
        bytes[bytes.length / 2] ^= 1;
        bytes[0] ^= 1;
        Path broken = active();
        Files.write(broken, bytes);
        Files.write(folder.resolve("active").resolve(UUID.randomUUID() + ".sidecar"), new byte[] {1, 2, 3});
        Files.write(folder.resolve("active").resolve(UUID.randomUUID() + ".jrec"), new byte[] {1, 2, 3});

        office.start();
        office.finisher.recoverAll();
        office.finish();
        scene.session("1002", "5551234");
        Calls next = scene.answered("1002");
        scene.tell(next);
        scene.pass(1000);
        scene.tell(scene.ended(next));
        scene.finish();

        assertThat(office.recordings(next.id())).hasSize(1);
        assertThat(broken).hasBinaryContent(bytes);
        assertThat(office.alerts.keys()).contains("recording.not-finished");
    }

    @Test
    void aDoomedRecordingIsGoneAfterACrashToo() throws IOException {
        office.included = segment -> true;
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(2000);
        Shelf shelf = new Shelf(folder);
        Sidecar sidecar = shelf.sidecars().getFirst();
        shelf.write(sidecar.with(Sidecar.State.DOOMED));
        scene.cut();
        office.start();
        office.finisher.recoverAll();
        office.finish();
        assertThat(office.files()).isEmpty();
        assertThat(office.rows).isEmpty();
    }
}
