package org.jackfield.web.shell.pages;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDate;
import org.jackfield.api.audit.AuditEntry;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditQuery;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.Facts;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;

/** Who did what, when, from where, to what, with before and after. */
final class AuditView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient ViewContext context;
    private final TextField who;
    private final TextField what;
    private final DatePicker from;
    private final DatePicker to;

    AuditView(ViewContext context, AuditService audit, SiteTime time) {
        this.context = context;
        addClassName("jf-full");
        Anchor export = new Anchor(new AuditDownload(context, audit, time, this::query), context.text("audit.export"));
        export.setRouterIgnore(true);
        GridPage<AuditEntry> page = new GridPage<>(
                new PageHeader(context.text("audit"), context.text("audit.text")).withAction(export),
                (request, sort) -> audit.find(query(), request));
        who = page.filters().addSearch(context.text("audit.who"));
        what = page.filters().addSearch(context.text("audit.action"));
        from = page.filters().add(new DatePicker());
        to = page.filters().add(new DatePicker());
        from.setAriaLabel(context.text("from"));
        from.setPlaceholder(context.text("from"));
        to.setAriaLabel(context.text("to"));
        to.setPlaceholder(context.text("to"));
        page.addColumn("at", context.text("audit.at"), entry -> context.formats().dateTime(entry.at())).setFlexGrow(0);
        page.addColumn("who", context.text("audit.who"), entry -> entry.event().subject().name());
        page.addColumn("action", context.text("audit.action"), entry -> entry.event().action());
        page.addColumn("object", context.text("audit.object"), entry -> entry.event().object()).setFlexGrow(2);
        page.addColumn("origin", context.text("audit.origin"), entry -> entry.event().origin());
        page.addComponentColumn("outcome", context.text("audit.outcome"), this::outcome).setFlexGrow(0);
        page.compact(entry -> new RowCard(
                entry.event().action(),
                entry.event().subject().name() + " · " + context.formats().dateTime(entry.at()),
                outcome(entry)));
        page.details(this::details);
        page.whenEmpty(new EmptyState(VaadinIcon.RECORDS, context.text("audit.none"), context.text("audit.none.text")));
        add(page);
    }

    private AuditQuery query() {
        return new AuditQuery(start(from.getValue(), 0), start(to.getValue(), 1), who.getValue(), what.getValue());
    }

    private Instant start(LocalDate day, int daysLater) {
        return day == null ? null : day.plusDays(daysLater).atStartOfDay(context.zone()).toInstant();
    }

    private StatusBadge outcome(AuditEntry entry) {
        AuditEvent.Outcome outcome = entry.event().outcome();
        Tone tone =
                switch (outcome) {
                    case DONE -> Tone.GOOD;
                    case REFUSED -> Tone.WARNING;
                    case FAILED -> Tone.BAD;
                };
        return new StatusBadge(tone, context.text("outcome." + outcome));
    }

    private Div details(AuditEntry entry) {
        AuditEvent event = entry.event();
        Facts facts = new Facts()
                .with(context.text("audit.object"), event.object())
                .with(context.text("audit.origin"), event.origin());
        if (!event.before().isEmpty() || !event.after().isEmpty()) {
            facts.with(context.text("audit.before"), event.before()).with(context.text("audit.after"), event.after());
        }
        Div details = new Div(facts);
        details.addClassName("jf-row-details");
        return details;
    }
}
