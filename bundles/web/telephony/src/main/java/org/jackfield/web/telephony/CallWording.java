package org.jackfield.web.telephony;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Connection;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.ExternalParty;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;

/** How calls and devices are put into words, in one reader's language. */
record CallWording(Messages messages, Locale locale) {

    static final Messages MESSAGES = Messages.of(CallWording.class);

    static CallWording in(Locale locale) {
        return new CallWording(MESSAGES, locale);
    }

    /**
     * Number and name of whoever is outside; the dialled digits if nothing else is known.
     *
     * @param contact the name of the contact who has the number; empty for the name that came with the call
     */
    String outside(ExternalParty outside, String dialled, String contact) {
        String number = outside.number().isEmpty() ? dialled : outside.number();
        String name = contact.isEmpty() ? outside.name() : contact;
        if (number.isEmpty()) {
            return name.isEmpty() ? word("withheld") : name;
        }
        return name.isEmpty() ? number : name + " · " + number;
    }

    /**
     * What a list shows for the far side of a call: the outside party, or the caller inside.
     *
     * @param contact the name of the contact who has the number; empty if there is none
     */
    String farSide(LogicalCall call, String contact) {
        return call.type() == CallType.INTERNAL
                ? party(call.calling())
                : outside(call.outside(), call.dialled(), contact);
    }

    String party(Party party) {
        if (party.isNone()) {
            return "";
        }
        String name = party.agentName().isEmpty() ? party.name() : party.agentName();
        return name.isEmpty() ? party.device().number() : party.device().number() + " " + name;
    }

    /** The devices inside that take part, apart from the caller of an internal call. */
    String endpoints(LogicalCall call) {
        List<Party> inside = call.connections().stream()
                .map(Connection::party)
                .filter(party -> !party.kind().isTrunk())
                .toList();
        List<Party> called = inside.stream()
                .filter(party -> call.type() != CallType.INTERNAL || !party.device().equals(call.calling().device()))
                .toList();
        return (called.isEmpty() ? inside : called).stream().map(this::party).collect(Collectors.joining(", "));
    }

    String group(List<Segment> segments) {
        return segments.stream()
                .map(Segment::group)
                .filter(group -> !group.isNone())
                .map(this::party)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    String direction(CallType type, Direction direction) {
        return word(type == CallType.INTERNAL ? "direction.internal" : "direction." + key(direction));
    }

    StatusBadge state(LogicalCall.State state) {
        Tone tone = switch (state) {
            case CONNECTED -> Tone.GOOD;
            case RINGING -> Tone.INFO;
            case QUEUED, HELD -> Tone.WARNING;
            case FAILED -> Tone.BAD;
            case INITIATED, ENDED -> Tone.NEUTRAL;
        };
        return new StatusBadge(tone, name(state));
    }

    StatusBadge link(LinkStatus.State state) {
        Tone tone = switch (state) {
            case UP -> Tone.GOOD;
            case CONNECTING, SYNCHRONISING -> Tone.INFO;
            case DISABLED -> Tone.NEUTRAL;
            case DOWN, NO_CONNECTOR -> Tone.BAD;
        };
        return new StatusBadge(tone, name(state));
    }

    String name(LogicalCall.State state) {
        return word("state." + key(state));
    }

    String name(LinkStatus.State state) {
        return word("link." + key(state));
    }

    String end(SegmentEnd end) {
        return word("end." + key(end));
    }

    String marks(Iterable<CallMark> marks) {
        StringBuilder text = new StringBuilder();
        marks.forEach(mark -> text.append(text.isEmpty() ? "" : ", ").append(word("mark." + key(mark))));
        return text.toString();
    }

    String kind(DeviceKind kind) {
        return word("kind." + key(kind));
    }

    String word(String key, Object... arguments) {
        return messages.text(locale, key, arguments);
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
