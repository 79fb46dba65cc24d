package org.jackfield.apps.reporting.schedule.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.stream.Stream;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.apps.reporting.schedule.Schedule;

/** Edits a schedule: details, when, which reports, and what becomes of them (manual §5.7.1). */
final class ScheduleDialog {

    private final Schedule schedule;
    private final SchedulesPage.Parts parts;
    private final ViewContext context;
    private final Runnable saved;
    private final TextField name = new TextField();
    private final TextArea description = new TextArea();
    private final Checkbox enabled = new Checkbox();
    private final Select<Schedule.Missed> missed = new Select<>();
    private final TimingFields timing;
    private final ReportFields reports;
    private final DeliveryFields delivery;
    private final TabSheet content = new TabSheet();

    /** @param schedule null for a new one */
    ScheduleDialog(Schedule schedule, SchedulesPage.Parts parts, ViewContext context, Runnable saved) {
        this.schedule = schedule;
        this.parts = parts;
        this.context = context;
        this.saved = saved;
        this.timing = new TimingFields(schedule == null ? null : schedule.timing(), parts.time(), context);
        this.reports = new ReportFields(schedule, parts, context);
        this.delivery = new DeliveryFields(schedule == null ? null : schedule.delivery(), parts, context);
        fill();
    }

    private void fill() {
        name.setLabel(context.text("name"));
        name.setMaxLength(Schedule.MAX_NAME);
        description.setLabel(context.text("description"));
        description.setMaxLength(Schedule.MAX_DESCRIPTION);
        enabled.setLabel(context.text("enabled"));
        missed.setLabel(context.text("missed"));
        missed.setItems(Schedule.Missed.values());
        missed.setItemLabelGenerator(each -> context.text("missed." + each));
        missed.setValue(Schedule.Missed.ONCE);
        enabled.setValue(true);
        if (schedule != null) {
            name.setValue(schedule.name());
            description.setValue(schedule.description());
            enabled.setValue(schedule.enabled());
            missed.setValue(schedule.missed());
        }
        content.setWidthFull();
        content.add(context.text("tab.details"), form(name, description, enabled, missed));
        content.add(context.text("tab.schedule"), timing.form());
        content.add(context.text("tab.reports"), reports.content());
        content.add(context.text("tab.action"), delivery.form());
    }

    /** {@return the fields, on their tabs} */
    TabSheet content() {
        return content;
    }

    void open() {
        new FormDialog(
                        context.text(schedule == null ? "add" : "edit", schedule == null ? "" : schedule.name()),
                        context.text("save"),
                        this::save)
                .withWide(content)
                .pointing(this::fieldOf)
                .open();
    }

    static FormLayout form(Component... fields) {
        FormLayout form = new FormLayout(fields);
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setMaxColumns(2);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        return form;
    }

    /** {@return the field that a problem is about} */
    Optional<? extends Component> fieldOf(Problem problem) {
        if (problem.code().equals("reporting.schedule-name")) {
            return Optional.of(description.getValue().length() > Schedule.MAX_DESCRIPTION ? description : name);
        }
        return Stream.of(timing.fieldOf(problem), reports.fieldOf(problem), delivery.fieldOf(problem))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** {@return what the fields say} */
    Schedule entered() {
        return new Schedule(
                schedule == null ? Ids.next() : schedule.id(), schedule == null ? 0 : schedule.revision(), name.getValue(),
                description.getValue(), enabled.getValue(), timing.timing(), missed.getValue(), reports.reports(),
                delivery.delivery(), "", "");
    }

    private void save() {
        Schedule wanted = entered();
        parts.component().schedules().save(wanted, context.subject(), SchedulesView.ORIGIN);
        context.notifySuccess(context.text("saved", wanted.name()));
        saved.run();
    }
}
