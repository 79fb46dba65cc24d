package org.jackfield.connectors.oaiwire;

import java.util.List;
import java.util.Locale;

import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.Outcome;
import org.jackfield.connectors.oaiwire.command.Reply;
import org.jackfield.connectors.oaiwire.event.OaiEvent;
import org.jackfield.connectors.oaiwire.layout.FieldReader;
import org.jackfield.connectors.oaiwire.layout.FieldWriter;

/** A line from a server: an event or a confirmation. */
public sealed interface ServerLine {

    /** The sequence number; {@code null} if the line came without one. */
    Integer sequence();

    /** How many fields did not fit. */
    int faults();

    /** The line as it is sent. */
    String line();

    /** Reads a server's line; never fails. */
    static ServerLine parse(String line) {
        return ServerLineParser.parse(line);
    }

    /**
     * An event.
     *
     * @param sequence       see {@link ServerLine#sequence()}
     * @param resync         {@code null} for a live event, 0 after a restart, 1 for the old resync, else the InvokeID of
     *                       the resync that this belongs to
     * @param crossReference the monitor's cross reference as it stands; empty where the event has none
     * @param event          what it tells
     * @param faults         see {@link ServerLine#faults()}
     */
    record Event(Integer sequence, Integer resync, String crossReference, OaiEvent event, int faults)
            implements ServerLine {

        /** A live event. */
        public static Event live(int sequence, String crossReference, OaiEvent event) {
            return new Event(sequence, null, crossReference, event, 0);
        }

        /** An event of a resync. */
        public static Event resync(int sequence, int resync, String crossReference, OaiEvent event) {
            return new Event(sequence, resync, crossReference, event, 0);
        }

        /** The monitor as a number, {@code -1} if there is none. */
        public int monitor() {
            return new FieldReader(crossReference).nextNumber(-1);
        }

        @Override
        public String line() {
            FieldWriter out = new FieldWriter();
            writeSequence(sequence, out);
            out.plain(event.wireName()).plain(resync == null ? "" : resync.toString());
            if (event.isMonitored()) {
                out.plain(crossReference);
            }
            if (event instanceof OaiEvent.Unlisted unlisted) {
                unlisted.fields().forEach(out::raw);
            } else {
                Vocabulary.write(event, out);
            }
            return out.line();
        }
    }

    /**
     * The answer to a command.
     *
     * @param sequence see {@link ServerLine#sequence()}
     * @param command  the command's name
     * @param invokeId its InvokeID; {@code null} if the client sent none
     * @param outcome  0 is success
     * @param reply    what it tells; {@code null} if the command failed or is not in the tables
     * @param fields   everything after the outcome, as it stands
     * @param faults   see {@link ServerLine#faults()}
     */
    record Confirmation(Integer sequence, String command, Integer invokeId, Code<Outcome> outcome, Reply reply,
            List<String> fields, int faults) implements ServerLine {

        /** Success. */
        public static Confirmation success(int sequence, String command, Integer invokeId, Reply reply) {
            return new Confirmation(sequence, command, invokeId, Code.of(Outcome.SUCCESS), reply, List.of(), 0);
        }

        /** Failure; a few failures say more than the outcome. */
        public static Confirmation failure(int sequence, String command, Integer invokeId, Code<Outcome> outcome,
                String... fields) {
            return new Confirmation(sequence, command, invokeId, outcome, null, List.of(fields), 0);
        }

        /** Whether the command was carried out. */
        public boolean isSuccess() {
            return outcome.is(Outcome.SUCCESS);
        }

        @Override
        public String line() {
            FieldWriter out = new FieldWriter();
            writeSequence(sequence, out);
            out.plain("CF").plain(command).plain(invokeId == null ? "" : invokeId.toString());
            FieldWriter rest = new FieldWriter();
            if (reply == null) {
                fields.forEach(rest::raw);
            } else {
                Vocabulary.write(reply, rest);
            }
            return out.line() + tail(rest.line());
        }

        private String tail(String rest) {
            String code = new FieldWriter().plain(outcome.wire()).line();
            if (!ServerLineParser.OLD_LIST.equals(command)) {
                return "," + code + (rest.isEmpty() ? "" : "," + rest);
            }
            int list = new FieldReader(rest).nextRaw().length();
            return "," + rest.substring(0, list) + "," + code + rest.substring(list);
        }
    }

    /**
     * A line that is neither.
     *
     * @param line the line
     */
    record Unreadable(String line) implements ServerLine {

        @Override
        public Integer sequence() {
            return null;
        }

        @Override
        public int faults() {
            return 1;
        }
    }

    private static void writeSequence(Integer sequence, FieldWriter out) {
        if (sequence != null) {
            out.plain(String.format(Locale.ROOT, "%03d", sequence));
        }
    }
}
