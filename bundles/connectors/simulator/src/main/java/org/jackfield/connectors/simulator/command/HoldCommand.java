package org.jackfield.connectors.simulator.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.connectors.simulator.Simulator;

/** Holds the call of an extension. */
@Service
@Command(scope = "simulator", name = "hold", description = "Holds the call of an extension")
public final class HoldCommand extends SimulatorCommand {

    @Argument(index = 0, name = "extension", description = "extension", required = true)
    private String extension;

    @Override
    String run(Simulator simulator) {
        return perform(simulator, extension, "hold", extension);
    }
}
