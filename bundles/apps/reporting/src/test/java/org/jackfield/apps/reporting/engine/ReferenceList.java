package org.jackfield.apps.reporting.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.recording.facts.RecordingFacts;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.reporting.ReportingSettings;

/** The columns of lists (§10.1), one by one from their definitions, of a segment or of all segments of a call. */
final class ReferenceList {

    private final ReportingSettings settings;
    private final List<HistorySegment> all;
    private final boolean whole;
    private final ReferenceRow row;
    private final List<RecordingFacts> facts;

    /** @param facts what call recording knows, of any segments */
    ReferenceList(
            ReportingSettings settings, List<HistorySegment> all, boolean whole, ReferenceRow row, List<RecordingFacts> facts) {
        this.settings = settings;
        this.all = all;
        this.whole = whole;
        this.row = row;
        this.facts = facts;
    }

    UUID segment() {
        return first().id();
    }

    /** {@return the segment that was answered, or that in which the call was} */
    Optional<UUID> played() {
        return row.answered() ? Optional.of(named().segment().id()) : Optional.empty();
    }

    private Segment first() {
        return all.get(0).segment();
    }

    Object value(String id) {
        boolean incoming = row.external() && row.inbound();
        return switch (id) {
            case "call-id" -> first().callId().value();
            case "end-event" -> last().endCode().isEmpty() ? last().cause().name() : last().endCode();
            case "logical-call-id" -> first().logicalCall().toString();
            case "rec-id" -> first().id().toString();
            case "account-code" -> row.code();
            case "call-answered" -> row.answered();
            case "call-direction" -> row.external() ? row.inbound() ? "In" : "Out" : "n/a";
            case "call-matched" -> row.external() ? row.matched() : null;
            case "call-type" -> row.external() ? "Ext" : "Int";
            case "cli" -> row.external() ? number() : "";
            case "cli-received" -> incoming ? !row.digits().isEmpty() : null;
            case "contact-name" -> contact();
            case "did-digits" -> incoming ? row.ddi() : "";
            case "did-received" -> incoming ? !row.ddi().isEmpty() : null;
            case "dnis" -> incoming ? lastText(s -> s.outside().ddiName()) : "";
            case "segment-no" -> (long) first().number();
            case "segment-count" -> (long) all.size();
            case "short-call" -> row.answered() && row.talk() < settings.shortCallSeconds() * 1000L;
            case "speed-dial-name" -> row.external() ? lastText(s -> s.outside().name()) : "";
            case "telephone-number" -> row.external() ? number() : row.caller();
            case "answer-time" -> row.answer();
            case "call-duration" -> row.call();
            case "end-time" -> row.end();
            case "hold-duration" -> row.hold();
            case "ring-duration" -> row.ring();
            case "start-time" -> row.start();
            case "talk-duration" -> row.talk();
            case "hunt-group" -> firstParty(Segment::group).device().number();
            case "hunt-group-name" -> firstParty(Segment::group).name();
            case "trunk-number" -> firstParty(Segment::trunk).device().number();
            case "trunk-description" -> firstParty(Segment::trunk).name();
            case "username" -> both(named().people().userName(), named().people().callerUserName());
            default -> id.startsWith("tag-field-") ? tag(Integer.parseInt(id.substring(10)) - 1) : device(id);
        };
    }

    /** On internal segments who called took part as well. */
    private String both(String called, String caller) {
        if (whole || row.external() || caller.isEmpty() || caller.equals(called)) {
            return called;
        }
        return called.isEmpty() ? caller : called + ", " + caller;
    }

    private Object device(String id) {
        if (id.startsWith("transferred-")) {
            boolean from = id.endsWith("from");
            Segment transfer = whole
                    ? counted().stream().filter(Segment::transferred).findFirst().orElse(null)
                    : (from ? row.transferredIn() : row.transferredOut()) ? first() : null;
            Party party = transfer == null
                    ? Party.NONE
                    : from ? transfer.from() : whole ? transfer.device() : transfer.to();
            return id.contains("agent") ? party.agent().number() : party.device().number();
        }
        Function<Party, String> part = id.endsWith("agent-name") ? Party::agentName
                : id.endsWith("agent") ? party -> party.agent().number()
                : id.endsWith("-name") ? Party::name
                : party -> party.device().number();
        return switch (id.replaceAll("-?(extension|agent)(-name)?$", "")) {
            case "" -> both(part.apply(named().segment().device()), part.apply(first().caller()));
            case "answering" -> part.apply(answering() == null ? Party.NONE : answering().device());
            case "first-rang" -> part.apply(rang().isEmpty() ? Party.NONE : rang().get(0));
            case "last-rang" -> part.apply(rang().isEmpty() ? Party.NONE : rang().get(rang().size() - 1));
            default -> throw new AssertionError("no definition of " + id);
        };
    }

    private String tag(int index) {
        String last = "";
        for (HistorySegment segment : all) {
            for (RecordingFacts known : facts) {
                if (known.segment().equals(segment.segment().id()) && !known.tags().get(index).isEmpty()) {
                    last = known.tags().get(index);
                }
            }
        }
        return last;
    }

    private Segment last() {
        Segment last = first();
        for (HistorySegment h : all) {
            if (!h.segment().ended().isBefore(last.ended())) {
                last = h.segment();
            }
        }
        return last;
    }

    private String contact() {
        return all.stream()
                .filter(h -> h.people().contact() != null)
                .map(h -> h.people().contactName())
                .findFirst()
                .orElse("");
    }

    private String number() {
        return lastText(s -> s.outside().number());
    }

    private String lastText(Function<Segment, String> of) {
        String last = "";
        for (HistorySegment h : all) {
            last = of.apply(h.segment()).isEmpty() ? last : of.apply(h.segment());
        }
        return last;
    }

    private Party firstParty(Function<Segment, Party> of) {
        return all.stream()
                .map(h -> of.apply(h.segment()))
                .filter(Predicate.not(Party::isNone))
                .findFirst()
                .orElse(Party.NONE);
    }

    private List<Segment> counted() {
        return whole ? ReferenceRow.counted(all) : List.of(first());
    }

    private Segment answering() {
        Segment first = null;
        for (Segment s : counted()) {
            if (s.answered() != null && (first == null || s.answered().isBefore(first.answered()))) {
                first = s;
            }
        }
        return first;
    }

    private List<Party> rang() {
        List<Party> rang = new ArrayList<>();
        for (Segment s : counted()) {
            if (s.rung() && !s.device().isNone()) {
                rang.add(s.device());
            }
        }
        return rang;
    }

    /** Where it was first answered; else where it first rang; else the first. */
    private HistorySegment named() {
        if (!whole) {
            return all.get(0);
        }
        Segment answering = answering();
        Party first = answering != null ? answering.device() : rang().isEmpty() ? first().device() : rang().get(0);
        return all.stream()
                .filter(h -> h.segment().device().equals(first)
                        && (answering == null || answering.answered().equals(h.segment().answered())))
                .findFirst()
                .orElseThrow();
    }
}
