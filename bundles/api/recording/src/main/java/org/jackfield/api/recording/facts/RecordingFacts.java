package org.jackfield.api.recording.facts;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What call recording knows of one segment of a call. Immutable.
 *
 * @param segment the segment's id, the same as in the call log
 * @param recorded whether there is a recording of it that was not erased
 * @param serials the serial numbers of its recordings in the order of their beginnings, erased ones among them
 * @param rating from 1 to 5 stars; 0 if it was not rated
 * @param scored whether it was scored
 * @param tags the custom tags in order, {@link CustomTags#COUNT} of them; empty texts where nothing was entered
 * @param notes the texts of its notes, oldest first
 */
public record RecordingFacts(
        UUID segment,
        boolean recorded,
        List<String> serials,
        int rating,
        boolean scored,
        List<String> tags,
        List<String> notes) {

    private static final List<String> NO_TAGS = List.of("", "", "", "", "");

    /** Checks and copies the components. */
    public RecordingFacts {
        Objects.requireNonNull(segment, "segment");
        serials = List.copyOf(serials);
        tags = List.copyOf(tags);
        notes = List.copyOf(notes);
        if (tags.size() != CustomTags.COUNT) {
            throw new IllegalArgumentException(tags.size() + " custom tags");
        }
    }

    /**
     * {@return the facts of a segment that nothing is known of}
     *
     * @param segment never null
     */
    public static RecordingFacts none(UUID segment) {
        return new RecordingFacts(segment, false, List.of(), 0, false, NO_TAGS, List.of());
    }
}
