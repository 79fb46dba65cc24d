package org.jackfield.connectors.simulator.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.connectors.simulator.Simulator;

/** Shows or switches night mode of all nodes. */
@Service
@Command(scope = "simulator", name = "night", description = "Shows or switches night mode of all nodes")
public final class NightCommand extends SimulatorCommand {

    @Argument(index = 0, name = "mode", description = "on or off")
    private String mode;

    @Override
    String run(Simulator simulator) {
        if (mode != null && !mode.equals("on") && !mode.equals("off")) {
            return "night on, or night off";
        }
        return simulator.ask(() -> {
            if (mode != null) {
                simulator.pbx().system().night(mode.equals("on"));
            }
            int node = simulator.pbx().plan().nodes().getFirst().number();
            return "Night mode is " + (simulator.pbx().system().night(node) ? "on." : "off.");
        });
    }
}
