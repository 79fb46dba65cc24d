package org.jackfield.core.events.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.core.events.EventsComponent;
import org.jackfield.core.events.model.Event;
import org.jackfield.core.events.model.EventKind;
import org.jackfield.core.events.model.EventQuery;

/** What happened, newest first. */
final class EventsView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient ViewContext context;
    private final GridPage<Event> page;
    private final TextField text;
    private final MultiSelectComboBox<EventKind.Category> categories;
    private final DatePicker from;
    private final DatePicker to;

    EventsView(ViewContext context, EventsComponent events) {
        this.context = context;
        addClassName("jf-full");
        page = new GridPage<>(
                new PageHeader(context.text("events"), context.text("events.text")),
                (request, sort) -> events.desk().find(query(), request, context.subject()));
        text = page.filters().addSearch(context.text("search"));
        categories = page.filters().add(new MultiSelectComboBox<>());
        categories.setItems(EventWords.categories(context.may(AuditService.VIEW)));
        categories.setItemLabelGenerator(category -> EventWords.category(category, context));
        categories.setPlaceholder(context.text("category"));
        categories.setAriaLabel(context.text("category"));
        from = page.filters().add(date("from"));
        to = page.filters().add(date("to"));
        page.addColumn("at", context.text("at"), event -> context.formats().dateTime(event.at())).setFlexGrow(0);
        page.addComponentColumn("category", context.text("category"), event -> EventWords.badge(event, context)).setFlexGrow(0);
        page.addColumn("what", context.text("what"), event -> EventWords.what(event, context));
        page.addColumn("subject", context.text("subject"), Event::subject);
        page.addColumn("detail", context.text("detail"), Event::detail).setFlexGrow(2);
        page.compact(event -> new RowCard(
                EventWords.what(event, context),
                Stream.of(context.formats().dateTime(event.at()), event.subject(), event.detail())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · ")),
                EventWords.badge(event, context)));
        page.whenEmpty(new EmptyState(
                VaadinIcon.CALENDAR_CLOCK, context.text("events.none"), context.text("events.none.text")));
        add(page);
    }

    private DatePicker date(String key) {
        DatePicker date = new DatePicker();
        date.setAriaLabel(context.text(key));
        date.setPlaceholder(context.text(key));
        return date;
    }

    private EventQuery query() {
        Set<EventKind.Category> chosen = categories.getValue().isEmpty()
                ? EventQuery.ALL.categories() : categories.getValue();
        return new EventQuery(start(from.getValue(), 0), start(to.getValue(), 1), chosen, text.getValue().strip());
    }

    private Instant start(LocalDate day, int daysLater) {
        return day == null ? null : day.plusDays(daysLater).atStartOfDay(context.zone()).toInstant();
    }

    /** Shows what is new. */
    void refresh() {
        page.refresh();
    }
}
