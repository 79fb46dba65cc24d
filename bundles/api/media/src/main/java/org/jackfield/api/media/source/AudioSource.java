package org.jackfield.api.media.source;

import java.util.Map;
import java.util.Optional;
import org.jackfield.api.problem.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** A source of audio, registered as a service by whoever provides it. Any thread may call. */
@ProviderType
public interface AudioSource {

    /** The source that listens at mirror ports. */
    String MIRROR = "mirror";
    /** The source that phone systems call to have a call recorded. */
    String RECORD_A_CALL = "record-a-call";
    /** The source that session border controllers and phone systems fork media to (RFC 7866). */
    String SIPREC = "siprec";

    /** {@return its lasting id, one word; never null} */
    String id();

    /** {@return what it is doing, for people: sessions, packets, drops by cause; names are stable words; never null} */
    Map<String, Long> counters();

    /** {@return why it cannot work just now, with a remedy; empty if it can; never null} */
    Optional<Problem> problem();

    /** Asks all listeners once more about all sessions that nobody wanted: what they record has changed. */
    void reconsider();
}
