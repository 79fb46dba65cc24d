package org.jackfield.api.media.source;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Two ends that talk, as a source sees them: a SIP dialog with its media, two RTP streams between two addresses, a call
 * that the phone system made to us. It has two sides; which one is a recorded device's is for the listener to find out.
 *
 * <p>A session begins when its media is agreed on or first heard, and may outlast several segments of a call (hold and
 * retrieve), or be one of several that a segment has (a re-route of media by another dialog).
 *
 * @param id its lasting id; never null
 * @param source the {@link AudioSource#id()} it comes from; never null
 * @param signallingId the SIP Call-ID, or the source's own name for it; empty if none; never null
 * @param first one end: the caller, where signalling tells; never null
 * @param second the other end; never null
 * @param began when; never null
 */
public record AudioSession(
        UUID id, String source, String signallingId, MediaParty first, MediaParty second, Instant began) {

    /** Checks the components. */
    public AudioSession {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(signallingId, "signallingId");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        Objects.requireNonNull(began, "began");
    }

    /** {@return the end that a side stands for} */
    public MediaParty party(Side side) {
        return side == Side.FIRST ? first : second;
    }

    /** Whose audio it is: that which this end sends. */
    public enum Side {
        /** Sent by {@link AudioSession#first()}. */
        FIRST,
        /** Sent by {@link AudioSession#second()}. */
        SECOND;

        /** {@return the other one} */
        public Side other() {
            return this == FIRST ? SECOND : FIRST;
        }
    }
}
