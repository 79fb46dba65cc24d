package org.jackfield.connectors.simulator.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.connectors.simulator.Simulator;

/** Answers the call that rings at an extension, or a trunk that is being called. */
@Service
@Command(scope = "simulator", name = "answer", description = "Answers the call that rings at an extension, or a trunk that is being called")
public final class AnswerCommand extends SimulatorCommand {

    @Argument(index = 0, name = "extension", description = "ringing extension or trunk", required = true)
    private String extension;

    @Override
    String run(Simulator simulator) {
        return perform(simulator, extension, "answer", extension);
    }
}
