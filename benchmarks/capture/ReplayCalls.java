import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSink;
import org.jackfield.api.rtp.GapCause;
import org.jackfield.core.capture.CapturePipeline;
import org.jackfield.core.capture.Count;
import org.jackfield.core.capture.pcap.PcapSource;
import org.jackfield.core.capture.route.CaptureLimits;
import org.jackfield.core.capture.route.CaptureRules;

/** Replays a capture file of concurrent G.711 calls through the mirror source and counts what comes out. See README.md. */
public final class ReplayCalls {

    private static final long BEGIN = 1_700_000_000L;
    private static final int FRAME_MILLIS = 20;
    private static final AtomicLong FRAMES = new AtomicLong();
    private static final AtomicLong OCTETS = new AtomicLong();
    private static final AtomicLong LOST = new AtomicLong();
    private static final AtomicLong ENDED = new AtomicLong();

    private final FileChannel file;
    private final ByteBuffer out = ByteBuffer.allocate(1 << 22).order(ByteOrder.LITTLE_ENDIAN);
    private long millis;
    private int offsetMicros;

    private ReplayCalls(FileChannel file) {
        this.file = file;
    }

    public static void main(String[] arguments) throws Exception {
        int calls = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        int workers = Integer.parseInt(arguments[3]);
        Path path = Path.of(arguments[4]).resolve("calls.pcap");
        long sent;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            sent = new ReplayCalls(channel).write(calls, seconds);
        }
        for (int round = 1; round <= rounds; round++) {
            replay(path, calls, seconds, workers, sent);
        }
    }

    private static void replay(Path path, int calls, int seconds, int workers, long sent) throws Exception {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        FRAMES.set(0);
        OCTETS.set(0);
        LOST.set(0);
        ENDED.set(0);
        long cpu = process.getProcessCpuTime();
        long began = System.nanoTime();
        CapturePipeline pipeline = new CapturePipeline(
                new CaptureRules(List.of(), List.of()), CaptureLimits.usual(), workers, InstantSource.system());
        pipeline.add((session, control) -> new Counting());
        pipeline.read(PcapSource.file(path, ""), false, (reader, problem) -> { }).join();
        pipeline.close();
        double wall = (System.nanoTime() - began) / 1e9;
        double used = (process.getProcessCpuTime() - cpu) / 1e6;
        Map<Count, Long> counts = pipeline.counts();
        long told = counts.get(Count.OVERRUN) + counts.get(Count.UNWANTED) + counts.get(Count.STRANGERS) + LOST.get();
        System.out.printf("%d calls of %d s: sent %d = heard %d + counted as lost %d %s; sessions ended %d; "
                        + "CPU %.3f ms per call-second, %.1f times as fast as the calls%n",
                calls, seconds, sent, FRAMES.get(), told, sent == FRAMES.get() + told ? "" : "(WRONG)", ENDED.get(),
                used / calls / seconds, seconds / wall);
        if (sent != FRAMES.get() + told || ENDED.get() != calls) {
            System.exit(1);
        }
    }

    private long write(int calls, int seconds) throws IOException {
        out.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65535).putInt(1);
        for (int call = 0; call < calls; call++) {
            signal(call, true, message("INVITE sip:2@pbx SIP/2.0", "INVITE", call, "", sdp(phone(call), 4000)));
            signal(call, false, message("SIP/2.0 200 OK", "INVITE", call, ";tag=b", sdp(exchange(call), port(call))));
        }
        long sent = 0;
        byte[] audio = new byte[172];
        for (int frame = 0; frame < seconds * 1000 / FRAME_MILLIS; frame++) {
            millis = 100 + (long) frame * FRAME_MILLIS;
            for (int call = 0; call < calls; call++) {
                offsetMicros = (int) ((long) call * FRAME_MILLIS * 1000 / calls);
                for (int side = 0; side < 2; side++) {
                    ByteBuffer.wrap(audio).put((byte) 0x80).put((byte) 8).putShort((short) frame).putInt(frame * 160)
                            .putInt(call * 2 + side + 1);
                    audio[12 + call % 160] = (byte) frame;
                    datagram(call, side == 0, 4000, port(call), audio);
                    sent++;
                }
            }
        }
        millis += FRAME_MILLIS;
        for (int call = 0; call < calls; call++) {
            signal(call, true, message("BYE sip:2@pbx SIP/2.0", "BYE", call, ";tag=b", ""));
            signal(call, false, message("SIP/2.0 200 OK", "BYE", call, ";tag=b", ""));
        }
        flush();
        return sent;
    }

    private static String message(String start, String method, int call, String tag, String body) {
        return start + "\r\nVia: SIP/2.0/UDP h;branch=z" + method + call + "\r\nFrom: <sip:" + (1000 + call) + "@pbx>;tag=a\r\n"
                + "To: <sip:2@pbx>" + tag + "\r\nCall-ID: c" + call + "\r\nCSeq: 1 " + method + "\r\n"
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n") + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String sdp(String address, int port) {
        return "v=0\r\no=- 1 1 IN IP4 " + address + "\r\ns=-\r\nc=IN IP4 " + address + "\r\nt=0 0\r\nm=audio " + port
                + " RTP/AVP 8\r\n";
    }

    private static String phone(int call) {
        return "10.1." + (call >> 8) + "." + (call & 0xFF);
    }

    private static String exchange(int call) {
        return "10.2.0." + (1 + call / 10_000);
    }

    private static int port(int call) {
        return 10_000 + 2 * (call % 10_000);
    }

    private void signal(int call, boolean fromPhone, String text) throws IOException {
        datagram(call, fromPhone, 5060, 5060, text.getBytes(StandardCharsets.US_ASCII));
    }

    private void datagram(int call, boolean fromPhone, int phonePort, int exchangePort, byte[] payload) throws IOException {
        if (out.remaining() < payload.length + 100) {
            flush();
        }
        int length = 14 + 28 + payload.length;
        out.putInt((int) (BEGIN + millis / 1000)).putInt((int) (millis % 1000 * 1000) + offsetMicros).putInt(length).putInt(length);
        out.order(ByteOrder.BIG_ENDIAN);
        int phone = 10 << 24 | 1 << 16 | call;
        int exchange = 10 << 24 | 2 << 16 | 1 + call / 10_000;
        out.putShort((short) 0x0200).putInt(fromPhone ? exchange : phone).putShort((short) 0x0200).putInt(fromPhone ? phone : exchange);
        out.putShort((short) 0x0800).putShort((short) 0x4500).putShort((short) (length - 14)).putShort((short) 0).putShort((short) 0)
                .put((byte) 64).put((byte) 17).putShort((short) 0).putInt(fromPhone ? phone : exchange)
                .putInt(fromPhone ? exchange : phone);
        out.putShort((short) (fromPhone ? phonePort : exchangePort)).putShort((short) (fromPhone ? exchangePort : phonePort))
                .putShort((short) (8 + payload.length)).putShort((short) 0).put(payload);
        out.order(ByteOrder.LITTLE_ENDIAN);
    }

    private void flush() throws IOException {
        out.flip();
        while (out.hasRemaining()) {
            file.write(out);
        }
        out.clear();
    }

    private static final class Counting implements AudioSink {
        private long frames;
        private long octets;
        private long lost;

        @Override
        public void changed(AudioSession session) {}

        @Override
        public void audio(Side side, long time, AudioFormat format, byte[] buffer, int offset, int length) {
            frames++;
            octets += length;
        }

        @Override
        public void gap(Side side, long from, long to, long packets, GapCause cause) {
            lost += packets;
        }

        @Override
        public void key(Side side, long time, char key) {}

        @Override
        public void advance(Instant now) {}

        @Override
        public void ended(Instant at, boolean interrupted) {
            FRAMES.addAndGet(frames);
            OCTETS.addAndGet(octets);
            LOST.addAndGet(lost);
            ENDED.incrementAndGet();
        }
    }
}
