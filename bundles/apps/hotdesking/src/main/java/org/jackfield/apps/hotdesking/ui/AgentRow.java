package org.jackfield.apps.hotdesking.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.apps.hotdesking.HotDeskingComponent;
import org.jackfield.apps.hotdesking.HotDeskingComponent.Status;
import org.jackfield.apps.hotdesking.desk.DeskPicture;
import org.jackfield.apps.hotdesking.desk.Failure;

/** An agent: where, since when, with which forwards, and what does not work. */
final class AgentRow extends Div {

    private static final long serialVersionUID = 1L;

    private final transient HotDeskingComponent hotDesking;
    private final transient Status status;
    private final transient DeskPicture.Agent agent;
    private final transient ViewContext context;

    AgentRow(HotDeskingComponent hotDesking, Status status, DeskPicture.Agent agent, ViewContext context) {
        this.hotDesking = hotDesking;
        this.status = status;
        this.agent = agent;
        this.context = context;
        String name = hotDesking.nameOf(status.system().id(), agent);
        add(new RowCard((agent.agent().number() + " " + name).strip(), detail(), ends()));
        if (!agent.failures().isEmpty()) {
            UnorderedList failures = new UnorderedList();
            failures.addClassName("jf-note");
            agent.failures().forEach(failure -> failures.add(new ListItem(text(failure))));
            add(failures);
        }
    }

    private String detail() {
        List<String> parts = new ArrayList<>();
        if (agent.isSeated()) {
            parts.add(agent.since() == null
                    ? context.text("agent.at", agent.extension())
                    : context.text("agent.at-since", agent.extension(), context.formats().dateTime(agent.since())));
        }
        if (agent.forward().type() != ForwardingType.NONE) {
            parts.add(context.text("forward." + agent.forward().type(), agent.forward().destination()));
        }
        parts.add(agent.destination().isEmpty()
                ? context.text("agent.no-destination")
                : context.text(agent.chosen() ? "agent.own-destination" : "agent.destination", agent.destination()));
        return String.join(" · ", parts);
    }

    private Component[] ends() {
        List<Component> ends = new ArrayList<>();
        Tone tone = !agent.failures().isEmpty() ? Tone.WARNING : agent.isSeated() ? Tone.GOOD : Tone.NEUTRAL;
        ends.add(new StatusBadge(tone, context.text(
                !agent.failures().isEmpty() ? "agent.incomplete" : agent.isSeated() ? "agent.in" : "agent.out")));
        if (agent.chosen()) {
            ends.add(button("clear-destination", "cleared-destination", () -> hotDesking.clearDestination(
                    status.system().id(), agent.agent(), context.subject(), "web")));
        }
        if (agent.isSeated() && context.may(HotDeskingComponent.LOG_OUT)) {
            ends.add(button("log-out", "logged-out", () -> hotDesking.logOut(
                    status.system().id(), agent.agent(), context.subject(), "web")));
        }
        return ends.toArray(Component[]::new);
    }

    private Button button(String text, String done, Callable<CompletionStage<Void>> action) {
        Button button = new Button(context.text(text), click -> context.load(
                () -> {
                    try {
                        return action.call().toCompletableFuture().join();
                    } catch (CompletionException e) {
                        throw e.getCause() instanceof ProblemException refused ? refused : e;
                    }
                },
                nothing -> context.notifySuccess(context.text(done, agent.agent().number()))));
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private String text(Failure failure) {
        return context.text(
                failure.device().isNone() ? "failure" : "failure.at",
                context.text("kind." + failure.kind().id()),
                failure.reason(),
                context.formats().dateTime(failure.since()),
                failure.device());
    }
}
