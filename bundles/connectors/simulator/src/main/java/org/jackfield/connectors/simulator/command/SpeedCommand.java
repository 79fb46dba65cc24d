package org.jackfield.connectors.simulator.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.connectors.simulator.Simulator;

/** Shows or changes how fast office time passes. */
@Service
@Command(scope = "simulator", name = "speed", description = "Shows or changes how fast office time passes")
public final class SpeedCommand extends SimulatorCommand {

    @Argument(index = 0, name = "speed", description = "office seconds per real second")
    private String speed;

    @Override
    String run(Simulator simulator) {
        if (speed != null) {
            simulator.loop().speed(Double.parseDouble(speed));
        }
        return "Office time passes " + simulator.loop().speed() + " times as fast as real time.";
    }
}
