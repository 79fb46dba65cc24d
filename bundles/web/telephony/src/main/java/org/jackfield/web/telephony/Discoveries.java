package org.jackfield.web.telephony;

import org.jackfield.api.telephony.PhoneSystemDiscovery;
import org.jackfield.api.web.PageTeller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The search for phone systems, for open pages: they look once a second how it stands. */
@Component(service = Discoveries.class)
public final class Discoveries {

    private final PhoneSystemDiscovery discovery;
    private final PageTeller teller = new PageTeller("phone-system-search", () -> true);

    /** Searches with this. */
    @Activate
    public Discoveries(@Reference PhoneSystemDiscovery discovery) {
        this.discovery = discovery;
    }

    PhoneSystemDiscovery discovery() {
        return discovery;
    }

    /** Calls {@code watcher} each second until the handle is closed. */
    AutoCloseable watch(Runnable watcher) {
        return teller.watch(watcher);
    }

    /** Ends the telling. */
    @Deactivate
    public void stop() {
        teller.close();
    }
}
