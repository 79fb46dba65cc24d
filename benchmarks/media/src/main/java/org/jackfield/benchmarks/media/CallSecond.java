package org.jackfield.benchmarks.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.media.AudioDecoder;
import org.jackfield.api.media.AudioEncoder;
import org.jackfield.core.media.codec.BuiltInCodec;
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

/** Each operation is one second of one direction of a call, in packets of 20 ms; each second is the next of the speech. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CallSecond {

    private static final int SECOND = 8000;
    private static final int PACKET = 160;

    /** RTP encoding name. */
    @Param({"GSM", "PCMU", "PCMA"})
    public String codec;

    private AudioEncoder encoder;
    private AudioDecoder decoder;
    private short[] speech;
    private byte[] encoded;
    private int packetBytes;
    private int seconds;
    private int second;
    private final byte[] payload = new byte[PACKET];
    private final short[] heard = new short[PACKET];

    /** Reads the file that the system property {@code speech} names: 8 kHz, 16 bits, no header. */
    @Setup
    public void prepare() throws IOException {
        byte[] raw = Files.readAllBytes(Path.of(System.getProperty("speech")));
        seconds = raw.length / Short.BYTES / SECOND;
        speech = new short[seconds * SECOND];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(speech);
        BuiltInCodec factory = BuiltInCodec.all().stream()
                .filter(candidate -> candidate.format().encoding().equals(codec)).findFirst().orElseThrow();
        encoder = factory.encoder();
        decoder = factory.decoder();
        packetBytes = PACKET / encoder.frameSamples() * encoder.frameBytes();
        encoded = new byte[speech.length / PACKET * packetBytes];
        encoder.encode(speech, 0, speech.length, encoded, 0);
    }

    /** Samples into payloads. */
    @Benchmark
    public byte[] encode() {
        int from = nextSecond() * SECOND;
        for (int i = from; i < from + SECOND; i += PACKET) {
            encoder.encode(speech, i, PACKET, payload, 0);
        }
        return payload;
    }

    /** Payloads into samples. */
    @Benchmark
    public short[] decode() {
        int bytes = SECOND / PACKET * packetBytes;
        int from = nextSecond() * bytes;
        for (int i = from; i < from + bytes; i += packetBytes) {
            decoder.decode(encoded, i, packetBytes, heard, 0);
        }
        return heard;
    }

    private int nextSecond() {
        second = second + 1 < seconds ? second + 1 : 0;
        return second;
    }
}
