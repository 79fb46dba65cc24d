package org.jackfield.apps.recording.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.recording.format.DataKey;
import org.jackfield.api.recording.format.Pause;
import org.jackfield.api.recording.format.RecordingReader;
import org.jackfield.api.recording.format.WrappedKey;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.store.RecordingRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The phone system tells of a border when what was said behind it is in the file already: that is taken out of the one recording
 * and given to the other.
 */
class LateBorderTest {

    private static final byte SILENCE = (byte) 0xFF;
    private static final long LATE = 1600;

    @TempDir
    private Path folder;

    private Office office;
    private Scene scene;
    private Telephone telephone;
    private Calls first;
    private Calls second;

    @BeforeEach
    void aCall() throws IOException {
        office = new Office(folder, Scene.BEGIN);
        scene = new Scene(office);
        telephone = scene.session("1001", "5551234");
        first = scene.answered("1001");
        scene.tell(first);
        scene.pass(2000);
    }

    private RecordingRow only(Calls calls) {
        assertThat(office.recordings(calls.id())).hasSize(1);
        return office.recordings(calls.id()).iterator().next();
    }

    private byte[] whole(Calls calls, int channel) throws IOException {
        return office.channel(only(calls), channel);
    }

    private static byte[] said(Side side, long fromMillis, long toMillis) {
        byte[] said = new byte[(int) (toMillis - fromMillis) * 8];
        for (int i = 0; i < said.length; i++) {
            said[i] = Telephone.sample(side, fromMillis * 8 + i);
        }
        return said;
    }

    /** The call is transferred now, and the phone system says so that much later. */
    private void transferToldAfter(long millis) {
        Calls over = scene.ended(first);
        second = scene.answered("1001");
        scene.pass(millis);
        scene.tell(over);
        scene.tell(second);
    }

    private void secondEnds() {
        scene.pass(2000);
        scene.tell(scene.ended(second));
        scene.finish();
    }

    @Test
    void eachOfTwoHasWhatWasSaidInIt() throws IOException {
        transferToldAfter(LATE);
        secondEnds();

        assertThat(only(first).durationMillis()).isEqualTo(2000);
        assertThat(only(second).durationMillis()).isEqualTo(LATE + 2000);
        for (Side side : Side.values()) {
            assertThat(whole(first, side.ordinal())).isEqualTo(said(side, 0, 2000));
            assertThat(whole(second, side.ordinal())).isEqualTo(said(side, 2000, 4000 + LATE));
        }
        assertThat(office.outcomes.of(first.id()).orElseThrow().state()).isEqualTo(SegmentState.RECORDED);
        assertThat(office.files()).containsExactlyInAnyOrder(only(first).path(), only(second).path());
        assertThat(office.ledger).extracting(LedgerEntry::kind).containsOnly(LedgerEntry.Kind.SEALED);
    }

    /** What is told too late to be had by the next one stays where it is. */
    @Test
    void whatTheNextOneCannotHaveIsNotTakenFromTheFirst() throws IOException {
        transferToldAfter(4000);
        secondEnds();

        byte[] one = whole(first, 0);
        assertThat(one).isEqualTo(said(Side.FIRST, 0, one.length / 8));
        byte[] other = office.channel(only(second), 0);
        int silent = 0;
        while (other[silent] == SILENCE) {
            silent++;
        }
        long begins = only(second).started().toEpochMilli() - Scene.BEGIN.toEpochMilli() + silent / 8;
        assertThat(begins).as("the second begins where the first ends").isEqualTo(one.length / 8);
        assertThat(Arrays.copyOfRange(other, silent, other.length)).isEqualTo(said(Side.FIRST, begins, 8000));
    }

