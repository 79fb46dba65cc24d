package org.jackfield.apps.hotdesking.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.Secret;
import org.jackfield.apps.hotdesking.HotDeskingComponent.Status;
import org.jackfield.apps.hotdesking.HotDeskingSettings;
import org.jackfield.apps.hotdesking.desk.DeskPicture;
import org.jackfield.apps.hotdesking.desk.HotDeskingPlan;

/** What is sent and taken. */
public final class HotDeskingDocuments {

    private HotDeskingDocuments() {}

    /** The settings of a phone system. */
    @Summary("How agents hot desk at a phone system")
    public record PlanDocument(
            @Summary("Id of the phone system") String phoneSystem,
            boolean enabled,
            @Summary("The ACD hunt group whose agents hot desk") String huntGroup,
            @Summary("Where calls go while logged out, as it is dialled") String loggedOutDestination,
            @Summary("Who forwards all calls is logged out and has chosen the destination") boolean manualForwards,
            boolean automaticLogout,
            @Summary("By the site's clocks, such as 20:00") String logoutTime,
            @Summary("Lamps follow to a destination that is an extension") boolean forwardMessages,
            @Summary("Never told; absent leaves it as it is, empty takes it away") Optional<String> passcode,
            boolean changeCallingNumber,
            String defaultCallingNumber,
            boolean changeClassOfService,
            String defaultClassOfServiceExtension,
            boolean changeUsername,
            boolean changeSpeedDials,
            boolean resetOnLogout) {

        HotDeskingPlan in(HotDeskingSettings stored) {
            HotDeskingPlan plan = new HotDeskingPlan(
                    phoneSystem, enabled, huntGroup, loggedOutDestination, manualForwards, automaticLogout,
                    time(logoutTime), forwardMessages, Secret.NONE, changeCallingNumber, defaultCallingNumber,
                    changeClassOfService, defaultClassOfServiceExtension, changeUsername, changeSpeedDials, resetOnLogout);
            Secret kept = stored.plans().stream()
                    .filter(known -> known.phoneSystem().equals(plan.phoneSystem()))
                    .map(HotDeskingPlan::passcode)
                    .findFirst()
                    .orElse(Secret.NONE);
            boolean told = passcode != null && passcode.isPresent();
            return plan.withPasscode(told ? new Secret(passcode.get()) : kept);
        }

        private static LocalTime time(String text) {
            try {
                return text == null || text.isBlank() ? null : LocalTime.parse(text.strip());
            } catch (DateTimeException e) {
                throw ProblemException.invalid(
                        "hotdesking.logout-time", text, "This is not a time of day.", "Write it as 20:00.");
            }
        }

        static PlanDocument of(HotDeskingPlan plan) {
            return new PlanDocument(
                    plan.phoneSystem(), plan.enabled(), plan.huntGroup(), plan.loggedOutDestination(),
                    plan.manualForwards(), plan.automaticLogout(), plan.logoutTime().toString(),
                    plan.forwardMessages(), Optional.empty(), plan.changeCallingNumber(), plan.defaultCallingNumber(),
                    plan.changeClassOfService(), plan.defaultClassOfServiceExtension(), plan.changeUsername(),
                    plan.changeSpeedDials(), plan.resetOnLogout());
        }
    }

    /** What a phone system can do. */
    @Summary("Something that may follow an agent")
    public record SupportDocument(
            @Summary("forward, messages, username, description, calling-number, class-of-service or speed-dials") String what,
            @Summary("Whether the settings want it") boolean used,
            boolean supported,
            @Summary("Why not; absent if it is supported") Optional<String> reason) {}

    /** Something that does not work. */
    @Summary("What the phone system did not do; it is tried again every minute")
    public record FailureDocument(String what, String device, String reason, Instant since) {}

    /** An agent. */
    @Summary("An agent of the hunt group")
    public record AgentDocument(
            String agent,
            String name,
            @Summary("Absent if there is no phantom of the agent's number") Optional<String> phantom,
            @Summary("Absent while logged out") Optional<String> extension,
            Optional<Instant> since,
            @Summary("Where calls go while logged out; empty for nowhere") String loggedOutDestination,
            @Summary("Whether the agent has chosen that") boolean ownDestination,
            @Summary("NONE, NO_ANSWER, BUSY or BUSY_OR_NO_ANSWER") String forward,
            String forwardTo,
            List<FailureDocument> failures) {}

    /** A phone system. */
    @Summary("A phone system with its agents")
    public record HotDeskingDocument(
            String phoneSystem,
            @Summary("Name of the phone system") String name,
            @Summary("Why nothing can be done now; empty if it can") String problem,
            PlanDocument plan,
            List<SupportDocument> support,
            List<AgentDocument> agents) {}

    /** All of them, with what is needed to write. */
    @Summary("Every phone system")
    public record HotDeskingList(
            List<HotDeskingDocument> items, @Summary("Give it back when you write settings") long revision) {}

    /** Whom something is done to. */
    @Summary("An agent")
    public record AgentRequest(@Summary("Id of the phone system") String phoneSystem, String agent) {}

    static HotDeskingDocument of(Status status, Function<DeskPicture.Agent, String> names) {
        return new HotDeskingDocument(
                status.system().id().toString(),
                status.system().name(),
                status.picture().problem(),
                PlanDocument.of(status.plan()),
                status.support().stream()
                        .map(one -> new SupportDocument(
                                one.kind().id(), one.wanted(), one.whyNot().isEmpty(), one.whyNot()))
                        .toList(),
                status.picture().agents().stream().map(agent -> of(agent, names.apply(agent))).toList());
    }

    private static AgentDocument of(DeskPicture.Agent agent, String name) {
        return new AgentDocument(
                agent.agent().toString(),
                name,
                agent.phantom().isNone() ? Optional.empty() : Optional.of(agent.phantom().toString()),
                agent.isSeated() ? Optional.of(agent.extension().toString()) : Optional.empty(),
                Optional.ofNullable(agent.since()),
                agent.destination(),
                agent.chosen(),
                agent.forward().type().name(),
                agent.forward().destination(),
                agent.failures().stream()
                        .map(failure -> new FailureDocument(
                                failure.kind().id(), failure.device().toString(), failure.reason(), failure.since()))
                        .toList());
    }
}
