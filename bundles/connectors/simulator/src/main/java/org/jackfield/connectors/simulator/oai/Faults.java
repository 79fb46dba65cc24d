package org.jackfield.connectors.simulator.oai;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.jackfield.connectors.oaiwire.Frames;
import org.jackfield.connectors.simulator.loop.EventLoop;

/** What goes wrong on the way to the clients, on demand. On the loop. */
public final class Faults {

    private static final int GARBAGE_LENGTH = 40;

    private final EventLoop loop;
    private final SplittableRandom random = new SplittableRandom(7);
    private final Deque<Runnable> onTheWay = new ArrayDeque<>();
    private long delayMillis;
    private int duplicates;
    private int garbage;
    private int gap;

    Faults(EventLoop loop) {
        this.loop = loop;
    }

    /** Delays everything that is sent by so many milliseconds of real time; 0 ends it. */
    public void delay(long millis) {
        delayMillis = Math.clamp(millis, 0, 600_000);
    }

    /** Sends each of the next lines twice. */
    public void duplicate(int lines) {
        duplicates = Math.max(0, lines);
    }

    /** Puts a frame of nonsense in front of each of the next lines. */
    public void garbage(int lines) {
        garbage = Math.max(0, lines);
    }

    /** Skips so many sequence numbers, once. */
    public void gap(int numbers) {
        gap = Math.clamp(numbers, 0, 998);
    }

    int skipSequence(int sequence) {
        int next = (sequence + gap) % 1000;
        gap = 0;
        return next;
    }

    void send(Link link, byte[] frame) {
        if (garbage > 0) {
            garbage--;
            pass(link, nonsense());
        }
        pass(link, frame);
        if (duplicates > 0) {
            duplicates--;
            pass(link, frame);
        }
    }

    private byte[] nonsense() {
        byte[] payload = new byte[GARBAGE_LENGTH];
        random.nextBytes(payload);
        return Frames.of(payload);
    }

    private void pass(Link link, byte[] frame) {
        if (delayMillis == 0 && onTheWay.isEmpty()) {
            link.send(frame);
            return;
        }
        // In order even when the delay changes: each timer lets the oldest go.
        onTheWay.add(() -> link.send(frame));
        loop.afterReal(delayMillis, () -> onTheWay.removeFirst().run());
    }
}
