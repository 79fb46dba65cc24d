package org.jackfield.apps.recording.recorder;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What the recorder counts since it started. Any thread may use it. */
final class Counters {

    private final LongAdder begun = new LongAdder();
    private final LongAdder sealed = new LongAdder();
    private final LongAdder interrupted = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final LongAdder unlicensed = new LongAdder();
    private final LongAdder paused = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder stored = new LongAdder();
    private final AtomicLong network = new AtomicLong();
    private final AtomicLong capture = new AtomicLong();
    private final AtomicLong disk = new AtomicLong();
    private final AtomicLong codec = new AtomicLong();

    void begun() {
        begun.increment();
    }

    void sealed(boolean asInterrupted) {
        sealed.increment();
        if (asInterrupted) {
            interrupted.increment();
        }
    }

    void broken() {
        broken.increment();
    }

    void unlicensed() {
        unlicensed.increment();
    }

    void paused() {
        paused.increment();
    }

    /** A session too many. */
    void refused() {
        refused.increment();
    }

    /** A recording took its last audio. */
    void packets(ActiveRecording active) {
        Losses losses = active.recording().losses();
        stored.add(active.recording().stored());
        network.addAndGet(losses.network());
        capture.addAndGet(losses.capture());
        disk.addAndGet(losses.disk() + active.refusedPackets());
        codec.addAndGet(losses.codec());
    }

    long recordingsBegun() {
        return begun.sum();
    }

    long recordingsSealed() {
        return sealed.sum();
    }

    long recordingsInterrupted() {
        return interrupted.sum();
    }

    long recordingsBroken() {
        return broken.sum();
    }

    long segmentsUnlicensed() {
        return unlicensed.sum();
    }

    long pauses() {
        return paused.sum();
    }

    long sessionsRefused() {
        return refused.sum();
    }

    long packetsStored() {
        return stored.sum();
    }

    Losses packetsLost() {
        return new Losses(network.get(), capture.get(), disk.get(), codec.get());
    }
}
