package org.jackfield.core.http;

import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsType;

/**
 * How browsers are brought to HTTPS.
 *
 * @param redirect whether those that come by plain HTTP are sent on
 * @param port the port for plain HTTP
 * @param strict whether they are told to come by HTTPS only from then on; they are not while the certificate is self-signed
 */
public record RedirectSettings(boolean redirect, int port, boolean strict) {

    /** The id of {@link #TYPE}. */
    public static final String ID = "org.jackfield.core.http";

    /** The group of settings; off until somebody switches it on. */
    public static final SettingsType<RedirectSettings> TYPE = new SettingsType<>(
            ID, RedirectSettings.class, new RedirectSettings(false, 80, false), HttpsComponent.CONFIGURE);

    public RedirectSettings {
        if (port < 1 || port > 65535) {
            throw ProblemException.invalid(
                    "http.redirect-port", Integer.toString(port), "A port is from 1 to 65535.", "80 is usual.");
        }
    }
}
