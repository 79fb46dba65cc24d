package org.jackfield.connectors.simulator.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.connectors.simulator.Simulator;
import org.jackfield.connectors.simulator.media.OfficeNetwork;

/** Presses keys at a telephone that talks; they are sent as telephone events. */
@Service
@Command(scope = "simulator", name = "press", description = "Presses keys at a telephone that talks, sent as telephone events")
public final class PressCommand extends SimulatorCommand {

    @Argument(index = 0, name = "extension", description = "who presses them", required = true)
    private String extension;

    @Argument(index = 1, name = "keys", description = "0-9, *, #, A-D", required = true)
    private String keys;

    @Override
    String run(Simulator simulator) {
        OfficeNetwork network = simulator.network().orElseThrow(() -> new IllegalStateException(
                "The simulated telephones make no audio; set media=true in etc/org.jackfield.connectors.simulator.cfg."));
        simulator.run(() -> network.press(simulator.pbx().station(extension), keys));
        return "Done.";
    }
}
