package org.jackfield.apps.hotdesking.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.apps.hotdesking.HotDeskingComponent;
import org.jackfield.apps.hotdesking.HotDeskingComponent.Status;
import org.jackfield.apps.hotdesking.HotDeskingComponent.Support;

/** One phone system: its agents, what it can do, and its settings. */
final class SystemSection extends Section {

    private static final long serialVersionUID = 1L;

    private final transient HotDeskingComponent hotDesking;
    private final transient ViewContext context;
    private final transient Status shown;
    private final StatusBadge state = new StatusBadge(Tone.NEUTRAL, "");
    private final Paragraph problem = new Paragraph();
    private final Div agents = rows();
    private final Div support = rows();
    private transient List<Object> shownState = List.of();

    SystemSection(HotDeskingComponent hotDesking, Status status, ViewContext context) {
        this.hotDesking = hotDesking;
        this.context = context;
        this.shown = status;
        addClassName("jf-section");
        H2 title = new H2(status.system().name());
        title.add(state);
        problem.addClassName("jf-note");
        add(title, problem, new H3(context.text("agents")), agents, new H3(context.text("settings")));
        add(new PlanForm(hotDesking, status, context));
        add(new H3(context.text("support")), new Paragraph(context.text("support.help")), support);
        showState(status);
    }

    private static Div rows() {
        Div rows = new Div();
        rows.addClassName("jf-rows");
        return rows;
    }

    /** Shows how the phone system stands now, if it is the one of this section. */
    void showState(Status status) {
        List<Object> now = List.of(status.picture(), status.support(), status.plan().enabled());
        if (!status.system().id().equals(shown.system().id()) || now.equals(shownState)) {
            return;
        }
        shownState = now;
        boolean on = status.plan().enabled();
        String trouble = status.picture().problem();
        state.set(
                !on ? Tone.NEUTRAL : trouble.isEmpty() ? Tone.GOOD : Tone.WARNING,
                context.text(!on ? "state.off" : trouble.isEmpty() ? "state.on" : "state.trouble"));
        problem.setText(trouble);
        problem.setVisible(on && !trouble.isEmpty());
        agents.removeAll();
        status.picture().agents().forEach(agent -> agents.add(new AgentRow(hotDesking, status, agent, context)));
        if (status.picture().agents().isEmpty()) {
            agents.add(new Paragraph(context.text(on ? "agents.none" : "agents.off")));
        }
        support.removeAll();
        status.support().forEach(one -> support.add(row(one)));
    }

    private RowCard row(Support one) {
        String why = one.whyNot().orElse(context.text(one.wanted() ? "support.used" : "support.not-used"));
        StatusBadge badge = one.whyNot().isPresent()
                ? new StatusBadge(Tone.WARNING, context.text("support.no"))
                : new StatusBadge(Tone.GOOD, context.text("support.yes"));
        return new RowCard(context.text("kind." + one.kind().id()), why, badge);
    }
}
