import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes of what is well formed something that is not, or hardly. */
final class Mutations {

    private static final List<String> NUMBERS = List.of("-1", "0", "65535", "65536", "2147483647", "2147483648", "4294967296",
            "99999999999999999999", "1e9", "0x10", "", " ", "%00", "٣");
    private static final List<String> PIECES = List.of(
            "\r\n", "\r\n\r\n", "\n", "\0", "\t", " ", "%00", "%", "\"", "<", ">", ";", ":", "@", "sip:", "[::1", "]",
            "::", "tag=", ";lr", ",", "é", "\u2028", "\uD83D\uDE00", "Content-Length: 5\r\n", "l: 99999\r\n",
            "Call-ID: x\r\n", "m=audio 0 RTP/AVP\r\n", "m=audio 70000 RTP/AVP 8 8 8\r\n", "c=IN IP4 999.1.1.1\r\n",
            "c=IN IP6 ::\r\n", "a=rtpmap:8 PCMA/0\r\n", "a=rtpmap:300 X/8000\r\n", "a=ptime:0\r\n",
            "a=crypto:1 X inline:\r\n", "v=0\r\n");

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /** {@return the octets, changed in one to four ways} */
    byte[] octets(byte[] good) {
        byte[] made = good.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            made = change(made);
        }
        return made;
    }

    private byte[] change(byte[] good) {
        if (good.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(good.length);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(good, at);
            case 1 -> Arrays.copyOf(good, at);
            case 2 -> Arrays.copyOf(good, Math.min(1500, good.length + random.nextInt(64)));
            case 3 -> overwritten(good, at, random.nextBoolean() ? (byte) 0xFF : 0);
            case 4 -> repeated(good, at);
            default -> overwritten(good, at, (byte) random.nextInt());
        };
    }

    private byte[] flipped(byte[] good, int at) {
        good[at] ^= (byte) (1 << random.nextInt(8));
        return good;
    }

    private byte[] overwritten(byte[] good, int at, byte with) {
        Arrays.fill(good, at, Math.min(good.length, at + 1 + random.nextInt(8)), with);
        return good;
    }

    private byte[] repeated(byte[] good, int at) {
        int length = Math.min(good.length - at, 1 + random.nextInt(64));
        byte[] made = Arrays.copyOf(good, good.length + length);
        System.arraycopy(good, at, made, at + length, good.length - at);
        return made;
    }

    /** {@return the message, changed in one to three ways that an author of a bad parser did not think of} */
    byte[] message(String good) {
        String made = good;
        for (int i = random.nextInt(3); i >= 0; i--) {
            made = change(made);
        }
        byte[] octets = made.getBytes(random.nextInt(8) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return random.nextInt(8) == 0 ? octets(octets) : octets;
    }

    private String change(String good) {
        String[] lines = good.split("\r\n", -1);
        int line = random.nextInt(lines.length);
        int at = random.nextInt(good.length() + 1);
        return switch (random.nextInt(8)) {
            case 0 -> good.substring(0, at) + pick(PIECES) + good.substring(at);
            case 1 -> good.substring(0, at);
            case 2 -> good.replaceFirst("[0-9]+", pick(NUMBERS));
            case 3 -> joined(lines, line, lines[line] + "\r\n" + lines[line]);
            case 4 -> joined(lines, line, lines[random.nextInt(lines.length)]);
            case 5 -> joined(lines, line, lines[line].replaceAll("[0-9]+", pick(NUMBERS)));
            case 6 -> joined(lines, line, lines[line] + pick(PIECES).repeat(1 + random.nextInt(400)));
            default -> good.replaceAll("Content-Length: *[0-9]+", "Content-Length: " + pick(NUMBERS));
        };
    }

    private static String joined(String[] lines, int line, String with) {
        lines[line] = with;
        return String.join("\r\n", lines);
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