    @Test
    void aConsultationInBetweenIsTheConsultationsAlone() throws IOException {
        scene.tell(first, ConnectionState.CONNECTED);
        Calls consultation = Calls.internal("1001", "1003").at(scene.now().minusMillis(2000)).lasting();
        var held = scene.told(first, ConnectionState.HELD);
        var consulted = scene.told(consultation, ConnectionState.CONNECTED);
        scene.pass(1200);
        office.call(held);
        office.call(consulted);
        scene.pass(1800);
        scene.tell(scene.ended(consultation));
        scene.tell(first, ConnectionState.CONNECTED);
        scene.pass(2000);
        scene.tell(scene.ended(first));
        scene.finish();

        byte[] one = whole(first, 0);
        assertThat(Arrays.copyOfRange(one, 0, 16_000)).isEqualTo(said(Side.FIRST, 0, 2000));
        assertThat(Arrays.copyOfRange(one, 16_000, 40_000)).containsOnly(SILENCE);
        assertThat(Arrays.copyOfRange(one, 40_000, one.length)).isEqualTo(said(Side.FIRST, 5000, 7000));
        assertThat(whole(consultation, 0)).isEqualTo(said(Side.FIRST, 2000, 5000));
    }

    @Test
    void anEndThatIsToldWhenTheSessionIsOverIsHeededToo() throws IOException {
        Calls over = scene.ended(first);
        scene.pass(1000);
        scene.hangUp(telephone);
        scene.pass(600);
        scene.tell(over);
        scene.finish();

        assertThat(whole(first, 1)).isEqualTo(said(Side.SECOND, 0, 2000));
        assertThat(only(first).durationMillis()).isEqualTo(2000);
    }

    @Test
    void aTelephoneThatHangsUpAPacketLaterHasItsFileWrittenOnce() throws IOException {
        Calls over = scene.ended(first);
        scene.pass(40);
        scene.hangUp(telephone);
        scene.tell(over);
        office.write();
        assertThat(new Shelf(folder).sidecars()).extracting(Sidecar::takenBack).containsExactly(List.of());
        scene.finish();

        assertThat(whole(first, 1)).isEqualTo(said(Side.SECOND, 0, 2040));
    }

    /** Whoever wished it spoke of the call that nobody had told of: nothing of the pause is in either recording. */
    @Test
    void aPauseBehindTheBorderIsTheNextOnes() throws IOException {
        Calls over = scene.ended(first);
        second = scene.answered("1001");
        scene.pass(600);
        pause(KeySequence.Wish.PAUSE);
        scene.pass(1000);
        scene.tell(over);
        scene.tell(second);
        assertThat(office.live().getFirst().pausedSince()).as("the second is paused").isPresent();
        assertNothingOnDiskOf(2600);
        scene.pass(1400);
        pause(KeySequence.Wish.RESUME);
        secondEnds();

        assertThat(whole(first, 0)).isEqualTo(said(Side.FIRST, 0, 2000));
        assertThat(pauses(first)).isEmpty();
        byte[] other = whole(second, 0);
        assertThat(Arrays.copyOfRange(other, 0, 4800)).isEqualTo(said(Side.FIRST, 2000, 2600));
        assertThat(Arrays.copyOfRange(other, 4800, 24_000)).containsOnly(SILENCE);
        assertThat(Arrays.copyOfRange(other, 24_000, other.length)).isEqualTo(said(Side.FIRST, 5000, 7000));
        assertThat(pauses(second)).extracting(Pause::from, Pause::to).containsExactly(org.assertj.core.groups.Tuple.tuple(4800L, 24_000L));
    }

    @Test
    void aPauseThatIsOverWhenTheBorderIsToldIsTheNextOnesToo() throws IOException {
        Calls over = scene.ended(first);
        second = scene.answered("1001");
        scene.pass(200);
        pause(KeySequence.Wish.PAUSE);
        scene.pass(600);
        pause(KeySequence.Wish.RESUME);
        scene.pass(800);
        scene.tell(over);
        scene.tell(second);
        secondEnds();

        assertThat(whole(first, 0)).isEqualTo(said(Side.FIRST, 0, 2000));
        byte[] other = whole(second, 0);
        assertThat(Arrays.copyOfRange(other, 0, 1600)).isEqualTo(said(Side.FIRST, 2000, 2200));
        assertThat(Arrays.copyOfRange(other, 1600, 6400)).containsOnly(SILENCE);
        assertThat(Arrays.copyOfRange(other, 6400, other.length)).isEqualTo(said(Side.FIRST, 2800, 5600));
    }

