package org.jackfield.api.recording.ledger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.jackfield.api.recording.format.CanonicalText;
import org.jackfield.api.recording.format.SignedSeal;

/**
 * A recording of an export.
 *
 * @param recording its id; never null
 * @param form how its audio file was made; never null
 * @param audio the audio file; never null
 * @param details what a person wants to know of it, as caller and agent, by name; at most {@value #MAX_DETAILS}; never
 *     null
 * @param seal its seal; empty if it was not sealed when it was exported
 * @param proof that the ledger has the seal; empty if it has not
 */
public record ExportedRecording(
        UUID recording, Form form, ExportedFile audio, SequencedMap<String, String> details, Optional<SignedSeal> seal,
        Optional<LedgerProof> proof) {

    /** The most details. */
    public static final int MAX_DETAILS = 100;

    /** The longest detail, in characters. */
    public static final int MAX_DETAIL = 1000;

    private static final int MAX_DETAIL_NAME = 60;

    /** How an audio file was made. */
    public enum Form {
        /** The recorded samples as they were sealed, in a WAV file: the seal alone proves them. */
        EXACT,
        /** Mixed or coded anew: the export's signature says what it was made from. */
        CONVERTED
    }

    /** Checks the components and makes the details fit for one line each. */
    public ExportedRecording {
        Objects.requireNonNull(recording, "recording");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(audio, "audio");
        if (details.size() > MAX_DETAILS) {
            throw new IllegalArgumentException(details.size() + " details");
        }
        SequencedMap<String, String> clean = new LinkedHashMap<>();
        for (Map.Entry<String, String> detail : details.entrySet()) {
            clean.put(CanonicalText.clean(detail.getKey(), MAX_DETAIL_NAME), CanonicalText.clean(detail.getValue(), MAX_DETAIL));
        }
        details = Collections.unmodifiableSequencedMap(clean);
    }
}
