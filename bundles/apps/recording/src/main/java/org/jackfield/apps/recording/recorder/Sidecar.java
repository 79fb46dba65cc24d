package org.jackfield.apps.recording.recorder;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.recording.format.CanonicalReader;
import org.jackfield.api.recording.format.CanonicalText;
import org.jackfield.api.recording.format.RecordingCut.Span;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;

/**
 * What has to be known of a recording that is not in its file, kept beside it until the database has it: above all its
 * wrapped key. A text like the seal of the file format.
 *
 * @param recording the recording; never null
 * @param segment the segment it is the audio of; never null
 * @param system the phone system; never null
 * @param device the recorded device; never null
 * @param source where its audio comes from; never null
 * @param part its place among the recordings of the segment, from 1
 * @param started when media time 0 was; never null
 * @param wrappedKey the data key; never null
 * @param losses what did not come into the file, as far as it is known; never null
 * @param pausedBy who paused it, if it was paused when it ended; empty text if it was not; never null
 * @param state how far it came; never null
 * @param takenBack what is in the file and is to be taken out of it before it is sealed; never null
 */
record Sidecar(
        UUID recording,
        UUID segment,
        PhoneSystemId system,
        DeviceId device,
        String source,
        int part,
        Instant started,
        byte[] wrappedKey,
        Losses losses,
        String pausedBy,
        State state,
        List<Span> takenBack) {

    private static final String CODE = "recording.sidecar-malformed";
    private static final DateTimeFormatter SERIAL =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

    /** How far a recording came. */
    enum State {
        /** It is being recorded, or its row is not in the database. */
        OPEN,
        /** All is done; it tells whoever goes on with the segment what part comes next, and whether it was paused. */
        KEPT,
        /** It is to be deleted. */
        DOOMED
    }

    Sidecar {
        Objects.requireNonNull(recording, "recording");
        Objects.requireNonNull(segment, "segment");
        started = CanonicalText.time(started);
        takenBack = List.copyOf(takenBack);
    }

    Sidecar with(State next) {
        return new Sidecar(
                recording, segment, system, device, source, part, started, wrappedKey, losses, pausedBy, next, takenBack);
    }

    Sidecar with(Losses known, String by) {
        return new Sidecar(
                recording, segment, system, device, source, part, started, wrappedKey, known, by, state, takenBack);
    }

    Sidecar without(List<Span> spans) {
        return new Sidecar(
                recording, segment, system, device, source, part, started, wrappedKey, losses, pausedBy, state, spans);
    }

    /** {@return the number for people} */
    String serial() {
        return device.number() + SERIAL.format(started) + part;
    }

    /** {@return where the finished file is, relative to the recordings' folder} */
    String path() {
        return FOLDER.format(started) + "/" + recording + Shelf.SUFFIX;
    }

    byte[] bytes() {
        CanonicalText text = new CanonicalText()
                .line("jackfield-recording-sidecar", "1")
                .line("recording", recording.toString())
                .line("segment", segment.toString())
                .line("system", system.toString())
                .line("device", device.toString())
                .line("source", source)
                .line("part", part)
                .line("started", started.toString())
                .line("key", Base64.getUrlEncoder().withoutPadding().encodeToString(wrappedKey))
                .line("lost", losses.network(), losses.capture(), losses.disk(), losses.codec())
                .line("paused-by", pausedBy)
                .line("state", CanonicalReader.word(state));
        for (Span span : takenBack) {
            text.line("taken-back", span.from(), span.to() == Span.END ? "-" : span.to());
        }
        return text.bytes();
    }

    /**
     * {@return the sidecar of these bytes}
     *
     * @throws org.jackfield.api.problem.ProblemException ({@code recording.sidecar-malformed}) if it is none
     */
    static Sidecar of(byte[] bytes) {
        CanonicalReader in = new CanonicalReader(CODE, bytes);
        in.magic("jackfield-recording-sidecar", "1");
        Sidecar sidecar = new Sidecar(
                in.uuid(in.required("recording")),
                in.uuid(in.required("segment")),
                new PhoneSystemId(in.uuid(in.required("system"))),
                DeviceId.parse(in.required("device")),
                in.required("source"),
                in.smallNumber(in.required("part")),
                in.instant(in.required("started")),
                key(in),
                losses(in),
                in.required("paused-by"),
                in.word(State.class, in.required("state")),
                takenBack(in));
        in.end();
        return sidecar;
    }

    private static List<Span> takenBack(CanonicalReader in) {
        List<Span> spans = new ArrayList<>();
        for (Optional<String> line = in.optional("taken-back"); line.isPresent(); line = in.optional("taken-back")) {
            String[] parts = in.parts(line.get(), 2);
            long from = in.number(parts[0]);
            long to = parts[1].equals("-") ? Span.END : in.number(parts[1]);
            if (to <= from) {
                throw in.malformed(line.get(), "It ends before it begins.");
            }
            spans.add(new Span(from, to));
        }
        return spans;
    }

    private static byte[] key(CanonicalReader in) {
        String text = in.required("key");
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw in.malformed("key", "It is not Base64.");
        }
    }

    private static Losses losses(CanonicalReader in) {
        String[] parts = in.parts(in.required("lost"), 4);
        return new Losses(in.number(parts[0]), in.number(parts[1]), in.number(parts[2]), in.number(parts[3]));
    }
}
