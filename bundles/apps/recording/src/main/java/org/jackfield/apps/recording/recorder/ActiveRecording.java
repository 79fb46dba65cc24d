package org.jackfield.apps.recording.recorder;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.AudioChannel;
import org.jackfield.api.recording.format.GapCause;
import org.jackfield.api.recording.format.Outcome;

/**
 * A recording in progress: what sources hand over waits in a bounded queue, and a thread of the {@link WriterPool} takes it
 * from there into the file. A disk that is slow therefore delays no source; what does not fit is counted as lost.
 *
 * <p>{@link #offer}, {@link #mark} and {@link #live} are for one thread at a time, that of the session which feeds it;
 * {@link #work} is the writer's; the rest is for any thread.
 */
final class ActiveRecording {

    /** Both sides for thirty seconds: disks that others keep busy have been seen to take nothing for ten. */
    static final int MOST_SAMPLES = 30 * 2 * 8000;

    private static final int RATE = 8000;

    private final Recording recording;
    private final Owner owner;
    private final AtomicLong budget;
    private final ArrayDeque<Command> queue = new ArrayDeque<>();
    private final List<LiveStream> listeners;
    private volatile Instant pauseWished;
    private volatile boolean heard;
    private int queued;
    private boolean closed;
    private Loss[] refused = new Loss[2];
    private long refusedPackets;

    /** What the writer is told. */
    private sealed interface Command {
        record Audio(Batch batch) implements Command {}

        record Marked(Mark mark, long time) implements Command {}

        record Wished(String by, CompletableFuture<Void> written) implements Command {}

        record TakenBack(long from, long to) implements Command {}

        record GoesOn(long from) implements Command {}

        record Fed(Instant until, long time) implements Command {}

        record End(long time, Instant at, Outcome outcome) implements Command {}

        record Destroy() implements Command {}
    }

    /** Is told what became of it, on the writer's thread. */
    interface Owner {

        /** Its file exists: what it goes on from is not needed any more. */
        void opened(ActiveRecording active);

        /** It cannot go on, and takes nothing more; what there is of its file is being closed. */
        void broken(ActiveRecording active, ProblemException why);

        /** It is over, and what there is of its file is being sealed; false if there was never any audio. */
        void ended(ActiveRecording active, boolean file);
    }

    /**
     * A recording.
     *
     * @param recording writes the file
     * @param listeners those who listen to the segment; a list that may be read while it changes
     * @param budget the samples that may still wait in all queues together
     */
    ActiveRecording(Recording recording, Owner owner, List<LiveStream> listeners, AtomicLong budget) {
        this.recording = recording;
        this.owner = owner;
        this.listeners = listeners;
        this.budget = budget;
    }

    /** {@return when its media time 0 is} */
    Instant started() {
        return recording.started();
    }

    Recording recording() {
        return recording;
    }

    /** {@return the media time of a moment, by the clock alone} */
    long timeOf(Instant moment) {
        return Math.max(0, Duration.between(recording.started(), moment).toMillis() * RATE / 1000);
    }

    /** {@return whether audio ever came} */
    boolean heard() {
        return heard;
    }

    /** From this moment on nothing is kept, whenever the mark of it comes through. */
    void wishPause(Instant at) {
        pauseWished = at;
        listeners.forEach(LiveStream::paused);
    }

