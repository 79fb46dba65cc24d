package org.jackfield.core.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The reference: SoX, which has libgsm inside, and espeak-ng as a speaker. They are Debian packages and always there. */
public final class Sox {

    /** 8 kHz, one channel, 16 bits, without a header. */
    public static final String RAW = "-t raw -r 8000 -e signed -b 16 -c 1";

    private Sox() {}

    /**
     * Converts without dither and {@return the result}.
     *
     * @param from format of {@code input}, in words of the command line
     * @param to format of the result
     */
    public static byte[] convert(byte[] input, String from, String to, String... effects) {
        return inFolder(folder -> {
            Path source = Files.write(folder.resolve("in"), input);
            Path target = folder.resolve("out");
            List<String> command = new ArrayList<>(List.of("sox", "-D", "-V1"));
            command.addAll(words(from));
            command.add(source.toString());
            command.addAll(words(to));
            command.add(target.toString());
            command.addAll(List.of(effects));
            run(folder, command);
            return Files.readAllBytes(target);
        });
    }

    /** {@return samples of somebody saying {@code text}} */
    public static short[] speech(String voice, int wordsPerMinute, String text) {
        byte[] wav = inFolder(folder -> {
            Path target = folder.resolve("out.wav");
            run(folder, List.of("espeak-ng", "-v", voice, "-s", Integer.toString(wordsPerMinute), "-w",
                    target.toString(), text));
            return Files.readAllBytes(target);
        });
        return samples(convert(wav, "-t wav", RAW));
    }

    /** {@return samples as SoX takes them raw} */
    public static byte[] bytes(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }

    /** {@return raw bytes as samples} */
    public static short[] samples(byte[] bytes) {
        short[] samples = new short[bytes.length / Short.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    private interface InFolder {
        byte[] run(Path folder) throws IOException, InterruptedException;
    }

    private static byte[] inFolder(InFolder work) {
        try {
            Path folder = Files.createTempDirectory("sox");
            try {
                return work.run(folder);
            } finally {
                try (var files = Files.list(folder)) {
                    files.forEach(file -> file.toFile().delete());
                }
                Files.delete(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        int status = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
        if (status != 0) {
            throw new IOException(command + " ended with " + status + ": " + Files.readString(said));
        }
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
