package org.jackfield.apps.recording.recorder;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.DataKey;
import org.jackfield.api.recording.format.GapCause;
import org.jackfield.api.recording.format.Outcome;
import org.jackfield.api.recording.format.RecordingCut.Span;
import org.jackfield.api.recording.format.RecordingEvent;
import org.jackfield.api.recording.format.RecordingHeader;
import org.jackfield.api.recording.format.RecordingWriter;
import org.jackfield.api.recording.format.WrappedKey;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.apps.recording.keys.RecordingKeys;
import org.jackfield.apps.recording.recorder.Frame.Coding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of one recording. It comes into being with the first audio, whose law it takes, or with a pause. One thread
 * at a time.
 */
final class Recording {

    /** The code of the problem that there is no room. */
    static final String DISK_FULL = "recording.disk-full";

    private static final int RATE = 8000;
    /** A telephone hangs up a little sooner or later than the phone system says, in milliseconds: no file is written anew for that. */
    private static final long WORTH_IT = 60;
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

    private final Label label;
    private final Shelf shelf;
    private final RecordingKeys keys;
    private final Function<Coding, FileAudio> formats;
    private final Finisher finisher;
    private FileAudio audio;
    private RecordingWriter writer;
    private Sidecar sidecar;
    private Losses losses = Losses.NONE;
    private long stored;
    private long unflushed;
    private String pausedBy = "";
    private boolean noted;
    private long lastMark;
    private final List<Marked> early = new ArrayList<>();
    private Instant fedUntil = Instant.MIN;
    private long fed;

    private record Marked(Mark mark, long time) {}

    /**
     * What a recording is of.
     *
     * @param id its id
     * @param segment the segment
     * @param system the phone system
     * @param device the recorded device
     * @param source where its audio comes from
     * @param part its place among the recordings of the segment, from 1
     * @param started when media time 0 is
     */
    record Label(
            UUID id, UUID segment, PhoneSystemId system, DeviceId device, String source, int part, Instant started) {}

    Recording(Label label, Shelf shelf, RecordingKeys keys, Function<Coding, FileAudio> formats, Finisher finisher) {
        this.label = label;
        this.shelf = shelf;
        this.keys = keys;
        this.formats = formats;
        this.finisher = finisher;
    }

    Instant started() {
        return label.started();
    }

    Label label() {
        return label;
    }

    /** {@return whether there is a file} */
    boolean hasFile() {
        return sidecar != null;
    }

    /** {@return how many packets were taken in} */
    long stored() {
        return stored;
    }

    Losses losses() {
        return losses;
    }

    /** {@return whether the file was made on this occasion} */
    boolean add(Batch batch) throws IOException {
        boolean made = false;
        if (writer == null) {
            Optional<Coding> first = first(batch);
            if (first.isPresent()) {
                open(first.get());
                made = true;
            }
        }
        count(batch.device());
        count(batch.remote());
        if (writer != null && !writer.paused()) {
            int late = audio.add(writer, batch);
            losses = losses.plus(GapCause.NETWORK, late);
            keys(batch.device(), "device");
            keys(batch.remote(), "remote");
            unflushed += batch.packets() - late;
        }
        return made;
    }

    private static Optional<Coding> first(Batch batch) {
        return List.of(batch.device(), batch.remote()).stream()
                .flatMap(List::stream)
                .filter(Frame.class::isInstance)
                .map(item -> ((Frame) item).coding())
                .findFirst();
    }

    private void open(Coding coding) throws IOException {
        prepare();
        try (DataKey key = keys.unwrap(WrappedKey.of(sidecar.wrappedKey()))) {
            audio = formats.apply(coding);
            writer = RecordingWriter.create(
                    shelf.active(label.id()),
                    RecordingHeader.of(label.id(), label.segment(), key.id(), label.started(), 8000, audio.channels()),
                    key);
        }
        for (Marked marked : early) {
            write(marked.mark, marked.time);
        }
        early.clear();
    }

    private void prepare() throws IOException {
        if (sidecar == null) {
            try (DataKey key = keys.newKey(UUID.randomUUID())) {
                sidecar = new Sidecar(
                        label.id(), label.segment(), label.system(), label.device(), label.source(), label.part(),
                        label.started(), keys.wrap(key).bytes(), Losses.NONE, pausedBy, Sidecar.State.OPEN,
                        List.of());
                shelf.note(sidecar);
            }
        }
    }

    private void count(List<Item> items) {
        for (Item item : items) {
            if (item instanceof Loss loss) {
                losses = losses.plus(loss.cause(), loss.packets());
            }
        }
    }

    private void keys(List<Item> items, String side) throws IOException {
        for (Item item : items) {
            if (item instanceof Key key) {
                writer.event(key.time(), new RecordingEvent(
                        RecordingEvent.Kind.DTMF,
                        label.started().plusMillis(key.time() / 8),
                        Optional.of(side),
                        Optional.of(String.valueOf(key.key()))));
            }
        }
    }

    /** Has it on disk that it is paused, before the file can say so: a crash comes back paused. */
    void notePause(String by) throws IOException {
        pausedBy = by;
        noted = true;
        if (sidecar == null) {
            prepare();
        } else {
            sidecar = sidecar.with(losses, by);
            shelf.note(sidecar);
        }
    }

