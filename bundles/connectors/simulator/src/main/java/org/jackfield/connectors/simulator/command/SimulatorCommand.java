package org.jackfield.connectors.simulator.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.jackfield.api.security.SecurityService;
import org.jackfield.connectors.simulator.Simulator;
import org.jackfield.connectors.simulator.SimulatorComponent;
import org.jackfield.connectors.simulator.SimulatorPermissions;
import org.jackfield.connectors.simulator.pbx.RefusedException;
import org.jackfield.connectors.simulator.scenario.Actions;
import org.jackfield.connectors.simulator.scenario.ScenarioException;

/** What all commands share: the running simulator, and reasons in one line when something cannot be done. */
abstract class SimulatorCommand implements Action {

    @Reference
    private SimulatorComponent component;

    @Reference
    private SecurityService security;

    @Override
    public final Object execute() {
        security.check(SimulatorPermissions.OPERATE);
        try {
            String said = run(component.require());
            if (said != null) {
                System.out.println(said);
            }
        } catch (RefusedException e) {
            System.out.println("The telephone system refuses (outcome " + e.outcome() + "): " + e.getMessage());
        } catch (ScenarioException | IllegalStateException | IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        return null;
    }

    /** Does it; what to print, or null. */
    abstract String run(Simulator simulator);

    /** Performs an action of {@link Actions} and tells how the station stands afterwards. */
    static String perform(Simulator simulator, String extension, String... words) {
        return simulator.ask(() -> {
            new Actions(simulator.pbx()).perform(List.of(words));
            return StatusCommand.line(simulator.pbx().device(extension));
        });
    }
}
