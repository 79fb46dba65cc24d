package org.jackfield.apps.hotdesking.command;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.apps.hotdesking.HotDeskingComponent.Status;

/** Which agent somebody means who names it, and the phone system where that is not clear. */
record NamedAgent(PhoneSystemId system, DeviceId agent) {

    /**
     * @param all how every phone system stands
     * @param agent the agent's id
     * @param name the phone system's name; null if it was not given
     */
    static NamedAgent of(List<Status> all, String agent, String name) {
        List<Status> named = all.stream().filter(status -> name == null || status.system().name().equals(name)).toList();
        if (named.isEmpty() && name != null) {
            throw ProblemException.notFound(
                    "hotdesking.phone-system", name, "There is no phone system of this name.",
                    "Name one of these, or none: " + names(all) + ".");
        }
        List<Status> followed = named.stream().filter(status -> status.plan().enabled()).toList();
        if (followed.isEmpty()) {
            throw ProblemException.conflict(
                    "hotdesking.off", Objects.requireNonNullElse(name, ""), "Agent hot desking is not switched on there.",
                    "Choose its hunt group on the page Agent hot desking.");
        }
        List<NamedAgent> found = followed.stream()
                .flatMap(status -> status.picture().agents().stream()
                        .map(known -> new NamedAgent(status.system().id(), known.agent())))
                .filter(each -> each.agent().number().equals(agent))
                .toList();
        if (found.isEmpty()) {
            throw ProblemException.notFound("hotdesking.agent", agent, "No agent of this id hot desks here.", known(followed));
        }
        if (found.size() > 1) {
            throw ProblemException.invalid(
                    "hotdesking.agent", agent, "Several phone systems have an agent of this id.",
                    "Name the phone system behind it: " + names(followed) + ".");
        }
        return found.getFirst();
    }

    private static String known(List<Status> followed) {
        String agents = followed.stream()
                .flatMap(status -> status.picture().agents().stream())
                .map(known -> known.agent().number())
                .distinct()
                .collect(Collectors.joining(", "));
        String problems = followed.stream()
                .map(status -> status.picture().problem())
                .filter(problem -> !problem.isEmpty())
                .collect(Collectors.joining(" "));
        return agents.isEmpty()
                ? "Put agents into the hunt group for hot desking at the phone system. " + problems
                : "Those that do: " + agents + ". Others are put into the hunt group for hot desking at the phone system.";
    }

    private static String names(List<Status> all) {
        return all.stream().map(status -> status.system().name()).collect(Collectors.joining(", "));
    }
}
