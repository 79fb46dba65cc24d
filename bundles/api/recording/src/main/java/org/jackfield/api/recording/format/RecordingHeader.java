package org.jackfield.api.recording.format;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;

/**
 * What a recording file says of itself in clear. Every chunk is bound to it, so none of it can be changed.
 *
 * @param recording the recording's id; never null
 * @param segment the id of the segment that it is the audio of; never null
 * @param key the id of the data key; the key itself is elsewhere; never null
 * @param started the time base: when media time 0 was, in whole milliseconds; never null
 * @param clockRate samples per second; 1 to {@value #MAX_CLOCK_RATE}
 * @param channels 1 to {@value #MAX_CHANNELS}; never null
 * @param salt 32 bytes that make the keys of this file its own; not to be changed; never null
 */
public record RecordingHeader(
        UUID recording, UUID segment, UUID key, Instant started, int clockRate, List<AudioChannel> channels, byte[] salt) {

    /** The version of the file format that is written, and the only one that is read. */
    public static final int VERSION = 1;

    /** The highest clock rate. */
    public static final int MAX_CLOCK_RATE = 192_000;

    /** The most channels. */
    public static final int MAX_CHANNELS = 8;

    /** The longest recording: whoever records for longer begins another file. */
    public static final int MAX_SECONDS = 7 * 24 * 3600;

    static final int SALT_BYTES = 32;
    /** Magic, version and length: enough to know how much to read. */
    static final int START_BYTES = 8;
    static final int FIXED_BYTES = 104;
    static final int MAX_BYTES = FIXED_BYTES + MAX_CHANNELS * (1 + 1 + AudioChannel.MAX_NAME + 2 + 1 + AudioChannel.MAX_FRAME);

    private static final int MAGIC = 0x4A524543;

    /** Checks the components. */
    public RecordingHeader {
        Objects.requireNonNull(recording, "recording");
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(key, "key");
        if (!started.equals(Instant.ofEpochMilli(started.toEpochMilli()))) {
            throw new IllegalArgumentException("started is not in whole milliseconds");
        }
        if (clockRate < 1 || clockRate > MAX_CLOCK_RATE) {
            throw new IllegalArgumentException("clock rate " + clockRate);
        }
        channels = List.copyOf(channels);
        if (channels.isEmpty() || channels.size() > MAX_CHANNELS) {
            throw new IllegalArgumentException(channels.size() + " channels");
        }
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("salt of " + salt.length + " bytes");
        }
    }

    /** {@return the header of a new file} */
    public static RecordingHeader of(
            UUID recording, UUID segment, UUID key, Instant started, int clockRate, List<AudioChannel> channels) {
        return new RecordingHeader(
                recording, segment, key, CanonicalText.time(started), clockRate, channels, newSalt());
    }

    static byte[] newSalt() {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return salt;
    }

    /** {@return the last media time there can be} */
    long maxTime() {
        return (long) clockRate * MAX_SECONDS;
    }

    /** {@return the bytes at the beginning of the file} */
    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(MAX_BYTES);
        out.putInt(MAGIC).putShort((short) VERSION).putShort((short) 0);
        put(out, recording);
        put(out, segment);
        put(out, key);
        out.putLong(started.toEpochMilli()).putInt(clockRate).put((byte) channels.size()).put(new byte[3]).put(salt);
        for (AudioChannel channel : channels) {
            byte[] codec = channel.codec().getBytes(StandardCharsets.US_ASCII);
            out.put((byte) channel.side().ordinal()).put((byte) codec.length).put(codec);
            out.putShort((short) channel.frameSamples()).put((byte) channel.frameBytes()).put(channel.silence());
        }
        out.putShort(6, (short) out.position());
        return Arrays.copyOf(out.array(), out.position());
    }

    /** {@return the SHA-256 of the bytes} */
    public byte[] hash() {
        return Digests.sha256().digest(bytes());
    }

    /** {@return how long a header that starts so is, in bytes} */
    static int lengthOf(byte[] start) {
        ByteBuffer in = ByteBuffer.wrap(start);
        if (start.length < START_BYTES || in.getInt() != MAGIC) {
            throw Damage.malformed("first bytes", "This is not a recording file.");
        }
        int version = in.getShort() & 0xFFFF;
        if (version != VERSION) {
            throw Damage.malformed("version " + version, "The recording is in a format this version does not know.");
        }
        int length = in.getShort() & 0xFFFF;
        if (length <= FIXED_BYTES || length > MAX_BYTES) {
            throw Damage.malformed("header of " + length + " bytes", "The recording's header has an impossible length.");
        }
        return length;
    }

    /**
     * {@return the header of these bytes}
     *
     * @param bytes the header, whole
     * @throws ProblemException ({@code recording.malformed}) if it is none
     */
    public static RecordingHeader of(byte[] bytes) {
        if (lengthOf(bytes) != bytes.length) {
            throw Damage.malformed("header of " + bytes.length + " bytes", "The recording's header is cut short.");
        }
        try {
            RecordingHeader header = parse(ByteBuffer.wrap(bytes, START_BYTES, bytes.length - START_BYTES));
            if (Arrays.equals(header.bytes(), bytes)) {
                return header;
            }
        } catch (IllegalArgumentException | BufferUnderflowException | ArrayIndexOutOfBoundsException e) {
            throw Damage.malformed("header", "The recording's header says something that cannot be.");
        }
        throw Damage.malformed("header", "The recording's header is not written the way it must be.");
    }

    private static RecordingHeader parse(ByteBuffer in) {
        UUID recording = uuid(in);
        UUID segment = uuid(in);
        UUID key = uuid(in);
        Instant started = Instant.ofEpochMilli(in.getLong());
        int clockRate = in.getInt();
        int count = in.get() & 0xFF;
        in.position(in.position() + 3);
        byte[] salt = bytes(in, SALT_BYTES);
        List<AudioChannel> channels = new ArrayList<>();
        while (channels.size() < Math.min(count, MAX_CHANNELS + 1)) {
            AudioChannel.Side side = AudioChannel.Side.values()[in.get() & 0xFF];
            String codec = new String(bytes(in, in.get() & 0xFF), StandardCharsets.US_ASCII);
            int frameSamples = in.getShort() & 0xFFFF;
            channels.add(new AudioChannel(side, codec, frameSamples, bytes(in, in.get() & 0xFF)));
        }
        return new RecordingHeader(recording, segment, key, started, clockRate, channels, salt);
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static UUID uuid(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }

    private static void put(ByteBuffer out, UUID id) {
        out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordingHeader header && Arrays.equals(bytes(), header.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }
}
