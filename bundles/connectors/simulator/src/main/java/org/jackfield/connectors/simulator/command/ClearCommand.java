package org.jackfield.connectors.simulator.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.connectors.simulator.Simulator;

/** Hangs up at an extension or a trunk. */
@Service
@Command(scope = "simulator", name = "clear", description = "Hangs up at an extension or a trunk")
public final class ClearCommand extends SimulatorCommand {

    @Argument(index = 0, name = "extension", description = "extension or trunk", required = true)
    private String extension;

    @Override
    String run(Simulator simulator) {
        return perform(simulator, extension, "hangup", extension);
    }
}
