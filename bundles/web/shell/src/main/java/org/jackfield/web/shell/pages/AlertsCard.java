package org.jackfield.web.shell.pages;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertListener;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.DashboardCardContribution;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.web.shell.AlertWatch;
import org.jackfield.web.shell.ui.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The alerts that stand, on the dashboard; whoever may clears them there (manual §3). */
@Component(service = {DashboardCardContribution.class, AlertListener.class})
public final class AlertsCard implements DashboardCardContribution, AlertListener {

    private static final int MOST = 5;

    private final AlertWatch watch = new AlertWatch();
    private final AlertService alerts;
    private final SiteTime time;
    private final AlertClearing clearing;

    /** Shows this service's alerts. */
    @Activate
    public AlertsCard(
            @Reference AlertService alerts,
            @Reference SecurityService security,
            @Reference AuditService audit,
            @Reference SiteTime time) {
        this.alerts = alerts;
        this.time = time;
        watch.service(alerts);
        clearing = new AlertClearing(alerts, security, audit);
    }

    @Override
    public Label title() {
        return Texts.label("alerts");
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String route() {
        return "alerts";
    }

    @Override
    public Permission permission() {
        return AlertService.VIEW;
    }

    @Override
    public com.vaadin.flow.component.Component card(ViewContext context) {
        Div list = new Div();
        list.addClassName("jf-card-list");
        Runnable end = watch.onChange(() -> context.push(() -> draw(list, context)));
        context.closeWithView(end::run);
        draw(list, context);
        return list;
    }

    @Override
    public void alertChanged(Alert alert) {
        watch.alertChanged(alert);
    }

    private void draw(Div list, ViewContext context) {
        list.removeAll();
        List<Alert> active = alerts.active();
        active.stream().limit(MOST).forEach(alert -> list.add(row(alert, context)));
        if (active.isEmpty()) {
            list.add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE, context.text("alerts.none"), context.text("alerts.none.text")));
        }
    }

    private RowCard row(Alert alert, ViewContext context) {
        String title = alert.condition().title();
        String when = context.formats().recent(alert.raisedAt(), time.now());
        var severity = AlertTones.badge(context, alert.condition().severity());
        return context.may(AlertService.CLEAR)
                ? new RowCard(title, when, severity, clearing.button(alert, context))
                : new RowCard(title, when, severity);
    }
}
