package org.jackfield.core.capture.sip;

import java.util.Locale;

/**
 * The value of a From, To, Contact or similar header field (RFC 3261 §20.10, §25.1): a URI, with or without a name and
 * parameters.
 *
 * @param name the display name without quotes, empty if there is none
 * @param uri the URI as it was written, without angle brackets
 * @param user the user part of a SIP URI or the number of a tel URI (RFC 3966), unescaped; empty if there is none
 * @param host the host part of a SIP URI in lower case, without port; empty for other URIs
 * @param tag the tag parameter (RFC 3261 §19.3), empty if there is none
 */
public record SipAddress(String name, String uri, String user, String host, String tag) {

    /** Nobody. */
    public static final SipAddress NONE = new SipAddress("", "", "", "", "");

    /** {@return what is in a header field's value; whatever cannot be understood is left empty} */
    static SipAddress parse(String value) {
        String text = value.strip();
        int open = unquoted(text, '<', 0);
        String name = "";
        String uri;
        String parameters;
        if (open >= 0) {
            name = unquote(text.substring(0, open).strip());
            int close = text.indexOf('>', open);
            uri = text.substring(open + 1, close < 0 ? text.length() : close).strip();
            parameters = close < 0 ? "" : text.substring(close + 1);
        } else {
            // Without brackets every parameter is the header field's (RFC 3261 §20).
            int semicolon = text.indexOf(';');
            uri = semicolon < 0 ? text : text.substring(0, semicolon).strip();
            parameters = semicolon < 0 ? "" : text.substring(semicolon);
        }
        return new SipAddress(name, uri, user(uri), host(uri), parameter(parameters, "tag"));
    }

    private static String user(String uri) {
        int colon = uri.indexOf(':');
        String rest = colon < 0 ? uri : uri.substring(colon + 1);
        if (uri.regionMatches(true, 0, "tel:", 0, 4)) {
            return unescape(until(rest, ";"));
        }
        int at = rest.lastIndexOf('@');
        return at < 0 ? "" : unescape(until(rest.substring(0, at), ":;"));
    }

    private static String host(String uri) {
        if (uri.regionMatches(true, 0, "tel:", 0, 4)) {
            return "";
        }
        int colon = uri.indexOf(':');
        String rest = colon < 0 ? uri : uri.substring(colon + 1);
        String place = rest.substring(rest.lastIndexOf('@') + 1);
        if (place.startsWith("[")) {
            int end = place.indexOf(']');
            return end < 0 ? "" : place.substring(1, end).toLowerCase(Locale.ROOT);
        }
        return until(place, ":;?").toLowerCase(Locale.ROOT);
    }

    /** {@return the value of a parameter in {@code ;name=value;…}, empty if it is not there} */
    static String parameter(String parameters, String name) {
        int at = 0;
        while (at < parameters.length()) {
            int end = unquoted(parameters, ';', at);
            String part = parameters.substring(at, end < 0 ? parameters.length() : end).strip();
            int equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).strip().equalsIgnoreCase(name)) {
                return unquote(part.substring(equals + 1).strip());
            }
            if (end < 0) {
                break;
            }
            at = end + 1;
        }
        return "";
    }

    /** {@return the position of a character that is not inside quotes, -1 if there is none} */
    private static int unquoted(String text, char wanted, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == wanted && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static String unquote(String text) {
        if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 1; i < text.length() - 1; i++) {
            if (text.charAt(i) == '\\' && i < text.length() - 2) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }

    static String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (text.charAt(i) == '%' && high >= 0 && low >= 0) {
                plain.append((char) (high << 4 | low));
                i += 2;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    private static String until(String text, String ends) {
        for (int i = 0; i < text.length(); i++) {
            if (ends.indexOf(text.charAt(i)) >= 0) {
                return text.substring(0, i);
            }
        }
        return text;
    }
}
