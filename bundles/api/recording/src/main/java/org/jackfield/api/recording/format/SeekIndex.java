package org.jackfield.api.recording.format;

import java.util.Arrays;

/**
 * Where in a file to begin looking for a media time. However long the file, it holds at most {@value #MAX} places of a
 * channel: when it is full it drops every second one.
 */
final class SeekIndex {

    static final int MAX = 1024;

    private final long[] times = new long[MAX];
    private final long[] positions = new long[MAX];
    private final int[] numbers = new int[MAX];
    private int size;
    private int stride = 1;
    private int skip;

    /** A chunk of the channel: its media time, position and number. */
    record Place(long time, long position, int number) {}

    void add(long time, long position, int number) {
        if (skip > 0) {
            skip--;
            return;
        }
        if (size == MAX) {
            thin();
        }
        times[size] = time;
        positions[size] = position;
        numbers[size] = number;
        size++;
        skip = stride - 1;
    }

    private void thin() {
        for (int i = 0; i < MAX / 2; i++) {
            times[i] = times[2 * i];
            positions[i] = positions[2 * i];
            numbers[i] = numbers[2 * i];
        }
        size = MAX / 2;
        stride *= 2;
    }

    /** {@return the last place that is not behind the time, or the first one; null if there is none} */
    Place before(long time) {
        if (size == 0) {
            return null;
        }
        int found = Arrays.binarySearch(times, 0, size, time);
        int at = Math.max(0, found >= 0 ? found : -found - 2);
        return new Place(times[at], positions[at], numbers[at]);
    }
}
