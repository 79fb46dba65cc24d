package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.security.Permission;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.DashboardCardContribution;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Figure;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.apps.reporting.ReportAsk;
import org.jackfield.apps.reporting.ReportDesk;
import org.jackfield.apps.reporting.ReportRuns;
import org.jackfield.apps.reporting.ReportingComponent;
import org.jackfield.apps.reporting.export.CellText;
import org.jackfield.apps.reporting.export.ExportColumn;
import org.jackfield.apps.reporting.export.ResultDocument;
import org.jackfield.apps.reporting.store.StoredReport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The totals of the reports that somebody chose for the dashboard; of nothing chosen, today's inbound calls. */
@org.osgi.service.component.annotations.Component(service = DashboardCardContribution.class)
public final class ReportsCard implements DashboardCardContribution {

    private static final int MOST_REPORTS = 6;
    private static final int MOST_FIGURES = 4;

    private final ReportDesk desk;
    private final ReportRuns runs;
    private final SiteTime time;

    /** Shows these reports. */
    @Activate
    public ReportsCard(@Reference ReportDesk desk, @Reference ReportRuns runs, @Reference SiteTime time) {
        this.desk = desk;
        this.runs = runs;
        this.time = time;
    }

    @Override
    public Label title() {
        return new Label(ReportParts.MESSAGES, "reports.title");
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public Width width() {
        return Width.WIDE;
    }

    @Override
    public String route() {
        return ReportsPage.ROUTE;
    }

    @Override
    public Permission permission() {
        return ReportingComponent.RUN;
    }

    @Override
    public Component card(ViewContext context) {
        ReportParts.load(UI.getCurrent());
        Div card = new Div();
        List<StoredReport> chosen = desk.dashboard(context.subject());
        if (chosen.isEmpty()) {
            card.add(report(context, runs.engine().inboundSummary(context.locale()), ""));
        }
        chosen.stream().limit(MOST_REPORTS).forEach(each -> card.add(report(context, each.definition(), "/" + each.id())));
        return card;
    }

    private Div report(ViewContext context, ReportDefinition definition, String path) {
        Div part = new Div();
        part.addClassName("jf-report-card");
        H3 title = new H3(new Anchor(ReportsPage.ROUTE + path, definition.name()));
        if (runs.locked(definition.template())) {
            part.add(title, new Paragraph(
                    VaadinIcon.LOCK.create(), new Text(context.text("locked.text", definition.template().entitlement().title()))));
            return part;
        }
        Div figures = new Div(new Span(context.text("running")));
        figures.addClassName("jf-card-figures");
        part.add(title, figures);
        boolean[] gone = new boolean[1];
        context.closeWithView(() -> gone[0] = true);
        context.load(() -> figures(context, definition, gone), made -> {
            figures.removeAll();
            figures.add(made);
        });
        return part;
    }

    private List<Component> figures(ViewContext context, ReportDefinition definition, boolean[] gone) {
        List<Component> figures = new ArrayList<>();
        try (ReportResult result = runs.run(definition, new ReportAsk(context.subject(), context.zone(), time.now()), () -> gone[0])) {
            List<ExportColumn> columns = ResultDocument.columns(runs.engine(), result, context.formats());
            CellText words = new CellText(context.formats());
            ReportRow totals = result.totals().orElse(null);
            for (int i = 0; totals != null && i < columns.size() && figures.size() < MOST_FIGURES; i++) {
                boolean shown = result.columns().get(i).type() != ReportColumn.ValueType.TEXT && totals.values().get(i) != null;
                if (shown) {
                    figures.add(new Figure(words.of(columns.get(i).format(), totals.values().get(i)), columns.get(i).header()));
                }
            }
            if (totals == null) {
                figures.add(new Figure(context.formats().number(result.size()), context.text("rows")));
            }
            if (figures.isEmpty()) {
                figures.add(new Paragraph(context.text("empty")));
            }
        } catch (RuntimeException e) {
            figures.add(ProblemBox.of(e));
        }
        return figures;
    }
}
