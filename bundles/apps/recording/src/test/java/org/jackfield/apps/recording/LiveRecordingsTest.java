package org.jackfield.apps.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.apps.recording.RecordingSite.ANNA;
import static org.jackfield.apps.recording.RecordingSite.BEN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.apps.recording.recorder.LiveRecording;
import org.jackfield.apps.recording.recorder.PauseControl;
import org.jackfield.apps.recording.recorder.Which;
import org.junit.jupiter.api.Test;

class LiveRecordingsTest {

    private final RecordingAudit audit = new RecordingAudit();
    private final Desk desk = new Desk();
    private Optional<PauseControl> recorder = Optional.of(desk);
    private final LiveRecordings live = new LiveRecordings(
            () -> recorder, Optional::empty, FakeSecurity.administratorsOnly(), audit);

    /** A recorder of two calls, that notes what it is told. */
    private static final class Desk implements PauseControl {

        private final List<LiveRecording> calls = new ArrayList<>(List.of(of("1001"), of("1002")));
        private final List<String> told = new ArrayList<>();

        private static LiveRecording of(String extension) {
            return new LiveRecording(
                    Ids.next(), Ids.next(), Calls.SYSTEM, DeviceId.of(extension), "mirror", Instant.EPOCH, true,
                    Optional.empty(), "", "");
        }

        UUID segment(int index) {
            return calls.get(index).segment();
        }

        @Override
        public List<LiveRecording> live() {
            return List.copyOf(calls);
        }

        @Override
        public List<LiveRecording> pause(Which which, String by) {
            told.add("pause " + which.text() + " by " + by);
            return calls.stream().filter(which.matches()).toList();
        }

        @Override
        public List<LiveRecording> resume(Which which, String by) {
            told.add("resume " + which.text() + " by " + by);
            return calls.stream().filter(which.matches()).toList();
        }
    }

    @Test
    void aPauseIsCarriedOutInTheNameOfWhoAsksAndAudited() {
        assertThat(live.pause(Which.extension("1001"), ANNA)).extracting(LiveRecording::segment).containsExactly(desk.segment(0));
        live.resume(Which.extension("1001"), ANNA);

        assertThat(desk.told).containsExactly(
                "pause extension 1001 by " + ANNA.subject().name(), "resume extension 1001 by " + ANNA.subject().name());
        assertThat(audit.actions()).containsExactly("recording.pause", "recording.resume");
        assertThat(audit.events().getFirst().object()).contains(desk.segment(0).toString());
    }

    /** Card details are told at this very moment: an audit trail that is away must not keep them in the recording. */
    @Test
    void nothingDelaysAPause() {
        audit.setAway(true);

        assertThatThrownBy(() -> live.pause(Which.extension("1001"), ANNA)).isInstanceOf(ProblemException.class);
        assertThat(desk.told).hasSize(1);
    }

    @Test
    void whoMayNotIsRefusedWhetherThereIsACallOrNot() {
        List<ThrowingCallable> acts = List.of(
                () -> live.live(BEN.subject()),
                () -> live.pause(Which.extension("1001"), BEN),
                () -> live.pause(Which.extension("9999"), BEN),
                () -> live.resume(Which.extension("1001"), BEN),
                () -> live.listen(desk.segment(0), BEN),
                () -> live.listen(Ids.next(), BEN));

        acts.forEach(act -> assertThatThrownBy(act).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("security.forbidden")));
        assertThat(desk.told).isEmpty();
        assertThat(audit.actions()).isEmpty();
    }

    @Test
    void withoutARecorderNothingIsLiveAndActsSayWhy() {
        recorder = Optional.empty();

        assertThat(live.live(ANNA.subject())).isEmpty();
        assertThatThrownBy(() -> live.pause(Which.extension("1001"), ANNA)).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("recording.recorder-stopped"));
    }

    @Test
    void aCallThatHasEndedCannotBeHeard() {
        assertThatThrownBy(() -> live.listen(Ids.next(), ANNA)).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("recording.not-live"));
    }
}
