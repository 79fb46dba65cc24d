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

    /**
     * Hands over an event that was overheard and is told some time later, such as one that a mirror port showed. It counts as of
     * then, so that whoever follows the calls is as exact as the capture, however busy this server is. Times never run
     * backwards: give events in the order in which they happened.
     *
     * @param event the event
     * @param happened when it passed by, by this server's clock; more than ten seconds ago, or in the future, it counts as of
     *     ten seconds ago, or of now
     * @param raw as with {@link #accept(TelephonyEvent, Instant, String)}
     * @return false if the hand-off was full and the event is lost
     */
    default boolean overheard(TelephonyEvent event, Instant happened, String raw) {
        return accept(event, happened, raw);
    }

    /** Hands over an event without a time or text of the phone system's. */
    default boolean accept(TelephonyEvent event) {
        return accept(event, null, null);
    }
}
