package org.jackfield.core.events.source;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.core.events.model.EventKind;

/** Tells which changes of a link are news: that it is up, and that it was lost; of vain attempts to connect only the first. */
final class LinkNews {

    private final Map<PhoneSystemId, Told> told = new ConcurrentHashMap<>();

    /** {@return what is to be told of a link; empty if nothing is new} */
    Optional<EventKind> of(PhoneSystemId system, LinkStatus status) {
        EventKind now = switch (status.state()) {
            case UP -> EventKind.PHONE_SYSTEM_CONNECTED;
            case DOWN -> EventKind.PHONE_SYSTEM_LOST;
            default -> null;
        };
        // that it is not connected yet, without a reason, is what every start begins with
        boolean beginning = now == EventKind.PHONE_SYSTEM_LOST && status.detail().isEmpty() && !told.containsKey(system);
        if (now == null || beginning || !new Told(now, status.since()).isNewsAfter(told.get(system))) {
            return Optional.empty();
        }
        told.put(system, new Told(now, status.since()));
        return Optional.of(now);
    }

    /** The phone system is no longer followed. */
    void forget(PhoneSystemId system) {
        told.remove(system);
    }

    /** What was told last. Of a loss that is over at once only the new connection is told, with another beginning. */
    private record Told(EventKind kind, Instant since) {

        boolean isNewsAfter(Told before) {
            return before == null
                    || kind != before.kind
                    || kind == EventKind.PHONE_SYSTEM_CONNECTED && !since.equals(before.since);
        }
    }
}
