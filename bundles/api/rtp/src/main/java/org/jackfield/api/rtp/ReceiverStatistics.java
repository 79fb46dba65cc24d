package org.jackfield.api.rtp;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What one stream's receiver has counted so far. Always {@code received = delivered + duplicates + late + invalid + held}
 * and, once the receiver is closed, {@code expected = delivered + lostNetwork + lostCapture}. What was kept is
 * {@code delivered − lostDisk}.
 *
 * @param ssrc the stream's source, 0 to 2³² − 1; 0 before the first packet
 * @param received packets given to the receiver
 * @param expected packets that the sequence numbers say were sent, from the first one received to the highest
 * @param delivered packets handed to the sink
 * @param duplicates packets that had been received before, from the network or a mirror port that shows them twice
 * @param late packets whose turn was over; they are among the lost ones
 * @param invalid packets that were refused, by any {@link PacketFault}
 * @param held packets that wait for others
 * @param lostNetwork packets missing, and not explained by drops of ours
 * @param lostCapture packets missing where our capture or socket reported drops
 * @param lostDisk packets delivered that the consumer could not keep
 * @param restarts jumps of the sequence number that were a new beginning of the sender
 * @param reanchored how often timestamps jumped, or time was left out, and the stream was laid on the arrival clock anew
 * @param realigned how often a silence was made longer or shorter to undo drift
 * @param jitter interarrival jitter (RFC 3550 §6.4.1); never null
 * @param lag how far the media timeline is behind the wall clock now; negative if ahead; never null
 * @param driftPpm how much faster than ours the sender's clock runs, in millionths; empty in the first twenty seconds
 */
public record ReceiverStatistics(
        long ssrc,
        long received,
        long expected,
        long delivered,
        long duplicates,
        long late,
        long invalid,
        long held,
        long lostNetwork,
        long lostCapture,
        long lostDisk,
        long restarts,
        long reanchored,
        long realigned,
        Duration jitter,
        Duration lag,
        OptionalDouble driftPpm) {
}
