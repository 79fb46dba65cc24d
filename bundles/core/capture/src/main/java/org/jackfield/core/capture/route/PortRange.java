package org.jackfield.core.capture.route;

import org.jackfield.api.problem.ProblemException;

/**
 * UDP ports from one to another, both included.
 *
 * @param from 1 to 65535
 * @param to not less than {@code from}
 */
public record PortRange(int from, int to) {

    /** Checks the components. */
    public PortRange {
        if (from < 1 || to > 65_535 || from > to) {
            throw ProblemException.invalid("capture.port-range", from + "-" + to,
                    "A range of ports is from 1 to 65535, the lower one first.", "Write it as 6000-6999.");
        }
    }

    /** {@return a range as people write it: {@code 6000-6999} or one port} */
    public static PortRange parse(String text) {
        String[] ends = text.strip().split("\\s*[-–]\\s*", -1);
        try {
            if (ends.length == 1 || ends.length == 2) {
                return new PortRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw ProblemException.invalid("capture.port-range", text, "This is no range of ports.", "Write it as 6000-6999.");
    }

    boolean contains(int port) {
        return port >= from && port <= to;
    }

    @Override
    public String toString() {
        return from == to ? Integer.toString(from) : from + "-" + to;
    }
}
