package org.jackfield.core.events.source;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.PhoneSystemListener;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.core.events.model.EventKind;
import org.jackfield.core.events.model.EventSink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Phone systems that are connected and lost; of vain attempts to connect only the first is news. */
@Component(service = PhoneSystemListener.class)
public final class PhoneSystemEvents implements PhoneSystemListener {

    private final EventSink events;
    private final TelephonyService telephony;
    private final Map<PhoneSystemId, Told> told = new ConcurrentHashMap<>();

    /** Tells these. */
    @Activate
    public PhoneSystemEvents(@Reference EventSink events, @Reference TelephonyService telephony) {
        this.events = events;
        this.telephony = telephony;
    }

    @Override
    public void refreshed() {
        telephony.phoneSystems().forEach(
                system -> telephony.link(system.id()).ifPresent(link -> linkChanged(system.id(), link)));
    }

    @Override
    public void linkChanged(PhoneSystemId system, LinkStatus status) {
        EventKind now = switch (status.state()) {
            case UP -> EventKind.PHONE_SYSTEM_CONNECTED;
            case DOWN -> EventKind.PHONE_SYSTEM_LOST;
            default -> null;
        };
        // that it is not connected yet, without a reason, is what every start begins with
        boolean beginning = now == EventKind.PHONE_SYSTEM_LOST && status.detail().isEmpty() && !told.containsKey(system);
        if (now != null && !beginning && new Told(now, status.since()).isNewsAfter(told.get(system))) {
            told.put(system, new Told(now, status.since()));
            events.record(now, name(system), status.detail());
        }
    }

    /** What was told last. Of a loss that is over at once only the new connection is told, with another beginning. */
    private record Told(EventKind kind, Instant since) {

        boolean isNewsAfter(Told before) {
            return before == null
                    || kind != before.kind
                    || kind == EventKind.PHONE_SYSTEM_CONNECTED && !since.equals(before.since);
        }
    }

    @Override
    public void systemChanged(PhoneSystemId system) {
        if (telephony.phoneSystem(system).isEmpty()) {
            told.remove(system);
        }
    }

    private String name(PhoneSystemId system) {
        return telephony.phoneSystem(system).map(PhoneSystem::name).orElseGet(system::toString);
    }
}
