package org.jackfield.connectors.simulator.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.connectors.simulator.Simulator;

/** Lets something go wrong between the telephone system and its clients. */
@Service
@Command(scope = "simulator", name = "fault",
        description = "Lets something go wrong: drop, restart, delay, duplicate, garbage, gap, node-down, node-up")
public final class FaultCommand extends SimulatorCommand {

    @Argument(index = 0, name = "kind", required = true, description = "drop: cut all clients off; restart: all calls and "
            + "monitors are lost; delay, duplicate, garbage, gap: see amount; node-down, node-up: behind a gateway")
    private String kind;

    @Argument(index = 1, name = "amount", description = "delay in ms (0 ends it), lines to duplicate or to precede by garbage, "
            + "sequence numbers to skip, node")
    private int amount = 1;

    @Override
    String run(Simulator simulator) {
        return simulator.ask(() -> {
            switch (kind) {
                case "drop" -> simulator.server().dropAll();
                case "restart" -> simulator.server().restart();
                case "delay" -> simulator.server().faults().delay(amount);
                case "duplicate" -> simulator.server().faults().duplicate(amount);
                case "garbage" -> simulator.server().faults().garbage(amount);
                case "gap" -> simulator.server().faults().gap(amount);
                case "node-down" -> simulator.server().nodeLink(amount, false);
                case "node-up" -> simulator.server().nodeLink(amount, true);
                default -> {
                    return "drop, restart, delay <ms>, duplicate <n>, garbage <n>, gap <n>, node-down <n> or node-up <n>";
                }
            }
            return "Done.";
        });
    }
}
