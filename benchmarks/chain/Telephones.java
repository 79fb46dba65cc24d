import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Telephones in calls, as a mirror port shows them: SIP dialogs with a phone system, and G.711 in both directions in real time.
 * What is said is a piece of {@link Speech}, another one in every call and direction.
 */
public final class Telephones {

    private static final long MILLISECOND = 1_000_000;
    private static final int PACKET_MILLIS = 20;
    private static final int SAMPLES = 160;
    private static final int MEDIA_HEAD = 54;
    private static final int STALL_MILLIS = 300;
    private static final int STALL_EVERY_MILLIS = 5000;
    private static final int PBX = 10 << 24 | 2 << 16 | 1;

    private final int first;
    private final int calls;
    private final int round;
    private final boolean stalls;
    private final Wire wire;
    private final Speech speech;
    private final byte[][] heads;
    private final int[] next;
    private long media;
    private long latest;

    private Telephones(int first, int calls, int round, boolean stalls, Wire wire) throws IOException {
        speech = new Speech();
        this.first = first;
        this.calls = calls;
        this.round = round;
        this.stalls = stalls;
        this.wire = wire;
        heads = new byte[calls * 2][];
        next = new int[calls];
        for (int call = 0; call < calls; call++) {
            heads[call * 2] = head(call, true, 4000, port(call), 12 + SAMPLES);
            heads[call * 2 + 1] = head(call, false, 4000, port(call), 12 + SAMPLES);
        }
    }

