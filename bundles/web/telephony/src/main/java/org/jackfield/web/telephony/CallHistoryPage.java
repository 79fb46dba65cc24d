package org.jackfield.web.telephony;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.MissingCalls;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.call.CallAggregate;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UsersService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.FilterPicker;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.api.web.parts.UnitPicker;
import org.jackfield.api.web.parts.UserPicker;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** Every call that was made, with filters; a row opens to show its segments and leads to its events. */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class CallHistoryPage implements PageContribution {

    private final CallLogService log;
    private final UsersService users;
    private final FilterService filters;
    private final SiteTime time;

    /** Shows this log. */
    @Activate
    public CallHistoryPage(
            @Reference CallLogService log,
            @Reference UsersService users,
            @Reference FilterService filters,
            @Reference SiteTime time) {
        this.filters = filters;
        this.log = log;
        this.users = users;
        this.time = time;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "calls/history",
                new Label(CallWording.MESSAGES, "history.title"),
                NavigationGroup.CALLS,
                20,
                VaadinIcon.TIME_BACKWARD,
                CallLogService.VIEW);
    }

    @Override
    public Component view(ViewContext context) {
        return new View(context).page;
    }

    private final class View {
        private final ViewContext context;
        private final CallWording words;
        private final GridPage<Row> page;
        private final TextField number;
        private final TextField device;
        private final DatePicker from;
        private final DatePicker to;
        private final Select<Direction> direction;
        private final Select<CallQuery.State> state;
        private final UserPicker user;
        private final UnitPicker unit;
        private final FilterPicker filter;
        private final Div missing = new Div();

        View(ViewContext context) {
            this.context = context;
            this.words = CallWording.in(context.locale());
            page = new GridPage<>(
                    new PageHeader(words.word("history.title"), words.word("history.purpose")),
                    (request, sort) -> fetch(request));
            number = page.filters().addSearch(words.word("filter.number"));
            device = page.filters().addSearch(words.word("filter.device"));
            from = page.filters().add(date("filter.from"));
            to = page.filters().add(date("filter.to"));
            direction = page.filters().add(choice("column.direction", "filter.every-direction", Direction.values()));
            direction.setItemLabelGenerator(value -> value == null
                    ? words.word("filter.every-direction")
                    : words.direction(value == Direction.NONE ? CallType.INTERNAL : CallType.EXTERNAL, value));
            state = page.filters().add(choice("column.state", "filter.every-state", CallQuery.State.values()));
            state.setItemLabelGenerator(value ->
                    value == null ? words.word("filter.every-state") : words.word("logged." + value.name().toLowerCase(java.util.Locale.ROOT)));
            user = page.filters().add(new UserPicker(users));
            user.setPlaceholder(words.word("filter.user"));
            user.setAriaLabel(words.word("filter.user"));
            unit = page.filters().add(new UnitPicker(users));
            unit.setPlaceholder(words.word("filter.unit"));
            unit.setAriaLabel(words.word("filter.unit"));
            filter = page.filters().add(new FilterPicker(filters, context.subject()));
            filter.setVisible(context.may(FilterService.OWN));
            page.addComponentAtIndex(page.indexOf(page.grid()), missing);
            columns();
            page.whenEmpty(new EmptyState(
                    VaadinIcon.TIME_BACKWARD, words.word("history.empty"), words.word("history.empty.text")));
        }

        private DatePicker date(String key) {
            DatePicker picker = new DatePicker();
            picker.setPlaceholder(words.word(key));
            picker.setAriaLabel(words.word(key));
            picker.setLocale(context.locale());
            picker.setClearButtonVisible(true);
            return picker;
        }

        private <T> Select<T> choice(String label, String every, T[] values) {
            Select<T> select = new Select<>();
            select.setAriaLabel(words.word(label));
            select.setPlaceholder(words.word(every));
            select.setEmptySelectionAllowed(true);
            select.setEmptySelectionCaption(words.word(every));
            select.setItems(values);
            return select;
        }

        private String started(Row row) {
            return context.formats().recent(row.call.started(), time.now());
        }

        private void columns() {
            page.addColumn("started", words.word("column.started"), this::started);
            page.addColumn("direction", words.word("column.direction"),
                    row -> words.direction(row.summary.type(), row.summary.direction()));
            page.addColumn("outside", words.word("column.far-side"), row -> farSide(row));
            page.addColumn("endpoint", words.word("column.endpoint"), row -> words.party(row.summary.device()));
            page.addColumn("user", words.word("column.user"), row -> row.call.summaryPeople().userNames());
            page.addColumn("unit", words.word("column.unit"), row -> unitOf(row.call));
            page.addColumn("group", words.word("column.group"), row -> words.party(row.summary.group()));
            page.addComponentColumn("state", words.word("column.state"), row -> outcome(row.call, row.summary));
            page.addNumberColumn("ring", words.word("column.ring"), row -> context.formats().duration(row.summary.ringMillis()));
            page.addNumberColumn("talk", words.word("column.talk"), row -> context.formats().duration(row.summary.talkMillis()));
            page.addNumberColumn("hold", words.word("column.hold"), row -> context.formats().duration(row.summary.holdMillis()));
            page.addNumberColumn("segments", words.word("column.segments"), row -> Integer.toString(row.summary.segmentCount()));
            page.addColumn("marks", words.word("column.marks"), row -> words.marks(marks(row.call)));
            page.compact(row -> new RowCard(
                    farSide(row),
                    words.party(row.summary.device()) + " · " + started(row),
                    outcome(row.call, row.summary),
                    new Span(context.formats().duration(row.summary.talkMillis()))));
            page.details(row -> details(row.call));
        }

        private static Set<org.jackfield.api.telephony.call.CallMark> marks(LoggedCall call) {
            return call.marks();
        }

        private Component details(LoggedCall call) {
            Button events = new Button(words.word("history.events"), VaadinIcon.LIST_OL.create(),
                    click -> context.load(() -> log.events(call.id(), context.subject()), entries -> new EventsDialog(entries, context).open()));
            events.addThemeVariants(ButtonVariant.TERTIARY);
            Div below = new Div(new SegmentsTable(call.segments(), segment -> call.people(segment).userNames(), context), events);
            below.addClassName("jf-details");
            return below;
        }

        /** Of the user now: units come and go, and a call stays its user's. */
        private String unitOf(LoggedCall call) {
            return Optional.ofNullable(call.summaryPeople().user())
                    .flatMap(users::user)
                    .flatMap(found -> users.unit(found.unit()))
                    .map(found -> UserPicker.path(users, found))
                    .orElse("");
        }

        private Set<UUID> wantedUsers() {
            if (unit.getValue() == null) {
                return user.getValue() == null ? null : Set.of(user.getValue().id());
            }
            return users.usersBelow(unit.getValue().id()).stream()
                    .map(User::id)
                    .filter(id -> user.getValue() == null || user.getValue().id().equals(id))
                    .collect(Collectors.toSet());
        }

        private String farSide(Row row) {
            return row.summary.type() == CallType.INTERNAL
                    ? words.party(row.summary.caller())
                    : words.outside(row.summary.outside(), "", row.call.summaryPeople().contactName());
        }

        private StatusBadge outcome(LoggedCall call, CallAggregate summary) {
            if (call.ended() == null) {
                return new StatusBadge(Tone.INFO, words.word("logged.live"));
            }
            return summary.answered() == null
                    ? new StatusBadge(Tone.WARNING, words.word("logged.unanswered"))
                    : new StatusBadge(Tone.GOOD, words.word("logged.answered"));
        }

        private Page<Row> fetch(PageRequest request) {
            CallQuery query = CallQuery.ALL
                    .withRange(startOf(from.getValue()), startOf(nextDay(to.getValue())))
                    .withNumber(number.getValue().strip())
                    .withDevice(DeviceId.parse(device.getValue().strip()))
                    .withDirection(direction.getValue())
                    .withState(state.getValue())
                    .withUsers(wantedUsers())
                    .withFilter(filters.resolve(filter.id(), context.subject()));
            Page<LoggedCall> found = log.find(query, request, context.subject());
            tell(log.missing(query, context.subject()));
            return found.map(call -> new Row(call, call.summary()));
        }

        private void tell(List<MissingCalls> calls) {
            missing.removeAll();
            calls.forEach(part -> {
                Paragraph warning = new Paragraph(words.word(
                        "history.missing", context.formats().number(part.calls()), context.formats().dateTime(part.first()),
                        context.formats().dateTime(part.last())));
                warning.addClassName("jf-missing");
                warning.getElement().setAttribute("role", "alert");
                missing.add(warning);
            });
        }

        private Instant startOf(LocalDate day) {
            return day == null ? null : day.atStartOfDay(context.zone()).toInstant();
        }

        private static LocalDate nextDay(LocalDate day) {
            return day == null ? null : day.plusDays(1);
        }
    }

    /** A call with its one row worked out once. */
    private record Row(LoggedCall call, CallAggregate summary) {}
}
