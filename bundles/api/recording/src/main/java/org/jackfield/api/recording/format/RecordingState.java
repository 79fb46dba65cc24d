package org.jackfield.api.recording.format;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the chunks of a file say so far, and which chunk may come next. The writer fills it as it writes and a complete
 * reading as it reads, so both know the same rules and come to the same seal.
 */
final class RecordingState {

    static final int MAX_SESSIONS = 1000;

    private final RecordingHeader header;
    private final MessageDigest file = Digests.sha256();
    private final ChannelDigest[] digests;
    private final long[] ends;
    private final List<Pause> pauses = new ArrayList<>();
    private byte[] lastTag = new byte[ChunkHeader.TAG_BYTES];
    private long bytes;
    private int chunks;
    private int sessions = 1;
    private long cut;
    private long duration;
    private Optional<Pause> open = Optional.empty();
    private Optional<Ending> ending = Optional.empty();

    RecordingState(RecordingHeader header) {
        this.header = header;
        byte[] start = header.bytes();
        file.update(start);
        bytes = start.length;
        digests = header.channels().stream().map(ChannelDigest::new).toArray(ChannelDigest[]::new);
        ends = new long[digests.length];
    }

    RecordingHeader header() {
        return header;
    }

    int chunks() {
        return chunks;
    }

    long bytes() {
        return bytes;
    }

    long duration() {
        return duration;
    }

    byte[] lastTag() {
        return lastTag;
    }

    /** {@return the media time from which on audio of the channel may come} */
    long end(int channel) {
        return ends[channel];
    }

    /** {@return the media time at which the pause in progress began} */
    Optional<Long> pausedSince() {
        return open.map(Pause::from);
    }

    boolean mayPauseAgain() {
        return pauses.size() < RecordingSeal.MAX_PAUSES - 1;
    }

    Optional<Ending> ending() {
        return ending;
    }

    List<Pause> pauses() {
        List<Pause> all = new ArrayList<>(pauses);
        open.ifPresent(pause -> all.add(new Pause(
                pause.from(), duration, pause.began(), ending.map(Ending::ended).orElse(pause.began()))));
        return List.copyOf(all);
    }

    /** Takes a chunk that passed {@link #check}; {@code raw} holds it as it is in the file. */
    void add(ChunkHeader chunk, byte[] body, byte[] raw, int from) {
        int length = chunk.chunkBytes();
        file.update(raw, from, length);
        bytes += length;
        chunks++;
        lastTag = Arrays.copyOfRange(raw, from + length - ChunkHeader.TAG_BYTES, from + length);
        duration = Math.max(duration, chunk.end());
        switch (chunk.kind()) {
            case AUDIO -> {
                digests[chunk.channel()].audio(chunk.time(), body, 0, chunk.length());
                ends[chunk.channel()] = chunk.end();
            }
            case GAP -> ends[chunk.channel()] = chunk.end();
            case EVENT -> happened(chunk, RecordingEvent.of(Arrays.copyOf(body, chunk.length())));
            case SESSION -> {
                sessions++;
                cut += SessionStart.of(Arrays.copyOf(body, chunk.length())).cut();
            }
            case FINAL -> ending = Optional.of(Ending.of(Arrays.copyOf(body, chunk.length())));
        }
    }

    private void happened(ChunkHeader chunk, RecordingEvent event) {
        if (event.kind() == RecordingEvent.Kind.PAUSE_BEGAN) {
            open = Optional.of(new Pause(chunk.time(), chunk.time(), event.at(), event.at()));
        } else if (event.kind() == RecordingEvent.Kind.PAUSE_ENDED) {
            open.ifPresent(pause -> pauses.add(new Pause(pause.from(), chunk.time(), pause.began(), event.at())));
            open = Optional.empty();
            Arrays.setAll(ends, channel -> Math.max(ends[channel], chunk.time()));
        }
    }

    /**
     * Checks that a chunk may come next.
     *
     * @throws IllegalArgumentException saying why not
     */
    void check(ChunkHeader chunk, byte[] body) {
        require(ending.isEmpty(), "it comes after the end");
        switch (chunk.kind()) {
            case AUDIO -> checkAudio(chunk);
            case GAP -> {
                checkPlace(chunk);
                require(chunk.length() == 1 && body[0] >= 0 && body[0] < GapCause.values().length, "its cause is unknown");
            }
            case EVENT -> checkEvent(chunk, RecordingEvent.of(Arrays.copyOf(body, chunk.length())).kind());
            case SESSION -> require(
                    chunk.length() == SessionStart.BYTES && sessions < MAX_SESSIONS, "it was opened again too often");
            case FINAL -> {
                require(chunk.time() >= duration, "it ends before its last audio");
                Ending.of(Arrays.copyOf(body, chunk.length()));
            }
        }
    }

    private void checkAudio(ChunkHeader chunk) {
        checkPlace(chunk);
        AudioChannel channel = header.channels().get(chunk.channel());
        require(
                chunk.length() % channel.frameBytes() == 0 && chunk.samples() == channel.samplesOf(chunk.length()),
                "its length is not that of its samples");
    }

    private void checkPlace(ChunkHeader chunk) {
        require(open.isEmpty(), "it lies in a pause");
        require(chunk.time() >= ends[chunk.channel()], "it lies before the end of the audio in front of it");
        int frame = header.channels().get(chunk.channel()).frameSamples();
        require(chunk.time() % frame == 0 && chunk.samples() % frame == 0, "it does not begin and end with a frame");
    }

    private void checkEvent(ChunkHeader chunk, RecordingEvent.Kind kind) {
        switch (kind) {
            case PAUSE_BEGAN -> {
                require(open.isEmpty() && pauses.size() < RecordingSeal.MAX_PAUSES, "another pause cannot begin");
                require(Arrays.stream(ends).allMatch(end -> chunk.time() >= end), "the pause begins in the past");
            }
            case PAUSE_ENDED -> require(
                    open.isPresent() && chunk.time() >= open.get().from(), "there is no pause that could end");
            case DTMF -> require(open.isEmpty(), "a key pressed in a pause is not kept");
            case MARK -> { }
        }
    }

    private static void require(boolean fine, String otherwise) {
        if (!fine) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** {@return the seal of the closed recording; nothing may follow} */
    RecordingSeal seal() {
        Ending end = ending.orElseThrow();
        List<RecordingSeal.SealedChannel> channels = new ArrayList<>();
        for (int i = 0; i < digests.length; i++) {
            AudioChannel channel = header.channels().get(i);
            channels.add(new RecordingSeal.SealedChannel(
                    channel.side(),
                    channel.codec(),
                    channel.frameSamples(),
                    channel.frameBytes(),
                    digests[i].recorded(),
                    digests[i].until(duration)));
        }
        return new RecordingSeal(
                header.recording(), header.segment(), header.key(), header.started(), end.ended(), end.outcome(),
                cut, header.clockRate(), duration, Digests.hex(header.bytes()), Digests.hex(file), bytes, chunks,
                channels, pauses());
    }
}
