package org.jackfield.apps.recording.recorder;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jackfield.api.recording.format.AudioChannel;

/**
 * What one person hears of a live call. Whoever is slow misses the oldest audio and delays nobody. One thread polls; any
 * thread may close.
 */
public final class LiveStream implements AutoCloseable {

    /** Both sides for two seconds, in packets of 20 ms. */
    private static final int MOST_PIECES = 200;

    private final G711 g711;
    private final Consumer<LiveStream> closer;
    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
    private long missed;
    private boolean ended;

    private record Piece(AudioChannel.Side side, Frame frame) {}

    LiveStream(G711 g711, Consumer<LiveStream> closer) {
        this.g711 = g711;
        this.closer = closer;
    }

    /** Takes a frame in, on the source's thread. */
    synchronized void offer(AudioChannel.Side side, Frame frame) {
        if (ended) {
            return;
        }
        if (pieces.size() == MOST_PIECES) {
            pieces.removeFirst();
            missed++;
        }
        pieces.addLast(new Piece(side, frame));
        notifyAll();
    }

    /** Forgets what nobody heard yet: the recording was paused. */
    synchronized void paused() {
        pieces.clear();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /**
     * Waits for audio.
     *
     * @param millis how long at most
     * @return the oldest piece not yet heard; empty if none came, because nobody spoke, recording is paused or it ended
     * @throws InterruptedException if the thread is to stop
     */
    public Optional<LivePiece> poll(long millis) throws InterruptedException {
        Piece piece;
        synchronized (this) {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (pieces.isEmpty() && !ended) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return Optional.empty();
                }
                wait(left);
            }
            piece = pieces.pollFirst();
        }
        return Optional.ofNullable(piece)
                .map(one -> new LivePiece(one.side(), one.frame().time(), g711.linear(one.frame())));
    }

    /** {@return whether nothing more will come once {@link #poll} gives nothing} */
    public synchronized boolean ended() {
        return ended;
    }

    /** {@return how many pieces were missed since they were not fetched in time} */
    public synchronized long missed() {
        return missed;
    }

    @Override
    public void close() {
        end();
        closer.accept(this);
    }
}
