package org.jackfield.apps.recording.recorder;

import java.io.IOException;
import java.util.List;
import org.jackfield.api.recording.format.AudioChannel;
import org.jackfield.api.recording.format.AudioChannel.Side;
import org.jackfield.api.recording.format.RecordingWriter;
import org.jackfield.apps.recording.recorder.Frame.Coding;

/**
 * G.711 with the sides apart, or, where both come in one stream, in the one channel that then is; in one law: a code goes into
 * the file as it came, or by a table if its law is the other or its volume is to be changed.
 */
final class SplitAudio implements FileAudio {

    private static final int DEVICE = 0;
    private static final int REMOTE = 1;

    private final G711 g711;
    private final Coding law;
    private final boolean oneStream;
    private final double[] gains;
    /** By channel and law; null where nothing changes. */
    private final byte[][][] tables = new byte[2][2][];
    private byte[] changed = new byte[0];

    /** @param oneStream whether what the device's side sends is both voices, and nothing else comes */
    SplitAudio(G711 g711, Coding law, boolean oneStream, int deviceSteps, int remoteSteps) {
        this.g711 = g711;
        this.oneStream = oneStream;
        this.law = law == Coding.LINEAR ? Coding.PCMA : law;
        gains = new double[] {G711.gain(deviceSteps), G711.gain(remoteSteps)};
        int[] steps = {deviceSteps, remoteSteps};
        for (int channel : new int[] {DEVICE, REMOTE}) {
            for (Coding from : new Coding[] {Coding.PCMU, Coding.PCMA}) {
                boolean same = from == this.law && steps[channel] == 0;
                tables[channel][from.ordinal()] = same ? null : g711.table(from, this.law, steps[channel]);
            }
        }
    }

    @Override
    public List<AudioChannel> channels() {
        List<Side> sides = oneStream ? List.of(Side.MIXED) : List.of(Side.DEVICE, Side.REMOTE);
        return sides.stream().map(side -> law == Coding.PCMU ? AudioChannel.pcmu(side) : AudioChannel.pcma(side)).toList();
    }

    @Override
    public int add(RecordingWriter writer, Batch batch) throws IOException {
        add(writer, DEVICE, batch.device());
        if (!oneStream) {
            add(writer, REMOTE, batch.remote());
        }
        return 0;
    }

    private void add(RecordingWriter writer, int channel, List<Item> items) throws IOException {
        for (Item item : items) {
            long from = Math.max(item.time(), writer.end(channel));
            if (from >= item.end()) {
                continue; // another session was quicker with it
            }
            switch (item) {
                case Frame frame -> audio(writer, channel, from == frame.time() ? frame : frame.part(from, frame.end()));
                case Loss loss -> writer.gap(channel, from, (int) (loss.end() - from), loss.cause());
                case Key key -> { }
            }
        }
    }

    private void audio(RecordingWriter writer, int channel, Frame frame) throws IOException {
        if (frame.coding() == Coding.LINEAR) {
            short[] samples = frame.linear();
            room(frame.samples());
            for (int i = 0; i < frame.samples(); i++) {
                changed[i] = g711.code(law, G711.louder(samples[frame.from() + i], gains[channel]));
            }
            writer.audio(channel, frame.time(), changed, 0, frame.samples());
            return;
        }
        byte[] table = tables[channel][frame.coding().ordinal()];
        if (table == null) {
            writer.audio(channel, frame.time(), frame.coded(), frame.from(), frame.samples());
            return;
        }
        room(frame.samples());
        byte[] codes = frame.coded();
        int from = frame.from();
        for (int i = 0; i < frame.samples(); i++) {
            changed[i] = table[codes[from + i] & 0xFF];
        }
        writer.audio(channel, frame.time(), changed, 0, frame.samples());
    }

    private void room(int samples) {
        if (changed.length < samples) {
            changed = new byte[samples];
        }
    }

    @Override
    public long reached(RecordingWriter writer) {
        return end(writer);
    }

    @Override
    public long pause(RecordingWriter writer, long time) {
        return Math.max(time, end(writer));
    }

    @Override
    public long resume(long time, long earliest) {
        return Math.max(time, earliest);
    }

    @Override
    public long finish(RecordingWriter writer, long time) {
        return Math.max(time, end(writer));
    }

    private long end(RecordingWriter writer) {
        return oneStream ? writer.end(DEVICE) : Math.max(writer.end(DEVICE), writer.end(REMOTE));
    }
}
