package org.jackfield.connectors.simulator.media.voice;

/**
 * A turn of a conversation.
 *
 * @param who    {@link #CALLER}, {@link #CALLED} or {@link #NOBODY}
 * @param frames how many frames of 20 ms it lasts
 * @param sound  what is heard, or null for a pause or keys
 * @param first  the frame of the sound that it begins with
 * @param keys   the keys that are pressed, empty for none
 */
record Turn(int who, int frames, Sound sound, int first, String keys) {

    static final int NOBODY = -1;
    static final int CALLER = 0;
    static final int CALLED = 1;
}
