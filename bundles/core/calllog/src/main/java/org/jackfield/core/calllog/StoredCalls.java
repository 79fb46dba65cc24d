package org.jackfield.core.calllog;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.MissingCalls;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.call.CallJournal;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.core.calllog.store.Reading;

/** Answers questions about stored calls. */
final class StoredCalls implements CallLogService {

    private final WholeCallLog store;
    private final CallJournal journal;
    private final CallRecorder recorder;
    private final CallChanges changes;
    private final SecurityService security;
    private final InstantSource clock;

    StoredCalls(
            WholeCallLog store, CallJournal journal, CallRecorder recorder, CallChanges changes, SecurityService security,
            InstantSource clock) {
        this.changes = changes;
        this.store = store;
        this.journal = journal;
        this.recorder = recorder;
        this.security = security;
        this.clock = clock;
    }

    @Override
    public Page<LoggedCall> find(CallQuery query, PageRequest page, Subject by) {
        security.check(by, VIEW, Target.SITE);
        return Reading.answer(() -> store.find(query, security.callAccess(by, VIEW), page));
    }

    @Override
    public List<MissingCalls> missing(CallQuery query, Subject by) {
        security.check(by, VIEW, Target.SITE);
        return Reading.answer(() -> store.missing(query));
    }

    @Override
    public Optional<LoggedCall> call(UUID id, Subject by) {
        security.check(by, VIEW, Target.SITE);
        return Reading.answer(() -> {
            Optional<LoggedCall> seen = store.call(id, security.callAccess(by, VIEW));
            if (seen.isEmpty() && store.call(id, CallAccess.ALL).isPresent()) {
                throw security.refused(by, VIEW, target(id));
            }
            return seen;
        });
    }

    @Override
    public List<JournalEntry> events(UUID id, Subject by) {
        Optional<LoggedCall> seen = call(id, by);
        Optional<LoggedCall> whole = Reading.answer(() -> store.call(id, CallAccess.ALL));
        if (!seen.map(LoggedCall::segments).equals(whole.map(LoggedCall::segments))) {
            throw security.refused(by, VIEW, target(id));
        }
        return whole.map(call -> journal.eventsOf(
                        call.system(), id, call.started(), call.ended() == null ? clock.instant() : call.ended()))
                .orElse(List.of());
    }

    private static Target target(UUID call) {
        return Target.of("call", call.toString());
    }

    @Override
    public boolean assignUser(UUID segment, UUID user, String userName) {
        Optional<UUID> call = Reading.answer(() -> store.assignUser(segment, user, userName));
        call.map(Set::of).ifPresent(changes::changed);
        return call.isPresent();
    }

    @Override
    public Status status() {
        long behind = journal.status().stream()
                .flatMap(s -> s.cursors().stream()
                        .filter(c -> c.consumer().equals(CallLogComponent.NAME))
                        .map(c -> Math.max(0, s.newest() - c.position())))
                .mapToLong(Long::longValue)
                .sum();
        return new Status(recorder.callsStored(), recorder.segmentsStored(), recorder.failures(), behind);
    }
}
