package org.jackfield.apps.recording.siprec;

import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.sip.SipCallHandler;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.recording.incoming.IncomingComponent;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Takes recording sessions while that is switched on. */
@Component(immediate = true, service = SettingsListener.class,
        property = SettingsListener.ID + "=org.jackfield.apps.recording.siprec")
public final class SiprecComponent implements SettingsListener<SiprecSettings> {

    private final BundleContext context;
    private final SettingsService settings;
    private final Siprec source;
    private ServiceRegistration<?> registered;

    /** Takes recording sessions if that is switched on. */
    @Activate
    public SiprecComponent(
            BundleContext context,
            @Reference IncomingComponent incoming,
            @Reference SettingsService settings,
            @Reference SiteTime time) {
        this.context = context;
        this.settings = settings;
        source = new Siprec(incoming.audio(), () -> settings.read(SiprecSettings.TYPE).value(), time.clock());
        follow();
    }

    @Override
    public void settingsChanged(Stored<SiprecSettings> before, Stored<SiprecSettings> after) {
        follow();
    }

    private synchronized void follow() {
        boolean on = settings.read(SiprecSettings.TYPE).value().on();
        if (on && registered == null) {
            String[] services = {SipCallHandler.class.getName(), AudioSource.class.getName()};
            registered = context.registerService(services, source, null);
        } else if (!on) {
            stop();
        }
    }

    /** Takes no more sessions. */
    @Deactivate
    public synchronized void stop() {
        if (registered != null) {
            registered.unregister();
            registered = null;
        }
    }
}
