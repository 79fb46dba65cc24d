package org.jackfield.api.rtp.sdp;

import java.util.List;
import java.util.Objects;

/**
 * A session description (RFC 8866), as far as audio needs it.
 *
 * @param sessionId which session it describes, digits as written; never null
 * @param version which state of it, digits as written; greater after each change; never null
 * @param originAddress who made it; never null
 * @param name the session's name; never null
 * @param media one for each media line, in order; at most {@value SdpParser#MAX_MEDIA}; never null
 */
public record SessionDescription(
        String sessionId, String version, String originAddress, String name, List<MediaDescription> media) {

    /** Copies the list. */
    public SessionDescription {
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(originAddress, "originAddress");
        Objects.requireNonNull(name, "name");
        media = List.copyOf(media);
    }
}
