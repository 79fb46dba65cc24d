package org.jackfield.core.http;

import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Brings browsers from plain HTTP to HTTPS, as the settings say. Takes host and HTTPS port from the same configuration. */
@Component(
        name = "org.jackfield.core.http.redirect",
        configurationPid = "org.jackfield.core.http",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = SettingsListener.class,
        property = SettingsListener.ID + "=" + RedirectSettings.ID)
public final class RedirectComponent implements SettingsListener<RedirectSettings> {

    private final SettingsService settings;
    private final AlertService alerts;
    private final HttpsConfig config;
    private final StrictTransport strict;
    private RedirectServer server;

    @Activate
    public RedirectComponent(
            HttpsConfig config,
            @Reference StrictTransport strict,
            @Reference SettingsService settings,
            @Reference AlertService alerts) {
        this.config = config;
        this.strict = strict;
        this.settings = settings;
        this.alerts = alerts;
        use(settings.read(RedirectSettings.TYPE).value());
    }

    @Override
    public void settingsChanged(Stored<RedirectSettings> before, Stored<RedirectSettings> after) {
        use(settings.read(RedirectSettings.TYPE).value());
    }

    private synchronized void use(RedirectSettings wanted) {
        stop();
        strict.want(wanted.strict());
        if (wanted.redirect()) {
            try {
                server = new RedirectServer(config.host(), wanted.port(), config.port());
            } catch (Exception e) { // as Jetty declares
                alerts.raise(HttpAlerts.redirect(config.host() + ":" + wanted.port(), String.valueOf(e.getMessage())));
                return;
            }
        }
        alerts.clear(HttpAlerts.REDIRECT);
    }

    @Deactivate
    public synchronized void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
