package org.jackfield.api.rtp.sdp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads session descriptions (RFC 8866) as they come from real telephones: any line ending, lines out of order, unknown
 * and broken lines skipped. A description is refused only if it is not one. Never throws; time and memory are bounded by
 * the limits here, whatever the text. Stateless.
 */
public final class SdpParser {

    /** The longest description in octets that is read. */
    public static final int MAX_LENGTH = 65_536;
    /** The media lines that are read; more are ignored. */
    public static final int MAX_MEDIA = 32;
    /** The formats of a media line that are read; more are ignored. */
    public static final int MAX_FORMATS = 64;
    /** The longest line in characters that is read; longer ones are ignored. */
    public static final int MAX_LINE = 1024;

    private SdpParser() {}

    /**
     * Reads the body of a SIP message.
     *
     * @param body in UTF-8; never null
     * @return the description; empty if it is longer than {@link #MAX_LENGTH} or has no {@code v=0}; never null
     */
    public static Optional<SessionDescription> parse(byte[] body) {
        return body.length > MAX_LENGTH ? Optional.empty() : parse(new String(body, StandardCharsets.UTF_8));
    }

    /**
     * Reads a text.
     *
     * @param text never null
     * @return the description; empty if it is longer than {@link #MAX_LENGTH} or has no {@code v=0}; never null
     */
    public static Optional<SessionDescription> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Session session = new Session();
        text.lines().filter(line -> line.length() <= MAX_LINE).map(String::strip).forEach(session::line);
        return session.isSdp ? Optional.of(session.toDescription()) : Optional.empty();
    }

    /** What has been read of the lines so far. */
    private static final class Session {
        private final MediaSection common = new MediaSection(null);
        private final List<MediaSection> sections = new ArrayList<>();
        private MediaSection current = common;
        private boolean isSdp;
        private String id = "0";
        private String version = "0";
        private String originAddress = "";
        private String name = "-";

        void line(String line) {
            if (line.length() < 2 || line.charAt(1) != '=') {
                return;
            }
            String value = line.substring(2).strip();
            switch (Character.toLowerCase(line.charAt(0))) {
                case 'v' -> isSdp |= value.equals("0");
                case 'o' -> origin(value.split("\\s+"));
                case 's' -> name = value;
                case 'm' -> medium(value);
                case 'c' -> connection(value.split("\\s+"));
                case 'a' -> attribute(value);
                default -> { }
            }
        }

        private void origin(String[] parts) {
            if (parts.length >= 6) {
                id = parts[1];
                version = parts[2];
                originAddress = parts[5];
            }
        }

        /** Even a media line that cannot be read keeps its place, because answers go by place. */
        private void medium(String value) {
            current = new MediaSection(common);
            if (sections.size() < MAX_MEDIA) {
                sections.add(current);
                current.line(value.split("\\s+", MAX_FORMATS + 4));
            }
        }

        private void connection(String[] parts) {
            if (parts.length >= 3) {
                String address = parts[2];
                int slash = address.indexOf('/');
                current.address = slash < 0 ? address : address.substring(0, slash);
            }
        }

        private void attribute(String value) {
            int colon = value.indexOf(':');
            String attribute = (colon < 0 ? value : value.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
            current.attribute(attribute, colon < 0 ? "" : value.substring(colon + 1).strip());
        }

        private SessionDescription toDescription() {
            return new SessionDescription(id, version, originAddress, name,
                    sections.stream().map(MediaSection::toDescription).toList());
        }
    }
}
