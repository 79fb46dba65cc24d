package org.jackfield.apps.recording.audio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.media.AudioDecoder;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.CodecFactory;
import org.jackfield.api.media.CodecService;
import org.jackfield.api.media.WavFormat;
import org.jackfield.api.media.WavService;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.AudioChannel;
import org.jackfield.api.recording.format.DataKey;
import org.jackfield.api.recording.format.RecordingReader;
import org.jackfield.api.recording.format.SignedSeal;

/**
 * A recording, decrypted and decoded as it is read; nothing of that is ever written anywhere. One thread at a time.
 */
public final class RecordingAudio implements Closeable {

    private static final int MOST_CHANNELS = 2;
    private static final WavFormat GSM = WavFormat.telephone(WavFormat.Encoding.GSM, 1);

    private final RecordingReader reader;
    private final DataKey key;
    private final List<DecodedChannel> channels = new ArrayList<>();

    private RecordingAudio(RecordingReader reader, DataKey key, CodecService codecs, WavService wav) {
        this.reader = reader;
        this.key = key;
        List<AudioChannel> described = reader.header().channels();
        if (described.size() > MOST_CHANNELS) {
            throw ProblemException.of(
                    "recording.too-many-channels",
                    Problem.Kind.UNSUPPORTED,
                    described.size() + " channels",
                    "A recording with more than two sides cannot be played here.",
                    "Use a program that reads the recording format.");
        }
        for (int i = 0; i < described.size(); i++) {
            channels.add(new DecodedChannel(reader, i, decoder(described.get(i), codecs, wav)));
        }
    }

    /**
     * Opens a recording.
     *
     * @param key is closed with the recording, and when it cannot be opened
     * @throws ProblemException if it cannot be read, or there is no codec for it
     * @throws IOException if it cannot be read
     */
    public static RecordingAudio open(Path file, DataKey key, CodecService codecs, WavService wav) throws IOException {
        RecordingReader reader = null;
        try {
            reader = RecordingReader.open(file, key);
            return new RecordingAudio(reader, key, codecs, wav);
        } catch (IOException | RuntimeException e) {
            if (reader != null) {
                reader.close();
            }
            key.close();
            throw e;
        }
    }

    private AudioDecoder decoder(AudioChannel channel, CodecService codecs, WavService wav) {
        if (isWavBlocks(channel)) {
            return wav.decoder(GSM);
        }
        AudioFormat format = new AudioFormat(channel.codec(), reader.header().clockRate(), 1);
        return codecs.find(format).map(CodecFactory::decoder).orElseThrow(() -> ProblemException.unavailable(
                "recording.codec-missing",
                format.toString(),
                "There is no codec that plays this recording.",
                "Install the bundle that brings the codec, and play it again."));
    }

    /** {@return whether a channel is kept in the blocks of GSM that WAV files have, which hold two of RTP's frames} */
    private static boolean isWavBlocks(AudioChannel channel) {
        return channel.codec().equals("GSM")
                && channel.frameBytes() == GSM.blockBytes()
                && channel.frameSamples() == GSM.blockSamples();
    }

    /** {@return the file itself, for whoever wants what lies in it as it is} */
    RecordingReader reader() {
        return reader;
    }

    /** {@return samples per second} */
    public int sampleRate() {
        return reader.header().clockRate();
    }

    /** {@return whose voices there are, one for each channel} */
    public List<AudioChannel.Side> sides() {
        return reader.header().channels().stream().map(AudioChannel::side).toList();
    }

    /** {@return how long it plays, in samples} */
    public long samples() {
        return reader.duration();
    }

    /**
     * Reads samples of all channels, interleaved.
     *
     * @param from the first sample
     * @param count how many of each channel
     */
    public void read(long from, int count, short[] out) throws IOException {
        for (int i = 0; i < channels.size(); i++) {
            channels.get(i).read(from, out, i, channels.size(), count);
        }
    }

    /**
     * Reads the whole file.
     *
     * @return the seal, which fits it
     * @throws ProblemException saying what is not as it was sealed, or that it is not sealed
     */
    public SignedSeal verified() throws IOException {
        return reader.verify();
    }

    /** {@return what happened while it was recorded} */
    public Timeline timeline() throws IOException {
        return Timeline.of(reader);
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } finally {
            key.close();
        }
    }
}
