package org.jackfield.api.rtp;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * Makes telephone events (RFC 4733) out of the packets of one stream, in the order in which {@link RtpReceiver} delivers
 * them. An event is told once, when its end is known, however often its end is repeated; one whose end was lost is told when
 * the next one begins or nothing more of it has come for 200 ms. Events longer than a packet can say (§2.5.1.3) are one.
 * One thread.
 */
public final class TelephoneEvents {

    private static final int BLOCK = 4;
    private static final int LONGEST_SEGMENT = 0xFFFF;
    private static final int SILENCES_A_SECOND = 5;

    private final Consumer<TelephoneEvent> listener;
    private final long silence;
    private boolean running;
    private boolean any;
    private int code;
    private int volume;
    private int timestamp;
    private long start;
    private long before;
    private long duration;
    private long malformed;
    private long stale;

    /**
     * Creates a reader of one stream.
     *
     * @param clockRate ticks of its clock a second; greater than 0
     * @param listener is told of each event when it is over; never null
     */
    public TelephoneEvents(int clockRate, Consumer<TelephoneEvent> listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
        silence = Math.max(1, clockRate / SILENCES_A_SECOND);
    }

    /**
     * Takes the payload of a telephone-event packet, as {@link PlayoutSink#frame} gave it.
     *
     * @param mediaTime when the event began
     * @param timestamp its RTP timestamp, 0 to 2³² − 1, by which its packets are known to be of one event
     * @param buffer holds the payload; never null
     */
    public void packet(long mediaTime, long timestamp, byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length < BLOCK || length % BLOCK != 0) {
            malformed++;
            return;
        }
        long behind = 0;
        for (int at = offset; at < offset + length; at += BLOCK) {
            int ticks = (buffer[at + 2] & 0xFF) << 8 | buffer[at + 3] & 0xFF;
            block(mediaTime + behind, (int) (timestamp + behind), buffer[at] & 0xFF, buffer[at + 1], ticks);
            // Several events in one packet follow each other without a pause (§2.5.1.5).
            behind += ticks;
        }
    }

    /**
     * The stream's audio has come as far as this: ends an event of which nothing more has come.
     *
     * @param mediaTime of the latest frame
     */
    public void advance(long mediaTime) {
        if (running && mediaTime - (start + before + duration) > silence) {
            end(false);
        }
    }

    /** Nothing more will come: ends what runs. */
    public void close() {
        if (running) {
            end(false);
        }
    }

    /** {@return the packets that were no event, by their length} */
    public long malformed() {
        return malformed;
    }

    /** {@return the events in packets that were older than what was known, or known already to be over} */
    public long stale() {
        return stale;
    }

    private void block(long mediaTime, int eventTimestamp, int eventCode, int flags, int ticks) {
        boolean same = any && eventTimestamp == timestamp && eventCode == code;
        boolean older = any && eventTimestamp - timestamp < 0;
        if (older || same && !running) {
            stale++;
            return;
        }
        if (!same) {
            boolean goesOn = running && eventCode == code && eventTimestamp - timestamp == LONGEST_SEGMENT;
            if (goesOn) {
                before += LONGEST_SEGMENT;
            } else {
                close();
                start = mediaTime;
                before = 0;
            }
            duration = 0;
        }
        any = true;
        running = true;
        code = eventCode;
        timestamp = eventTimestamp;
        volume = flags & 0x3F;
        duration = Math.max(duration, ticks);
        if ((flags & 0x80) != 0) {
            end(true);
        }
    }

    private void end(boolean seen) {
        running = false;
        listener.accept(new TelephoneEvent(code, start, before + duration, volume, seen));
    }
}
