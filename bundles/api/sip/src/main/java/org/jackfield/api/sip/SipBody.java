package org.jackfield.api.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Objects;

/**
 * A body, or one part of a body of several (RFC 2046 §5.1). The bytes belong to the record and are not to be changed.
 *
 * @param type the media type in lower case, without parameters; never null
 * @param disposition what it is for (RFC 3261 §20.11) in lower case, without parameters; empty if not said; never null
 * @param content never null
 */
public record SipBody(String type, String disposition, byte[] content) {

    /** The media type of session descriptions. */
    public static final String SDP = "application/sdp";

    /** Checks the components. */
    public SipBody {
        type = type.toLowerCase(Locale.ROOT);
        disposition = disposition.toLowerCase(Locale.ROOT);
        Objects.requireNonNull(content, "content");
    }

    /** {@return a session description} */
    public static SipBody sdp(String text) {
        return new SipBody(SDP, "", text.getBytes(UTF_8));
    }

    /** {@return the content as text in UTF-8} */
    public String text() {
        return new String(content, UTF_8);
    }

    @Override
    public String toString() {
        return type + ", " + content.length + " bytes";
    }
}
