package org.jackfield.connectors.simulator.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.connectors.simulator.Simulator;
import org.jackfield.connectors.simulator.scenario.Actions;

/** Does anything a scenario can do, such as: do dnd 1002 3 text LATER. */
@Service
@Command(scope = "simulator", name = "do", description = "Does anything a scenario can do, such as: do dnd 1002 3 text LATER")
public final class DoCommand extends SimulatorCommand {

    @Argument(index = 0, name = "words", description = "a verb and its words, as in scenario files", required = true, multiValued = true)
    private List<String> words;

    @Override
    String run(Simulator simulator) {
        return simulator.ask(() -> {
            new Actions(simulator.pbx()).perform(List.copyOf(words));
            return "Done.";
        });
    }
}
