package org.jackfield.apps.recording;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.persistence.Batches;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserListener;
import org.jackfield.api.users.UsersService;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.store.Annotation;
import org.jackfield.apps.recording.store.AnnotationStore;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whose a recorded segment is, where people know better than the phone system; the call log is told the same. */
@Component(service = {AssignedUsers.class, UserListener.class}, immediate = true)
public final class AssignedUsers implements UserListener {

    private static final int FORGET_AT_ONCE = 1000;

    private final Recordings recordings;
    private final RecordingStore store;
    private final AnnotationStore annotations;
    private final UsersService users;
    private final CallLogService log;
    private final AuditService audit;

    /** Works on these. */
    @Activate
    public AssignedUsers(
            @Reference Recordings recordings,
            @Reference RecordingStore store,
            @Reference AnnotationStore annotations,
            @Reference UsersService users,
            @Reference CallLogService log,
            @Reference AuditService audit) {
        this.recordings = recordings;
        this.store = store;
        this.annotations = annotations;
        this.users = users;
        this.log = log;
        this.audit = audit;
    }

    /** {@return the users there are, to choose from} */
    public UsersService users() {
        return users;
    }

    /** {@return ids of the users of a unit and below} */
    public Set<UUID> usersBelow(UUID unit) {
        return users.usersBelow(unit).stream().map(User::id).collect(Collectors.toSet());
    }

    /**
     * Says whose a segment is. What somebody wrote in place of a user makes way for it.
     *
     * @param user null for nobody
     * @return the segment as it stands now
     * @throws ProblemException ({@code recording.no-user}) if there is no such user, or it was deleted
     */
    public RecordedSegment assign(UUID segment, UUID user, Actor by) {
        RecordedSegment before = recordings.found(segment, RecordingPermissions.ANNOTATE, by.subject());
        String name = user == null ? "" : nameOf(user);
        audit.record(new AuditEvent(
                by.subject(), by.origin(), "recording.assign-user", segment.toString(), AuditEvent.Outcome.DONE,
                before.userName(), name));
        Annotation said = before.annotation();
        if (!said.user().isEmpty()) {
            annotations.annotate(segment, new Annotation(
                    said.rating(), said.scored(), said.fields(), said.legalHold(), "", said.revision()));
        }
        store.assignUser(segment, user, name);
        log.assignUser(segment, user, name);
        // whoever gave it away may not see it any more, and is told all the same
        return store.segment(segment).orElse(before);
    }

    private String nameOf(UUID user) {
        return users.user(user).filter(found -> !found.isDeleted()).map(User::name).orElseThrow(() ->
                ProblemException.notFound(
                        "recording.no-user", user.toString(), "There is no such user.", "Choose one of the users there are."));
    }

    @Override
    public void refreshed() {
        // Who somebody was when a call was recorded stays as it is.
    }

    /** May come again after a restart, and then finds nothing left to do. */
    @Override
    public void userRemoved(UUID user) {
        Batches.run(FORGET_AT_ONCE, most -> store.forgetUser(user, most));
    }
}
