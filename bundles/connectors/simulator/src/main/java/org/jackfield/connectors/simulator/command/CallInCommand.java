package org.jackfield.connectors.simulator.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.connectors.simulator.Simulator;
import org.jackfield.connectors.simulator.pbx.Call;
import org.jackfield.connectors.simulator.pbx.PbxPlan;

/** Lets somebody outside call. */
@Service
@Command(scope = "simulator", name = "call-in", description = "Lets somebody outside call a number of the office")
public final class CallInCommand extends SimulatorCommand {

    @Argument(index = 0, name = "dialled", description = "number the caller dials; the main number if left out")
    private String dialled;

    @Option(name = "--from", description = "caller's number; empty for withheld")
    private String from = "02079460123";

    @Option(name = "--name", description = "caller's name as the network sends it")
    private String name = "";

    @Override
    String run(Simulator simulator) {
        return simulator.ask(() -> {
            PbxPlan.LinePlan main = simulator.pbx().plan().lines().getFirst();
            Call call = simulator.pbx().calls().arrive(null, from, name, dialled == null ? main.number() : dialled);
            return call == null ? "Every trunk is taken." : "Call " + call;
        });
    }
}
