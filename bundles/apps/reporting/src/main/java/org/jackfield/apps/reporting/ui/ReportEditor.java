package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.reporting.DailyTimes;
import org.jackfield.api.reporting.CallCondition;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportFilter;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.reporting.SortColumn;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FilterPicker;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.apps.reporting.store.StoredReport;

/** All that a report is made of (manual §5.3): template, columns, filter and date range, sorting. Saved, it is run at once. */
final class ReportEditor extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST_SORTS = 5;

    private final transient ReportParts parts;
    private final transient ViewContext context;
    private final Div problem = new Div();
    private final TextField name = new TextField();
    private final ComboBox<String> category = new ComboBox<>();
    private final TextArea description = new TextArea();
    private final Select<ReportTemplate> template = new Select<>();
    private final Checkbox shared = new Checkbox();
    private final ColumnsEditor columns;
    private final Div sorting = new Div();
    private FilterPicker filter;
    private final MultiSelectComboBox<CallCondition> only = new MultiSelectComboBox<>();
    private RangePicker range;
    private final TimePicker from = new TimePicker();
    private final TimePicker to = new TimePicker();
    private transient StoredReport stored;
    private transient ReportDefinition begun;

    ReportEditor(ReportParts parts, ViewContext context, String id) {
        this.parts = parts;
        this.context = context;
        this.columns = new ColumnsEditor(parts, context);
        addClassName("jf-stack");
        PageHeader header = new PageHeader(context.text(id == null ? "report.new" : "editor.title"), context.text("editor.purpose"));
        add(header);
        try {
            if (id != null) {
                stored = parts.desk().report(UUID.fromString(id), context.subject());
            }
        } catch (RuntimeException e) {
            add(ProblemBox.of(e));
            return;
        }
        header.addAction(VaadinIcon.CLOSE, context.text("cancel"), false, this::leave);
        header.addAction(VaadinIcon.CHECK, context.text("save"), true, this::save);
        begun = stored == null
                ? parts.runs().engine().blank(ReportTemplate.CALL_LIST, context.locale())
                : stored.definition();
        add(problem, new H2(context.text("editor.about")), about(), new H2(context.text("editor.columns")), columns,
                new H2(context.text("editor.filters")), filters(), new H2(context.text("editor.sorting")), sorting);
        show(begun);
    }

    private FormLayout about() {
        name.setLabel(context.text("name"));
        name.setRequired(true);
        name.setMaxLength(100);
        category.setLabel(context.text("category"));
        category.setAllowCustomValue(true);
        category.addCustomValueSetListener(entered -> category.setValue(entered.getDetail()));
        category.setItems(parts.desk().reports(context.subject(), context.locale()).stream()
                .map(report -> report.definition().category())
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList());
        description.setLabel(context.text("description"));
        description.setMaxLength(1000);
        template.setLabel(context.text("template"));
        template.setItems(Arrays.stream(ReportTemplate.values()).filter(ReportTemplate::selectable).toList());
        template.setItemLabelGenerator(each -> parts.text("template." + each.id(), context.locale())
                + (parts.runs().locked(each) ? " (" + context.text("locked") + ")" : ""));
        template.setHelperText(context.text("template.help"));
        shared.setLabel(context.text("editor.shared"));
        shared.setVisible(stored == null);
        FormLayout form = new FormLayout(template, name, category, description, shared);
        form.setAutoResponsive(true);
        form.setMaxColumns(2);
        form.setColumnWidth("16rem");
        form.setAutoRows(true);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        return form;
    }

    private Div filters() {
        range = new RangePicker(context, begun.range(), LocalDate.ofInstant(parts.time().now(), context.zone()));
        filter = new FilterPicker(parts.filters(), context.subject());
        filter.setLabel(context.text("filter"));
        from.setLabel(context.text("times.from"));
        to.setLabel(context.text("times.to"));
        from.setPlaceholder("00:00");
        to.setPlaceholder("24:00");
        from.setClearButtonVisible(true);
        to.setClearButtonVisible(true);
        from.setLocale(context.locale());
        to.setLocale(context.locale());
        only.setLabel(context.text("only"));
        only.setHelperText(context.text("only.help"));
        only.setItems(CallCondition.values());
        only.setItemLabelGenerator(each -> parts.runs().name(each, context.locale()));
        only.setValue(begun.filter().conditions());
        only.setWidth("min(22rem, 100%)");
        Div bar = new Div(range, from, to, filter, only);
        bar.addClassName("jf-report-bar");
        return bar;
    }

    private void show(ReportDefinition report) {
        template.setValue(report.template());
        template.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                ReportDefinition blank = parts.runs().engine().blank(change.getValue(), context.locale());
                columns.show(change.getValue(), blank.columns());
                showSorting(change.getValue(), blank.sort());
                only.setValue(blank.filter().conditions());
            }
        });
        name.setValue(stored == null ? "" : report.name());
        category.setValue(report.category());
        description.setValue(report.description());
        from.setValue(report.times().isAll() ? null : report.times().from());
        to.setValue(report.times().isAll() ? null : report.times().to());
        report.filter().saved().ifPresent(id -> filter.choose(UUID.fromString(id)));
        columns.show(report.template(), report.columns());
        showSorting(report.template(), report.sort());
    }

    private void showSorting(ReportTemplate of, List<SortColumn> sort) {
        sorting.removeAll();
        for (int i = 0; i < MOST_SORTS; i++) {
            sorting.add(new SortRow(of, i < sort.size() ? sort.get(i) : null, i));
        }
    }

    /** A column to sort by, and which way. */
    private final class SortRow extends Div {

        private static final long serialVersionUID = 1L;

        private final ComboBox<ReportColumn> column = new ComboBox<>();
        private final Checkbox descending = new Checkbox(context.text("descending"));

        SortRow(ReportTemplate of, SortColumn sort, int place) {
            addClassName("jf-report-bar");
            column.setLabel(context.text(place == 0 ? "sort.first" : "sort.then"));
            column.setClearButtonVisible(true);
            column.setWidth("min(22rem, 100%)");
            column.setItemLabelGenerator(each -> parts.text("column." + each.id(), context.locale()));
            List<ReportColumn> offered = parts.runs().engine().columns(of);
            column.setItems(offered);
            if (sort != null) {
                offered.stream().filter(each -> each.id().equals(sort.column())).findFirst().ifPresent(column::setValue);
                descending.setValue(sort.descending());
            }
            add(column, descending);
        }

        Optional<SortColumn> sort() {
            return Optional.ofNullable(column.getValue()).map(each -> new SortColumn(each.id(), descending.getValue()));
        }
    }

    private void save() {
        problem.removeAll();
        try {
            Entries.check(this, context.locale());
            ReportDefinition entered = new ReportDefinition(
                    name.getValue(), category.getValue(), description.getValue(), template.getValue(), columns.chosen(),
                    new ReportFilter(
                            Optional.ofNullable(filter.id()).map(UUID::toString),
                            only.getValue(), CallFilter.ALL),
                    range.range(), new DailyTimes(midnight(from), midnight(to)),
                    sorting.getChildren().flatMap(row -> ((SortRow) row).sort().stream()).toList(), begun.rowLimit());
            StoredReport saved = stored == null
                    ? parts.desk().add(entered, shared.getValue(), context.subject(), ReportParts.ORIGIN)
                    : parts.desk().change(stored.id(), stored.revision(), entered, context.subject(), ReportParts.ORIGIN);
            context.notifySuccess(context.text("saved"));
            context.navigate(ReportsPage.ROUTE + "/" + saved.id());
        } catch (RuntimeException e) {
            problem.add(ProblemBox.of(e));
            problem.scrollIntoView();
        }
    }

    private static LocalTime midnight(TimePicker picker) {
        return Objects.requireNonNullElse(picker.getValue(), LocalTime.MIDNIGHT);
    }

    private void leave() {
        context.navigate(stored == null ? ReportsPage.ROUTE : ReportsPage.ROUTE + "/" + stored.id());
    }
}
