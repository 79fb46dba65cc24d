package org.jackfield.core.events.source;

import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.PhoneSystemListener;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.core.events.model.EventSink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Phone systems that are connected and lost. */
@Component(service = PhoneSystemListener.class)
public final class PhoneSystemEvents implements PhoneSystemListener {

    private final EventSink events;
    private final TelephonyService telephony;
    private final LinkNews news = new LinkNews();

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
        news.of(system, status).ifPresent(kind -> events.record(kind, name(system), status.detail()));
    }

    @Override
    public void systemChanged(PhoneSystemId system) {
        if (telephony.phoneSystem(system).isEmpty()) {
            news.forget(system);
        }
    }

    private String name(PhoneSystemId system) {
        return telephony.phoneSystem(system).map(PhoneSystem::name).orElseGet(system::toString);
    }
}
