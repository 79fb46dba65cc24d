package org.jackfield.api.telephony.connector;

import java.time.Instant;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes a connector's events, in the order they are given.
 *
 * <p>The hand-off is bounded and never blocks. If the platform cannot keep up and the hand-off is full, events are
 * dropped and counted, and as soon as there is room again a
 * {@link org.jackfield.api.telephony.event.LinkEvent.EventsMissed} takes their place: the calls alive are marked, and
 * the connector is asked for a resync. Nothing is ever lost in silence.
 *
 * <p>Safe for several threads; a connector that wants its events in order gives them from one.
 */
@ProviderType
public interface ConnectorSink {

    /**
     * Hands over an event.
     *
     * @param event the event
     * @param phoneSystemTime when it happened by the phone system's clock; null if it does not tell
     * @param raw what came over the wire, for the journal and for diagnosis; null if there is nothing to show; cut at
     *     1000 characters; never holds a password
     * @return false if the hand-off was full and the event is lost, which the connector need not act on
     */
    boolean accept(TelephonyEvent event, Instant phoneSystemTime, String raw);

    /** Hands over an event without a time or text of the phone system's. */
    default boolean accept(TelephonyEvent event) {
        return accept(event, null, null);
    }
}
