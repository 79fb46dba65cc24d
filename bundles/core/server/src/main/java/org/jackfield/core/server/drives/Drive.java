package org.jackfield.core.server.drives;

import java.util.List;

/**
 * A drive that something is kept on.
 *
 * @param name as the operating system has it
 * @param holds what is kept on it
 * @param totalBytes its size
 * @param freeBytes what may still be written
 */
public record Drive(String name, List<String> holds, long totalBytes, long freeBytes) {

    /** Copies the components. */
    public Drive {
        holds = List.copyOf(holds);
    }

    /** {@return how much of it is free, 0 to 100; 100 for a drive that has no size} */
    public int freePercent() {
        return totalBytes <= 0 ? 100 : (int) (freeBytes * 100.0 / totalBytes);
    }
}
