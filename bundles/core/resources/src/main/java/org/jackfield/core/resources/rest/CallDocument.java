package org.jackfield.core.resources.rest;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.call.CallAggregate;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;

/** A stored call, as it is shown outside: one row as reports count it, and the segments. */
@Summary("A stored call: one row as reports count it, and its segments")
public record CallDocument(
        UUID id,
        UUID phoneSystem,
        CallQuery.State state,
        CallType type,
        Direction direction,
        Instant started,
        @Summary("Absent if it was not answered") Instant answered,
        @Summary("Absent while it lasts") Instant ended,
        @Summary("Ringing until it was first answered") long ringMillis,
        long talkMillis,
        long holdMillis,
        long durationMillis,
        @Summary("Who first answered, else who first rang") PartyDocument device,
        @Summary("Who called, if inside") PartyDocument caller,
        PartyDocument trunk,
        PartyDocument group,
        PartyDocument transferredFrom,
        PartyDocument transferredTo,
        OutsideDocument outside,
        String accountCode,
        Cause cause,
        Set<CallMark> marks,
        @Summary("Whose the device's part is; absent if nobody's") PersonDocument user,
        @Summary("Whose device called, of internal calls; absent if nobody's") PersonDocument callerUser,
        List<SegmentDocument> segments) {

    static CallDocument of(LoggedCall call) {
        CallAggregate row = call.summary();
        return new CallDocument(
                call.id(),
                call.system().value(),
                state(call, row),
                row.type(),
                row.direction(),
                call.started(),
                row.answered(),
                call.ended(),
                row.ringMillis(),
                row.talkMillis(),
                row.holdMillis(),
                row.durationMillis(),
                PartyDocument.of(row.device()),
                PartyDocument.of(row.caller()),
                PartyDocument.of(row.trunk()),
                PartyDocument.of(row.group()),
                PartyDocument.of(row.transferredFrom()),
                PartyDocument.of(row.transferredTo()),
                OutsideDocument.of(row.outside()),
                Documents.text(row.accountCode()),
                row.cause(),
                new TreeSet<>(call.marks()),
                PersonDocument.of(call.summaryPeople().user(), call.summaryPeople().userName()),
                PersonDocument.of(call.summaryPeople().callerUser(), call.summaryPeople().callerUserName()),
                call.segments().stream().map(s -> SegmentDocument.of(s, call.people(s))).toList());
    }

    private static CallQuery.State state(LoggedCall call, CallAggregate row) {
        if (call.ended() == null) {
            return CallQuery.State.LIVE;
        }
        return row.answered() == null ? CallQuery.State.UNANSWERED : CallQuery.State.ANSWERED;
    }
}
