package org.jackfield.core.sip;

import java.util.Objects;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.sip.AddressRange;

/**
 * Where calls over SIP are taken, over UDP and TCP.
 *
 * @param address the address of this machine to listen at; empty for all, IPv4 and IPv6
 * @param port 1 to 65535; 0 for {@code JACKFIELD_SIP_PORT} in the environment, or else {@value #USUAL_PORT}
 * @param mostCalls how many calls there may be at a time
 */
public record SipSettings(String address, int port, int mostCalls) {

    /** Lets a person see and change how calls over SIP are taken. */
    public static final Permission CONFIGURE = new Permission("sip.configure", "Configure calls over SIP");

    /** Lets a person see the messages of calls. */
    public static final Permission DIAGNOSE = new Permission("sip.diagnose", "Diagnose calls over SIP");

    /** The settings, as they are before anybody changes them. */
    public static final SettingsType<SipSettings> TYPE =
            new SettingsType<>("org.jackfield.core.sip", SipSettings.class, new SipSettings("", 0, 1000), CONFIGURE);

    /** Where SIP is expected (RFC 3261 §19.1.2). */
    public static final int USUAL_PORT = 5060;

    private static final int MOST = 10_000;
    private static final int LAST_PORT = 65_535;

    /** Refuses what cannot work. */
    public SipSettings {
        address = Objects.requireNonNullElse(address, "").strip();
        if (!address.isEmpty() && (AddressRange.parse(address).size() != 1 || address.indexOf('/') >= 0)) {
            throw ProblemException.invalid(
                    "sip.listen-address", address, "This is not one address.", "Enter an address of this machine, or nothing for all.");
        }
        if (port < 0 || port > LAST_PORT) {
            throw ProblemException.invalid(
                    "sip.port", Integer.toString(port), "A port is from 1 to " + LAST_PORT + ".", "Enter 5060, or 0 for the usual one.");
        }
        if (mostCalls < 1 || mostCalls > MOST) {
            throw ProblemException.invalid(
                    "sip.calls", Integer.toString(mostCalls), "There may be 1 to " + MOST + " calls.", "Enter another number of calls.");
        }
    }

    /** {@return the port that is meant} */
    int listeningPort(String fromEnvironment) {
        if (port > 0) {
            return port;
        }
        boolean given = fromEnvironment != null && fromEnvironment.matches("[1-9][0-9]{0,4}");
        return given ? Math.min(LAST_PORT, Integer.parseInt(fromEnvironment)) : USUAL_PORT;
    }
}