    /** {@return completed when it is on disk that it is to be paused, whatever of it was handed over until then} */
    CompletableFuture<Void> notePause(String by) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        synchronized (queue) {
            if (closed) {
                written.complete(null); // whatever goes on with the segment is told when it begins
            } else {
                queue.addFirst(new Command.Wished(by, written));
            }
        }
        return written;
    }

    /** The pause came through, or it was paused already. */
    void unwishPause(Instant at) {
        if (at.equals(pauseWished)) {
            pauseWished = null;
        }
    }

    Instant pauseWished() {
        return pauseWished;
    }

    void live(AudioChannel.Side side, Frame frame) {
        if (!listeners.isEmpty()) {
            listeners.forEach(listener -> listener.offer(side, frame));
        }
    }

    /** Hands audio over. Never waits. */
    void offer(Batch batch) {
        int samples = batch.samples();
        heard |= samples > 0;
        synchronized (queue) {
            if (closed) {
                refusedPackets += batch.packets();
            } else if (queued + samples > MOST_SAMPLES || samples > 0 && budget.get() < samples) {
                refuse(batch);
            } else {
                queue.addLast(new Command.Audio(withRefused(batch)));
                queued += samples;
                budget.addAndGet(-samples);
            }
        }
    }

    private void refuse(Batch batch) {
        refused[0] = refused(refused[0], batch.device());
        refused[1] = refused(refused[1], batch.remote());
    }

    private static Loss refused(Loss before, List<Item> items) {
        if (items.isEmpty()) {
            return before;
        }
        long packets = Batch.packets(items);
        for (Item item : items) {
            packets += item instanceof Loss loss ? loss.packets() : 0;
        }
        long from = before == null ? items.getFirst().time() : before.time();
        return new Loss(from, items.getLast().end(), packets + (before == null ? 0 : before.packets()), GapCause.DISK);
    }

    private Batch withRefused(Batch batch) {
        if (refused[0] == null && refused[1] == null) {
            return batch;
        }
        Batch whole = new Batch(prepended(refused[0], batch.device()), prepended(refused[1], batch.remote()), batch.until());
        refused = new Loss[2];
        return whole;
    }

    private static List<Item> prepended(Loss loss, List<Item> items) {
        if (loss == null) {
            return items;
        }
        List<Item> all = new ArrayList<>(items.size() + 1);
        all.add(loss);
        all.addAll(items);
        return all;
    }

    /** Begins or ends a pause behind what was handed over. */
    void mark(Mark mark, long time) {
        if (mark.pause()) {
            unwishPause(mark.at());
        }
        put(new Command.Marked(mark, Math.max(0, time)));
    }

    /** What was handed over from one time to another turned out not to belong to it. */
    void takeBack(long from, long to) {
        put(new Command.TakenBack(Math.max(0, from), to));
    }

    /** What is handed over from now on begins there. */
    void goOn(long from) {
        put(new Command.GoesOn(from));
    }

    /** All has been handed over until then, which is that media time. */
    void fed(Instant until, long time) {
        put(new Command.Fed(until, time));
    }

    /** Ends the recording behind what was handed over. */
    void end(Instant at, Outcome outcome) {
        put(new Command.End(timeOf(at), at, outcome));
    }

    /** Nothing of it is kept. */
    void destroy() {
        synchronized (queue) {
            clear();
        }
        put(new Command.Destroy());
    }

    private void put(Command command) {
        synchronized (queue) {
            if (!closed) {
                Batch rest = withRefused(new Batch(List.of(), List.of(), 0));
                if (!rest.device().isEmpty() || !rest.remote().isEmpty()) {
                    queue.addLast(new Command.Audio(rest));
                }
                queue.addLast(command);
            }
        }
    }

    private void clear() {
        for (Command command : queue) {
            if (command instanceof Command.Audio audio) {
                refusedPackets += audio.batch().packets();
                release(audio.batch());
            } else if (command instanceof Command.Wished wished) {
                wished.written().completeExceptionally(new IOException("the recording cannot be written"));
            }
        }
        queue.clear();
        queued = 0;
    }

    private void release(Batch batch) {
        budget.addAndGet(batch.samples());
    }

    /** {@return packets that were handed over after its file could not be written} */
    long refusedPackets() {
        synchronized (queue) {
            return refusedPackets;
        }
    }

    /**
     * Writes what waits, and flushes it.
     *
     * @return whether there may be more to do later
     */
    boolean work() {
        try {
            for (Command command = next(); command != null; command = next()) {
                if (!carryOut(command)) {
                    close();
                    return false;
                }
            }
            recording.flush();
            return true;
        } catch (IOException e) {
            fail(recording.unwritable(e));
        } catch (ProblemException e) {
            fail(e);
        } catch (RuntimeException e) {
            fail(recording.unfit(e));
        }
        return false;
    }

    private Command next() {
        synchronized (queue) {
            Command command = queue.pollFirst();
            if (command instanceof Command.Audio audio) {
                queued -= audio.batch().samples();
                release(audio.batch());
            }
            return command;
        }
    }

    /** {@return whether it goes on} */
    private boolean carryOut(Command command) throws IOException {
        switch (command) {
            case Command.Audio audio -> {
                if (recording.add(audio.batch())) {
                    owner.opened(this);
                }
                return true;
            }
            case Command.Marked marked -> {
                recording.mark(marked.mark(), marked.time());
                return true;
            }
            case Command.TakenBack back -> {
                recording.takeBack(back.from(), back.to());
                return true;
            }
            case Command.GoesOn on -> {
                recording.goOn(on.from());
                return true;
            }
            case Command.Fed fed -> {
                recording.fed(fed.until(), fed.time());
                return true;
            }
            case Command.Wished wished -> {
                try {
                    recording.notePause(wished.by());
                    wished.written().complete(null);
                } catch (IOException | RuntimeException e) {
                    wished.written().completeExceptionally(e);
                    throw e;
                }
                return true;
            }
            case Command.End end -> {
                owner.ended(this, recording.end(end.time(), end.at(), end.outcome()));
                return false;
            }
            case Command.Destroy destroy -> {
                recording.destroy();
                owner.ended(this, false);
                return false;
            }
        }
    }

    private void fail(ProblemException why) {
        close();
        recording.abandon();
        owner.broken(this, why);
    }

    private void close() {
        synchronized (queue) {
            closed = true;
            clear();
        }
    }
}
