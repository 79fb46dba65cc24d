package org.jackfield.api.recording.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What the site signs when a recording is closed. It stands in clear behind the last chunk, so that file and exported
 * audio are verified without the data key.
 *
 * @param recording the recording's id; never null
 * @param segment the segment's id; never null
 * @param key the data key's id; never null
 * @param started when media time 0 was; never null
 * @param ended when it ended; never null
 * @param outcome how it ended; never null
 * @param cut how many torn bytes were cut off by recoveries
 * @param clockRate samples per second
 * @param duration of the whole in samples; every channel plays for so long
 * @param headerSha256 of the header, in hexadecimal; never null
 * @param fileSha256 of all bytes in front of the seal, in hexadecimal; never null
 * @param fileBytes how many those are
 * @param chunks how many chunks there are
 * @param channels the channels in order; never null
 * @param pauses in order; never null
 */
public record RecordingSeal(
        UUID recording,
        UUID segment,
        UUID key,
        Instant started,
        Instant ended,
        Outcome outcome,
        long cut,
        int clockRate,
        long duration,
        String headerSha256,
        String fileSha256,
        long fileBytes,
        int chunks,
        List<SealedChannel> channels,
        List<Pause> pauses) {

    /** The longest seal with its signature, in bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    /** The most pauses: a recorder that needs another one begins another file. */
    public static final int MAX_PAUSES = 2000;

    static final String MAGIC = "jackfield-recording-seal";

    /**
     * The audio of one channel as it plays: frames in the order of media time, silence where there are none, as long as
     * the whole recording.
     *
     * @param side whose voice it is; never null
     * @param codec the RTP payload name; never null
     * @param frameSamples samples of a frame
     * @param frameBytes bytes of a frame
     * @param recorded how many samples were recorded, silence for what is missing not counted
     * @param sha256 of the audio in hexadecimal; never null
     */
    public record SealedChannel(
            AudioChannel.Side side, String codec, int frameSamples, int frameBytes, long recorded, String sha256) {}

    /** Copies the lists. */
    public RecordingSeal {
        channels = List.copyOf(channels);
        pauses = List.copyOf(pauses);
    }

    /** {@return the seal signed by the site} */
    public SignedSeal sign(SigningKey site) {
        String statement = content() + "signer: " + site.id() + '\n';
        byte[] signature = site.sign(statement.getBytes(StandardCharsets.UTF_8));
        return new SignedSeal(this, site.id(), statement, signature);
    }

    /** The lines of the seal, those of the signer not among them. */
    String content() {
        CanonicalText out = new CanonicalText()
                .line(MAGIC, "1")
                .line("recording", recording.toString())
                .line("segment", segment.toString())
                .line("key", key.toString())
                .line("started", started.toString())
                .line("ended", ended.toString())
                .line("outcome", CanonicalReader.word(outcome))
                .line("cut", cut)
                .line("clock-rate", clockRate)
                .line("duration", duration)
                .line("header-sha256", headerSha256)
                .line("file-sha256", fileSha256)
                .line("file-bytes", fileBytes)
                .line("chunks", chunks);
        for (SealedChannel one : channels) {
            out.line("channel", CanonicalReader.word(one.side), one.codec, one.frameSamples, one.frameBytes, one.recorded, one.sha256);
        }
        for (Pause one : pauses) {
            out.line("pause", one.from(), one.to(), one.began(), one.ended());
        }
        return out.toString();
    }

    /** {@return the seal at the reader's place} */
    static RecordingSeal read(CanonicalReader in) {
        in.magic(MAGIC, "1");
        return new RecordingSeal(
                in.uuid(in.required("recording")),
                in.uuid(in.required("segment")),
                in.uuid(in.required("key")),
                in.instant(in.required("started")),
                in.instant(in.required("ended")),
                in.word(Outcome.class, in.required("outcome")),
                in.number(in.required("cut")),
                in.smallNumber(in.required("clock-rate")),
                in.number(in.required("duration")),
                in.sha256(in.required("header-sha256")),
                in.sha256(in.required("file-sha256")),
                in.number(in.required("file-bytes")),
                in.smallNumber(in.required("chunks")),
                channels(in),
                pauses(in));
    }

    private static List<SealedChannel> channels(CanonicalReader in) {
        List<SealedChannel> channels = new ArrayList<>();
        for (var line = in.optional("channel"); line.isPresent(); line = in.optional("channel")) {
            String[] parts = in.parts(line.get(), 6);
            channels.add(new SealedChannel(
                    in.word(AudioChannel.Side.class, parts[0]),
                    parts[1],
                    in.smallNumber(parts[2]),
                    in.smallNumber(parts[3]),
                    in.number(parts[4]),
                    in.sha256(parts[5])));
            if (channels.size() > RecordingHeader.MAX_CHANNELS) {
                throw in.malformed("channel", "There are too many channels.");
            }
        }
        return channels;
    }

    private static List<Pause> pauses(CanonicalReader in) {
        List<Pause> pauses = new ArrayList<>();
        for (var line = in.optional("pause"); line.isPresent(); line = in.optional("pause")) {
            String[] parts = in.parts(line.get(), 4);
            pauses.add(new Pause(in.number(parts[0]), in.number(parts[1]), in.instant(parts[2]), in.instant(parts[3])));
        }
        return pauses;
    }
}
