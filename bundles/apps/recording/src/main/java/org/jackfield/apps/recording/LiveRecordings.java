package org.jackfield.apps.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.audio.LiveMix;
import org.jackfield.apps.recording.recorder.LiveAudio;
import org.jackfield.apps.recording.recorder.LivePiece;
import org.jackfield.apps.recording.recorder.LiveRecording;
import org.jackfield.apps.recording.recorder.LiveStream;
import org.jackfield.apps.recording.recorder.PauseControl;
import org.jackfield.apps.recording.recorder.Which;

/** What people do with calls while they are recorded. Every act asks for its permission and is audited. Any thread. */
public final class LiveRecordings {

    private static final int WAIT_MILLIS = 60;
    private static final int QUIET_POLLS = 8;
    private static final int PROBE_SAMPLES = LiveMix.RATE / 50;

    private final Supplier<Optional<PauseControl>> recorder;
    private final Supplier<Optional<LiveAudio>> audio;
    private final LiveReach reach;
    private final SecurityService security;
    private final AuditService audit;

    /** Works on what these give at the time. */
    LiveRecordings(
            Supplier<Optional<PauseControl>> recorder,
            Supplier<Optional<LiveAudio>> audio,
            LiveReach reach,
            SecurityService security,
            AuditService audit) {
        this.recorder = recorder;
        this.audio = audio;
        this.reach = reach;
        this.security = security;
        this.audit = audit;
    }

    /** {@return what is being recorded, in the order of beginning; nothing while the recorder does not run} */
    public List<LiveRecording> live(Subject by) {
        security.check(by, RecordingPermissions.VIEW, Target.SITE);
        return reach.of(recorder.get().map(PauseControl::live).orElse(List.of()), RecordingPermissions.VIEW, by);
    }

    /** Pauses. {@return what is paused now} */
    public List<LiveRecording> pause(Which which, Actor by) {
        return act(which, "recording.pause", by, (control, name) -> control.pause(which, name));
    }

    /** Lets go on. {@return what is recorded again} */
    public List<LiveRecording> resume(Which which, Actor by) {
        return act(which, "recording.resume", by, (control, name) -> control.resume(which, name));
    }

    private interface Act {
        List<LiveRecording> on(PauseControl control, String name);
    }

    /** A pause is carried out first and audited then: nothing may delay it. */
    private List<LiveRecording> act(Which which, String action, Actor by, Act act) {
        security.check(by.subject(), RecordingPermissions.PAUSE, Target.SITE);
        PauseControl control = required(recorder.get());
        List<LiveRecording> meant = control.live().stream().filter(which.matches()).toList();
        meant.forEach(live -> check(live, RecordingPermissions.PAUSE, by.subject()));
        List<LiveRecording> done = act.on(control, by.subject().name());
        done.forEach(live -> audit.record(AuditEvent.done(
                by.subject(), by.origin(), action, live.segment() + " " + live.device())));
        return done;
    }

    /**
     * Begins to listen to a live call.
     *
     * @return the ear; to be given to {@link #relay} or closed
     */
    public LiveStream listen(UUID segment, Actor by) {
        Permission permission = RecordingPermissions.MONITOR;
        security.check(by.subject(), permission, Target.SITE);
        LiveRecording live = required(recorder.get()).live().stream()
                .filter(each -> each.segment().equals(segment))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "recording.not-live", segment.toString(), "This call is not being recorded any more.", "Play its recording."));
        check(live, permission, by.subject());
        audit.record(AuditEvent.done(by.subject(), by.origin(), "recording.monitor", segment + " " + live.device()));
        return required(audio.get()).listen(segment);
    }

    /**
     * Passes on what is heard, as {@link LiveMix} has it, until the call ends or nobody takes it; closes the ear.
     *
     * @throws IOException if nobody takes it
     */
    public static void relay(LiveStream ear, OutputStream out) throws IOException {
        LiveMix mix = new LiveMix();
        try (ear) {
            int quiet = 0;
            while (!Thread.currentThread().isInterrupted()) {
                Optional<LivePiece> piece = ear.poll(WAIT_MILLIS);
                piece.ifPresent(one -> mix.add(one.side(), one.time(), one.pcm()));
                quiet = piece.isPresent() ? 0 : quiet + 1;
                byte[] heard = mix.take(piece.isEmpty());
                if (quiet > 0 && quiet % QUIET_POLLS == 0) {
                    // Whoever went away is noticed only when something is sent.
                    heard = LiveMix.silence(PROBE_SAMPLES);
                }
                if (heard.length > 0) {
                    out.write(heard);
                    out.flush();
                }
                if (piece.isEmpty() && ear.ended()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(LiveRecording live, Permission permission, Subject by) {
        if (reach.of(List.of(live), permission, by).isEmpty()) {
            throw security.refused(by, permission, Target.of("segment", live.segment().toString()));
        }
    }

    private static <T> T required(Optional<T> part) {
        return part.orElseThrow(() -> ProblemException.unavailable(
                "recording.recorder-stopped", "", "The recorder is not running.", "Look at the alerts for the reason."));
    }
}
