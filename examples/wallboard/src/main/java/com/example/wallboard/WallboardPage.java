package com.example.wallboard;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Figure;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.Tone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The board as a page. */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class WallboardPage implements PageContribution {

    private static final Messages MESSAGES = Messages.of(WallboardPage.class);

    private final Wallboard wallboard;

    /** Shows this board. */
    @Activate
    public WallboardPage(@Reference Wallboard wallboard) {
        this.wallboard = wallboard;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "wallboard",
                new Label(MESSAGES, "title"),
                NavigationGroup.CALLS,
                90,
                VaadinIcon.DASHBOARD,
                Wallboard.VIEW);
    }

    @Override
    public Component view(ViewContext context) {
        Figure waiting = new Figure("", context.text("waiting"));
        Figure talking = new Figure("", context.text("talking"));
        Figure longest = new Figure("", context.text("longest"));
        Runnable show = () -> {
            Board board = wallboard.board();
            waiting.set(context.formats().number(board.waiting()), board.waiting() > 3 ? Tone.WARNING : Tone.GOOD);
            talking.set(context.formats().number(board.talking()), Tone.NEUTRAL);
            longest.set(context.formats().duration(board.longestWaitMillis()), Tone.NEUTRAL);
        };
        show.run();
        context.closeWithView(wallboard.watch(() -> context.push(show)));

        Div figures = new Div(waiting, talking, longest);
        figures.addClassName("jf-figures");
        Div page = new Div(new PageHeader(context.text("title"), context.text("purpose")), figures);
        page.addClassName("jf-stack");
        return page;
    }
}
