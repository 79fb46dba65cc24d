package org.jackfield.connectors.simulator.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.connectors.simulator.Simulator;

/** Takes the held call of an extension back. */
@Service
@Command(scope = "simulator", name = "retrieve", description = "Takes the held call of an extension back")
public final class RetrieveCommand extends SimulatorCommand {

    @Argument(index = 0, name = "extension", description = "extension", required = true)
    private String extension;

    @Override
    String run(Simulator simulator) {
        return perform(simulator, extension, "retrieve", extension);
    }
}
