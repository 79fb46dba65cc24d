package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jackfield.api.web.DashboardCardContribution;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.web.shell.Contributed;
import org.jackfield.web.shell.Contributions;

/** The cards of the dashboard, in their order; those that come and go leave the others as they are. */
final class DashboardView extends Div {

    private static final long serialVersionUID = 1L;

    private record Shown(Section frame, PageContext context) {}

    private final transient PageContext context;
    private final transient Contributions contributions;
    private final transient Map<DashboardCardContribution, Shown> cards = new IdentityHashMap<>();
    private final Div grid = new Div();

    DashboardView(PageContext context, Contributions contributions) {
        this.context = context;
        this.contributions = contributions;
        addClassName("jf-dashboard");
        grid.addClassName("jf-cards");
        add(new PageHeader(context.text("dashboard"), ""), grid);
        Runnable watch = contributions.onChange(() -> context.push(this::draw));
        context.closeWithView(watch::run);
        draw();
    }

    private void draw() {
        List<DashboardCardContribution> now = contributions.cards().stream()
                .map(Contributed::part)
                .filter(card -> context.may(card.permission()))
                .toList();
        cards.entrySet().removeIf(each -> {
            boolean gone = now.stream().noneMatch(card -> card == each.getKey());
            if (gone) {
                each.getValue().context().close();
            }
            return gone;
        });
        List<Component> frames = now.stream()
                .<Component>map(card -> cards.computeIfAbsent(card, this::frame).frame())
                .toList();
        if (!frames.isEmpty() && frames.equals(grid.getChildren().toList())) {
            return;
        }
        grid.removeAll();
        grid.add(frames);
        if (now.isEmpty()) {
            grid.add(new EmptyState(
                    VaadinIcon.DASHBOARD, context.text("dashboard.empty"), context.text("dashboard.empty.text")));
        }
    }

    private Shown frame(DashboardCardContribution card) {
        PageContext part = context.part(card.title().messages(), "");
        Section frame = new Section();
        frame.addClassNames("jf-card", "jf-" + card.width().name().toLowerCase(Locale.ROOT));
        String title = card.title().text(context.locale());
        H2 heading = new H2();
        heading.add(card.route().isEmpty() ? new Text(title) : new Anchor(card.route(), title));
        frame.add(heading, content(card, part));
        return new Shown(frame, part);
    }

    private static Component content(DashboardCardContribution card, PageContext part) {
        try {
            return card.card(part);
        } catch (RuntimeException e) {
            return ProblemBox.of(e);
        }
    }
}
