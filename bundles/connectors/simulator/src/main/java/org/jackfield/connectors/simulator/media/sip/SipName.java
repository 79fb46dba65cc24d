package org.jackfield.connectors.simulator.media.sip;

/**
 * Somebody, as a SIP address names him.
 *
 * @param name display name, empty for none
 * @param user extension or number, empty if it is withheld
 * @param host IP address
 * @param port SIP port
 */
public record SipName(String name, String user, String host, int port) {

    private static final String WITHHELD = "sip:anonymous@anonymous.invalid";

    /** Leaves out what would not stay within the address. */
    public SipName {
        name = name.replaceAll("[\"\\\\\\p{Cntrl}]", "");
        user = user.replaceAll("[^0-9A-Za-z+*#.-]", "").replace("#", "%23");
    }

    /** As From and To have it; who withholds his number is anonymous (RFC 3323 §4.1). */
    String address() {
        String shown = user.isEmpty() && name.isEmpty() ? "Anonymous" : name;
        return (shown.isEmpty() ? "" : '"' + shown + "\" ") + '<' + (user.isEmpty() ? WITHHELD : "sip:" + user + '@' + host) + '>';
    }

    String uri() {
        return "sip:" + (user.isEmpty() ? "" : user + '@') + place();
    }

    String contact() {
        return '<' + uri() + '>';
    }

    String place() {
        return host + ':' + port;
    }
}
