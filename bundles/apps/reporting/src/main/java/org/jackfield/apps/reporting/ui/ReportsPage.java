package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.reporting.ReportDesk;
import org.jackfield.apps.reporting.ReportRuns;
import org.jackfield.apps.reporting.ReportingComponent;
import org.jackfield.apps.reporting.export.Exports;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** Reports: the list, a report that is run, and the editor. */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class ReportsPage implements PageContribution {

    static final String ROUTE = "reports";

    private static final PageDescription PAGE = new PageDescription(
            ROUTE, new Label(ReportParts.MESSAGES, "reports.title"), NavigationGroup.REPORTS, 10, VaadinIcon.CHART,
            ReportingComponent.RUN);

    private final ReportParts parts;

    /** Shows these reports. */
    @Activate
    public ReportsPage(
            @Reference ReportDesk desk, @Reference ReportRuns runs, @Reference Exports exports, @Reference FilterService filters,
            @Reference TaskService tasks, @Reference CallLogService calls, @Reference SiteTime time) {
        parts = new ReportParts(desk, runs, exports, filters, tasks, calls, time);
    }

    @Override
    public PageDescription page() {
        return PAGE;
    }

    @Override
    public Component view(ViewContext context) {
        ReportParts.load(UI.getCurrent());
        String path = context.path();
        if (path.equals("new")) {
            return new ReportEditor(parts, context, null);
        }
        return path.startsWith("edit/")
                ? new ReportEditor(parts, context, path.substring("edit/".length()))
                : new ReportsView(parts, context);
    }
}
