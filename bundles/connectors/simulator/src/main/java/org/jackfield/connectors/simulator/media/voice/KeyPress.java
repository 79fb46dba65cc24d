package org.jackfield.connectors.simulator.media.voice;

/** A key of a telephone that is pressed, frame by frame, as RFC 4733 §2.5 has it sent. */
public final class KeyPress {

    /** The keys, at the numbers of their events (RFC 4733 §3.2). */
    private static final String KEYS = "0123456789*#ABCD";

    private static final int DOWN = 6;
    private static final int LAST_SENT = 3;
    private static final int PAUSE = 4;

    /** Frames from a key to the next: it is down, its end is told three times, and there is a pause. */
    public static final int FRAMES = DOWN + LAST_SENT + PAUSE - 1;

    private KeyPress() {
    }

    /** Whether all of them are keys. */
    public static boolean areKeys(String keys) {
        return keys.chars().allMatch(key -> KEYS.indexOf(key) >= 0);
    }

    /** The number of a key's event. */
    public static int event(char key) {
        return KEYS.indexOf(key);
    }

    /** Whether this frame is in the pause behind the key. */
    public static boolean isPause(int frame) {
        return frame >= DOWN - 1 + LAST_SENT;
    }

    /** Whether this frame tells the end. */
    public static boolean isEnd(int frame) {
        return frame >= DOWN - 1;
    }

    /** How long the key has been down, in ticks, when this frame is sent. */
    public static int duration(int frame) {
        return Math.min(frame + 1, DOWN) * Law.FRAME;
    }
}
