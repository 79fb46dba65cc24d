import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What the telephones say, one after the other and round again, each voice from another place on: A-law codes by chance, or the
 * talks in the folder that {@code SPEECH} in the environment names, for codecs that take people for granted.
 */
final class Speech {

    private static final int LENGTH = 1 << 20;
    private static final int LONGEST_PACKET = 480;

    private final byte[] laps = new byte[LENGTH + LONGEST_PACKET];

    Speech() throws IOException {
        String folder = System.getenv("SPEECH");
        if (folder == null) {
            new Random(3).nextBytes(laps);
        } else {
            talks(Path.of(folder));
        }
        System.arraycopy(laps, 0, laps, LENGTH, LONGEST_PACKET);
    }

    private void talks(Path folder) throws IOException {
        List<Path> talks;
        try (Stream<Path> files = Files.list(folder)) {
            talks = files.filter(file -> file.getFileName().toString().matches("(customer|internal)-.*\\.al")).sorted().toList();
        }
        int at = 0;
        while (at < LENGTH) {
            for (Path talk : talks) {
                byte[] codes = Files.readAllBytes(talk);
                int length = Math.min(codes.length, LENGTH - at);
                System.arraycopy(codes, 0, laps, at, length);
                at += length;
            }
        }
    }

    byte[] laps() {
        return laps;
    }

    /** {@return where in {@link #laps} the samples from {@code sample} on are} */
    int at(int round, int call, int side, long sample) {
        return (int) ((sample + round * 15_485_863L + call * 7919L * 2 + side * 104_729L) & LENGTH - 1);
    }

    /** {@return the 16-bit sample of an A-law code, ITU-T G.711} */
    static short linear(byte code) {
        int bits = (code ^ 0x55) & 0xFF;
        int segment = bits >> 4 & 7;
        int magnitude = (bits & 15) << 4 | 8;
        if (segment > 0) {
            magnitude = magnitude + 0x100 << segment - 1;
        }
        return (short) ((bits & 0x80) != 0 ? magnitude : -magnitude);
    }
}
