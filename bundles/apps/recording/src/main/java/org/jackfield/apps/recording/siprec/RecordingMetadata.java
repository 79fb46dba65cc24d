package org.jackfield.apps.recording.siprec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who takes part in a recorded call, and who sends which stream (RFC 7865). Immutable.
 *
 * @param complete whether this is all there is; otherwise only what has changed
 * @param participants by their ids
 * @param labels of the streams, by their ids: what names them in the session description (RFC 4574)
 * @param sends the streams that each participant sends
 */
public record RecordingMetadata(
        boolean complete, Map<String, Participant> participants, Map<String, String> labels, Map<String, Set<String>> sends) {

    /** The media type of it. */
    public static final String TYPE = "application/rs-metadata+xml";
    /** An older name of the same. */
    public static final String OLD_TYPE = "application/rs-metadata";
    /** Nothing is known. */
    public static final RecordingMetadata NONE = new RecordingMetadata(true, Map.of(), Map.of(), Map.of());

    private static final int MOST = 256;

    /**
     * Somebody who takes part.
     *
     * @param address as it was written, for instance {@code sip:1001@pbx.example}
     * @param name empty if there is none
     */
    public record Participant(String address, String name) {

        /** Checks the components. */
        public Participant {
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(name, "name");
        }
    }

    /** Copies the maps. */
    public RecordingMetadata {
        participants = Map.copyOf(participants);
        labels = Map.copyOf(labels);
        sends = Map.copyOf(sends);
    }

    /** {@return what is known after this was said; what would be beyond bounds is left out} */
    RecordingMetadata then(RecordingMetadata said) {
        if (said.complete) {
            return said;
        }
        return new RecordingMetadata(
                true, merged(participants, said.participants), merged(labels, said.labels), merged(sends, said.sends));
    }

    private static <V> Map<String, V> merged(Map<String, V> known, Map<String, V> said) {
        Map<String, V> merged = new HashMap<>(known);
        said.forEach((id, value) -> {
            if (merged.size() < MOST || merged.containsKey(id)) {
                merged.put(id, value);
            }
        });
        return merged;
    }

    /** {@return who sends the stream of this label} */
    Optional<Participant> sender(String label) {
        return senders(label).stream().map(participants::get).filter(Objects::nonNull).findFirst();
    }

    /** {@return somebody who sends none of the streams of these labels} */
    Optional<Participant> other(List<String> sent) {
        Set<String> senders = new HashSet<>();
        sent.forEach(label -> senders.addAll(senders(label)));
        return participants.entrySet().stream()
                .filter(each -> !senders.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .min((one, two) -> one.address().compareTo(two.address()));
    }

    private List<String> senders(String label) {
        return sends.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(stream -> label.equals(labels.get(stream))))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