    /** Begins or ends a pause. Before there is any audio, and so a file, the sidecar tells of it. */
    void mark(Mark mark, long time) throws IOException {
        if (writer != null) {
            write(mark, time);
            return;
        }
        early.add(new Marked(mark, time));
        notePause(mark.pause() ? mark.by() : "");
    }

    private void write(Mark mark, long time) throws IOException {
        if (mark.pause() && !writer.paused()) {
            lastMark = audio.pause(writer, time);
            writer.pause(lastMark, mark.at(), Optional.of(mark.by()));
            pausedBy = mark.by();
        } else if (!mark.pause() && writer.paused()) {
            if (noted) {
                notePause(""); // first, for if it crashes in between the file says that it is paused
                noted = false;
            }
            lastMark = audio.resume(time, lastMark);
            writer.resume(lastMark, mark.at(), Optional.of(mark.by()));
            pausedBy = "";
        }
    }

    /**
     * What it has from one time to another is not its own. It is in the file already, so it is taken out before that is sealed;
     * until then the sidecar knows, so that it is after a crash too.
     */
    void takeBack(long from, long to) throws IOException {
        if (writer != null && Math.max(audio.reached(writer), lastMark) > from) {
            note(append(sidecar.takenBack(), new Span(from, to)));
        }
    }

    /** What comes now begins there: from then on it is its own again, and what is there already stays. */
    void goOn(long from) throws IOException {
        if (writer != null && !sidecar.takenBack().isEmpty()) {
            List<Span> spans = new ArrayList<>(sidecar.takenBack());
            Span last = spans.removeLast();
            if (last.to() > from) {
                note(from > last.from() ? append(spans, new Span(last.from(), from)) : spans);
            }
        }
    }

    /** A session is over that fed it until then. */
    void fed(Instant until, long time) {
        fedUntil = until;
        fed = time;
    }

    private static List<Span> append(List<Span> spans, Span last) {
        List<Span> all = new ArrayList<>(spans);
        all.add(last);
        return all;
    }

    private void note(List<Span> takenBack) throws IOException {
        sidecar = sidecar.without(takenBack);
        shelf.note(sidecar);
    }

    /** Nothing comes any more: what is not its own at the end is so to the end; and that end may have been told late. */
    private void endTakenBack(long time, Instant at) throws IOException {
        long late = Duration.between(at, fedUntil.isAfter(at) ? fedUntil : at).toMillis();
        if (late > WORTH_IT) {
            takeBack(Math.max(0, fed - Math.min(late, SessionFeed.LATE.toMillis()) * RATE / 1000), Span.END);
        }
        List<Span> spans = new ArrayList<>(sidecar.takenBack());
        if (!spans.isEmpty() && spans.getLast().to() >= time) {
            Span last = spans.removeLast();
            note(append(spans, new Span(last.from(), Span.END)));
        }
    }

    void flush() throws IOException {
        if (writer != null) {
            writer.flush();
            stored += unflushed;
            unflushed = 0;
        }
    }

    /** {@return whether there is a file; it is being sealed then} */
    boolean end(long time, Instant at, Outcome outcome) throws IOException {
        if (writer == null && !early.isEmpty()) {
            open(Coding.PCMA); // it was paused all the time, and is to say so
        }
        if (writer == null) {
            return false;
        }
        endTakenBack(time, at);
        long end = audio.finish(writer, time);
        long duration = sidecar.takenBack().isEmpty() ? Math.max(lastMark, end) : time;
        flush();
        finisher.finish(sidecar.with(losses, pausedBy), new FinishJob.Ending(writer, duration, at, outcome));
        writer = null;
        return true;
    }

    /** It could not be written; what there is of it is closed as soon as that is possible. */
    void abandon() {
        if (sidecar == null) {
            return;
        }
        losses = losses.plus(GapCause.DISK, unflushed);
        closeQuietly();
        finisher.recover(sidecar.with(losses, pausedBy));
    }

    /** Nothing of it is kept. */
    void destroy() {
        if (sidecar == null) {
            return;
        }
        closeQuietly();
        finisher.recover(sidecar.with(Sidecar.State.DOOMED));
    }

    private void closeQuietly() {
        if (writer == null) {
            return;
        }
        try {
            writer.close();
        } catch (IOException e) {
            LOG.debug("The file of recording {} did not close: {}", label.id(), e.getMessage());
        }
        writer = null;
    }

    /** {@return what an error of the disk means} */
    ProblemException unwritable(IOException e) {
        String text = String.valueOf(e.getMessage());
        boolean full = text.contains("No space left") || text.contains("quota");
        return new ProblemException(
                new Problem(
                        full ? DISK_FULL : "recording.not-written",
                        Problem.Kind.UNAVAILABLE,
                        shelf.active(label.id()).toString(),
                        full ? "The disk is full." : "The recording cannot be written: " + text + ".",
                        full ? "Make room; recording goes on by itself." : "See whether the disk works."),
                e);
    }

    /** {@return what it means that audio does not fit into the file} */
    ProblemException unfit(RuntimeException e) {
        LOG.warn("Recording {} cannot go on in its file", label.id(), e);
        return new ProblemException(
                new Problem(
                        "recording.unfit",
                        Problem.Kind.UNAVAILABLE,
                        label.id().toString(),
                        "The audio does not fit into the recording's file: " + e.getMessage() + ".",
                        "Nothing need be done; recording goes on in another file."),
                e);
    }
}
