package org.jackfield.connectors.simulator.command;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.connectors.simulator.Simulator;
import org.jackfield.connectors.simulator.media.OfficeNetwork;
import org.jackfield.connectors.simulator.pbx.Call;
import org.jackfield.connectors.simulator.pbx.Device;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.pbx.PartyState;
import org.jackfield.connectors.simulator.pbx.Station;

/** Tells how the simulated office stands. */
@Service
@Command(scope = "simulator", name = "status", description = "Shows clients, calls and telephones of the simulated office")
public final class StatusCommand extends SimulatorCommand {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    @Option(name = "--devices", description = "every telephone, trunk and group as well")
    private boolean devices;

    @Override
    String run(Simulator simulator) {
        return simulator.ask(() -> describe(simulator));
    }

    private String describe(Simulator simulator) {
        Pbx pbx = simulator.pbx();
        StringBuilder text = new StringBuilder();
        text.append("Listens on %s; office time %s, speed %s, office %s, night mode %s%n".formatted(simulator.address(),
                TIME.format(LocalTime.ofInstant(pbx.now(), pbx.zone())), simulator.loop().speed(),
                simulator.office().isOpen() ? "open" : "shut",
                pbx.system().night(pbx.plan().nodes().getFirst().number()) ? "on" : "off"));
        text.append("Calls begun: %d, callers turned away: %d, calls now: %d%n".formatted(simulator.office().placed(),
                simulator.office().turnedAway(), pbx.activeCalls().size()));
        simulator.network().map(OfficeNetwork::status).ifPresent(media -> text.append(
                "Network: %d telephones, %d registered, %d in calls; packets sent %d, received %d, not sent %d%n".formatted(
                        media.telephones(), media.registered(), media.legs(), media.sent(), media.received(), media.unsent())));
        simulator.server().clients().forEach(c -> text.append("Client ").append(c).append(System.lineSeparator()));
        for (Call call : pbx.activeCalls()) {
            text.append(call.id()).append("  ").append(call.parties().stream().map(p -> p.device() + " " + word(p.state()))
                    .collect(Collectors.joining(", "))).append(System.lineSeparator());
        }
        if (devices) {
            pbx.devices().forEach(d -> text.append(line(d)).append(System.lineSeparator()));
        }
        return text.toString().stripTrailing();
    }

    private static String word(PartyState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** How one device stands. */
    static String line(Device device) {
        StringBuilder line = new StringBuilder("%-6s %-22s".formatted(device.number(), device.description()));
        if (!device.online()) {
            line.append(" off line");
        }
        if (device instanceof Station station) {
            if (station.agent() != null) {
                line.append(" agent ").append(station.agent().id()).append(' ')
                        .append(station.agent().mode().name().toLowerCase(Locale.ROOT));
            }
            if (!station.dndMessage().isEmpty()) {
                line.append(" \"").append(station.dndMessage()).append('"');
            }
            if (!station.display().isEmpty()) {
                line.append(" display \"").append(station.display()).append('"');
            }
        }
        device.parties().forEach(p -> line.append(' ').append(p.callId()).append(' ').append(word(p.state())));
        return line.toString();
    }
}
