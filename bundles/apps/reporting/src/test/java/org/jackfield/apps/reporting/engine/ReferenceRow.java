package org.jackfield.apps.reporting.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;

/** A segment or a call with what §10.2 asks for, worked out plainly from segments alone. */
record ReferenceRow(
        boolean inbound,
        boolean external,
        boolean answered,
        boolean lost,
        boolean refused,
        boolean overflowedIn,
        boolean overflowedOut,
        boolean transferredIn,
        boolean transferredOut,
        boolean matched,
        String digits,
        String ddi,
        String code,
        Instant start,
        Instant answer,
        Instant end,
        long ring,
        long talk,
        long hold,
        long call,
        String device,
        boolean group,
        String huntGroup,
        String trunk,
        String caller,
        UUID user,
        UUID callingUser,
        Map<String, String> names,
        boolean[] unreturned) {

    static ReferenceRow segment(HistorySegment h) {
        Segment s = h.segment();
        boolean in = s.direction() != Direction.OUTBOUND;
        boolean answered = s.answered() != null;
        boolean stayed = s.end() == SegmentEnd.CLEARED || s.end() == SegmentEnd.FAILED || s.end() == SegmentEnd.INTERRUPTED;
        boolean moved = s.end() == SegmentEnd.DIVERTED;
        boolean came = !s.from().device().number().isEmpty();
        return new ReferenceRow(
                in, s.type() == CallType.EXTERNAL, answered, in && !answered && stayed, in && s.rung() && !answered,
                in && came && !s.transferred(), in && !answered && moved, s.transferred(), s.end() == SegmentEnd.TRANSFERRED,
                h.people().contact() != null, s.outside().number().replaceAll("[^0-9]", ""), s.outside().ddi(),
                s.accountCode(), s.started(), s.answered(), s.ended(), s.ringMillis(), s.talkMillis(), s.holdMillis(),
                s.ringMillis() + s.talkMillis() + s.holdMillis(), s.device().device().number(),
                s.device().kind().isGroup(), s.group().device().number(), s.trunk().device().number(),
                s.caller().device().number(), h.people().user(), h.people().callerUser(), names(h), new boolean[1]);
    }

    /** What the columns of groups would show for this segment alone. */
    private static Map<String, String> names(HistorySegment h) {
        Segment s = h.segment();
        return Map.of(
                "group-extension-name", s.device().name(), "group-hunt-group-name", s.group().name(), "group-trunk-description",
                s.trunk().name(), "group-dnis", s.outside().ddiName(), "group-contact-name", h.people().contactName(),
                "group-telephone-number",
                s.type() == CallType.EXTERNAL ? s.outside().number() : s.caller().device().number(), "group-user",
                h.people().userName(), "caller", s.caller().name(), "calling-user", h.people().callerUserName());
    }

    /** The first, as what a call has of trunks and the number outside is the same in all its segments here. */
    private static Map<String, String> names(List<ReferenceRow> rows) {
        return rows.get(0).names;
    }

    static ReferenceRow call(List<HistorySegment> call) {
        List<ReferenceRow> rows = call.stream().map(ReferenceRow::segment).toList();
        ReferenceRow first = rows.get(0);
        Instant answer = answer(call);
        Segment last = call.stream()
                .map(HistorySegment::segment)
                .max(Comparator.comparing(Segment::ended).thenComparing(Segment::number))
                .orElseThrow();
        boolean lost = first.inbound && answer == null;
        String code = "";
        String trunk = "";
        String group = "";
        String ddi = "";
        String digits = "";
        for (ReferenceRow row : rows) {
            code = row.code.isEmpty() ? code : row.code;
            trunk = trunk.isEmpty() ? row.trunk : trunk;
            group = group.isEmpty() ? row.huntGroup : group;
            ddi = row.ddi.isEmpty() ? ddi : row.ddi;
            digits = row.digits.isEmpty() ? digits : row.digits;
        }
        return new ReferenceRow(
                first.inbound, first.external, answer != null, lost,
                lost && rows.stream().anyMatch(ReferenceRow::refused),
                first.inbound && rows.stream().anyMatch(ReferenceRow::overflowedIn),
                first.inbound && rows.stream().anyMatch(ReferenceRow::overflowedOut),
                rows.stream().anyMatch(ReferenceRow::transferredIn), rows.stream().anyMatch(ReferenceRow::transferredOut),
                rows.stream().anyMatch(ReferenceRow::matched), digits, ddi, code, first.start, answer, last.ended(),
                ring(call, answer), rows.stream().mapToLong(ReferenceRow::talk).sum(),
                rows.stream().mapToLong(ReferenceRow::hold).sum(), rows.stream().mapToLong(ReferenceRow::call).sum(), "",
                false, group, trunk, first.caller, null, first.callingUser, names(rows), new boolean[1]);
    }

    /** Announcements count only where there is nothing else. */
    static List<Segment> counted(List<HistorySegment> call) {
        List<Segment> real = new ArrayList<>();
        call.forEach(h -> {
            if (!h.segment().marks().contains(CallMark.ANNOUNCEMENT)) {
                real.add(h.segment());
            }
        });
        return real.isEmpty() ? call.stream().map(HistorySegment::segment).toList() : real;
    }

    private static Instant answer(List<HistorySegment> call) {
        Instant first = null;
        for (Segment s : counted(call)) {
            if (s.answered() != null && (first == null || s.answered().isBefore(first))) {
                first = s.answered();
            }
        }
        return first;
    }

    /** How long it rang anywhere until it was first answered, second by second: what rings twice at a time counts once. */
    private static long ring(List<HistorySegment> call, Instant answer) {
        List<long[]> ringing = new ArrayList<>();
        for (Segment s : counted(call)) {
            long from = s.started().toEpochMilli();
            long to = from + s.ringMillis();
            if (answer != null) {
                to = Math.min(to, answer.toEpochMilli());
            }
            if (to > from) {
                ringing.add(new long[] {from, to});
            }
        }
        ringing.sort(Comparator.comparingLong(r -> r[0]));
        long sum = 0;
        long until = Long.MIN_VALUE;
        for (long[] r : ringing) {
            sum += Math.max(0, r[1] - Math.max(r[0], until));
            until = Math.max(until, r[1]);
        }
        return sum;
    }

    /** An internal call as who called sees it. */
    ReferenceRow fromCaller() {
        return new ReferenceRow(
                false, external, answered, false, false, false, false, false, false, matched, digits, ddi, code, start,
                answer, end, ring, talk, hold, call, caller, false, huntGroup, trunk, caller, callingUser, callingUser,
                Map.of("group-extension-name", names.get("caller"), "group-user", names.get("calling-user")), unreturned);
    }
}
