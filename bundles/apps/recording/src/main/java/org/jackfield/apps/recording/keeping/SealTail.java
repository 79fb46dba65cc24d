package org.jackfield.apps.recording.keeping;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.RecordingSeal;
import org.jackfield.api.recording.format.SignedSeal;

/** Reads the seal at the end of a file, without the rest: to name what is deleted, not to prove it. */
final class SealTail {

    private static final byte[] BEGIN = "jackfield-recording-seal: ".getBytes(StandardCharsets.US_ASCII);

    private SealTail() {}

    static Optional<SignedSeal> of(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(0, channel.size() - RecordingSeal.MAX_BYTES);
            ByteBuffer tail = ByteBuffer.allocate((int) (channel.size() - from));
            while (tail.hasRemaining() && channel.read(tail, from + tail.position()) >= 0) {
                // until the end
            }
            return begin(tail.array()).map(SignedSeal::of);
        } catch (IOException | ProblemException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> begin(byte[] tail) {
        for (int at = tail.length - BEGIN.length; at >= 0; at--) {
            if (Arrays.equals(tail, at, at + BEGIN.length, BEGIN, 0, BEGIN.length)) {
                return Optional.of(Arrays.copyOfRange(tail, at, tail.length));
            }
        }
        return Optional.empty();
    }
}
