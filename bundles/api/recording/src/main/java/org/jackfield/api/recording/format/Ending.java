package org.jackfield.api.recording.format;

import java.time.Instant;

/** What the final chunk says. */
record Ending(Outcome outcome, Instant ended) {

    byte[] bytes() {
        return canonical().bytes();
    }

    static Ending of(byte[] bytes) {
        CanonicalReader reader = new CanonicalReader(Damage.MALFORMED, bytes);
        Ending ending = new Ending(
                reader.word(Outcome.class, reader.required("outcome")),
                reader.instant(reader.required("ended")));
        reader.end();
        reader.sameAs(ending.canonical().toString());
        return ending;
    }

    private CanonicalText canonical() {
        return new CanonicalText()
                .line("outcome", CanonicalReader.word(outcome))
                .line("ended", ended.toString());
    }
}
