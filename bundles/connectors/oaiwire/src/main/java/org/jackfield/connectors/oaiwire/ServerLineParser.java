package org.jackfield.connectors.oaiwire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.Outcome;
import org.jackfield.connectors.oaiwire.command.Reply;
import org.jackfield.connectors.oaiwire.event.OaiEvent;
import org.jackfield.connectors.oaiwire.layout.FieldReader;
import org.jackfield.connectors.oaiwire.layout.Layout;
import org.jackfield.connectors.oaiwire.layout.Wire;

/** Reads lines of a server, those that the sources print with a slip included. */
final class ServerLineParser {

    static final String OLD_LIST = "_QL";

    private static final int NAME_LENGTH = 8;

    /** Printed variants of events, brought to the table's form. They work on the fields after the cross reference. */
    private static final Map<String, UnaryOperator<List<String>>> VARIANTS = Map.of(
            "QU", ServerLineParser::withoutAlertingSide,
            "OR", ServerLineParser::withAccount,
            "AG", ServerLineParser::withDevice,
            "DSC", ServerLineParser::withAction);

    private ServerLineParser() {
    }

    static ServerLine parse(String line) {
        FieldReader in = new FieldReader(line);
        String first = in.next().strip();
        Integer sequence = sequence(first);
        String name = sequence == null ? first : in.next().strip();
        if (!isName(name)) {
            return new ServerLine.Unreadable(line);
        }
        return "CF".equals(name) ? confirmation(sequence, in) : event(sequence, name, in);
    }

    private static ServerLine confirmation(Integer sequence, FieldReader in) {
        String command = in.next().strip();
        Integer invokeId = in.nextNumber(null);
        FieldReader rest = OLD_LIST.equals(command) ? withOutcomeFirst(in) : in;
        Code<Outcome> outcome = Code.parse(Outcome.class, rest.next());
        List<String> fields = rest.peekRaw();
        Reply reply = outcome.is(Outcome.SUCCESS) ? Vocabulary.reply(command, rest) : null;
        int faults = rest == in ? in.faults() : in.faults() + rest.faults();
        return new ServerLine.Confirmation(sequence, command, invokeId, outcome, reply, fields, faults);
    }

    private static ServerLine event(Integer sequence, String name, FieldReader in) {
        Class<? extends Record> type = Vocabulary.event(name);
        Integer resync = in.nextNumber(null);
        boolean monitored = type == null || type.getAnnotation(Wire.class).monitored();
        String crossReference = monitored ? in.next().strip() : "";
        if (type == null) {
            return new ServerLine.Event(sequence, resync, crossReference,
                    new OaiEvent.Unlisted(name, List.copyOf(in.restRaw())), in.faults());
        }
        UnaryOperator<List<String>> variant = VARIANTS.get(name);
        FieldReader body = variant == null ? in : new FieldReader(String.join(",", variant.apply(in.restRaw())));
        OaiEvent event = (OaiEvent) Layout.of(type).read(body);
        int faults = body == in ? in.faults() : in.faults() + body.faults();
        return new ServerLine.Event(sequence, resync, crossReference, event, faults);
    }

    private static Integer sequence(String field) {
        boolean number = !field.isEmpty() && field.length() < 10 && field.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.valueOf(field) : null;
    }

    private static boolean isName(String field) {
        return !field.isEmpty() && field.length() <= NAME_LENGTH
                && field.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '_');
    }

    /** The old lists alone print the list's number in front of the outcome. */
    private static FieldReader withOutcomeFirst(FieldReader in) {
        List<String> fields = new ArrayList<>(in.restRaw());
        if (fields.size() > 1) {
            fields.add(0, fields.remove(1));
        }
        return new FieldReader(String.join(",", fields));
    }

    /** The printed queue event has two fields more after the queued device, as the ringing event has. */
    private static List<String> withoutAlertingSide(List<String> fields) {
        boolean printedForm = fields.size() >= 16 && ("I".equals(fields.get(3)) || "E".equals(fields.get(3)));
        if (!printedForm) {
            return fields;
        }
        List<String> table = new ArrayList<>(fields);
        table.subList(2, 4).clear();
        return table;
    }

    /** A printed example misses the comma of the empty account code. */
    private static List<String> withAccount(List<String> fields) {
        boolean short7 = fields.size() == 7 && fields.get(5).length() == 1 && Character.isLetter(fields.get(5).charAt(0));
        return short7 ? inserted(fields, 5) : fields;
    }

    /** A printed example misses the empty device: the text then stands where the alarm's number belongs. */
    private static List<String> withDevice(List<String> fields) {
        boolean short5 = fields.size() == 5 && fields.get(3).startsWith("|");
        return short5 ? inserted(fields, 2) : fields;
    }

    /** For digits the printed example leaves the action out instead of empty. */
    private static List<String> withAction(List<String> fields) {
        return fields.size() == 4 ? inserted(fields, 3) : fields;
    }

    private static List<String> inserted(List<String> fields, int index) {
        List<String> table = new ArrayList<>(fields);
        table.add(index, "");
        return table;
    }
}
