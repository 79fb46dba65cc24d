package org.jackfield.apps.recording;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jackfield.api.calllog.LiveCallAccess;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.apps.recording.recorder.LiveRecording;

/**
 * Whether somebody may do something to a call while it is recorded. Where the call cannot be looked at any more, only those
 * may who may do it to every call.
 */
final class LiveReach {

    private final SecurityService security;
    private final Supplier<List<LogicalCall>> calls;
    private final Supplier<Optional<LiveCallAccess>> access;

    LiveReach(
            SecurityService security, Supplier<List<LogicalCall>> calls, Supplier<Optional<LiveCallAccess>> access) {
        this.security = security;
        this.calls = calls;
        this.access = access;
    }

    /** {@return those of the recordings to which {@code by} may do it} */
    List<LiveRecording> of(List<LiveRecording> recordings, Permission permission, Subject by) {
        CallAccess reach = security.callAccess(by, permission);
        if (reach.isUnlimited()) {
            return recordings;
        }
        if (reach.isNone()) {
            return List.of();
        }
        List<LogicalCall> alive = calls.get();
        return recordings.stream().filter(recording -> reaches(alive, recording, permission, by)).toList();
    }

    private boolean reaches(List<LogicalCall> alive, LiveRecording recording, Permission permission, Subject by) {
        return alive.stream()
                .flatMap(call -> call.segments().stream())
                .filter(segment -> segment.id().equals(recording.segment()))
                .findFirst()
                .flatMap(segment -> access.get().map(judge -> judge.allows(segment, permission, by)))
                .orElse(false);
    }
}
