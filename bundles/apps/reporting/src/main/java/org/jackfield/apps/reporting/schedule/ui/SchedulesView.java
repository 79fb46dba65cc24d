package org.jackfield.apps.reporting.schedule.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.IconButton;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.apps.reporting.schedule.Schedule;
import org.jackfield.apps.reporting.schedule.ScheduleRun;
import org.jackfield.apps.reporting.schedule.Schedules;
import org.jackfield.apps.reporting.schedule.store.ScheduleStore.Planned;

/** Lists schedules, or their runs. */
final class SchedulesView {

    static final String ORIGIN = "web";

    private final SchedulesPage.Parts parts;
    private final Schedules schedules;
    private final ViewContext context;
    private final Div content = new Div();

    SchedulesView(SchedulesPage.Parts parts, ViewContext context) {
        this.parts = parts;
        this.schedules = parts.component().schedules();
        this.context = context;
        content.setSizeFull();
        show(false);
    }

    Component content() {
        return content;
    }

    private void show(boolean history) {
        content.removeAll();
        content.add(history ? history() : list());
    }

    private Select<Boolean> which(boolean history) {
        Select<Boolean> which = new Select<>();
        which.setAriaLabel(context.text("view"));
        which.setItems(false, true);
        which.setItemLabelGenerator(each -> context.text(each ? "view.history" : "view.schedules"));
        which.setValue(history);
        which.addValueChangeListener(change -> show(change.getValue()));
        return which;
    }

    private GridPage<Planned> list() {
        PageHeader header = new PageHeader(context.text("title"), context.text("purpose"));
        Search search = new Search();
        GridPage<Planned> page = new GridPage<>(header, (request, sort) -> search.page(request));
        header.addAction(VaadinIcon.PLUS, context.text("add"), true, () -> edit(null, page));
        search.field = page.filters().addSearch(context.text("name"));
        page.filters().addChoice(which(false));
        page.addColumn("name", context.text("name"), each -> each.schedule().name());
        page.addColumn("recurrence", context.text("recurrence"), this::recurrence);
        page.addColumn("next", context.text("next"), this::next);
        page.addColumn("reports", context.text("reports"), this::reports);
        page.addColumn("delivery", context.text("delivery"), this::delivery);
        page.addColumn("saved-by", context.text("saved-by"), each -> each.schedule().savedByName());
        page.addActions(each -> actions(each, page));
        page.compact(each -> new RowCard(
                each.schedule().name(), recurrence(each) + " · " + next(each), actions(each, page)));
        page.onOpen(each -> edit(each.schedule(), page));
        page.whenEmpty(new EmptyState(
                VaadinIcon.CALENDAR_CLOCK, context.text("empty"), context.text("empty.text")));
        return page;
    }

    private final class Search {

        private TextField field;

        Page<Planned> page(PageRequest request) {
            String wanted = field == null ? "" : field.getValue().strip().toLowerCase(Locale.ROOT);
            List<Planned> all = schedules.schedules(context.subject()).stream()
                    .filter(each -> each.schedule().name().toLowerCase(Locale.ROOT).contains(wanted))
                    .toList();
            return Page.within(all, request);
        }
    }

    private String recurrence(Planned each) {
        return new ScheduleWords(context).recurrence(each.schedule().timing());
    }

    private String next(Planned each) {
        if (each.due() == null) {
            return context.text(each.schedule().enabled() ? "next.never" : "next.off");
        }
        return context.formats().dateTime(each.due());
    }

    private String reports(Planned each) {
        return context.text("reports.count", each.schedule().reports().size());
    }

    private String delivery(Planned each) {
        return context.text("delivery." + each.schedule().delivery().kind());
    }

    private Component actions(Planned each, GridPage<Planned> page) {
        Schedule schedule = each.schedule();
        return new Div(
                icon(VaadinIcon.PLAY, "run", schedule, () -> {
                    schedules.runNow(schedule.id(), context.subject(), ORIGIN);
                    parts.component().wake();
                    context.notifySuccess(context.text("run.begun", schedule.name()));
                }),
                icon(VaadinIcon.EDIT, "edit", schedule, () -> edit(schedule, page)),
                icon(VaadinIcon.TRASH, "delete", schedule, () -> Confirmation.ask(
                        context.text("delete.question", schedule.name()),
                        context.text("delete.consequence"),
                        context.text("delete.confirm"),
                        true,
                        () -> {
                            schedules.delete(schedule.id(), context.subject(), ORIGIN);
                            page.refresh();
                        })));
    }

    private IconButton icon(VaadinIcon icon, String key, Schedule schedule, Runnable pressed) {
        return new IconButton(icon, context.text(key, schedule.name()), () -> {
            try {
                pressed.run();
            } catch (RuntimeException e) {
                context.notifyProblem(e);
            }
        });
    }

    private void edit(Schedule schedule, GridPage<Planned> page) {
        new ScheduleDialog(schedule, parts, context, page::refresh).open();
    }

    private GridPage<ScheduleRun> history() {
        GridPage<ScheduleRun> page = new GridPage<>(
                new PageHeader(context.text("title"), context.text("history.purpose")),
                (request, sort) -> schedules.history(request, context.subject()));
        page.filters().addChoice(which(true));
        page.addColumn("due", context.text("due"), run -> context.formats().dateTime(run.due()));
        page.addColumn("name", context.text("name"), ScheduleRun::name);
        page.addComponentColumn("state", context.text("state"), this::state);
        page.addNumberColumn("took", context.text("took"), this::took);
        page.addColumn("asked-by", context.text("asked-by"), ScheduleRun::askedBy);
        page.addColumn("reason", context.text("reason"), ScheduleRun::reason);
        page.compact(run -> new RowCard(
                run.name(), context.formats().dateTime(run.due()) + (run.reason().isEmpty() ? "" : " · " + run.reason()),
                state(run)));
        page.whenEmpty(new EmptyState(
                VaadinIcon.CALENDAR_CLOCK, context.text("history.empty"), context.text("history.empty.text")));
        return page;
    }

    private String took(ScheduleRun run) {
        return run.started() == null || run.ended() == null
                ? ""
                : context.formats().duration(run.ended().toEpochMilli() - run.started().toEpochMilli());
    }

    private StatusBadge state(ScheduleRun run) {
        Tone tone = switch (run.state()) {
            case WAITING -> Tone.NEUTRAL;
            case RUNNING, SENDING -> Tone.INFO;
            case SUCCEEDED -> Tone.GOOD;
            case MISSED -> Tone.WARNING;
            case FAILED -> Tone.BAD;
        };
        return new StatusBadge(tone, context.text("state." + run.state()));
    }
}
