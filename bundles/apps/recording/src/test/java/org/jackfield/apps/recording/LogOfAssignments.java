package org.jackfield.apps.recording;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.MissingCalls;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.call.JournalEntry;

/** A call log without calls that notes whose segments are said to be. */
record LogOfAssignments(List<String> assignments) implements CallLogService {

    @Override
    public Page<LoggedCall> find(CallQuery query, PageRequest page, Subject by) {
        return Page.of(List.of(), page, 0);
    }

    @Override
    public List<MissingCalls> missing(CallQuery query, Subject by) {
        return List.of();
    }

    @Override
    public Optional<LoggedCall> call(UUID id, Subject by) {
        return Optional.empty();
    }

    @Override
    public List<JournalEntry> events(UUID call, Subject by) {
        return List.of();
    }

    @Override
    public boolean assignUser(UUID segment, UUID user, String userName) {
        assignments.add(segment + " " + user + " " + userName);
        return true;
    }

    @Override
    public Status status() {
        return new Status(0, 0, 0, 0);
    }
}
