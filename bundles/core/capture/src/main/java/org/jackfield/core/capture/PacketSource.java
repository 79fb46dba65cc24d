package org.jackfield.core.capture;

import org.jackfield.core.capture.net.LinkType;

/**
 * Where captured packets come from: a network interface or a capture file. One thread reads and closes it; {@link #stop} and
 * {@link #counters} are for any thread.
 */
public interface PacketSource extends AutoCloseable {

    /** The answer of {@link #read} when nothing came for a while. */
    int NOTHING = 0;

    /** The answer of {@link #read} when nothing will come any more. */
    int END = -1;

    /**
     * Reads the next packet; longer than {@code room} it is cut.
     *
     * @param target takes the packet
     * @param offset where in {@code target}
     * @param room how much of {@code target} may be used, at least 1
     * @return how many bytes were written, or {@link #NOTHING} after a fraction of a second in which nothing came, or
     *     {@link #END}
     * @throws org.jackfield.api.problem.ProblemException if the interface is gone or the file is damaged; nothing
     *     comes any more then
     */
    int read(byte[] target, int offset, int room);

    /** {@return when the last packet read was captured, in nanoseconds since 1970} */
    long timeNanos();

    /** {@return how long the last packet read was on the wire} */
    int wireLength();

    /** {@return what stands in front of the IP headers} */
    LinkType linkType();

    /** {@return what came and what did not} */
    Counters counters();

    /** Makes {@link #read} answer {@link #END} soon. */
    void stop();

    @Override
    void close();

    /**
     * How a source is doing since it was opened.
     *
     * @param read packets read from it
     * @param dropped packets lost before they could be read, because the buffer was full
     * @param droppedByInterface packets lost by the network card or its driver
     */
    record Counters(long read, long dropped, long droppedByInterface) {}
}
