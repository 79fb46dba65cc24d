package org.jackfield.api.sip;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * An address as From, To, Contact, Diversion and their like hold it (RFC 3261 §20.10, §25.1): a URI, with or without a name
 * and parameters.
 *
 * @param name the display name without quotes; empty if there is none; never null
 * @param uri as written, without angle brackets; never null
 * @param user the user part of a SIP URI or the number of a tel URI (RFC 3966), unescaped; empty if there is none; never null
 * @param host the host of a SIP URI in lower case; empty for other URIs; never null
 * @param parameters of the header field, by name in lower case; a flag has an empty value; never null
 */
public record SipAddress(String name, String uri, String user, String host, Map<String, String> parameters) {

    /** Nobody. */
    public static final SipAddress NONE = new SipAddress("", "", "", "", Map.of());

    private static final int MOST_PARAMETERS = 32;

    /** Copies the map. */
    public SipAddress {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(host, "host");
        parameters = Map.copyOf(parameters);
    }

    /** {@return what is in a header field's value, or a URI; what cannot be understood is left empty; never null} */
    public static SipAddress parse(String value) {
        String text = value.strip();
        int open = unquoted(text, '<', 0);
        if (open < 0) {
            // Without brackets every parameter is the header field's (RFC 3261 §20).
            int semicolon = text.indexOf(';');
            String uri = semicolon < 0 ? text : text.substring(0, semicolon).strip();
            return of("", uri, semicolon < 0 ? "" : text.substring(semicolon + 1));
        }
        int close = text.indexOf('>', open);
        String uri = text.substring(open + 1, close < 0 ? text.length() : close).strip();
        int semicolon = close < 0 ? -1 : text.indexOf(';', close);
        return of(unquote(text.substring(0, open).strip()), uri, semicolon < 0 ? "" : text.substring(semicolon + 1));
    }

    /** {@return the tag, which tells the ends of a dialog apart (RFC 3261 §19.3); empty if there is none; never null} */
    public String tag() {
        return parameters.getOrDefault("tag", "");
    }

    private static SipAddress of(String name, String uri, String parameters) {
        int colon = uri.indexOf(':');
        String scheme = uri.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
        String rest = uri.substring(colon + 1);
        if (scheme.equals("tel")) {
            return new SipAddress(name, uri, unescape(until(rest, ";")), "", parameters(parameters));
        }
        if (!scheme.equals("sip") && !scheme.equals("sips")) {
            return new SipAddress(name, uri, "", "", parameters(parameters));
        }
        int at = rest.lastIndexOf('@');
        String user = at < 0 ? "" : unescape(until(rest.substring(0, at), ":;"));
        String place = rest.substring(at + 1);
        int bracket = place.startsWith("[") ? place.indexOf(']') : -1;
        String host = bracket > 0 ? place.substring(1, bracket) : until(place, ":;?");
        return new SipAddress(name, uri, user, host.toLowerCase(Locale.ROOT), parameters(parameters));
    }

    /**
     * {@return the parameters of a header field, by name in lower case; of one that is there twice the first counts; never null}
     *
     * @param text such as {@code ;branch=z9;rport}; a flag has an empty value, and what is behind the 32nd is left out
     */
    public static Map<String, String> parameters(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length() && found.size() < MOST_PARAMETERS) {
            int end = unquoted(text, ';', at);
            String part = text.substring(at, end < 0 ? text.length() : end).strip();
            int equals = part.indexOf('=');
            String key = (equals < 0 ? part : part.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
            if (!key.isEmpty()) {
                found.putIfAbsent(key, equals < 0 ? "" : unquote(part.substring(equals + 1).strip()));
            }
            at = end < 0 ? text.length() : end + 1;
        }
        return found;
    }

    /** {@return the place of a character outside quotes; −1 if there is none} */
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
        return text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    /** {@return a part of a URI with what is escaped in it (RFC 3986 §2.1) as it is meant; what cannot be understood stays; never null} */
    public static String unescape(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
            boolean escaped = text.charAt(i) == '%' && high >= 0 && low >= 0;
            plain.append(escaped ? (char) (high << 4 | low) : text.charAt(i));
            i += escaped ? 2 : 0;
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
