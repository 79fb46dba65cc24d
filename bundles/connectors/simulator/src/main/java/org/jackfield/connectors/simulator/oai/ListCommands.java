package org.jackfield.connectors.simulator.oai;

import static org.jackfield.connectors.simulator.pbx.RefusedException.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jackfield.connectors.simulator.pbx.RefusedException;

/** Lists of everything that is programmed. */
final class ListCommands {

    private static final int SINGLE = 1;
    private static final int MULTIPLE = 2;
    private static final int LONGEST_LINE = 4000;
    private static final int OFF_NODE_DEVICES = 15;
    private static final int LAST_OLD_LIST = 15;

    private ListCommands() {
    }

    static void addTo(CommandTable table) {
        table.add("_QX", ListCommands::query);
        table.add("_QL", ListCommands::queryOld);
    }

    private static void query(Request r) {
        int list = r.number(1, 1, 22);
        ProgrammedLists.Spec spec = ProgrammedLists.spec(list);
        int mask = mask(r.arg(2)) & spec.fullMask();
        List<List<Object>> entities = ProgrammedLists.entities(list, r).stream().map(e -> masked(e, mask)).toList();
        Object[] head = {list, ("%0" + spec.maskDigits() + "X").formatted(mask)};
        reply(r, entities, r.number(3, SINGLE, SINGLE, MULTIPLE), r.number(4, 50, 1, 9999), list == OFF_NODE_DEVICES,
                (last, part) -> {
                    List<Object> fields = new ArrayList<>(Arrays.asList(0, head[0], head[1], last,
                            "%04d".formatted(part.size())));
                    part.forEach(fields::addAll);
                    r.confirmRaw(fields.toArray());
                });
    }

    /** The list number stands before the outcome here. */
    private static void queryOld(Request r) {
        int list = r.number(1, 1, LAST_OLD_LIST);
        Function<List<Object>, List<Object>> form = ProgrammedLists.oldForm(list);
        List<List<Object>> entities = ProgrammedLists.entities(list, r).stream().map(form).toList();
        reply(r, entities, r.number(2, SINGLE, SINGLE, MULTIPLE), r.number(3, 50, 1, 9999), list == OFF_NODE_DEVICES,
                (last, part) -> {
                    List<Object> fields = new ArrayList<>(Arrays.asList(list, 0, last, part.size()));
                    part.forEach(fields::addAll);
                    r.confirmRaw(fields.toArray());
                });
    }

    private static int mask(String hex) {
        if (hex.isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseUnsignedInt(hex, 16);
        } catch (NumberFormatException e) {
            throw new RefusedException(OUT_OF_RANGE, hex + " is no mask");
        }
    }

    private static List<Object> masked(List<Object> entity, int mask) {
        List<Object> fields = new ArrayList<>();
        fields.add(entity.getFirst());
        for (int bit = 0; bit < entity.size() - 1; bit++) {
            if ((mask & 1 << bit) != 0) {
                fields.add(entity.get(bit + 1));
            }
        }
        return fields;
    }

    @FunctionalInterface
    private interface PartSender {
        void send(boolean last, List<List<Object>> part);
    }

    private static void reply(Request r, List<List<Object>> entities, int mode, int size, boolean multipleOnly,
            PartSender sender) {
        if (mode == SINGLE) {
            int length = entities.stream().flatMap(List::stream).mapToInt(f -> String.valueOf(f).length() + 1).sum();
            if (multipleOnly || length > LONGEST_LINE) {
                throw new RefusedException(OUT_OF_RANGE, "the list does not fit in one message");
            }
            sender.send(true, entities);
            return;
        }
        int from = 0;
        do {
            int to = Math.min(entities.size(), from + size);
            sender.send(to == entities.size(), entities.subList(from, to));
            from = to;
        } while (from < entities.size());
    }
}
