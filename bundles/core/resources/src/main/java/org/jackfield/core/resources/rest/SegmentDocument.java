package org.jackfield.core.resources.rest;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;

/** One device's part in a call, as it is shown outside. */
@Summary("One device's part in a call")
public record SegmentDocument(
        UUID id,
        @Summary("Its place among the segments of its call, from 1") int number,
        @Summary("Grows with every change") long revision,
        CallType type,
        Direction direction,
        PartyDocument device,
        PartyDocument caller,
        PartyDocument trunk,
        @Summary("The hunt group it was presented from") PartyDocument group,
        @Summary("Who transferred or diverted the call to here") PartyDocument from,
        @Summary("Where the call went from here") PartyDocument to,
        OutsideDocument outside,
        String dialled,
        String accountCode,
        boolean rung,
        boolean transferred,
        Instant started,
        @Summary("Absent if it was not answered") Instant answered,
        @Summary("Absent while it lasts") Instant ended,
        long ringMillis,
        @Summary("How much of the ringing was waiting in a queue") long queuedMillis,
        long talkMillis,
        long holdMillis,
        SegmentEnd end,
        Cause cause,
        @Summary("The phone system's own code for the end") String endCode,
        Set<CallMark> marks,
        @Summary("Whose it is, named as then; absent if nobody's") PersonDocument user,
        @Summary("Whose device called, of internal calls; absent if nobody's") PersonDocument callerUser,
        @Summary("Who was at the outside end; absent if not known") PersonDocument contact) {

    static SegmentDocument of(Segment segment, SegmentPeople people) {
        return new SegmentDocument(
                segment.id(),
                segment.number(),
                segment.revision(),
                segment.type(),
                segment.direction(),
                PartyDocument.of(segment.device()),
                PartyDocument.of(segment.caller()),
                PartyDocument.of(segment.trunk()),
                PartyDocument.of(segment.group()),
                PartyDocument.of(segment.from()),
                PartyDocument.of(segment.to()),
                OutsideDocument.of(segment.outside()),
                Documents.text(segment.dialled()),
                Documents.text(segment.accountCode()),
                segment.rung(),
                segment.transferred(),
                segment.started(),
                segment.answered(),
                segment.ended(),
                segment.ringMillis(),
                segment.queuedMillis(),
                segment.talkMillis(),
                segment.holdMillis(),
                segment.end(),
                segment.cause(),
                Documents.text(segment.endCode()),
                new TreeSet<>(segment.marks()),
                PersonDocument.of(people.user(), people.userName()),
                PersonDocument.of(people.callerUser(), people.callerUserName()),
                PersonDocument.of(people.contact(), people.contactName()));
    }
}
