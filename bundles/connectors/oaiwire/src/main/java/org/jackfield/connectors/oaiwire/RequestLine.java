package org.jackfield.connectors.oaiwire;

import java.util.List;

import org.jackfield.connectors.oaiwire.command.Command;
import org.jackfield.connectors.oaiwire.layout.FieldReader;
import org.jackfield.connectors.oaiwire.layout.FieldWriter;
import org.jackfield.connectors.oaiwire.layout.Layout;
import org.jackfield.connectors.oaiwire.layout.Wire;

/**
 * A line from a client.
 *
 * @param command  the command's name, such as {@code _MC}
 * @param invokeId the number that the confirmation repeats; {@code null} if it is missing or the command has none
 * @param body     the command; {@code null} if the tables do not know it
 * @param fields   everything after the InvokeID, as it stands
 * @param faults   how many fields did not fit
 */
public record RequestLine(String command, Integer invokeId, Command<?> body, List<String> fields, int faults) {

    /** Reads a client's line; never fails. */
    public static RequestLine parse(String line) {
        FieldReader in = new FieldReader(line);
        String name = in.next().strip();
        Class<? extends Record> type = Vocabulary.command(name);
        boolean invoked = type == null || type.getAnnotation(Wire.class).invoked();
        Integer invokeId = invoked ? in.nextNumber(null) : null;
        List<String> fields = in.peekRaw();
        Command<?> body = type == null ? null : (Command<?>) Layout.of(type).read(in);
        return new RequestLine(name, invokeId, body, fields, in.faults());
    }

    /**
     * Writes a command.
     *
     * @throws IllegalArgumentException if an argument cannot be said on the wire
     */
    public static String format(Command<?> command, int invokeId) {
        FieldWriter out = new FieldWriter().plain(command.wireName());
        if (command.isInvoked()) {
            out.number(invokeId);
        }
        Vocabulary.write(command, out);
        return out.line();
    }
}
