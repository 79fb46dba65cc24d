import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends what nobody should send to where the product listens: the mirror port, the SIP port and the ports for audio. The same
 * seed sends the same.
 */
public final class Hostile {

    private static final int PBX = address("10.2.0.1");
    private static final int PRODUCT = address("10.9.0.1");
    private static final int ALLOWED = address("10.9.0.2");
    private static final int SIP = 5060;
    private static final int FIRST_AUDIO = 20_000;
    private static final int AUDIO_PORTS = 1000;
    private static final int HEAD = 14 + 28;
    private static final byte[] EMPTY = {};

    private final Random random;
    private final Mutations mutations;
    private final Corpus corpus;
    private final Wire wire;
    private final long productMac;
    private final Map<String, Long> sent = new TreeMap<>();
    private long number;
    private int ssrc;

    private Hostile(long seed, Corpus corpus, Wire wire, long productMac) {
        random = new Random(seed);
        mutations = new Mutations(random);
        this.corpus = corpus;
        this.wire = wire;
        this.productMac = productMac;
    }

    /** Arguments: adapter, hardware address of the product's end, captures, messages, seed, seconds, what to send in a second. */
    public static void main(String[] arguments) throws Exception {
        Corpus corpus = Corpus.read(Path.of(arguments[2]), Path.of(arguments[3]));
        try (Wire wire = new Wire(arguments[0])) {
            Hostile hostile = new Hostile(
                    Long.parseLong(arguments[4]), corpus, wire, Long.parseLong(arguments[1].replace(":", ""), 16));
            hostile.send(Integer.parseInt(arguments[5]), Integer.parseInt(arguments[6]));
            System.out.printf("%d frames of captures, %d messages to begin with; sent %s; %d frames refused by the adapter%n",
                    corpus.frames().size(), corpus.messages().size(), hostile.sent, wire.refused());
        }
    }

    private void send(int seconds, int rate) throws IOException {
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        for (long done = 0; System.nanoTime() < end; done++) {
            one();
            if (done % 64 == 0) {
                wire.flush();
                long ahead = begin + done * 1_000_000_000L / rate - System.nanoTime();
                if (ahead > 0) {
                    LockSupport.parkNanos(ahead);
                }
            }
        }
    }

    private void one() throws IOException {
        int kind = random.nextInt(1000);
        if (kind < 200) {
            overheardSip();
        } else if (kind < 300) {
            capturedFrame();
        } else if (kind < 400) {
            mutatedRtp();
        } else if (kind < 700) {
            manySources();
        } else if (kind < 750) {
            fragments();
        } else if (kind < 800) {
            tcp();
        } else if (kind < 880) {
            toTheSipPort(false);
        } else if (kind < 930) {
            toTheSipPort(true);
        } else if (kind < 999) {
            toTheAudioPorts();
        } else {
            connection();
        }
    }

    /** Signalling at the mirror port, between telephones that are nobody's and the phone system. */
    private void overheardSip() throws IOException {
        boolean toPbx = random.nextInt(4) > 0;
        int phone = stranger();
        udp(0, toPbx ? phone : PBX, toPbx ? PBX : phone, SIP, SIP, shortened(message()));
        count("sip at the mirror port");
    }

    private void capturedFrame() throws IOException {
        if (!corpus.frames().isEmpty()) {
            raw(mutations.octets(corpus.frames().get(random.nextInt(corpus.frames().size()))));
            count("captured frames");
        }
    }

    private void mutatedRtp() throws IOException {
        byte[] rtp = rtp(random.nextInt(), 12 + random.nextInt(200));
        udp(0, stranger(), PBX, 4000 + random.nextInt(2), 10_000 + random.nextInt(20_000),
                random.nextBoolean() ? mutations.octets(rtp) : rtp);
        count("rtp at the mirror port");
    }

    /** A stream that no packet before belonged to, each time; every other one is confirmed by a second packet. */
    private void manySources() throws IOException {
        int source = ++ssrc;
        int phone = address("10.66.250.1") + source % 50;
        for (int i = 0; i <= source % 2; i++) {
            byte[] rtp = rtp(source, 172);
            ByteBuffer.wrap(rtp).put(1, (byte) 8).putShort(2, (short) i).putInt(4, i * 160);
            udp(0, phone, PBX, 4000, 29_000 + 2 * (source % 50), rtp);
        }
        count("distinct ssrcs");
    }

    private void fragments() throws IOException {
        byte[] whole = message();
        byte[] datagram = new byte[8 + whole.length];
        ByteBuffer.wrap(datagram).putShort((short) SIP).putShort((short) SIP).putShort((short) datagram.length);
        System.arraycopy(whole, 0, datagram, 8, whole.length);
        int phone = stranger();
        int id = random.nextInt(65_536);
        for (int at = 0; at < Math.min(datagram.length, 9000); ) {
            int length = Math.min(datagram.length - at, 8 * (1 + random.nextInt(120)));
            int place = random.nextInt(10) == 0 ? random.nextInt(8192) : at / 8;
            boolean more = at + length < datagram.length && random.nextInt(20) > 0;
            if (random.nextInt(15) > 0) {
                wire.frame(ip(0, phone, PBX, 17, length, id, place | (more ? 0x2000 : 0)), 34, datagram, at, length);
            }
            at += length;
        }
        count("fragmented messages");
    }

