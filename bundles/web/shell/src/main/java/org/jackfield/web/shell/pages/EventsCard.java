package org.jackfield.web.shell.pages;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.jackfield.api.alerts.AlertListener;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.DashboardCardContribution;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.web.shell.pages.Events.Event;
import org.jackfield.web.shell.ui.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What happened lately: what stopped and ran again, links that were lost and came back; on the dashboard (manual §3). */
@Component(service = {DashboardCardContribution.class, AlertListener.class})
public final class EventsCard extends AlertCard {

    private static final int MOST = 8;

    private final AlertService alerts;

    /** Shows what this service remembers. */
    @Activate
    public EventsCard(@Reference AlertService alerts, @Reference SiteTime time) {
        super(alerts, time);
        this.alerts = alerts;
    }

    @Override
    public Label title() {
        return Texts.label("events");
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
    void refresh(Div list, ViewContext context) {
        context.load(
                () -> Events.of(alerts.history(PageRequest.first(MOST)).items(), MOST), events -> draw(list, context, events));
    }

    private void draw(Div list, ViewContext context, List<Event> events) {
        list.removeAll();
        events.forEach(event -> list.add(new RowCard(
                event.alert().condition().title(),
                when(event.at(), context) + " · " + event.alert().condition().detail(),
                event.over()
                        ? new StatusBadge(Tone.GOOD, context.text("events.over"))
                        : AlertTones.badge(context, event.alert().condition().severity()))));
        if (events.isEmpty()) {
            list.add(new EmptyState(VaadinIcon.CALENDAR_CLOCK, context.text("events.none"), context.text("events.none.text")));
        }
    }
}