    /**
     * Arguments: adapter, calls (or the first one of them, a plus and how many), seconds of talk, calls begun in a second, number
     * of this round, file for the progress, and {@code stall} for telephones that send nothing for 300 ms
     * every five seconds and all of it at once thereafter.
     */
    public static void main(String[] arguments) throws Exception {
        int plus = arguments[1].indexOf('+');
        int first = plus < 0 ? 0 : Integer.parseInt(arguments[1].substring(0, plus));
        int calls = Integer.parseInt(arguments[1].substring(plus + 1));
        try (Wire wire = new Wire(arguments[0]);
                RandomAccessFile file = new RandomAccessFile(Path.of(arguments[5]).toFile(), "rw")) {
            MappedByteBuffer progress = file.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, 16);
            Telephones office = new Telephones(
                    first, calls, Integer.parseInt(arguments[4]), arguments.length > 6 && arguments[6].equals("stall"), wire);
            office.practise();
            office.talk(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), progress);
            System.out.printf("sent_media=%d sent_frames=%d refused=%d latest_ms=%d%n",
                    office.media, wire.sent(), wire.refused(), office.latest / MILLISECOND);
        }
    }

    /** What is slow at first, since it is not compiled yet, is not to delay the first calls. */
    private void practise() throws IOException {
        for (int i = 0; i < 20_000; i++) {
            int call = i % calls;
            signal(call, true, request("INVITE", call, "", sdp(phone(call), 4000)));
            send(call, MILLISECOND, 0, Long.MAX_VALUE);
            wire.forget();
            next[call] = 0;
        }
        media = 0;
        latest = 0;
    }

    /** Calls begin one after the other, talk for as long as is said once all are there, and end one after the other. */
    private void talk(int seconds, int pace, MappedByteBuffer progress) throws IOException {
        long begin = System.nanoTime();
        long gap = 1000 * MILLISECOND / pace;
        long established = begin + calls * gap;
        long end = established + seconds * 1000L * MILLISECOND;
        long[] answered = new long[calls];
        int begun = 0;
        int ended = 0;
        boolean told = false;
        while (ended < calls) {
            long now = System.nanoTime();
            while (begun < calls && now >= begin + begun * gap) {
                signal(begun, true, request("INVITE", begun, "", sdp(phone(begun), 4000)));
                signal(begun, false, answer("180 Ringing", "INVITE", begun, ""));
                signal(begun, false, answer("200 OK", "INVITE", begun, sdp(PBX, port(begun))));
                signal(begun, true, request("ACK", begun, ";tag=b", ""));
                wire.flush();
                answered[begun] = System.nanoTime();
                begun++;
            }
            for (int call = ended; call < begun; call++) {
                long stop = end + call * gap;
                send(call, now, answered[call] + PACKET_MILLIS * MILLISECOND, stop);
            }
            while (ended < begun && now >= end + ended * gap + 100 * MILLISECOND) {
                signal(ended, true, request("BYE", ended, ";tag=b", ""));
                signal(ended, false, answer("200 OK", "BYE", ended, ""));
                ended++;
            }
            wire.flush();
            progress.putLong(0, media);
            if (!told && begun == calls && now >= established) {
                told = true;
                System.out.println("established");
            }
            LockSupport.parkNanos(MILLISECOND - Math.min(MILLISECOND - 1, System.nanoTime() - now));
        }
    }

    /** Sends what is due of a call. */
    private void send(int call, long now, long origin, long stop) throws IOException {
        long due = origin + (long) next[call] * PACKET_MILLIS * MILLISECOND;
        if (due > now || due >= stop) {
            return;
        }
        long inTurn = (now - origin) / MILLISECOND % STALL_EVERY_MILLIS;
        if (stalls && inTurn < STALL_MILLIS && now < stop && now - origin > STALL_MILLIS * MILLISECOND) {
            return;
        }
        if (!stalls) {
            latest = Math.max(latest, now - due);
        }
        while (due <= now && due < stop) {
            for (int side = 0; side < 2; side++) {
                byte[] head = heads[call * 2 + side];
                ByteBuffer.wrap(head, 44, 6).putShort((short) next[call]).putInt(next[call] * SAMPLES);
                int said = speech.at(round, first + call, side, (long) next[call] * SAMPLES);
                wire.frame(head, MEDIA_HEAD, speech.laps(), said, SAMPLES);
                media++;
            }
            next[call]++;
            due += PACKET_MILLIS * MILLISECOND;
        }
    }

    private void signal(int call, boolean fromPhone, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        byte[] head = head(call, fromPhone, 5060, 5060, octets.length);
        wire.frame(head, 42, octets, 0, octets.length);
    }

    private String request(String method, int call, String tag, String body) {
        return message(method + " " + called(call) + " SIP/2.0", method, call, tag, body);
    }

    private String answer(String status, String method, int call, String body) {
        return message("SIP/2.0 " + status, method, call, ";tag=b", body);
    }

    private String called(int call) {
        return "sip:0" + (1_632_000_000L + first + call) + "@" + text(PBX);
    }

    private String message(String start, String method, int call, String tag, String body) {
        int number = first + call;
        String address = text(phone(call));
        boolean fromPhone = !start.startsWith("SIP");
        return start + "\r\nVia: SIP/2.0/UDP " + address + ":5060;branch=z9hG4bK" + method + round + "-" + number
                + "\r\nFrom: <sip:" + (10_000 + number) + "@" + text(PBX) + ">;tag=a" + number
                + "\r\nTo: <" + called(call) + ">" + tag + "\r\nCall-ID: r" + round + "-c" + number + "@" + address
                + "\r\nCSeq: " + (method.equals("BYE") ? 2 : 1) + " " + method
                + "\r\nContact: <sip:" + number + "@" + (fromPhone ? address : text(PBX)) + ":5060>\r\nMax-Forwards: 70\r\n"
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String sdp(int address, int port) {
        return "v=0\r\no=- 1 1 IN IP4 " + text(address) + "\r\ns=-\r\nc=IN IP4 " + text(address) + "\r\nt=0 0\r\nm=audio " + port
                + " RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\na=sendrecv\r\n";
    }

    private int phone(int call) {
        return (10 << 24 | 1 << 16) + 256 + first + call;
    }

    private int port(int call) {
        return 10_000 + 2 * (first + call);
    }

    private static String text(int address) {
        return (address >>> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    /** Ethernet, IPv4, UDP, and the first bytes of RTP if it is long enough for that. */
    private byte[] head(int call, boolean fromPhone, int phonePort, int pbxPort, int length) {
        byte[] head = new byte[MEDIA_HEAD];
        ByteBuffer out = ByteBuffer.wrap(head);
        int phone = phone(call);
        out.putShort((short) 0x0200).putInt(fromPhone ? PBX : phone).putShort((short) 0x0200).putInt(fromPhone ? phone : PBX)
                .putShort((short) 0x0800);
        out.putShort((short) 0x4500).putShort((short) (28 + length)).putInt(0).put((byte) 64).put((byte) 17).putShort((short) 0)
                .putInt(fromPhone ? phone : PBX).putInt(fromPhone ? PBX : phone);
        out.putShort(24, checksum(head, 14, 20));
        out.putShort((short) (fromPhone ? phonePort : pbxPort)).putShort((short) (fromPhone ? pbxPort : phonePort))
                .putShort((short) (8 + length)).putShort((short) 0);
        out.put((byte) 0x80).put((byte) 8).putShort((short) 0).putInt(0)
                .putInt(round * 100_000 + (first + call) * 2 + (fromPhone ? 1 : 2));
        return head;
    }

    private static short checksum(byte[] octets, int at, int length) {
        int sum = 0;
        for (int i = at; i < at + length; i += 2) {
            sum += (octets[i] & 255) << 8 | octets[i + 1] & 255;
        }
        sum = (sum & 0xFFFF) + (sum >> 16);
        return (short) ~(sum + (sum >> 16));
    }
}
