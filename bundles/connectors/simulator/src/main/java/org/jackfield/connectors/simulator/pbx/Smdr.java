package org.jackfield.connectors.simulator.pbx;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes the system's own record of every trunk call: 80 columns when it ends. */
final class Smdr {

    private static final int WIDTH = 80;
    private static final int DIGITS = 28;
    private static final int TRUNK_SIDE_ENDED = 79;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Pbx pbx;

    Smdr(Pbx pbx) {
        this.pbx = pbx;
    }

    void ended(Call call, List<Party> parties, Party leaver) {
        Party trunk = parties.stream().filter(p -> p.device() instanceof Trunk).findFirst().orElse(null);
        if (trunk != null) {
            pbx.events().system(EventType.SMR, trunk.device().node(), trunk.device().node(),
                    Text.of(record(call, parties, trunk, leaver)));
        }
    }

    private String record(Call call, List<Party> parties, Party trunk, Party leaver) {
        StringBuilder line = new StringBuilder(" ".repeat(WIDTH));
        boolean inbound = call.direction() == Call.Direction.INBOUND;
        Duration elapsed = Duration.between(call.startedAt(), pbx.now());
        put(line, 1, inbound ? "IN" : "TLC", 3);
        put(line, 5, handler(call, parties), 5);
        put(line, 11, trunk.device().number(), 5);
        put(line, 17, shortened(inbound && !call.answered() ? "Ring..." : call.outsideNumber()), DIGITS);
        put(line, 46, TIME.format(ZonedDateTime.ofInstant(call.startedAt(), pbx.zone())), 5);
        put(line, 52, "%02d:%02d:%02d".formatted(elapsed.toHours() % 100, elapsed.toMinutesPart(),
                elapsed.toSecondsPart()), 8);
        put(line, 61, "$00.00", 6);
        put(line, 68, call.account(), 12);
        if (leaver.device() instanceof Trunk) {
            line.setCharAt(TRUNK_SIDE_ENDED, '*');
        }
        return line.toString();
    }

    private static String handler(Call call, List<Party> parties) {
        if (call.direction() == Call.Direction.INBOUND && !call.answered()) {
            return "*****";
        }
        return parties.stream().map(Party::device).filter(d -> !(d instanceof Trunk)).map(Device::number).findFirst()
                .orElse("*****");
    }

    private static String shortened(String digits) {
        return digits.length() > DIGITS ? digits.substring(0, DIGITS - 1) + ">" : digits;
    }

    private static void put(StringBuilder line, int column, String text, int width) {
        String cut = text.length() > width ? text.substring(0, width) : text;
        line.replace(column - 1, column - 1 + cut.length(), cut);
    }
}
