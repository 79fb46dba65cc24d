package org.jackfield.api.recording.format;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;

/**
 * Takes out of a recording that is not sealed yet what turned out not to belong to it: what is left is written into another file,
 * under the same data key and a salt of its own, at the same places in time. One thread at a time.
 */
public final class RecordingCut {

    private final RecordingWriter writer;
    private final List<AudioChannel> channels;
    private final List<Span> spans;
    private Optional<LatePause> late = Optional.empty();

    /**
     * An interval of media time, in samples.
     *
     * @param from where it begins, 0 or more
     * @param to where it ends, behind its beginning; {@link #END} if everything from its beginning on is meant
     */
    public record Span(long from, long to) {

        /** Behind everything. */
        public static final long END = Long.MAX_VALUE;

        /** Checks the order. */
        public Span {
            if (from < 0 || to <= from) {
                throw new IllegalArgumentException("an interval from " + from + " to " + to);
            }
        }

        private boolean holds(long time) {
            return time >= from && time < to;
        }
    }

    /** A pause that began within an interval, and may last beyond it. */
    private record LatePause(RecordingEvent event, Span span) {}

    private interface Piece {
        void keep(long from, long to) throws IOException;
    }

    private RecordingCut(RecordingWriter writer, List<AudioChannel> channels, List<Span> spans) {
        this.writer = writer;
        this.channels = channels;
        this.spans = spans;
    }

    /**
     * Copies a recording without some intervals. A frame that lies across the border of an interval is kept; a pause that began
     * within one and lasts beyond begins at its end, and one that lasts into an interval without an end has no end either. Torn
     * bytes at the end are left out.
     *
     * @param from the file; not being written any more, without a final chunk
     * @param key the key that its header names; may be closed when this returns
     * @param to the file to be made; must not exist
     * @param without intervals that do not overlap; never null
     * @return what writes the copy, to be finished by the caller
     * @throws ProblemException ({@code recording.empty}, {@code recording.malformed}, {@code recording.wrong-key}) if nothing can
     *     be copied
     * @throws IllegalArgumentException if the recording has ended, so that somebody may hold its seal
     * @throws IOException if it cannot be read or written
     */
    public static RecordingWriter copy(Path from, DataKey key, Path to, List<Span> without) throws IOException {
        try (ChunkFile file = ChunkFile.open(from, StandardOpenOption.READ)) {
            RecordingHeader header = file.header();
            RecordingWriter writer = RecordingWriter.create(
                    to,
                    RecordingHeader.of(
                            header.recording(), header.segment(), header.key(), header.started(), header.clockRate(),
                            header.channels()),
                    key);
            try {
                RecordingCut cut = new RecordingCut(
                        writer, header.channels(),
                        without.stream().sorted(Comparator.comparingLong(Span::from)).toList());
                AuthenticChunks.of(file, key, cut::chunk);
                cut.goOnPaused();
                return writer;
            } catch (IOException | RuntimeException e) {
                writer.close();
                throw e;
            }
        }
    }

    private void chunk(ChunkHeader chunk, byte[] body) throws IOException {
        switch (chunk.kind()) {
            case AUDIO -> {
                AudioChannel channel = channels.get(chunk.channel());
                pieces(chunk, (from, to) -> {
                    long first = (from - chunk.time()) / channel.frameSamples() * channel.frameBytes();
                    long length = (to - from) / channel.frameSamples() * channel.frameBytes();
                    writer.audio(chunk.channel(), from, body, (int) first, (int) length);
                });
            }
            case GAP -> pieces(chunk, (from, to) ->
                    writer.gap(chunk.channel(), from, (int) (to - from), GapCause.values()[body[0]]));
            case EVENT -> event(chunk.time(), RecordingEvent.of(body));
            case FINAL -> throw new IllegalArgumentException("the recording has ended");
            case SESSION -> { }
        }
    }

    /** What lies outside of all intervals, in whole frames. */
    private void pieces(ChunkHeader chunk, Piece piece) throws IOException {
        int frame = channels.get(chunk.channel()).frameSamples();
        long kept = chunk.time();
        for (Span span : spans) {
            if (span.to() <= kept || span.from() >= chunk.end()) {
                continue;
            }
            long until = Math.ceilDiv(span.from(), frame) * frame;
            if (until > kept) {
                piece.keep(kept, Math.min(until, chunk.end()));
            }
            kept = Math.max(Math.max(kept, until), Math.floorDiv(span.to(), frame) * frame);
        }
        if (kept < chunk.end()) {
            piece.keep(kept, chunk.end());
        }
    }

    private void event(long time, RecordingEvent event) throws IOException {
        Optional<Span> within = spans.stream().filter(span -> span.holds(time)).findFirst();
        switch (event.kind()) {
            case PAUSE_BEGAN -> {
                if (within.isPresent()) {
                    late = Optional.of(new LatePause(event, within.get()));
                } else {
                    writer.pause(time, event.at(), event.by());
                }
            }
            case PAUSE_ENDED -> {
                if (late.isPresent() && late.get().span().to() >= time) {
                    late = Optional.empty();
                } else if (within.isEmpty() || within.get().to() != Span.END) {
                    goOnPaused();
                    writer.resume(time, event.at(), event.by());
                }
            }
            case DTMF, MARK -> {
                if (within.isEmpty()) {
                    writer.event(time, event);
                }
            }
        }
    }

    private void goOnPaused() throws IOException {
        if (late.isPresent() && late.get().span().to() != Span.END) {
            RecordingEvent event = late.get().event();
            writer.pause(late.get().span().to(), event.at(), event.by());
        }
        late = Optional.empty();
    }
}
