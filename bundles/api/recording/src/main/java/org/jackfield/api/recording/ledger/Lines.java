package org.jackfield.api.recording.ledger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.CanonicalReader;

/** The lines of a long text, one after the other; none may be longer than a bound. One thread at a time. */
final class Lines {

    private final String code;
    private final InputStream in;
    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long read;
    private int count;
    private boolean torn;

    Lines(String code, InputStream in, int maxBytes) {
        this.code = code;
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.maxBytes = maxBytes;
    }

    /** {@return the next line without its line feed; empty at the end, and if the end is in the middle of a line} */
    Optional<String> next() throws IOException {
        line.reset();
        for (int one = in.read(); one >= 0; one = in.read()) {
            if (one == '\n') {
                read += line.size() + 1;
                count++;
                return Optional.of(CanonicalReader.decode(code, "line " + count, line.toByteArray()));
            }
            if (line.size() == maxBytes) {
                throw malformed("line " + (count + 1), "It is too long.");
            }
            line.write(one);
        }
        torn = line.size() > 0;
        return Optional.empty();
    }

    /** {@return whether the text ended in the middle of a line} */
    boolean torn() {
        return torn;
    }

    /** {@return how many bytes the lines had that were given out} */
    long read() {
        return read;
    }

    /** {@return the number of the line given out last, from 1} */
    int number() {
        return count;
    }

    /** {@return what takes apart the values of this line} */
    CanonicalReader values() {
        return new CanonicalReader(code, new byte[] {'\n'});
    }

    ProblemException malformed(String input, String detail) {
        return values().malformed(input, detail);
    }

    /** {@return the value of a line with this name} */
    static Optional<String> value(String line, String name) {
        String prefix = name + ": ";
        return line.startsWith(prefix) ? Optional.of(line.substring(prefix.length())) : Optional.empty();
    }
}
