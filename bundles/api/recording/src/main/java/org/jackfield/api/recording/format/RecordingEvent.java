package org.jackfield.api.recording.format;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened during a recording.
 *
 * @param kind what; never null
 * @param at when, in whole milliseconds; never null
 * @param by who did it, for people; at most {@value #MAX_TEXT} characters, none a control character; never null
 * @param text the digit, the mark's text; likewise
 */
public record RecordingEvent(Kind kind, Instant at, Optional<String> by, Optional<String> text) {

    /** The longest text, in characters. */
    public static final int MAX_TEXT = 1000;

    private static final String CODE = Damage.MALFORMED;

    /** What can happen. */
    public enum Kind {
        /** From here on nothing is recorded. */
        PAUSE_BEGAN,
        /** From here on it is recorded again. */
        PAUSE_ENDED,
        /** A telephone key was pressed. */
        DTMF,
        /** Somebody marked the place. */
        MARK
    }

    /** Checks the components; times are cut to milliseconds, texts made fit. */
    public RecordingEvent {
        Objects.requireNonNull(kind, "kind");
        at = CanonicalText.time(at);
        by = by.map(text1 -> CanonicalText.clean(text1, MAX_TEXT));
        text = text.map(text1 -> CanonicalText.clean(text1, MAX_TEXT));
    }

    byte[] bytes() {
        return canonical().bytes();
    }

    static RecordingEvent of(byte[] bytes) {
        CanonicalReader reader = new CanonicalReader(CODE, bytes);
        RecordingEvent event = new RecordingEvent(
                reader.word(Kind.class, reader.required("event")),
                reader.instant(reader.required("at")),
                reader.optional("by"),
                reader.optional("text"));
        reader.end();
        reader.sameAs(event.canonical().toString());
        return event;
    }

    private CanonicalText canonical() {
        return new CanonicalText()
                .line("event", CanonicalReader.word(kind))
                .line("at", at.toString())
                .line("by", by)
                .line("text", text);
    }
}
