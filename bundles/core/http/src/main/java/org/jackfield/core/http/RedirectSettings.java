package org.jackfield.core.http;

import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsType;

/**
 * Whether browsers that come by plain HTTP are sent on to HTTPS.
 *
 * @param redirect whether they are
 * @param port the port for plain HTTP
 */
public record RedirectSettings(boolean redirect, int port) {

    /** The id of {@link #TYPE}. */
    public static final String ID = "org.jackfield.core.http";

    /** The group of settings; off until somebody switches it on. */
    public static final SettingsType<RedirectSettings> TYPE = new SettingsType<>(
            ID, RedirectSettings.class, new RedirectSettings(false, 80), HttpsComponent.CONFIGURE);

    public RedirectSettings {
        if (port < 1 || port > 65535) {
            throw ProblemException.invalid(
                    "http.redirect-port", Integer.toString(port), "A port is from 1 to 65535.", "80 is usual.");
        }
    }
}
