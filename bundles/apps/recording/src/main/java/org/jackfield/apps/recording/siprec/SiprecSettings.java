package org.jackfield.apps.recording.siprec;

import java.util.Map;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.sip.AddressRange;
import org.jackfield.api.sip.SipAccess;
import org.jackfield.apps.recording.RecordingSettings;

/**
 * How calls are taken that a phone system or a session border controller forks to us.
 *
 * @param on whether they are
 * @param allowed the addresses that they come from; nobody else is answered
 * @param user the user name to log in with; empty if no log-in is asked for
 * @param password of that user
 */
public record SiprecSettings(boolean on, String allowed, String user, Secret password) {

    /** The settings, as they are before anybody changes them. */
    public static final SettingsType<SiprecSettings> TYPE = new SettingsType<>(
            "org.jackfield.apps.recording.siprec", SiprecSettings.class,
            new SiprecSettings(false, "", "", Secret.NONE), RecordingSettings.CONFIGURE);

    private static final String REALM = "recording";

    /** Refuses what cannot work. */
    public SiprecSettings {
        allowed = Objects.requireNonNullElse(allowed, "").strip();
        user = Objects.requireNonNullElse(user, "").strip();
        password = Objects.requireNonNullElse(password, Secret.NONE);
        if (AddressRange.parse(allowed).isEmpty() && on) {
            throw ProblemException.invalid("recording.siprec-allowed", allowed,
                    "Without an address nobody may call.", "Enter the addresses of the session border controllers.");
        }
        if (!user.isEmpty() && password.isEmpty()) {
            throw ProblemException.invalid("recording.siprec-password", user,
                    "A user without a password could not log in.", "Enter a password, or no user.");
        }
    }

    SipAccess access() {
        return new SipAccess(AddressRange.parse(allowed), REALM, user.isEmpty() ? Map.of() : Map.of(user, password));
    }
}
