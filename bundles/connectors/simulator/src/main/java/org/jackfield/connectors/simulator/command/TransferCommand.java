package org.jackfield.connectors.simulator.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.connectors.simulator.Simulator;

/** Transfers the call of an extension. */
@Service
@Command(scope = "simulator", name = "transfer", description = "Transfers the call of an extension")
public final class TransferCommand extends SimulatorCommand {

    @Argument(index = 0, name = "extension", description = "extension that has the call", required = true)
    private String extension;

    @Argument(index = 1, name = "to", description = "where it goes", required = true)
    private String to;

    @Option(name = "--announced", description = "only holds and calls; clear at the extension completes the transfer")
    private boolean announced;

    @Override
    String run(Simulator simulator) {
        return perform(simulator, extension, announced ? "consult" : "transfer", extension, to);
    }
}
