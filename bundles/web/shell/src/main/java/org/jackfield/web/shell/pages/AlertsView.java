package org.jackfield.web.shell.pages;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.Facts;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.web.shell.AlertWatch;

/** Alerts: those that stand, or all. */
final class AlertsView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient ViewContext context;
    private final transient AlertService alerts;
    private final transient AlertClearing clearing;
    private final transient SiteTime time;
    private final ComboBox<Boolean> which = new ComboBox<>();

    AlertsView(
            ViewContext context, AlertService alerts, AlertClearing clearing, AlertWatch watch, SiteTime time) {
        this.context = context;
        this.alerts = alerts;
        this.clearing = clearing;
        this.time = time;
        addClassName("jf-full");
        PageHeader header = new PageHeader(context.text("alerts"), context.text("alerts.text"));
        boolean clears = context.may(AlertService.CLEAR);
        if (clears) {
            header.addAction(VaadinIcon.CHECK, context.text("alerts.clear.all"), false, this::clearAll);
        }
        GridPage<Alert> page = new GridPage<>(header, (request, sort) -> fetch(request));
        page.addComponentColumn("state", context.text("alerts.state"), this::state).setFlexGrow(0);
        page.addColumn("title", context.text("alerts.title"), alert -> alert.condition().title())
                .setFlexGrow(2);
        page.addColumn("detail", context.text("alerts.detail"), alert -> alert.condition().detail())
                .setFlexGrow(3);
        page.addColumn("raised", context.text("alerts.raised"), alert -> when(alert)).setFlexGrow(0);
        page.addNumberColumn("reports", context.text("alerts.reports"), this::reports).setFlexGrow(0);
        if (clears) {
            page.addActions(this::clearButton);
        }
        page.compact(alert -> clears && alert.active()
                ? new RowCard(alert.condition().title(), when(alert), state(alert), clearButton(alert))
                : new RowCard(alert.condition().title(), when(alert), state(alert)));
        page.details(this::details);
        page.whenEmpty(new EmptyState(
                VaadinIcon.CHECK_CIRCLE, context.text("alerts.none"), context.text("alerts.none.text")));
        which.setItems(true, false);
        which.setItemLabelGenerator(only -> context.text(only ? "alerts.active" : "alerts.all"));
        which.setValue(true);
        which.setAriaLabel(context.text("alerts.which"));
        which.setAllowCustomValue(false);
        page.filters().addChoice(which);
        Runnable end = watch.onChange(() -> context.push(page::refresh));
        context.closeWithView(end::run);
        add(page);
    }

    private Component clearButton(Alert alert) {
        if (!alert.active()) {
            return new Span();
        }
        return clearing.button(alert, context);
    }

    private void clearAll() {
        List<Alert> standing = alerts.active();
        if (!standing.isEmpty()) {
            Confirmation.ask(
                    context.text("alerts.clear.all.title", standing.size()), context.text("alerts.clear.all.text"),
                    context.text("alerts.clear.all"), false, () -> clearing.clear(standing, context));
        }
    }

    private Page<Alert> fetch(PageRequest request) {
        if (!Boolean.TRUE.equals(which.getValue())) {
            return alerts.history(request);
        }
        List<Alert> active = alerts.active();
        return Page.within(active, request);
    }

    private StatusBadge state(Alert alert) {
        return alert.active()
                ? AlertTones.badge(context, alert.condition().severity())
                : new StatusBadge(Tone.NEUTRAL, context.text("alerts.cleared"));
    }

    private String when(Alert alert) {
        return context.formats().recent(alert.raisedAt(), time.now());
    }

    private String reports(Alert alert) {
        return context.formats().number(alert.reports());
    }

    private Div details(Alert alert) {
        Facts facts = new Facts()
                .with(context.text("alerts.remedy"), alert.condition().remedy())
                .with(context.text("alerts.raised"), context.formats().dateTime(alert.raisedAt()))
                .with(context.text("alerts.last"), context.formats().dateTime(alert.lastReportedAt()));
        alert.clearedAt()
                .ifPresent(at -> facts.with(context.text("alerts.cleared"), context.formats().dateTime(at)));
        Div details = new Div(new Paragraph(alert.condition().detail()), facts);
        details.addClassName("jf-row-details");
        return details;
    }
}
