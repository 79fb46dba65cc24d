package org.jackfield.api.rtp;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told of the streams in a session. Called by the thread that feeds the {@link RtpSessionDemux}. */
@ConsumerType
public interface RtpStreamListener {

    /**
     * A stream is there, confirmed by a second packet.
     *
     * @param ssrc its source, 0 to 2³² − 1
     * @param payloadType of its first packet, 0 to 127
     * @return takes its frames; never null
     */
    PlayoutSink opened(long ssrc, int payloadType);

    /**
     * A stream is over: the session was closed, or its place was needed after it had left or fallen silent.
     *
     * @param statistics the last ones; never null
     */
    void closed(long ssrc, ReceiverStatistics statistics);

    /**
     * A compound RTCP packet came, without a fault.
     *
     * @param packet stands before its first part; valid during the call only; never null
     */
    default void control(RtcpPacket packet) {}
}
