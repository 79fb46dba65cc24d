package org.jackfield.distribution.verifier;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jackfield.api.recording.format.Digests;
import org.jackfield.api.recording.format.RecordingSeal;

/**
 * Holds the samples of a WAV file, as they pass by, against the audio that was sealed: G.711 as format 6 or 7, linear
 * 16-bit samples as format 1 (low byte first, where the seal has the high byte first); the channels in the order of the
 * seal.
 */
final class WavAudio {

    private static final int RIFF_BYTES = 12;
    private static final int CHUNK_BYTES = 8;
    private static final int FORMAT_BYTES = 16;
    /** Behind the fields that count a format chunk may say more; none of ours is longer. */
    private static final int MAX_FORMAT = 64;
    private static final int PENDING_BYTES = 8192;

    private final RecordingSeal seal;
    private final MessageDigest[] channels;
    private final byte[] head = new byte[RIFF_BYTES + MAX_FORMAT];
    private int headBytes;
    private int wanted = RIFF_BYTES;
    private Step step = Step.RIFF;
    private long left;
    private int sampleBytes;
    private long samples;
    private int inFrame;
    private final byte[] frame;
    private final byte[][] pending;
    private int pendingBytes;
    private boolean padded;
    private Optional<String> fault = Optional.empty();

    private enum Step {
        RIFF,
        CHUNK,
        FORMAT,
        DATA,
        SKIP
    }

    WavAudio(RecordingSeal seal) {
        this.seal = seal;
        channels = Stream.generate(Digests::sha256).limit(seal.channels().size()).toArray(MessageDigest[]::new);
        frame = new byte[channels.length * Short.BYTES];
        pending = new byte[channels.length][PENDING_BYTES];
    }

    void add(byte[] bytes, int from, int length) {
        int at = from;
        while (at < from + length && fault.isEmpty()) {
            int rest = from + length - at;
            at += switch (step) {
                case DATA -> data(bytes, at, (int) Math.min(rest, left));
                case SKIP -> skip((int) Math.min(rest, left));
                default -> gather(bytes, at, Math.min(rest, wanted - headBytes));
            };
        }
    }

    /** {@return what the audio has that the sealed audio has not, or the other way round} */
    Optional<String> difference() {
        if (fault.isPresent()) {
            return fault;
        }
        if (sampleBytes == 0 || samples != seal.duration()) {
            return Optional.of("Its audio has " + samples + " samples where " + seal.duration() + " were sealed.");
        }
        digestPending();
        for (int i = 0; i < channels.length; i++) {
            if (!HexFormat.of().formatHex(channels[i].digest()).equals(seal.channels().get(i).sha256())) {
                return Optional.of("The audio of channel " + i + " is not what was sealed.");
            }
        }
        return Optional.empty();
    }

    private int gather(byte[] bytes, int at, int count) {
        System.arraycopy(bytes, at, head, headBytes, count);
        headBytes += count;
        if (headBytes == wanted) {
            headBytes = 0;
            ByteBuffer in = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            switch (step) {
                case RIFF -> riff();
                case CHUNK -> chunk(in);
                default -> format(in);
            }
        }
        return count;
    }

    private void riff() {
        if (!name(0).equals("RIFF") || !name(8).equals("WAVE")) {
            refuse("It is not a WAV file.");
        }
        next();
    }

    private void next() {
        step = Step.CHUNK;
        wanted = CHUNK_BYTES;
    }

    private void chunk(ByteBuffer in) {
        long length = in.getInt(4) & 0xFFFF_FFFFL;
        switch (name(0)) {
            case "fmt " -> {
                if (length < FORMAT_BYTES || length > MAX_FORMAT || sampleBytes != 0) {
                    refuse("Its format cannot be read.");
                }
                step = Step.FORMAT;
                wanted = (int) length;
            }
            case "data" -> {
                if (sampleBytes == 0 || samples != 0) {
                    refuse("It has audio before its format, or twice.");
                }
                step = Step.DATA;
                left = length;
            }
            default -> {
                step = Step.SKIP;
                left = length;
            }
        }
        padded = (length & 1) == 1;
        if (step == Step.DATA || step == Step.SKIP) {
            skip(0);
        }
    }

    private void format(ByteBuffer in) {
        int tag = in.getShort(0) & 0xFFFF;
        String codec = switch (tag) {
            case 1 -> "L16";
            case 6 -> "PCMA";
            case 7 -> "PCMU";
            default -> "format " + tag;
        };
        List<String> sealed = seal.channels().stream().map(RecordingSeal.SealedChannel::codec).distinct().toList();
        int bits = in.getShort(14) & 0xFFFF;
        sampleBytes = tag == 1 ? Short.BYTES : 1;
        if (!sealed.equals(List.of(codec)) || (in.getShort(2) & 0xFFFF) != channels.length
                || in.getInt(4) != seal.clockRate() || bits != 8 * sampleBytes) {
            refuse("Its format is not that of the sealed audio.");
        }
        next();
    }

    private int data(byte[] bytes, int at, int count) {
        int size = channels.length * sampleBytes;
        for (int i = at; i < at + count; i++) {
            frame[inFrame++] = bytes[i];
            if (inFrame == size) {
                inFrame = 0;
                samples++;
                frame();
            }
        }
        return skip(count);
    }

    private void frame() {
        for (int i = 0; i < channels.length; i++) {
            int last = (i + 1) * sampleBytes - 1;
            for (int j = 0; j < sampleBytes; j++) {
                pending[i][pendingBytes + j] = frame[last - j];
            }
        }
        pendingBytes += sampleBytes;
        if (pendingBytes == PENDING_BYTES) {
            digestPending();
        }
    }

    private void digestPending() {
        for (int i = 0; i < channels.length; i++) {
            channels[i].update(pending[i], 0, pendingBytes);
        }
        pendingBytes = 0;
    }

    private int skip(int count) {
        left -= count;
        if (left == 0 && padded) {
            // A chunk of odd length is followed by a byte that does not count.
            padded = false;
            step = Step.SKIP;
            left = 1;
        } else if (left == 0) {
            next();
        }
        return count;
    }

    private void refuse(String message) {
        fault = Optional.of(message);
    }

    private String name(int at) {
        return new String(Arrays.copyOfRange(head, at, at + 4), StandardCharsets.US_ASCII);
    }
}
