package org.jackfield.core.sip.call;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.api.sip.SipBody;

/** Takes bodies apart (RFC 2046 §5.1, RFC 5621). What cannot be taken apart stays whole. */
final class Multipart {

    private static final int MOST_PARTS = 16;
    private static final int MOST_HEAD_LINES = 32;
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary\\s*=\\s*(?:\"([^\"]{1,70})\"|([^;\\s\"]{1,70}))", Pattern.CASE_INSENSITIVE);

    private Multipart() {}

    /** {@return the parts of a body; itself if it has none} */
    static List<SipBody> parts(String contentType, String disposition, byte[] content) {
        SipBody whole = new SipBody(plain(contentType), plain(disposition), content);
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!whole.type().startsWith("multipart/") || !boundary.find()) {
            return List.of(whole);
        }
        String name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        List<SipBody> parts = split(new String(content, ISO_8859_1), "--" + name);
        return parts.isEmpty() ? List.of(whole) : parts;
    }

    private static List<SipBody> split(String text, String delimiter) {
        List<SipBody> parts = new ArrayList<>();
        int at = next(text, delimiter, 0);
        while (at >= 0 && parts.size() < MOST_PARTS && !text.startsWith("--", at + delimiter.length())) {
            int end = next(text, delimiter, at + delimiter.length());
            int begin = text.indexOf('\n', at);
            if (end < 0 || begin < 0 || begin >= end) {
                break;
            }
            // The line end before a delimiter belongs to the delimiter.
            int last = text.charAt(end - 1) == '\n' ? end - 1 : end;
            last = last > begin && text.charAt(last - 1) == '\r' ? last - 1 : last;
            parts.add(part(text.substring(begin + 1, Math.max(begin + 1, last))));
            at = end;
        }
        return parts;
    }

    /** {@return where a line begins with the delimiter; −1 if none does} */
    private static int next(String text, String delimiter, int from) {
        int at = text.indexOf(delimiter, from);
        while (at > 0 && text.charAt(at - 1) != '\n') {
            at = text.indexOf(delimiter, at + 1);
        }
        return at;
    }

    private static SipBody part(String text) {
        String type = "text/plain";
        String disposition = "";
        int at = 0;
        for (int i = 0; i < MOST_HEAD_LINES; i++) {
            int end = text.indexOf('\n', at);
            String line = (end < 0 ? text.substring(at) : text.substring(at, end)).stripTrailing();
            at = end < 0 ? text.length() : end + 1;
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (name.equals("content-type") || name.equals("c")) {
                type = line.substring(colon + 1);
            } else if (name.equals("content-disposition")) {
                disposition = line.substring(colon + 1);
            }
        }
        return new SipBody(plain(type), plain(disposition), text.substring(at).getBytes(ISO_8859_1));
    }

    private static String plain(String value) {
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
    }
}
