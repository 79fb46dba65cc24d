package org.jackfield.connectors.simulator.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.connectors.simulator.Simulator;
import org.jackfield.connectors.simulator.scenario.Scenario;
import org.jackfield.connectors.simulator.scenario.ScenarioReader;

/** Plays a scenario on the running office. */
@Service
@Command(scope = "simulator", name = "scenario", description = "Plays exact calls from a scenario, or lists the scenarios")
public final class ScenarioCommand extends SimulatorCommand {

    @Argument(index = 0, name = "name", description = "a scenario that comes along, or a file; all names if left out")
    private String name;

    @Option(name = "--among-others", description = "while the people of the office go on; otherwise they pause")
    private boolean amongOthers;

    @Override
    String run(Simulator simulator) {
        if (name == null) {
            return String.join(System.lineSeparator(), ScenarioReader.shipped());
        }
        Path file = Path.of(name);
        Scenario scenario = Files.isRegularFile(file) ? ScenarioReader.file(file) : ScenarioReader.shipped(name);
        simulator.play(scenario, !amongOthers, System.out::println);
        return "Played: " + scenario.name();
    }
}
