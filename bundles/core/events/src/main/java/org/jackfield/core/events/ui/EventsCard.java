package org.jackfield.core.events.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.Permission;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.DashboardCardContribution;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.core.events.EventsComponent;
import org.jackfield.core.events.model.Event;
import org.jackfield.core.events.model.EventQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** What happened lately, on the dashboard (manual §3). */
@org.osgi.service.component.annotations.Component(service = DashboardCardContribution.class)
public final class EventsCard implements DashboardCardContribution {

    private static final int MOST = 8;

    private final EventsPage page;
    private final EventsComponent events;
    private final SiteTime time;

    /** Shows these events. */
    @Activate
    public EventsCard(@Reference EventsPage page, @Reference EventsComponent events, @Reference SiteTime time) {
        this.page = page;
        this.events = events;
        this.time = time;
    }

    @Override
    public Label title() {
        return new Label(EventWords.MESSAGES, "events");
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Width width() {
        return Width.WIDE;
    }

    @Override
    public String route() {
        return EventsPage.ROUTE;
    }

    @Override
    public Permission permission() {
        return EventsComponent.VIEW;
    }

    @Override
    public Component card(ViewContext context) {
        Div list = new Div();
        list.addClassName("jf-card-list");
        context.closeWithView(page.watch(() -> refresh(list, context)));
        refresh(list, context);
        return list;
    }

    private void refresh(Div list, ViewContext context) {
        context.load(
                () -> events.desk().find(EventQuery.ALL, PageRequest.first(MOST), context.subject()).items(),
                latest -> draw(list, context, latest));
    }

    private void draw(Div list, ViewContext context, List<Event> latest) {
        list.removeAll();
        latest.forEach(event -> list.add(new RowCard(
                EventWords.what(event, context),
                Stream.of(context.formats().recent(event.at(), time.now()), event.subject(), event.detail())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" · ")),
                EventWords.badge(event, context))));
        if (latest.isEmpty()) {
            list.add(new EmptyState(VaadinIcon.CALENDAR_CLOCK, context.text("events.none"), context.text("events.none.text")));
        }
    }
}
