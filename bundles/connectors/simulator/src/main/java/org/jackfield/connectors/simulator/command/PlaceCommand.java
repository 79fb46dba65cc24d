package org.jackfield.connectors.simulator.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.connectors.simulator.Simulator;

/** Calls from one extension to another or to an outside number. */
@Service
@Command(scope = "simulator", name = "place", description = "Calls from one extension to another or to an outside number")
public final class PlaceCommand extends SimulatorCommand {

    @Argument(index = 0, name = "from", description = "calling extension", required = true)
    private String from;

    @Argument(index = 1, name = "to", description = "what is dialled; 9 in front of outside numbers", required = true)
    private String to;

    @Override
    String run(Simulator simulator) {
        return perform(simulator, from, "place", from, to);
    }
}
