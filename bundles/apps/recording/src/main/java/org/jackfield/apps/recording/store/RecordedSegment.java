package org.jackfield.apps.recording.store;

import java.util.List;
import java.util.Objects;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.SegmentState;

/**
 * A segment of a recorded device with everything that is known of its recording.
 *
 * @param segment the segment as it ended
 * @param state what became of it
 * @param reason why; empty if the state says all
 * @param source {@code mirror}, {@code record-a-call}, {@code siprec}; empty if nothing was recorded
 * @param annotation what people say of it
 * @param notes how many notes it has
 * @param files its recordings in order, those that were erased too
 * @param people whose it is and who was outside, as known when it was stored or assigned later
 */
public record RecordedSegment(
        Segment segment,
        SegmentState state,
        String reason,
        String source,
        Annotation annotation,
        int notes,
        List<RecordingRow> files,
        SegmentPeople people) {

    /** Checks and copies the components. */
    public RecordedSegment {
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(annotation, "annotation");
        Objects.requireNonNull(people, "people");
        files = List.copyOf(files);
    }

    /** {@return whose it is: as somebody once wrote, else the user's name then; empty if nobody's} */
    public String userName() {
        return annotation.user().isEmpty() ? people.userName() : annotation.user();
    }

    /** {@return the names of the users who had a part in it, whose it is first; empty for nobody} */
    public String userNames() {
        return people.withUser(people.user(), userName()).userNames();
    }

    /** {@return whether there is something that can be played} */
    public boolean playable() {
        return files.stream().anyMatch(file -> file.wrappedKey() != null);
    }

    /** {@return the serial number of its first recording; empty if there is none} */
    public String serial() {
        return files.isEmpty() ? "" : files.getFirst().serial();
    }
}
