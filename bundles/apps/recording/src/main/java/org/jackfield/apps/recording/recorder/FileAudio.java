package org.jackfield.apps.recording.recorder;

import java.io.IOException;
import java.util.List;
import org.jackfield.api.recording.format.AudioChannel;
import org.jackfield.api.recording.format.RecordingWriter;

/** How the two sides of a call become the channels of a file. One thread at a time. */
interface FileAudio {

    /** {@return the channels of the file} */
    List<AudioChannel> channels();

    /** Takes what was handed over, in the order of time, and {@return how many packets came too late for their place} */
    int add(RecordingWriter writer, Batch batch) throws IOException;

    /** {@return up to where it has audio, whether it is in the writer yet or not} */
    long reached(RecordingWriter writer);

    /** Brings all before a time into the writer and {@return the media time at which a pause can begin} */
    long pause(RecordingWriter writer, long time) throws IOException;

    /** {@return the media time from which on audio can be taken after a pause that ends then; not before {@code earliest}} */
    long resume(long time, long earliest);

    /** Brings all there is into the writer and {@return how long the recording is, at least so long} */
    long finish(RecordingWriter writer, long time) throws IOException;
}
