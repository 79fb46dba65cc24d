package org.jackfield.api.rtp;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes one stream in order, placed on its media timeline. Called by the thread that feeds the {@link RtpReceiver}, from
 * within its methods. An exception counts its frame as delivered, and comes out of them once all else that was ready has been
 * delivered too.
 *
 * <p>Media times are ticks of the stream's clock (samples, for all codecs of telephony but G.722, which counts 8000 a
 * second) since the origin that was given to the receiver. They are negative before it. Frames and gaps follow each other
 * without overlapping; two streams with one origin can be laid side by side.
 */
@ConsumerType
public interface PlayoutSink {

    /**
     * A packet's payload. Called for every packet that was not lost, exactly once, in the order of sequence numbers.
     *
     * @param mediaTime where its first sample belongs; of a telephone event, where the event began
     * @param timestamp its RTP timestamp as it was received, 0 to 2³² − 1; identifies a telephone event
     * @param payloadType 0 to 127
     * @param buffer holds the payload, during the call only; never null
     * @param offset where it begins
     * @param length its octets; may be 0
     */
    void frame(long mediaTime, long timestamp, int payloadType, byte[] buffer, int offset, int length);

    /**
     * An interval without audio, told before the frame that ends it.
     *
     * @param from its first tick
     * @param to the tick after its last; greater than {@code from}
     * @param cause never null, never {@link GapCause#DISK}
     */
    void gap(long from, long to, GapCause cause);
}
