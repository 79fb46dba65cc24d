package org.jackfield.apps.reporting.schedule.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Optional;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.shares.ShareService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.LockedPage;
import org.jackfield.apps.reporting.ReportingComponent;
import org.jackfield.apps.reporting.schedule.ReportFiles;
import org.jackfield.apps.reporting.schedule.SchedulesComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** Reports by the clock, and what became of them (manual §5.7). */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class SchedulesPage implements PageContribution {

    static final Messages MESSAGES = Messages.of(SchedulesPage.class);

    private final Parts parts;

    /** What the page works on. */
    record Parts(
            SchedulesComponent component, ReportFiles reports, FilterService filters, ShareService shares, SiteTime time) {}

    /** Shows these schedules. */
    @Activate
    public SchedulesPage(
            @Reference SchedulesComponent component,
            @Reference ReportFiles reports,
            @Reference FilterService filters,
            @Reference ShareService shares,
            @Reference SiteTime time) {
        parts = new Parts(component, reports, filters, shares, time);
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "reports/schedules", new Label(MESSAGES, "title"), NavigationGroup.REPORTS, 40, VaadinIcon.CALENDAR_CLOCK,
                ReportingComponent.SCHEDULE);
    }

    @Override
    public Component view(ViewContext context) {
        Optional<String> lock = parts.component().schedules().lock();
        return lock.isPresent()
                ? new LockedPage(
                        context.text("title"), context.text("purpose"), context.text("locked"), context.text("locked.remedy"))
                : new SchedulesView(parts, context).content();
    }
}
