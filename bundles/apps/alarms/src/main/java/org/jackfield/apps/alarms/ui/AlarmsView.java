package org.jackfield.apps.alarms.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.List;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.Facts;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.apps.alarms.AlarmsComponent;
import org.jackfield.apps.alarms.AlarmsComponent.Entry;
import org.jackfield.apps.alarms.Clearing;
import org.jackfield.apps.alarms.TeamLeaders;
import org.jackfield.apps.alarms.history.Alarm;
import org.jackfield.apps.alarms.history.Notice;

/** Alarms, newest first: raised, cleared and by whom, who was told. */
final class AlarmsView {

    /** What fits into a window of 1280 pixels. */
    private static final List<String> AT_FIRST = List.of("state", "raised", "source", "kind", "text", "told");

    private final AlarmsComponent alarms;
    private final Clearing clearing;
    private final ViewContext context;
    private final AlarmWording wording;
    private final GridPage<Entry> page;
    private final TextField search;
    private final Checkbox standing;

    AlarmsView(AlarmsComponent alarms, Clearing clearing, ViewContext context) {
        this.alarms = alarms;
        this.clearing = clearing;
        this.context = context;
        wording = new AlarmWording(context);
        PageHeader header = new PageHeader(context.text("title"), context.text("purpose"));
        if (context.may(AlarmsComponent.CONFIGURE)) {
            header.addAction(VaadinIcon.BELL, context.text("profiles"), false, () -> context.navigate("alarms/profiles"));
        }
        page = new GridPage<>(header, (request, sort) -> fetch(request));
        search = page.filters().addSearch(context.text("search"));
        standing = page.filters().add(new Checkbox(context.text("standing")));
        page.addComponentColumn("state", context.text("state"), this::badge);
        page.addColumn("raised", context.text("raised"), entry -> time(entry.alarm().raisedAt()));
        sized(page.addColumn("source", context.text("source"), entry -> wording.source(entry.alarm())), "8rem", 0);
        sized(page.addColumn("kind", context.text("alarm"), entry -> wording.kind(entry.alarm().kind())), "9rem", 0);
        sized(page.addColumn("text", context.text("text"), entry -> entry.alarm().text()), "10rem", 2);
        page.addColumn("cleared", context.text("cleared"), entry -> entry.alarm().clearedAt().map(this::time).orElse(""));
        page.addColumn("cleared-by", context.text("cleared-by"), entry -> wording.clearedBy(entry.alarm()));
        sized(page.addColumn("told", context.text("told"), entry -> wording.notices(entry.notices())), "10rem", 1);
        page.addActions(this::actions);
        // the others are in the details of a row, and there for who wants them
        page.columns(AT_FIRST, chosen -> { });
        page.details(this::details);
        page.compact(entry -> new RowCard(
                wording.kind(entry.alarm().kind()),
                time(entry.alarm().raisedAt()) + " · " + wording.source(entry.alarm()),
                badge(entry),
                actions(entry)));
        page.whenEmpty(new EmptyState(VaadinIcon.BELL, context.text("empty"), context.text("empty.text")));
        if (context.may(AlarmsComponent.ALERTED) && alarms.settings().value().alertsTeamLeaders()) {
            tellWhetherAlerted();
        }
    }

    /** Somebody who waits for pop-ups is to know that none will come. */
    private void tellWhetherAlerted() {
        TeamLeaders.Tab seat = alarms.teamLeaders().open(context.subject());
        context.closeWithView(seat);
        seat.refusal().ifPresent(why -> {
            Div note = new Div(context.text("not-alerted", why.toLine()));
            note.addClassName("jf-problem");
            page.addComponentAtIndex(1, note);
        });
    }

    Component page() {
        return page;
    }

    void refresh() {
        page.refresh();
    }

    private static void sized(Grid.Column<Entry> column, String width, int grow) {
        column.setAutoWidth(false).setWidth(width).setFlexGrow(grow);
    }

    private Page<Entry> fetch(PageRequest request) {
        return alarms.find(standing.getValue(), search.getValue(), request);
    }

    private String time(Instant at) {
        return context.formats().dateTime(at);
    }

    private StatusBadge badge(Entry entry) {
        return new StatusBadge(AlarmWording.tone(entry.alarm()), wording.state(entry.alarm()));
    }

    private Component actions(Entry entry) {
        Div buttons = new Div();
        if (clearing.offers(entry.alarm(), context.subject())) {
            Button clear = new Button(context.text("clear"), click -> Clear.ask(entry.alarm(), clearing, context));
            clear.addThemeVariants(ButtonVariant.TERTIARY);
            clear.setAriaLabel(context.text("clear.which", wording.kind(entry.alarm().kind())));
            buttons.add(clear);
        }
        return buttons;
    }

    private Component details(Entry entry) {
        Alarm alarm = entry.alarm();
        Facts facts = new Facts()
                .with(context.text("text"), alarm.text())
                .with(context.text("source"), wording.source(alarm))
                .with(context.text("device"), alarm.device().isEmpty() ? "–" : alarm.device())
                .with(context.text("raised"), time(alarm.raisedAt()));
        alarm.clearedAt().ifPresent(at -> facts.with(context.text("cleared"), time(at)));
        if (!wording.clearedBy(alarm).isEmpty()) {
            facts.with(context.text("cleared-by"), wording.clearedBy(alarm));
        }
        for (Notice notice : entry.notices()) {
            facts.with(context.text("told"), wording.notice(notice));
            if (!notice.to().isEmpty()) {
                facts.with(context.text("mail.to"), String.join(", ", notice.to()));
            }
            if (!notice.problem().isEmpty()) {
                facts.with(context.text("mail.problem"), notice.problem());
            }
        }
        if (alarm.stands()) {
            clearing.whyNot(alarm).ifPresent(why -> facts.with(context.text("clear.not"), why));
        }
        return facts;
    }
}