    @Test
    void aProcessThatIsKilledBeforeItIsSealedTakesItOutAtItsNextStart() throws IOException {
        transferToldAfter(LATE);
        scene.finishNothing();
        scene.pass(1200);
        restart();

        RecordingRow row = only(first);
        assertThat(row.interrupted()).isTrue();
        assertThat(office.channel(row, 0)).isEqualTo(said(Side.FIRST, 0, 2000));
        assertThat(office.channel(only(second), 0)).startsWith(said(Side.FIRST, 2000, 4000));
    }

    @Test
    void aProcessThatIsKilledWhileItIsTakenOutDoesItAgain() throws IOException {
        transferToldAfter(LATE);
        scene.finishNothing();
        scene.pass(1200);
        Shelf shelf = new Shelf(folder);
        Sidecar sidecar = shelf.sidecars().stream().filter(one -> one.segment().equals(first.id())).findFirst().orElseThrow();
        Files.write(shelf.shortened(sidecar), new byte[] {'J', 'R'});
        restart();

        assertThat(office.channel(only(first), 0)).isEqualTo(said(Side.FIRST, 0, 2000));
        assertThat(office.files()).noneMatch(file -> file.endsWith(".new"));
    }

    @Test
    void whatWasTakenOutIsNotTakenOutOfWhatIsLeft() throws IOException {
        transferToldAfter(LATE);
        scene.finishNothing();
        scene.pass(1200);
        office.ledgerAway = true;
        office.seal();
        office.ledgerAway = false;
        restart();

        RecordingRow row = only(first);
        assertThat(row.interrupted()).as("it had been sealed").isFalse();
        assertThat(office.channel(row, 0)).isEqualTo(said(Side.FIRST, 0, 2000));
    }

    @Test
    void aDiskThatDoesNotTakeWhatIsLeftIsTriedAgainAndLosesNothing() throws IOException {
        transferToldAfter(LATE);
        scene.finishNothing();
        scene.pass(1200);
        Shelf shelf = new Shelf(folder);
        Sidecar sidecar = shelf.sidecars().stream().filter(one -> one.segment().equals(first.id())).findFirst().orElseThrow();
        Path inTheWay = Files.createDirectories(shelf.shortened(sidecar).resolve("full"));
        office.seal();
        assertThat(office.recordings(first.id())).isEmpty();
        assertThat(office.alerts.keys()).contains("recording.not-finished");

        Files.delete(inTheWay);
        office.clock.leap(FinishAttempts.RETRY.plusSeconds(1));
        office.finish();

        RecordingRow row = only(first);
        assertThat(row.interrupted()).as("it had ended").isFalse();
        assertThat(office.channel(row, 0)).isEqualTo(said(Side.FIRST, 0, 2000));
    }

    private void pause(KeySequence.Wish wish) {
        office.recorder.wished(office.writing.getLast(), wish, scene.now());
        office.settle();
    }

    private void restart() throws IOException {
        scene.cut();
        office.start();
        office.finisher.recoverAll();
        office.finish();
    }

    private List<Pause> pauses(Calls calls) throws IOException {
        return office.read(only(calls), reader -> reader.verify().seal().pauses());
    }

    /** No file, finished or not, has anything that was said from then on. */
    private void assertNothingOnDiskOf(long millis) throws IOException {
        office.write();
        for (Sidecar sidecar : new Shelf(folder).sidecars()) {
            try (DataKey key = office.keys.unwrap(WrappedKey.of(sidecar.wrappedKey()));
                    RecordingReader reader = RecordingReader.open(new Shelf(folder).active(sidecar.recording()), key)) {
                long base = sidecar.started().toEpochMilli() - Scene.BEGIN.toEpochMilli();
                byte[] all = new byte[(int) reader.duration()];
                reader.read(0, 0, all, 0, all.length);
                int from = (int) Math.min(all.length, (millis - base) * 8);
                for (int i = from; i < all.length; i++) {
                    assertThat(all[i]).as("%s ms", base + i / 8).isEqualTo(SILENCE);
                }
            }
        }
    }
}
