package org.jackfield.benchmarks.rtp;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.rtp.GapCause;
import org.jackfield.api.rtp.PayloadFormats;
import org.jackfield.api.rtp.PlayoutSink;
import org.jackfield.api.rtp.ReceiverStatistics;
import org.jackfield.api.rtp.RtpPacket;
import org.jackfield.api.rtp.RtpSessionDemux;
import org.jackfield.api.rtp.RtpStreamListener;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One G.711 packet of 20 ms: from the UDP payload to the sink, with the streams of many calls taking turns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReceiveBenchmark {

    private static final long PACKET_NANOS = 20_000_000L;
    private static final int HEADER = 12;
    private static final int FRAME = 160;

    /** Directions of calls; 500 are 250 calls. */
    @Param({"1", "500"})
    public int streams;

    private final RtpPacket view = new RtpPacket();
    private RtpSessionDemux[] sessions;
    private byte[] datagram;
    private ByteBuffer header;
    private int stream;
    private long round;
    private long octets;

    /** Opens a session for each stream. */
    @Setup
    public void open() {
        PlayoutSink sink = new PlayoutSink() {
            @Override
            public void frame(long mediaTime, long timestamp, int payloadType, byte[] buffer, int offset, int length) {
                octets += length;
            }

            @Override
            public void gap(long from, long to, GapCause cause) {
                octets++;
            }
        };
        RtpStreamListener listener = new RtpStreamListener() {
            @Override
            public PlayoutSink opened(long ssrc, int payloadType) {
                return sink;
            }

            @Override
            public void closed(long ssrc, ReceiverStatistics statistics) {
                octets = 0;
            }
        };
        sessions = new RtpSessionDemux[streams];
        for (int i = 0; i < streams; i++) {
            sessions[i] = new RtpSessionDemux(0, PayloadFormats.standard(), listener);
        }
        datagram = new byte[HEADER + FRAME];
        datagram[0] = (byte) 0x80;
        datagram[1] = 8;
        header = ByteBuffer.wrap(datagram);
    }

    /** The header alone: what the view costs. */
    @Benchmark
    public long wrap() {
        view.wrap(datagram, 0, datagram.length);
        return view.timestamp() + view.payloadLength();
    }

    /** Every packet in order. */
    @Benchmark
    public long inOrder() {
        receive(next());
        return octets;
    }

    /** One packet in a hundred is missing and one in a hundred comes twice, as on a bad network behind a mirror port. */
    @Benchmark
    public long lossAndDuplicates() {
        long number = next();
        if (number % 100 != 17) {
            receive(number);
        }
        if (number % 100 == 54) {
            receive(number);
        }
        return octets;
    }

    private long next() {
        if (++stream == streams) {
            stream = 0;
            round++;
        }
        return round;
    }

    private void receive(long number) {
        header.putShort(2, (short) number).putInt(4, (int) number * FRAME).putInt(8, stream);
        sessions[stream].receive(datagram, 0, datagram.length, number * PACKET_NANOS);
    }
}
