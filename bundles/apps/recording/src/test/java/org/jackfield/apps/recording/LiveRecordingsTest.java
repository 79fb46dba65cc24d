package org.jackfield.apps.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.apps.recording.RecordingSite.ANNA;
import static org.jackfield.apps.recording.RecordingSite.BEN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jackfield.api.calllog.LiveCallAccess;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
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
    private final LiveRecordings live = over(FakeSecurity.administratorsOnly());

    private LiveRecordings over(FakeSecurity security) {
        LiveReach reach = new LiveReach(security, desk::alive, () -> Optional.of(desk));
        return new LiveRecordings(() -> recorder, Optional::empty, reach, security, audit);
    }

    /** A recorder of two calls, that notes what it is told. */
    private static final class Desk implements PauseControl, LiveCallAccess {

        private final List<LiveRecording> calls = new ArrayList<>(List.of(of("1001"), of("1002")));
        private final List<String> told = new ArrayList<>();

        private static LiveRecording of(String extension) {
            return new LiveRecording(
                    Ids.next(), Ids.next(), Calls.SYSTEM, DeviceId.of(extension), "mirror", Instant.EPOCH, true,
                    Optional.empty(), "", "");
        }

        /** The calls as the phone system tells of them. */
        List<LogicalCall> alive() {
            return calls.stream().map(recording -> Calls.call(Calls.inbound(recording.device().number())
                            .lasting().as(recording.segment()))).toList();
        }

        @Override
        public List<LogicalCall> visible(Collection<LogicalCall> all, Subject by) {
            throw new UnsupportedOperationException("nobody lists them here");
        }

        /** Everybody reaches extension 1001 alone. */
        @Override
        public boolean allows(Segment segment, Permission permission, Subject by) {
            return segment.device().device().number().equals("1001");
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

    /** Everybody may everything, to some calls only. */
    private LiveRecordings overSomeCalls() {
        FakeSecurity security = FakeSecurity.allowAll();
        security.limitCallsTo(new CallAccess(false, Set.of(new UUID(1, 7)), List.of(), List.of()));
        return over(security);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    void whoeverReachesSomeCallsSeesPausesAndHearsThoseOnly() {
        LiveRecordings some = overSomeCalls();

        assertThat(some.live(BEN.subject())).extracting(LiveRecording::segment).containsExactly(desk.segment(0));
        assertThat(some.pause(Which.extension("1001"), BEN)).hasSize(1);
        refused("security.forbidden", () -> some.pause(Which.extension("1002"), BEN));
        refused("security.forbidden", () -> some.listen(desk.segment(1), BEN));
        // past the decision: nobody gives audio here
        refused("recording.recorder-stopped", () -> some.listen(desk.segment(0), BEN));
    }

    @Test
    void whoeverReachesNoCallsSeesNothing() {
        FakeSecurity security = FakeSecurity.allowAll();
        security.limitCallsTo(CallAccess.NONE);

        assertThat(over(security).live(BEN.subject())).isEmpty();
        refused("security.forbidden", () -> over(security).pause(Which.extension("1001"), BEN));
    }

    @Test
    void aCallThatCannotBeLookedAtIsNobodysButTheirsWhoReachAll() {
        FakeSecurity security = FakeSecurity.allowAll();
        security.limitCallsTo(new CallAccess(false, Set.of(new UUID(1, 7)), List.of(), List.of()));
        LiveReach blind = new LiveReach(security, List::of, () -> Optional.of(desk));

        assertThat(blind.of(desk.live(), RecordingPermissions.MONITOR, BEN.subject())).isEmpty();
        security.limitCallsTo(CallAccess.ALL);
        assertThat(blind.of(desk.live(), RecordingPermissions.MONITOR, BEN.subject())).hasSize(2);
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
