package org.jackfield.core.sip.call;

import java.util.List;
import java.util.Optional;
import org.jackfield.api.sip.SipRequest;

/**
 * How long a session lasts unless it is refreshed, and who refreshes it (RFC 4028), as the one called decides it.
 *
 * @param seconds until it expires
 * @param weRefresh whether refreshing it is up to us
 */
record SessionTimer(int seconds, boolean weRefresh) {

    /** The shortest that the RFC lets us demand. */
    static final int SHORTEST = 90;

    private static final int LONGEST = 86_400;
    private static final int GRACE = 32;

    /** {@return the interval asked for; 0 if none was, or in words that cannot be read} */
    static int asked(SipRequest request) {
        String value = first(request.values("session-expires"));
        int semicolon = value.indexOf(';');
        String seconds = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
        return seconds.matches("[0-9]{1,9}") ? Integer.parseInt(seconds) : 0;
    }

    /** {@return whether the caller is to be told that it asks for too short a time (§9)} */
    static boolean tooShort(SipRequest request) {
        int asked = asked(request);
        return asked > 0 && asked < SHORTEST && request.names("supported", "timer");
    }

    /** {@return what is agreed on; empty if the caller asked for nothing} */
    static Optional<SessionTimer> agree(SipRequest request) {
        int asked = asked(request);
        if (asked == 0) {
            return Optional.empty();
        }
        String value = first(request.values("session-expires")).replace(" ", "").toLowerCase(java.util.Locale.ROOT);
        boolean callerCan = request.names("supported", "timer") || request.names("require", "timer");
        boolean ours = value.contains(";refresher=uas") || !callerCan;
        return Optional.of(new SessionTimer(Math.clamp(asked, SHORTEST, LONGEST), ours));
    }

    /** {@return the header field of the answer} */
    String written() {
        return seconds + ";refresher=" + (weRefresh ? "uas" : "uac");
    }

    /** {@return after how many seconds we act: refresh the session (§7.4), or end it (§10)} */
    int actsAfter() {
        return weRefresh ? seconds / 2 : seconds - Math.min(GRACE, seconds / 3);
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst();
    }
}
