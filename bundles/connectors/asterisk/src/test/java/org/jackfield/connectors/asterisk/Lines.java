package org.jackfield.connectors.asterisk;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.event.AgentStateChanged;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.CallEvent.CallCleared;
import org.jackfield.api.telephony.event.CallEvent.Conferenced;
import org.jackfield.api.telephony.event.CallEvent.ConnectionCleared;
import org.jackfield.api.telephony.event.CallEvent.Delivered;
import org.jackfield.api.telephony.event.CallEvent.Diverted;
import org.jackfield.api.telephony.event.CallEvent.Established;
import org.jackfield.api.telephony.event.CallEvent.NetworkReached;
import org.jackfield.api.telephony.event.CallEvent.Originated;
import org.jackfield.api.telephony.event.CallEvent.Queued;
import org.jackfield.api.telephony.event.CallEvent.Transferred;
import org.jackfield.api.telephony.event.SystemEvent.NightModeChanged;
import org.jackfield.api.telephony.event.TelephonyEvent;

/** Events as short lines, so that a test reads like the story of a call. */
final class Lines {

    private Lines() {}

    static List<String> ofCalls(List<? extends TelephonyEvent> events) {
        return events.stream().filter(CallEvent.class::isInstance).map(Lines::line).toList();
    }

    static String line(TelephonyEvent event) {
        String head = event.getClass().getSimpleName();
        return switch (event) {
            case Originated e -> join(head, e.device(), "dials", e.details().dialled(), outside(e.details()));
            case Delivered e -> join(head, e.device(), group(e.details()), unusual(e.cause()));
            case Established e -> join(head, e.device(), group(e.details()), unusual(e.cause()));
            case Conferenced e -> join(head, e.parties().stream().map(party -> party.device().number())
                    .collect(Collectors.joining(" ")));
            case NetworkReached e -> join(head, e.device(), e.dialled());
            case Queued e -> join(head, e.device(), e.position(), unusual(e.cause()));
            case Diverted e -> join(head, e.device(), "to", e.to(), e.cause());
            case Transferred e -> join(head, "by", e.device(), e.transferred(), "to", e.to(), e.toState());
            case ConnectionCleared e -> join(head, e.device());
            case CallCleared e -> join(head, e.cause());
            case CallEvent e -> join(head, e.device());
            case NightModeChanged e -> join(head, e.on());
            case AgentStateChanged e -> join(head, e.device(), e.group(), e.state());
            default -> event.toString();
        };
    }

    private static String unusual(Cause cause) {
        return Set.of(Cause.PARK, Cause.RECALL, Cause.CALL_PICKUP).contains(cause) ? cause.name() : "";
    }

    private static String outside(CallDetails details) {
        return details.outside().number().isEmpty() ? ""
                : "from " + details.outside().number() + " at " + details.outside().ddi();
    }

    private static String group(CallDetails details) {
        return details.group().isNone() ? "" : "of " + details.group();
    }

    private static String join(Object... parts) {
        return List.of(parts).stream().map(Object::toString).filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
