package org.jackfield.apps.recording.recorder;

/**
 * A telephone key was pressed.
 *
 * @param time when
 * @param key which
 */
record Key(long time, char key) implements Item {

    /** A key stands for one sample, so that a border is either before or behind it. */
    @Override
    public long end() {
        return time + 1;
    }

    @Override
    public Item part(long from, long to) {
        return this;
    }

    @Override
    public Item earlier(long samples) {
        return new Key(time - samples, key);
    }
}
