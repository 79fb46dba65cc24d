package org.jackfield.core.events.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.PageTeller;
import org.jackfield.api.web.ViewContext;
import org.jackfield.core.events.EventsComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The page of everything that happened. */
@Component(service = {PageContribution.class, EventsPage.class})
public final class EventsPage implements PageContribution {

    static final String ROUTE = "events";

    private static final PageDescription PAGE = new PageDescription(
            ROUTE, new Label(EventWords.MESSAGES, "events"), NavigationGroup.OVERVIEW, 51, VaadinIcon.CALENDAR_CLOCK,
            EventsComponent.VIEW);

    private final EventsComponent events;
    private final PageTeller teller = new PageTeller("jackfield-events-page", () -> false);
    private final AutoCloseable watch;

    /** Shows these events. */
    @Activate
    public EventsPage(@Reference EventsComponent events) {
        this.events = events;
        watch = events.watch(teller::changed);
    }

    /** Calls somebody after events were added, not more often than people can read. */
    AutoCloseable watch(Runnable watcher) {
        return teller.watch(watcher);
    }

    @Override
    public PageDescription page() {
        return PAGE;
    }

    @Override
    public com.vaadin.flow.component.Component view(ViewContext context) {
        EventsView view = new EventsView(context, events);
        context.closeWithView(watch(() -> context.push(view::refresh)));
        return view;
    }

    /** Ends the telling. */
    @Deactivate
    public void stop() throws Exception {
        watch.close();
        teller.close();
    }
}
