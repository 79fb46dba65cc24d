package org.jackfield.core.capture.sip;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys that telephones send in INFO requests (RFC 6086), as two older conventions write them. */
final class DtmfInfo {

    private static final Pattern RELAY = Pattern.compile("(?im)^\\s*Signal\\s*=\\s*([0-9*#A-D]|1[0-5])\\s*$");
    private static final Pattern PLAIN = Pattern.compile("\\s*([0-9*#A-Da-d]|1[0-5])\\s*");
    private static final String KEYS = "0123456789*#ABCD";
    private static final int LONGEST = 256;

    private DtmfInfo() {}

    /** {@return the key that was pressed; empty if the request tells of none} */
    static Optional<Character> key(SipMessage info) {
        byte[] body = info.body();
        if (body.length > LONGEST) {
            return Optional.empty();
        }
        String text = new String(body, US_ASCII);
        return switch (info.contentType()) {
            case "application/dtmf-relay" -> found(RELAY.matcher(text), false);
            case "application/dtmf" -> found(PLAIN.matcher(text), true);
            default -> Optional.empty();
        };
    }

    private static Optional<Character> found(Matcher matcher, boolean whole) {
        if (!(whole ? matcher.matches() : matcher.find())) {
            return Optional.empty();
        }
        String signal = matcher.group(1).toUpperCase(java.util.Locale.ROOT);
        return Optional.of(signal.length() == 1 ? signal.charAt(0) : KEYS.charAt(Integer.parseInt(signal)));
    }
}