    private void tcp() throws IOException {
        byte[] text = message();
        byte[] segment = new byte[20 + Math.min(text.length, 1400)];
        ByteBuffer.wrap(segment).putShort((short) (1024 + random.nextInt(16))).putShort((short) SIP)
                .putInt(random.nextBoolean() ? random.nextInt() : (int) number * 100).putInt(0)
                .putShort((short) (0x5000 | random.nextInt(64)));
        System.arraycopy(text, 0, segment, 20, segment.length - 20);
        wire.frame(ip(0, stranger() & 0xFFFFFF0F, PBX, 6, segment.length, 0, 0), 34, segment, 0, segment.length);
        count("tcp at the mirror port");
    }

    private void toTheSipPort(boolean allowed) throws IOException {
        udp(productMac, allowed ? ALLOWED : spoofed(), PRODUCT, 1024 + random.nextInt(60_000), SIP, shortened(message()));
        count(allowed ? "sip port, allowed" : "sip port, spoofed");
    }

    private void toTheAudioPorts() throws IOException {
        byte[] rtp = rtp(random.nextInt(), 172);
        boolean allowed = random.nextInt(4) == 0;
        udp(productMac, allowed ? ALLOWED : spoofed(), PRODUCT, 1024 + random.nextInt(60_000),
                FIRST_AUDIO + random.nextInt(AUDIO_PORTS), random.nextBoolean() ? mutations.octets(rtp) : rtp);
        count("audio ports");
    }

    private void connection() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SIP)) {
            OutputStream out = socket.getOutputStream();
            for (int i = random.nextInt(3); i >= 0; i--) {
                out.write(message());
            }
            out.flush();
            count("sip connections");
        } catch (IOException e) {
            count("sip connections that were closed");
        }
    }

    private byte[] message() {
        String good = corpus.messages().get(random.nextInt(corpus.messages().size()))
                .replace("@N@", Long.toString(number++ / (1 + random.nextInt(3))));
        return random.nextInt(5) == 0 ? good.getBytes(StandardCharsets.UTF_8) : mutations.message(good);
    }

    private static byte[] shortened(byte[] message) {
        return message.length > 1500 ? Arrays.copyOf(message, 1500) : message;
    }

    private byte[] rtp(int source, int length) {
        byte[] rtp = new byte[length];
        random.nextBytes(rtp);
        ByteBuffer.wrap(rtp).put((byte) 0x80).put((byte) random.nextInt(256)).putShort((short) random.nextInt())
                .putInt(random.nextInt()).putInt(source);
        return rtp;
    }

    private int spoofed() {
        return random.nextInt() & 0x3FFFFFFF | 0x40000000;
    }

    private int stranger() {
        return address("10.66.0.0") + random.nextInt(4096);
    }

    private void udp(long mac, int from, int to, int fromPort, int toPort, byte[] payload) throws IOException {
        byte[] datagram = new byte[8 + payload.length];
        ByteBuffer.wrap(datagram).putShort((short) fromPort).putShort((short) toPort).putShort((short) datagram.length);
        System.arraycopy(payload, 0, datagram, 8, payload.length);
        wire.frame(ip(mac, from, to, 17, datagram.length, 0, 0), 34, datagram, 0, datagram.length);
    }

    private void raw(byte[] frame) throws IOException {
        wire.frame(frame, Math.min(frame.length, 1500), EMPTY, 0, 0);
    }

    private byte[] ip(long mac, int from, int to, int protocol, int length, int id, int fragment) {
        byte[] head = new byte[HEAD];
        ByteBuffer out = ByteBuffer.wrap(head);
        out.putShort((short) (mac == 0 ? 0x0200 : mac >> 32)).putInt(mac == 0 ? to : (int) mac)
                .putShort((short) 0x0200).putInt(from).putShort((short) 0x0800);
        out.putShort((short) 0x4500).putShort((short) (20 + length)).putShort((short) id).putShort((short) fragment)
                .put((byte) 64).put((byte) protocol).putShort((short) 0).putInt(from).putInt(to);
        int sum = 0;
        for (int i = 14; i < 34; i += 2) {
            sum += (head[i] & 255) << 8 | head[i + 1] & 255;
        }
        sum = (sum & 0xFFFF) + (sum >> 16);
        out.putShort(24, (short) ~(sum + (sum >> 16)));
        return head;
    }

    private void count(String what) {
        sent.merge(what, 1L, Long::sum);
    }

    private static int address(String text) {
        int value = 0;
        for (String part : text.split("\\.")) {
            value = value << 8 | Integer.parseInt(part);
        }
        return value;
    }
}
