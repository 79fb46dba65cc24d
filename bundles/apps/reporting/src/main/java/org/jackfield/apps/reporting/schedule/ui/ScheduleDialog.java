package org.jackfield.apps.reporting.schedule.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.jackfield.api.persistence.Ids;
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

    /** @param schedule null for a new one */
    ScheduleDialog(Schedule schedule, SchedulesPage.Parts parts, ViewContext context, Runnable saved) {
        this.schedule = schedule;
        this.parts = parts;
        this.context = context;
        this.saved = saved;
        this.timing = new TimingFields(schedule == null ? null : schedule.timing(), parts.time(), context);
        this.reports = new ReportFields(schedule, parts, context);
        this.delivery = new DeliveryFields(schedule == null ? null : schedule.delivery(), parts, context);
    }

    void open() {
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
        TabSheet tabs = new TabSheet();
        tabs.setWidthFull();
        tabs.add(context.text("tab.details"), form(name, description, enabled, missed));
        tabs.add(context.text("tab.schedule"), timing.form());
        tabs.add(context.text("tab.reports"), reports.content());
        tabs.add(context.text("tab.action"), delivery.form());
        new FormDialog(
                        context.text(schedule == null ? "add" : "edit", schedule == null ? "" : schedule.name()),
                        context.text("save"),
                        this::save)
                .withWide(tabs)
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

    private void save() {
        Schedule wanted = new Schedule(
                schedule == null ? Ids.next() : schedule.id(), schedule == null ? 0 : schedule.revision(), name.getValue(),
                description.getValue(), enabled.getValue(), timing.timing(), missed.getValue(), reports.reports(),
                delivery.delivery(), "", "");
        parts.component().schedules().save(wanted, context.subject(), SchedulesView.ORIGIN);
        context.notifySuccess(context.text("saved", wanted.name()));
        saved.run();
    }
}
