package org.jackfield.apps.recording.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.AudioChannel;
import org.jackfield.api.recording.format.GapCause;
import org.jackfield.api.recording.format.RecordingEvent;
import org.jackfield.api.recording.format.RecordingReader;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.PauseSettings;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.store.RecordingRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {

    private static final byte SILENCE = (byte) 0xFF;

    @TempDir
    private Path folder;

    private Office office;
    private Scene scene;

    @BeforeEach
    void anOffice() throws IOException {
        office = new Office(folder, Scene.BEGIN);
        scene = new Scene(office);
    }

    private Outcomes.Outcome outcome(Calls calls) {
        return office.outcomes.of(calls.id()).orElseThrow();
    }

    private RecordingRow only(Calls calls) {
        assertThat(office.recordings(calls.id())).hasSize(1);
        return office.recordings(calls.id()).iterator().next();
    }

    private static byte[] said(Side side, long fromMillis, long toMillis) {
        byte[] said = new byte[(int) (toMillis - fromMillis) * 8];
        for (int i = 0; i < said.length; i++) {
            said[i] = Telephone.sample(side, fromMillis * 8 + i);
        }
        return said;
    }

    private Calls talk(String device, long millis) {
        Calls calls = scene.answered(device);
        scene.tell(calls);
        scene.pass(millis);
        Calls over = scene.ended(calls);
        scene.tell(over);
        return over;
    }

    @Test
    void theRowSaysWhatTheFileIs() throws IOException {
        scene.session("1001", "5551234");
        scene.pass(1000);
        Calls calls = talk("1001", 4000);
        scene.finish();

        RecordingRow row = only(calls);
        assertThat(row.part()).isEqualTo(1);
        assertThat(row.serial()).isEqualTo("1001202611261000010001");
        assertThat(row.source()).isEqualTo("mirror");
        assertThat(row.codec()).isEqualTo("PCMU");
        assertThat(row.channels()).isEqualTo(2);
        assertThat(row.durationMillis()).isEqualTo(4000);
        assertThat(row.path()).isEqualTo("2026/11/26/" + row.id() + ".jrec");
        assertThat(row.bytes()).isEqualTo(folder.resolve(row.path()).toFile().length());
        assertThat(row.sha256()).hasSize(64);
        assertThat(office.ledger).extracting(LedgerEntry::recording).containsExactly(row.id());
        assertThat(scene.heard(calls, 0, 1000, 5000)).isEqualTo(said(Side.FIRST, 1000, 5000));
        assertThat(scene.heard(calls, 1, 1000, 5000)).isEqualTo(said(Side.SECOND, 1000, 5000));
        assertThat(office.files()).containsExactly(row.path());
        assertThat(office.leases).isEmpty();
    }

    @Test
    void aCallThatBecomesKnownLateHasItsBeginning() throws IOException {
        scene.session("1001", "5551234");
        scene.pass(1000);
        Calls calls = scene.answered("1001");
        scene.pass(2500);
        scene.tell(calls);
        scene.pass(1000);
        scene.tell(scene.ended(calls));
        scene.finish();
        assertThat(scene.heard(calls, 0, 1000, 4500)).isEqualTo(said(Side.FIRST, 1000, 4500));
    }

    @Test
    void aCallThatIsOverWhenItBecomesKnownIsRecordedAllTheSame() throws IOException {
        scene.session("1001", "5551234");
        scene.pass(1000);
        Calls calls = scene.answered("1001");
        scene.pass(1000);
        Calls over = scene.ended(calls);
        scene.pass(200);
        scene.tell(over);
        scene.finish();
        assertThat(scene.heard(calls, 0, 1000, 2000)).isEqualTo(said(Side.FIRST, 1000, 2000));
        assertThat(only(calls).durationMillis()).isEqualTo(1000);
    }

    @Test
    void aTransferAtThePhoneSystemCutsOneSessionInTwo() throws IOException {
        scene.session("1001", "5551234");
        Calls first = scene.answered("1001");
        scene.tell(first);
        scene.pass(2000);
        Calls over = scene.ended(first);
        Calls second = scene.answered("1001");
        scene.pass(200);
        scene.tell(over);
        scene.tell(second);
        scene.pass(2000);
        scene.tell(scene.ended(second));
        scene.finish();
        assertThat(scene.heard(first, 0, 0, 2000)).isEqualTo(said(Side.FIRST, 0, 2000));
        assertThat(scene.heard(second, 1, 2000, 4200)).isEqualTo(said(Side.SECOND, 2000, 4200));
    }

    @Test
    void aReRouteGoesOnInTheSameRecordingAndMixesNothing() throws IOException {
        Telephone before = scene.session("1001", "5551234");
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(2000);
        scene.session("1001", "5551234");
        scene.pass(600);
        scene.hangUp(before);
        scene.pass(2000);
        scene.tell(scene.ended(calls));
        scene.finish();
        assertThat(scene.heard(calls, 0, 0, 4600)).isEqualTo(said(Side.FIRST, 0, 4600));
        assertThat(outcome(calls).state()).isEqualTo(SegmentState.RECORDED);
    }

    @Test
    void aConsultationOverTheSameSessionIsTheConsultations() throws IOException {
        scene.session("1001", "");
        Calls held = scene.answered("1001");
        scene.tell(held, ConnectionState.CONNECTED);
        scene.pass(2000);
        scene.tell(held, ConnectionState.HELD);
        Calls consultation = Calls.internal("1001", "1003").at(scene.now().minusMillis(2000)).lasting();
        scene.tell(consultation, ConnectionState.CONNECTED);
        scene.pass(2000);
        scene.tell(scene.ended(consultation));
        scene.tell(held, ConnectionState.CONNECTED);
        scene.pass(2000);
        scene.tell(scene.ended(held));
        scene.finish();
        assertThat(scene.heard(held, 0, 0, 2000)).isEqualTo(said(Side.FIRST, 0, 2000));
        assertThat(scene.heard(held, 0, 2000, 4000)).containsOnly(SILENCE);
        assertThat(scene.heard(held, 0, 4000, 6000)).isEqualTo(said(Side.FIRST, 4000, 6000));
        assertThat(scene.heard(consultation, 0, 2000, 4000)).isEqualTo(said(Side.FIRST, 2000, 4000));
    }

    @Test
    void anInternalCallOfTwoRecordedDevicesIsOneRecording() throws IOException {
        scene.session("1001", "1002");
        Calls calls = Calls.internal("1001", "1002").at(scene.now().minusMillis(2000)).lasting();
        scene.tell(calls);
        scene.pass(2000);
        scene.tell(scene.ended(calls));
        scene.finish();
        // the called device is the recorded one, and the session that was seen is the caller's
        assertThat(scene.heard(calls, 0, 0, 2000)).isEqualTo(said(Side.SECOND, 0, 2000));
    }

    @Test
    void anExcludedCallLeavesNothing() throws IOException {
        office.included = segment -> false;
        scene.session("1001", "5551234");
        Calls calls = talk("1001", 2000);
        scene.finish();
        assertThat(outcome(calls)).isEqualTo(new Outcomes.Outcome(SegmentState.EXCLUDED, "excluded: test"));
        assertThat(office.files()).isEmpty();
        assertThat(office.ledger).isEmpty();
    }

    @Test
    void aCallThatIsExcludedWhileItLastsIsDestroyed() throws IOException {
        scene.session("1001", "5551234");
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(2000);
        assertThat(office.files()).isNotEmpty();
        office.included = segment -> false;
        scene.tell(calls);
        scene.pass(400);
        assertThat(office.files()).isEmpty();
        assertThat(office.leases).isEmpty();
        scene.tell(scene.ended(calls));
        scene.finish();
        assertThat(outcome(calls).state()).isEqualTo(SegmentState.EXCLUDED);
        assertThat(office.rows).isEmpty();
    }

    @Test
    void aCallThatIsIncludedLaterIsRecordedFromThereOn() throws IOException {
        office.included = segment -> false;
        scene.session("1001", "5551234");
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(2000);
        office.included = segment -> true;
        scene.tell(calls);
        scene.pass(1000);
        scene.tell(scene.ended(calls));
        scene.finish();
        assertThat(only(calls).started()).isEqualTo(Scene.BEGIN.plusMillis(2000));
        assertThat(scene.heard(calls, 0, 2000, 3000)).isEqualTo(said(Side.FIRST, 2000, 3000));
    }

    @Test
    void withoutAChannelItIsUnlicensedAndTheNextOneGetsTheFreedChannel() throws IOException {
        office.channels = 1;
        scene.session("1001", "5551234");
        scene.session("1002", "5559876");
        Calls first = scene.answered("1001");
        scene.tell(first);
        Calls second = talk("1002", 1000);
        scene.tell(scene.ended(first));
        scene.finish();
        assertThat(outcome(second)).isEqualTo(new Outcomes.Outcome(SegmentState.UNLICENSED, "All channels are taken."));
        assertThat(office.recordings(second.id())).isEmpty();
        Calls third = talk("1002", 1000);
        scene.finish();
        assertThat(outcome(third).state()).isEqualTo(SegmentState.RECORDED);
    }

    @Test
    void aCallWithoutAudioSaysSo() {
        Calls calls = talk("1001", 2000);
        scene.finish();
        assertThat(outcome(calls)).isEqualTo(new Outcomes.Outcome(
                SegmentState.FAILED, "No audio was seen; the address of the telephone is not known."));
        assertThat(office.leases).isEmpty();
    }

    @Test
    void aSessionThatEndsBeforeItIsHeardHoldsUpNothing() throws IOException {
        Telephone before = scene.session("1001", "5551234");
        scene.pass(1000);
        Calls calls = scene.answered("1001");
        before.busy();
        scene.tell(calls);
        scene.hangUp(before);
        before.idle();
        office.settle();
        scene.session("1001", "5551234");
        scene.pass(2000);
        scene.tell(scene.ended(calls));
        scene.finish();
        assertThat(outcome(calls).state()).isEqualTo(SegmentState.RECORDED);
        assertThat(scene.heard(calls, 0, 1000, 3000)).isEqualTo(said(Side.FIRST, 1000, 3000));
        assertThat(office.leases).isEmpty();
    }

    @Test
    void aTelephoneWithoutSignallingIsLearned() {
        for (int call = 0; call < 2; call++) {
            scene.session(Telephone.session("", "", scene.now()), AudioFormat.PCMU);
            talk("1001", 6000);
            scene.pass(6000);
        }
        assertThat(office.learned.values()).containsExactly("192.0.2.0");
    }

    @Test
    void whoIsSignalledWithAnotherNumberIsNeverTakenForTheTelephone() {
        for (int call = 0; call < 3; call++) {
            scene.session(Telephone.session("5551234", "", scene.now()), AudioFormat.PCMU);
            talk("1001", 6000);
            scene.pass(6000);
        }
        assertThat(office.learned).isEmpty();
    }

    @Test
    void aTelephoneWhoseSessionIsToldOfAfterItsAnswerHasNothingToLearn() {
        for (int call = 0; call < 3; call++) {
            scene.session(Telephone.session("", "", scene.now()), AudioFormat.PCMU);
            Calls calls = scene.answered("1001");
            scene.tell(calls);
            scene.pass(100);
            Telephone own = scene.session("1001", "5551234");
            scene.pass(6000);
            scene.tell(scene.ended(calls));
            scene.hangUp(own);
            scene.pass(6000);
        }
        assertThat(office.learned).isEmpty();
    }

    @Test
    void aCallThatWasNotAnsweredExpectsNone() {
        Calls ringing = scene.answered("1001").lost();
        scene.tell(ringing);
        scene.pass(100);
        scene.tell(new Calls(
                ringing.id(), ringing.call(), 1, 9, "1001", "", ringing.outside(), ringing.started(), false, 0, 0, false, "", "", "",
                ""));
        assertThat(outcome(ringing).state()).isEqualTo(SegmentState.NO_AUDIO_EXPECTED);
    }

    @Test
    void anUnknownCodecIsNamed() throws IOException {
        scene.session(Telephone.session("1001", "5551234", scene.now()), Laws.G729);
        Calls calls = talk("1001", 2000);
        scene.finish();
        assertThat(outcome(calls)).isEqualTo(
                new Outcomes.Outcome(SegmentState.FAILED, "There is no codec for G729/8000."));
        assertThat(office.counters.packetsLost().codec()).isEqualTo(200);
        assertThat(office.files()).isEmpty();
    }

    @Test
    void aCodecOfMoreThanTelephoneQualityIsSaidNotToBeSupported() {
        scene.session(Telephone.session("1001", "5551234", scene.now()), Laws.WIDE);
        Calls calls = talk("1001", 2000);
        scene.finish();
        assertThat(outcome(calls)).isEqualTo(new Outcomes.Outcome(SegmentState.FAILED,
                "L16/16000 is not supported: what is recorded has 8000 samples a second and one channel."));
    }

    @Test
    void comfortNoiseIsNoUnknownCodec() throws IOException {
        Telephone telephone = scene.session("1001", "5551234");
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(1000);
        scene.silence(telephone);
        telephone.speak(Side.FIRST, 8000, 1, new AudioFormat("CN", 8000, 1), tick -> 60);
        scene.pass(1000);
        scene.tell(scene.ended(calls));
        scene.finish();
        assertThat(outcome(calls).state()).isEqualTo(SegmentState.RECORDED);
        assertThat(scene.heard(calls, 0, 1000, 2000)).containsOnly(SILENCE);
    }

    @Test
    void audioInACodecOtherThanG711IsDecodedAndCodedAnew() throws IOException {
        Telephone telephone = scene.session(Telephone.session("1001", "5551234", scene.now()), Laws.L16);
        scene.silence(telephone);
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        byte[] payload = new byte[320];
        for (int i = 0; i < 160; i++) {
            short sample = office.g711.value(Frame.Coding.PCMA, (byte) i);
            payload[2 * i] = (byte) (sample >> 8);
            payload[2 * i + 1] = (byte) sample;
        }
        telephone.sink().audio(Side.FIRST, 0, Laws.L16, payload, 0, payload.length);
        scene.pass(1000);
        scene.tell(scene.ended(calls));
        scene.finish();
        byte[] heard = scene.heard(calls, 0, 0, 20);
        for (int i = 0; i < heard.length; i++) {
            assertThat(heard[i]).isEqualTo((byte) i);
        }
        assertThat(only(calls).codec()).isEqualTo("PCMA");
    }

    @Test
    void whatWasLostIsAGapWithItsCauseAndCounted() throws IOException {
        Telephone telephone = scene.session("1001", "5551234");
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(1000);
        scene.silence(telephone);
        telephone.sink().gap(Side.FIRST, 8000, 8480, 3, org.jackfield.api.rtp.GapCause.NETWORK);
        telephone.sink().gap(Side.FIRST, 8480, 8640, 1, org.jackfield.api.rtp.GapCause.CAPTURE);
        telephone.sink().gap(Side.SECOND, 8000, 8640, 0, org.jackfield.api.rtp.GapCause.SILENCE);
        scene.pass(80);
        scene.speak(telephone);
        scene.pass(920);
        scene.tell(scene.ended(calls));
        scene.finish();
        RecordingRow row = only(calls);
        assertThat(row.lostNetwork()).isEqualTo(3);
        assertThat(row.lostCapture()).isEqualTo(1);
        List<String> gaps = new ArrayList<>();
        office.read(row, reader -> {
            reader.timeline(new RecordingReader.Timeline() {
                @Override
                public void event(long time, RecordingEvent event) {}

                @Override
                public void gap(int channel, long time, int samples, GapCause cause) {
                    gaps.add(channel + " " + time + " " + samples + " " + cause);
                }
            });
            return null;
        });
        assertThat(gaps).containsExactly("0 8000 480 NETWORK", "0 8480 160 CAPTURE");
        assertThat(outcome(calls).state()).isEqualTo(SegmentState.RECORDED);
        assertThat(office.counters.packetsStored()).isEqualTo(2 * 100 - 8);
    }

    @Test
    void aSenderThatStallsAndCatchesUpLosesNothingAndShiftsNothing() throws IOException {
        Telephone telephone = scene.session("1001", "5551234");
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(1000);
        scene.silence(telephone);
        scene.pass(300);
        for (long time = 8000; time < 8000 + 2400; time += 160) {
            telephone.speak(time, 160, AudioFormat.PCMU);
        }
        scene.speak(telephone);
        scene.pass(700);
        scene.tell(scene.ended(calls));
        scene.finish();
        assertThat(scene.heard(calls, 0, 0, 2000)).isEqualTo(said(Side.FIRST, 0, 2000));
        assertThat(scene.heard(calls, 1, 0, 2000)).isEqualTo(said(Side.SECOND, 0, 2000));
    }

    @Test
    void whatWasSaidBeforeTheAnswerAndComesLateIsNeitherKeptNorLost() throws IOException {
        Telephone telephone = scene.session("1001", "5551234");
        scene.silence(telephone);
        scene.pass(1000);
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(600);
        // a new stream is watched for a while before its frames come
        for (long time = 600 * 8; time < 1600 * 8; time += 160) {
            telephone.speak(time, 160, AudioFormat.PCMU);
        }
        scene.speak(telephone);
        scene.pass(1000);
        scene.tell(scene.ended(calls));
        scene.finish();

        assertThat(scene.heard(calls, 0, 1000, 2600)).isEqualTo(said(Side.FIRST, 1000, 2600));
        assertThat(office.counters.packetsStored()).isEqualTo(2 * 1600 / 20);
        assertThat(office.counters.packetsLost()).isEqualTo(Losses.NONE);
    }

    @Test
    void theEndOfACallIsKeptHoweverFarTheSourceIsBehindTheNewsOfIt() throws IOException {
        Telephone telephone = scene.session("1001", "5551234");
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(1000);
        // what is said in the last second waits at a source that does not get round to it, while the end is told
        scene.stall(telephone);
        scene.pass(1000);
        Calls over = scene.ended(calls);
        scene.pass(600);
        scene.tell(over);
        for (long time = 8000; time < 16_000; time += 160) {
            telephone.speak(time, 160, AudioFormat.PCMU);
        }
        scene.resume(telephone);
        scene.finish();

        assertThat(scene.heard(calls, 0, 0, 2000)).isEqualTo(said(Side.FIRST, 0, 2000));
        assertThat(scene.heard(calls, 1, 0, 2000)).isEqualTo(said(Side.SECOND, 0, 2000));
        assertThat(office.counters.packetsStored()).isEqualTo(2 * 2000 / 20);
    }

    @Test
    void keysPauseAndResumeAndOnlyTheDevices() throws IOException {
        Telephone telephone = scene.session("1001", "5551234");
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(1000);
        press(telephone, Side.SECOND, Office.PAUSE);
        assertThat(office.live()).noneMatch(live -> live.pausedSince().isPresent());
        press(telephone, Side.FIRST, Office.PAUSE);
        long paused = scene.millis();
        scene.pass(1000);
        press(telephone, Side.FIRST, "4111");
        scene.pass(1000);
        press(telephone, Side.FIRST, Office.RESUME);
        long resumed = scene.millis();
        scene.pass(1000);
        scene.tell(scene.ended(calls));
        scene.finish();

        assertThat(scene.heard(calls, 0, 0, paused)).isEqualTo(said(Side.FIRST, 0, paused));
        assertThat(scene.heard(calls, 0, paused, resumed)).containsOnly(SILENCE);
        assertThat(scene.heard(calls, 1, paused, resumed)).containsOnly(SILENCE);
        assertThat(scene.heard(calls, 0, resumed, resumed + 1000)).isEqualTo(said(Side.FIRST, resumed, resumed + 1000));
        List<String> events = events(only(calls));
        assertThat(events).contains("DTMF *", "PAUSE_BEGAN 1001 (keys)", "PAUSE_ENDED 1001 (keys)")
                .doesNotContain("DTMF 4");
        assertThat(only(calls).pausedMillis()).isEqualTo(resumed - paused);
        assertThat(office.ledger).extracting(LedgerEntry::kind)
                .contains(LedgerEntry.Kind.PAUSED, LedgerEntry.Kind.RESUMED, LedgerEntry.Kind.SEALED);
    }

    private void press(Telephone telephone, Side side, String keys) {
        for (char key : keys.toCharArray()) {
            scene.pass(100);
            telephone.sink().key(side, scene.millis() * 8, key);
            office.settle();
        }
    }

    private List<String> events(RecordingRow row) throws IOException {
        List<String> events = new ArrayList<>();
        office.read(row, reader -> {
            reader.timeline(new RecordingReader.Timeline() {
                @Override
                public void event(long time, RecordingEvent event) {
                    boolean key = event.kind() == RecordingEvent.Kind.DTMF;
                    events.add(event.kind() + " " + (key ? event.text() : event.by()).orElse(""));
                }

                @Override
                public void gap(int channel, long time, int samples, GapCause cause) {}
            });
            return null;
        });
        return events;
    }

    @Test
    void aPauseHoldsFromItsMomentHoweverBusyTheSourceIs() throws IOException {
        Telephone telephone = scene.session("1001", "5551234");
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(2000);
        telephone.busy();
        office.recorder.wished(office.writing.getFirst(), KeySequence.Wish.PAUSE, scene.now());
        scene.pass(2000);
        telephone.idle();
        scene.pass(1000);
        scene.tell(scene.ended(calls));
        scene.finish();
        assertThat(scene.heard(calls, 0, 0, 2000)).isEqualTo(said(Side.FIRST, 0, 2000));
        assertThat(scene.heard(calls, 0, 2000, 5000)).containsOnly(SILENCE);
    }

    @Test
    void withoutItsEntitlementKeysPauseNothing() {
        office.licensed.clear();
        Telephone telephone = scene.session("1001", "5551234");
        scene.tell(scene.answered("1001"));
        scene.pass(1000);
        press(telephone, Side.FIRST, Office.PAUSE);
        assertThat(office.live()).noneMatch(live -> live.pausedSince().isPresent());
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> office.recorder.pause(Which.extension("1001"), "anna"))
                .matches(e -> e.problem().code().equals("licence.not-licensed"));
    }

    @Test
    void aPauseEndsByItselfIfThatIsWanted() throws IOException {
        office.pauses = new PauseSettings(Office.PAUSE, Office.RESUME, 2);
        Telephone telephone = scene.session("1001", "5551234");
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(1000);
        press(telephone, Side.FIRST, Office.PAUSE);
        scene.pass(3000);
        scene.tell(scene.ended(calls));
        scene.finish();
        assertThat(events(only(calls))).contains("PAUSE_ENDED automatic");
        assertThat(only(calls).pausedMillis()).isEqualTo(2000);
    }

    @Test
    void aListenerHearsBothSidesAtOnceAndNothingOfAPause() throws Exception {
        Telephone telephone = scene.session("1001", "5551234");
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(1000);
        LiveStream stream = office.listen(calls.id());
        scene.pass(40);
        List<LivePiece> pieces = drain(stream);
        assertThat(pieces).extracting(LivePiece::side).containsExactlyInAnyOrder(
                AudioChannel.Side.DEVICE, AudioChannel.Side.REMOTE, AudioChannel.Side.DEVICE, AudioChannel.Side.REMOTE);
        assertThat(pieces.getFirst().time()).isEqualTo(8000);
        assertThat(pieces.getFirst().pcm()[3])
                .isEqualTo(office.g711.value(Frame.Coding.PCMU, Telephone.sample(Side.FIRST, 8003)));
        press(telephone, Side.FIRST, Office.PAUSE);
        scene.pass(1000);
        assertThat(drain(stream)).isEmpty();
        press(telephone, Side.FIRST, Office.RESUME);
        scene.pass(1000);
        assertThat(drain(stream)).isNotEmpty();
        scene.pass(10_000);
        assertThat(drain(stream)).hasSizeLessThanOrEqualTo(200);
        assertThat(stream.missed()).isPositive();
        scene.tell(scene.ended(calls));
        scene.finish();
        drain(stream);
        assertThat(stream.ended()).isTrue();
    }

    private static List<LivePiece> drain(LiveStream stream) throws InterruptedException {
        List<LivePiece> pieces = new ArrayList<>();
        for (var piece = stream.poll(0); piece.isPresent(); piece = stream.poll(0)) {
            pieces.add(piece.get());
        }
        return pieces;
    }

    @Test
    void aKilledRecorderGoesOnWithWhatLastsAndStaysPaused() throws IOException {
        Telephone telephone = scene.session("1001", "5551234");
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(2000);
        press(telephone, Side.FIRST, Office.PAUSE);
        scene.pass(1000);
        scene.cut();
        office.start();
        office.finisher.recoverAll();
        office.finish();
        office.recorder.refreshed(List.of(Calls.call(calls)));
        Telephone again = scene.session("1001", "5551234");
        scene.pass(1000);
        assertThat(office.live()).allMatch(live -> live.pausedBy().equals("1001 (keys)"));
        press(again, Side.FIRST, Office.RESUME);
        long resumed = scene.millis();
        scene.pass(1000);
        scene.tell(scene.ended(calls));
        scene.finish();

        List<RecordingRow> rows = List.copyOf(office.recordings(calls.id()));
        assertThat(rows).extracting(RecordingRow::part).containsExactly(1, 2);
        assertThat(rows).extracting(RecordingRow::interrupted).containsExactly(true, false);
        byte[] second = office.channel(rows.get(1), 0);
        int paused = (int) (resumed - java.time.Duration.between(Scene.BEGIN, rows.get(1).started()).toMillis()) * 8;
        assertThat(Arrays.copyOf(second, paused)).containsOnly(SILENCE);
        assertThat(Arrays.copyOfRange(second, paused, paused + 8000)).isEqualTo(said(Side.FIRST, resumed, resumed + 1000));
        assertThat(office.files()).allMatch(file -> file.startsWith("2026/"));
    }

    @Test
    void aDiskThatIsFullClosesRecordingsAndRecordingGoesOnByItself() throws IOException {
        scene.session("1001", "5551234");
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(2000);
        office.full = true;
        scene.pass(1000);
        assertThat(office.alerts.keys()).contains(SegmentRecordings.ALERT);
        office.full = false;
        scene.pass(8000);
        assertThat(office.alerts.keys()).doesNotContain(SegmentRecordings.ALERT);
        scene.tell(scene.ended(calls));
        scene.finish();
        List<RecordingRow> rows = List.copyOf(office.recordings(calls.id()));
        assertThat(rows).extracting(RecordingRow::interrupted).containsExactly(true, false);
        assertThat(outcome(calls)).isEqualTo(new Outcomes.Outcome(SegmentState.FAILED, "The disk is full."));
        assertThat(office.leases).isEmpty();
    }

    @Test
    void aSlowDiskLosesWhatDoesNotFitAndCountsIt() throws IOException {
        scene.session("1001", "5551234");
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(2000);
        List<ActiveRecording> stuck = new ArrayList<>(office.writing);
        office.writing.clear();
        scene.pass(40_000);
        office.writing.addAll(stuck);
        scene.pass(2000);
        scene.tell(scene.ended(calls));
        scene.finish();
        RecordingRow row = only(calls);
        assertThat(row.lostDisk()).isPositive();
        assertThat(row.lostDisk() + office.counters.packetsStored()).isEqualTo(44_000 / 20 * 2);
        assertThat(outcome(calls).reason()).isEqualTo(row.lostDisk() + " packets were not taken by the disk.");
        assertThat(scene.heard(calls, 0, 43_000, 44_000)).isEqualTo(said(Side.FIRST, 43_000, 44_000));
    }

    @Test
    void whileTheDatabaseIsAwayFilesWaitAndNothingElseDoes() throws IOException {
        scene.session("1001", "5551234");
        office.databaseAway = true;
        Calls calls = talk("1001", 1000);
        scene.finish();
        assertThat(outcome(calls).state()).isEqualTo(SegmentState.RECORDED);
        assertThat(office.leases).isEmpty();
        assertThat(office.rows).isEmpty();
        office.databaseAway = false;
        scene.pass(10_000);
        only(calls);
        assertThat(office.files()).allMatch(file -> file.startsWith("2026/"));
    }

    @Test
    void sessionsOfOthersAreNotWanted() {
        assertThat(scene.session("1777", "5551234").isWanted()).isFalse();
        AudioSession siprec = new AudioSession(
                UUID.randomUUID(), "siprec", "", Telephone.party("1001", "192.0.2.1", false),
                Telephone.party("2", "192.0.2.2", false), scene.now());
        assertThat(scene.session(siprec, AudioFormat.PCMU).isWanted()).isFalse();
    }
}
