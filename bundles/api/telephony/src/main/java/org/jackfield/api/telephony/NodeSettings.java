package org.jackfield.api.telephony;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;

/**
 * What a site enters of a node, for the phone system does not tell it (manual §7.2.2.5). Texts are never null.
 *
 * @param description what people call the node; empty for what the phone system calls it
 * @param localAddress address or name at which SIP telephones of the local network reach it, empty if not known; that of a
 *     processing server (PS-1) where there is one
 * @param localSipPort its SIP port there
 * @param natAddress address or name at which telephones outside reach it, empty if not known
 * @param natSipPort its SIP port there
 * @param voicemailDid the number outside that leads to the voice mail
 * @param attendantDid the number outside that leads to the automatic attendant
 * @param dialWaitMillis how long after the answer digits are dialled, in milliseconds
 */
public record NodeSettings(
        String description,
        String localAddress,
        int localSipPort,
        String natAddress,
        int natSipPort,
        String voicemailDid,
        String attendantDid,
        int dialWaitMillis) {

    private static final int MAX_DESCRIPTION = 100;
    private static final int MAX_WAIT = 60_000;
    private static final Pattern ADDRESS = Pattern.compile(
            "|[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[?[0-9A-Fa-f:.]{2,45}\\]?");
    private static final Pattern NUMBER = Pattern.compile("|\\+?[0-9 ()*#.-]{1,32}");

    /** Nothing was entered. */
    public static final NodeSettings NONE = new NodeSettings("", "", 5060, "", 5060, "", "", 1000);

    public NodeSettings {
        description = text(description);
        localAddress = text(localAddress);
        natAddress = text(natAddress);
        voicemailDid = text(voicemailDid);
        attendantDid = text(attendantDid);
        if (description.length() > MAX_DESCRIPTION) {
            throw refused(description, "A node's description has " + MAX_DESCRIPTION + " characters at most.");
        }
        for (String address : new String[] {localAddress, natAddress}) {
            if (!ADDRESS.matcher(address).matches()) {
                throw refused(address, "This is no IP address and no host name.");
            }
        }
        for (int port : new int[] {localSipPort, natSipPort}) {
            if (port < 1 || port > 65535) {
                throw refused(Integer.toString(port), "A SIP port is from 1 to 65535; 5060 is usual.");
            }
        }
        for (String number : new String[] {voicemailDid, attendantDid}) {
            if (!NUMBER.matcher(number).matches()) {
                throw refused(number, "This is no telephone number.");
            }
        }
        if (dialWaitMillis < 0 || dialWaitMillis > MAX_WAIT) {
            throw refused(Integer.toString(dialWaitMillis), "The wait is from 0 to " + MAX_WAIT + " milliseconds.");
        }
    }

    private static String text(String value) {
        return Objects.requireNonNullElse(value, "").strip();
    }

    private static ProblemException refused(String input, String message) {
        return ProblemException.invalid("telephony.node", input, message, "Correct the node's settings.");
    }
}
