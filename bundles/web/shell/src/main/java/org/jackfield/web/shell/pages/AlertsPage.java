package org.jackfield.web.shell.pages;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertListener;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.web.shell.AlertWatch;
import org.jackfield.web.shell.ui.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The page of alerts, live. */
@Component(service = {PageContribution.class, AlertListener.class})
public final class AlertsPage implements PageContribution, AlertListener {

    private static final PageDescription PAGE = new PageDescription(
            "alerts", Texts.label("alerts"), NavigationGroup.OVERVIEW, 50, VaadinIcon.BELL, AlertService.VIEW);

    private final AlertService alerts;
    private final AlertClearing clearing;
    private final SiteTime time;
    private final AlertWatch watch = new AlertWatch();

    /** Shows this service's alerts. */
    @Activate
    public AlertsPage(
            @Reference AlertService alerts,
            @Reference SecurityService security,
            @Reference AuditService audit,
            @Reference SiteTime time) {
        this.alerts = alerts;
        this.clearing = new AlertClearing(alerts, security, audit);
        this.time = time;
        watch.service(alerts);
    }

    @Override
    public PageDescription page() {
        return PAGE;
    }

    @Override
    public com.vaadin.flow.component.Component view(ViewContext context) {
        return new AlertsView(context, alerts, clearing, watch, time);
    }

    @Override
    public void alertChanged(Alert alert) {
        watch.alertChanged(alert);
    }
}
