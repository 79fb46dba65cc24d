package org.jackfield.distribution.portal.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;

/** The fields of a form with a file (RFC 7578). Files here are text, so one byte is one character until it is decoded. */
final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([0-9A-Za-z'()+_,./:=?-]{1,70})\"?");
    private static final Pattern NAME = Pattern.compile("(?i)content-disposition:[^\\r\\n]*?\\bname=\"([^\"\\r\\n]{1,80})\"");
    private static final String END_OF_HEAD = "\r\n\r\n";

    private Multipart() {}

    static Map<String, List<String>> read(byte[] body, String contentType) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw malformed();
        }
        String separator = "\r\n--" + boundary.group(1);
        String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        Map<String, List<String>> fields = new HashMap<>();
        int from = text.indexOf(separator);
        while (from >= 0) {
            int begin = from + separator.length();
            if (text.startsWith("--", begin)) {
                return fields;
            }
            int end = text.indexOf(separator, begin);
            int head = text.indexOf(END_OF_HEAD, begin);
            if (end < 0 || head < 0 || head > end) {
                throw malformed();
            }
            Matcher name = NAME.matcher(text.substring(begin, head));
            if (name.find()) {
                byte[] value = text.substring(Math.min(head + END_OF_HEAD.length(), end), end)
                        .getBytes(StandardCharsets.ISO_8859_1);
                fields.computeIfAbsent(name.group(1), one -> new ArrayList<>()).add(new String(value, StandardCharsets.UTF_8));
            }
            from = end;
        }
        throw malformed();
    }

    private static ProblemException malformed() {
        return ProblemException.invalid(
                "portal.form", "", "What was sent cannot be read.", "Go back, reload the page and send it again.");
    }
}
