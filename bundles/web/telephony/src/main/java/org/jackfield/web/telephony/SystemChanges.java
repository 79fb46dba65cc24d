package org.jackfield.web.telephony;

import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.PhoneSystemListener;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.web.PageTeller;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Tells open pages that a phone system or a device of it changed. */
@Component(service = {SystemChanges.class, PhoneSystemListener.class})
public final class SystemChanges implements PhoneSystemListener {

    private final PageTeller teller = new PageTeller("phone-system-pages", () -> false);

    /** Calls {@code watcher} after changes, at most once a second, until the returned handle is closed. */
    public AutoCloseable watch(Runnable watcher) {
        return teller.watch(watcher);
    }

    @Override
    public void refreshed() {
        teller.changed();
    }

    @Override
    public void systemChanged(PhoneSystemId system) {
        teller.changed();
    }

    @Override
    public void linkChanged(PhoneSystemId system, LinkStatus status) {
        teller.changed();
    }

    @Override
    public void deviceChanged(PhoneSystemId system, DeviceStatus device) {
        teller.changed();
    }

    @Override
    public void systemEvent(PhoneSystemId system, SystemEvent event) {
        teller.changed();
    }

    /** Stops telling. */
    @Deactivate
    public void stop() {
        teller.close();
    }
}
