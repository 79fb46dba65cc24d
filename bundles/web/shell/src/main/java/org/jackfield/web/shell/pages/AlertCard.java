package org.jackfield.web.shell.pages;

import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertListener;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.security.Permission;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.DashboardCardContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.web.shell.AlertWatch;

/** A list on the dashboard that is drawn anew when an alert is raised or cleared. */
abstract class AlertCard implements DashboardCardContribution, AlertListener {

    private final AlertWatch watch = new AlertWatch();
    private final SiteTime time;

    AlertCard(AlertService alerts, SiteTime time) {
        this.time = time;
        watch.service(alerts);
    }

    /** Draws the list of one tab; called by the tab's thread at first, then by any. */
    abstract void refresh(Div list, ViewContext context);

    /** {@return when something was, in words} */
    final String when(Instant moment, ViewContext context) {
        return context.formats().recent(moment, time.now());
    }

    @Override
    public final String route() {
        return "alerts";
    }

    @Override
    public final Permission permission() {
        return AlertService.VIEW;
    }

    @Override
    public final com.vaadin.flow.component.Component card(ViewContext context) {
        Div list = new Div();
        list.addClassName("jf-card-list");
        Runnable end = watch.onChange(() -> refresh(list, context));
        context.closeWithView(end::run);
        refresh(list, context);
        return list;
    }

    @Override
    public final void alertChanged(Alert alert) {
        watch.alertChanged(alert);
    }
}
