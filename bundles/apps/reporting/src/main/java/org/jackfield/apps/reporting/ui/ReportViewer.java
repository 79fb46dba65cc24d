package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.DailyTimes;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportFilter;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.reporting.SortColumn;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FilterPicker;
import org.jackfield.api.web.parts.LockedPage;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.apps.reporting.export.ExportFormat;
import org.jackfield.apps.reporting.store.StoredReport;

/** A report that is run: date range and filter above, then a chart, the rows with their totals, and the files to be had of it. */
final class ReportViewer extends Div {

    private static final long serialVersionUID = 1L;

    private final transient ReportParts parts;
    private final transient ViewContext context;
    private final Div bar = new Div();
    private final Div result = new Div();
    private final transient ExportTray tray;
    private RangePicker range;
    private FilterPicker filter;
    private TimePicker from;
    private TimePicker to;
    private transient ReportDefinition definition;
    private transient AwaitedReport awaited = new AwaitedReport();

    ReportViewer(ReportParts parts, ViewContext context, ReportDefinition definition, StoredReport stored) {
        this.parts = parts;
        this.context = context;
        this.definition = definition;
        this.tray = new ExportTray(parts, context);
        addClassName("jf-report-viewer");
        Div head = new Div(new H2(definition.name()));
        head.addClassName("jf-report-head");
        add(head);
        if (!definition.description().isEmpty()) {
            add(new Paragraph(definition.description()));
        }
        if (!definition.filter().conditions().isEmpty()) {
            ReportFilter own = new ReportFilter(Optional.empty(), definition.filter().conditions(), CallFilter.ALL);
            add(new Paragraph(context.text(
                    "only.text", parts.runs().filterName(own, context.subject(), context.locale()))));
        }
        if (parts.runs().locked(definition.template())) {
            add(LockedPage.card(
                    context.text("locked.text", definition.template().entitlement().title()), context.text("locked"),
                    context.text("locked.remedy")));
            return;
        }
        head.add(exports());
        add(bar(stored), tray, result);
        context.closeWithView(() -> awaited.close());
        run();
    }

    private Div bar(StoredReport stored) {
        bar.addClassName("jf-report-bar");
        if (definition.template().kind() != ReportTemplate.Kind.CONFIGURATION) {
            range = new RangePicker(context, definition.range(), LocalDate.ofInstant(parts.time().now(), context.zone()));
            from = time("times.from", definition.times(), DailyTimes::from, "00:00");
            to = time("times.to", definition.times(), DailyTimes::to, "24:00");
            bar.add(range, from, to);
            if (stored != null) {
                filter = new FilterPicker(parts.filters(), context.subject());
                filter.setLabel(context.text("filter"));
                definition.filter().saved().ifPresent(id -> filter.choose(UUID.fromString(id)));
                bar.add(filter);
            }
            Button apply = new Button(context.text("apply"), click -> apply());
            apply.addThemeVariants(ButtonVariant.PRIMARY);
            bar.add(apply);
        } else {
            bar.add(new Button(context.text("apply"), click -> run()));
        }
        return bar;
    }

    private MenuBar exports() {
        MenuBar save = new MenuBar();
        var items = save.addItem(VaadinIcon.DOWNLOAD.create());
        items.add(new Span(context.text("export")));
        for (ExportFormat format : ExportFormat.values()) {
            items.getSubMenu().addItem(context.text("export." + format.name()), click -> tray.begin(definition, format));
        }
        return save;
    }

    /** Of the whole day both fields are empty: midnight to midnight reads as no time at all. */
    private TimePicker time(String key, DailyTimes times, Function<DailyTimes, LocalTime> end, String whole) {
        TimePicker picker = new TimePicker(context.text(key));
        picker.setLocale(context.locale());
        picker.setPlaceholder(whole);
        picker.setClearButtonVisible(true);
        picker.setValue(times.isAll() ? null : end.apply(times));
        picker.setWidth("7rem");
        return picker;
    }

    private void apply() {
        try {
            Entries.check(bar, context.locale());
            LocalTime begin = Objects.requireNonNullElse(from.getValue(), LocalTime.MIDNIGHT);
            LocalTime end = Objects.requireNonNullElse(to.getValue(), LocalTime.MIDNIGHT);
            definition = new ReportDefinition(
                    definition.name(), definition.category(), definition.description(), definition.template(),
                    definition.columns(), chosenFilter(), range.range(), new DailyTimes(begin, end), definition.sort(),
                    definition.rowLimit());
            run();
        } catch (ProblemException e) {
            context.notifyProblem(e);
        }
    }

    private ReportFilter chosenFilter() {
        return filter == null
                ? definition.filter()
                : new ReportFilter(
                        Optional.ofNullable(filter.id()).map(UUID::toString), definition.filter().conditions(), CallFilter.ALL);
    }

    private void run() {
        awaited.close();
        AwaitedReport mine = new AwaitedReport();
        awaited = mine;
        ProgressBar progress = new ProgressBar();
        progress.setIndeterminate(true);
        Div waiting = new Div(new Span(context.text("running")), progress, new Button(context.text("cancel"), click -> {
            mine.close();
            result.removeAll();
            result.add(new Paragraph(context.text("cancelled")));
        }));
        waiting.addClassName("jf-report-waiting");
        waiting.getElement().setAttribute("aria-live", "polite");
        result.removeAll();
        result.add(waiting);
        ReportDefinition asked = definition;
        context.load(() -> Answer.of(() -> mine.kept(parts.runs().run(asked, parts.ask(context), mine))), answer -> show(answer, mine));
    }

    private void show(Answer<ReportResult> answer, AwaitedReport mine) {
        if (mine.cancelled()) {
            return;
        }
        result.removeAll();
        answer.failure().ifPresent(failure -> result.add(ProblemBox.of(failure)));
        answer.value().ifPresent(made -> result.add(new ResultTable(parts, context, made, this::sortBy)));
    }

    /** The column becomes the first to sort by, the others keep their order behind it; chosen again it turns round. */
    private void sortBy(String column) {
        List<SortColumn> sort = new ArrayList<>(definition.sort());
        boolean descending = !sort.isEmpty() && sort.getFirst().column().equals(column) && !sort.getFirst().descending();
        sort.removeIf(each -> each.column().equals(column));
        sort.addFirst(new SortColumn(column, descending));
        definition = definition.withSort(sort);
        run();
    }
}
