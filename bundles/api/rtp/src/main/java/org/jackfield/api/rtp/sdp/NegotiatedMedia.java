package org.jackfield.api.rtp.sdp;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an offer and its answer agree on for one medium (RFC 3264 §6, §7): seen from both sides, because a recorder stands
 * between them.
 *
 * @param index the place of its media line, from 0
 * @param offerer where the offerer receives; never null
 * @param answerer where the answerer receives; never null
 * @param toAnswerer what the offerer may send, under the numbers of the answer, best first; empty if it may not send;
 *     never null
 * @param toOfferer what the answerer may send, under the numbers of the offer, in the answer's order; empty if it may not
 *     send; never null
 * @param state whether it flows; never null
 * @param label as offered, else as answered (RFC 4574); empty if neither; never null
 */
public record NegotiatedMedia(
        int index,
        MediaEndpoint offerer,
        MediaEndpoint answerer,
        List<Codec> toAnswerer,
        List<Codec> toOfferer,
        State state,
        Optional<String> label) {

    /** Whether a medium flows. */
    public enum State {
        /** Both may send. */
        ACTIVE,
        /** One or both may not send: a party is on hold, or only one is meant to be heard. No audio is missing. */
        HELD,
        /** Refused or ended. */
        REFUSED
    }

    /** Copies the lists. */
    public NegotiatedMedia {
        Objects.requireNonNull(offerer, "offerer");
        Objects.requireNonNull(answerer, "answerer");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(label, "label");
        toAnswerer = List.copyOf(toAnswerer);
        toOfferer = List.copyOf(toOfferer);
    }

    /** {@return whether the offerer may send} */
    public boolean offererSends() {
        return !toAnswerer.isEmpty();
    }

    /** {@return whether the answerer may send} */
    public boolean answererSends() {
        return !toOfferer.isEmpty();
    }
}
