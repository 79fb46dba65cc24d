package org.jackfield.connectors.simulator.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.connectors.simulator.Simulator;

/** Opens or shuts the office: whether people call and answer by themselves. */
@Service
@Command(scope = "simulator", name = "office", description = "Opens or shuts the office: whether people call and answer by themselves")
public final class OfficeCommand extends SimulatorCommand {

    @Argument(index = 0, name = "state", description = "open or shut")
    private String state;

    @Override
    String run(Simulator simulator) {
        return simulator.ask(() -> {
            if ("open".equals(state)) {
                simulator.office().open();
            } else if ("shut".equals(state)) {
                simulator.office().shut();
            } else if (state != null) {
                return "office open, or office shut";
            }
            return "The office is " + (simulator.office().isOpen() ? "open." : "shut.");
        });
    }
}
