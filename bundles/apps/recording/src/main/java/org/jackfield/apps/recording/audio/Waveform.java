package org.jackfield.apps.recording.audio;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.AudioChannel;

/**
 * What a recording looks like: for each channel and bucket the lowest and the highest sample.
 *
 * @param durationMillis how long it plays
 * @param channels the channels
 */
public record Waveform(long durationMillis, List<Peaks> channels) {

    /** The most buckets there can be. */
    public static final int MOST_BUCKETS = 4000;

    /** How many there are when nobody says. */
    public static final int USUAL_BUCKETS = 1000;

    private static final int SAMPLES_AT_ONCE = 8000;

    /**
     * One channel.
     *
     * @param side whose voice it is
     * @param lowest for each bucket, from -32768
     * @param highest for each bucket, to 32767
     */
    public record Peaks(AudioChannel.Side side, List<Short> lowest, List<Short> highest) {}

    /** Copies the list. */
    public Waveform {
        channels = List.copyOf(channels);
    }

    /**
     * Goes through a recording once; memory does not grow with its length.
     *
     * @param buckets how many, 1 to {@value #MOST_BUCKETS}; a recording with fewer samples has fewer
     */
    public static Waveform of(RecordingAudio audio, int buckets) throws IOException {
        if (buckets < 1 || buckets > MOST_BUCKETS) {
            throw ProblemException.invalid(
                    "recording.buckets-invalid", "buckets=" + buckets, "A waveform cannot have this many buckets.",
                    "Ask for 1 to " + MOST_BUCKETS + ".");
        }
        int channels = audio.sides().size();
        long samples = audio.samples();
        int count = (int) Math.min(buckets, samples);
        short[][] lowest = new short[channels][count];
        short[][] highest = new short[channels][count];
        short[] read = new short[SAMPLES_AT_ONCE * channels];
        for (long at = 0; at < samples; at += SAMPLES_AT_ONCE) {
            int some = (int) Math.min(SAMPLES_AT_ONCE, samples - at);
            audio.read(at, some, read);
            for (int i = 0; i < some * channels; i++) {
                int bucket = (int) ((at + i / channels) * count / samples);
                short[] low = lowest[i % channels];
                short[] high = highest[i % channels];
                low[bucket] = (short) Math.min(low[bucket], read[i]);
                high[bucket] = (short) Math.max(high[bucket], read[i]);
            }
        }
        List<AudioChannel.Side> sides = audio.sides();
        Peaks[] peaks = new Peaks[channels];
        Arrays.setAll(peaks, i -> new Peaks(sides.get(i), boxed(lowest[i]), boxed(highest[i])));
        return new Waveform(samples * 1000 / audio.sampleRate(), List.of(peaks));
    }

    private static List<Short> boxed(short[] values) {
        Short[] boxed = new Short[values.length];
        Arrays.setAll(boxed, i -> values[i]);
        return List.of(boxed);
    }
}
