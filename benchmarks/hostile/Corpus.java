import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What mutations are made of: frames of capture files, SIP messages in them, and messages of our own. */
record Corpus(List<byte[]> frames, List<String> messages) {

    private static final int ETHERNET = 14;

    static Corpus read(Path captures, Path torture) throws IOException {
        List<byte[]> frames = new ArrayList<>();
        List<String> messages = new ArrayList<>(List.of(
                Files.readString(torture).replace("\n", "\r\n").split("-----\r\n")));
        if (Files.isDirectory(captures)) {
            try (Stream<Path> files = Files.list(captures)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".pcap")).sorted().toList()) {
                    frames(Files.readAllBytes(file), frames);
                }
            }
        }
        for (byte[] frame : frames) {
            String payload = payload(frame);
            if (payload.contains("SIP/2.0")) {
                messages.add(payload);
            }
        }
        return new Corpus(frames, messages);
    }

    private static void frames(byte[] file, List<byte[]> frames) {
        ByteBuffer in = ByteBuffer.wrap(file);
        in.order(in.getInt(0) == 0xA1B2C3D4 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        in.position(24);
        while (in.remaining() > 16) {
            int length = in.getInt(in.position() + 8);
            in.position(in.position() + 16);
            byte[] frame = new byte[Math.min(length, in.remaining())];
            in.get(frame);
            frames.add(frame);
        }
    }

    private static String payload(byte[] frame) {
        if (frame.length < ETHERNET + 28 || frame[12] != 8 || frame[ETHERNET + 9] != 17) {
            return "";
        }
        int at = ETHERNET + (frame[ETHERNET] & 15) * 4 + 8;
        return at < frame.length ? new String(frame, at, frame.length - at, StandardCharsets.UTF_8) : "";
    }
}
