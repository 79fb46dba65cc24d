package org.jackfield.web.telephony;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.contacts.ContactMatch;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.users.UsersService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** Every call alive, as it goes. */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class LiveCallsPage implements PageContribution {

    private final LiveCalls live;
    private final UsersService users;
    private final ContactService contacts;
    private final SiteTime time;

    /** Shows these calls. */
    @Activate
    public LiveCallsPage(
            @Reference LiveCalls live,
            @Reference UsersService users,
            @Reference ContactService contacts,
            @Reference SiteTime time) {
        this.live = live;
        this.users = users;
        this.contacts = contacts;
        this.time = time;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "calls/live",
                new Label(CallWording.MESSAGES, "live.title"),
                NavigationGroup.CALLS,
                10,
                VaadinIcon.PHONE,
                CallLogService.VIEW);
    }

    @Override
    public Component view(ViewContext context) {
        return new View(context).page;
    }

    private final class View {
        private final CallWording words;
        private final ViewContext context;
        private final GridPage<LogicalCall> page;
        private final TextField search;
        private final Select<Direction> direction;

        View(ViewContext context) {
            this.context = context;
            this.words = CallWording.in(context.locale());
            page = new GridPage<>(
                    new PageHeader(words.word("live.title"), words.word("live.purpose")), (request, sort) -> fetch(request));
            search = page.filters().addSearch(words.word("live.search"));
            direction = page.filters().add(directions());
            columns();
            page.whenEmpty(new EmptyState(
                    VaadinIcon.PHONE, words.word("live.empty"), words.word("live.empty.text")));
            context.closeWithView(live.watch(() -> context.push(page::refresh)));
        }

        private Select<Direction> directions() {
            Select<Direction> select = new Select<>();
            select.setAriaLabel(words.word("column.direction"));
            select.setPlaceholder(words.word("filter.every-direction"));
            select.setEmptySelectionAllowed(true);
            select.setEmptySelectionCaption(words.word("filter.every-direction"));
            select.setItems(Direction.values());
            select.setItemLabelGenerator(value -> value == null
                    ? words.word("filter.every-direction")
                    : words.direction(value == Direction.NONE ? CallType.INTERNAL : CallType.EXTERNAL, value));
            return select;
        }

        private void columns() {
            page.addComponentColumn("state", words.word("column.state"), call -> words.state(call.state()));
            page.addColumn("direction", words.word("column.direction"),
                    call -> words.direction(call.type(), call.direction()));
            page.addColumn("outside", words.word("column.far-side"), this::farSide);
            page.addColumn("endpoint", words.word("column.endpoint"), words::endpoints);
            page.addColumn("user", words.word("column.user"), this::usersOf);
            page.addColumn("group", words.word("column.group"), call -> words.group(call.segments()));
            page.addColumn("started", words.word("column.started"), call -> context.formats().time(call.started()));
            page.addNumberColumn("duration", words.word("column.duration"), this::duration);
            page.addColumn("account", words.word("column.account-code"), LogicalCall::accountCode);
            page.compact(call -> new RowCard(
                    farSide(call), words.endpoints(call), words.state(call.state()), new Span(duration(call))));
            page.details(call -> new SegmentsTable(call.segments(), this::userOf, context));
        }

        /** Names are those that the reader's own directories give: nobody sees the personal contacts of others. */
        private String farSide(LogicalCall call) {
            return words.farSide(
                    call, contacts.match(call, context.subject()).map(ContactMatch::name).orElse(""));
        }

        /** Whose the call is now: of its segments that last, else of the one before. */
        private String usersOf(LogicalCall call) {
            String now = usersOf(call.segments().stream().filter(Segment::isLive));
            return now.isEmpty() && !call.segments().isEmpty() ? userOf(call.segments().getLast()) : now;
        }

        private String userOf(Segment segment) {
            return usersOf(Stream.of(segment));
        }

        private String usersOf(Stream<Segment> segments) {
            return segments.map(segment -> SegmentPeople.attributed(segment, users))
                    .flatMap(people -> Stream.of(people.userName(), people.callerUserName()))
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(", "));
        }

        private String duration(LogicalCall call) {
            return context.formats().duration(Duration.between(call.started(), time.now()).toMillis());
        }

        private Page<LogicalCall> fetch(PageRequest request) {
            List<LogicalCall> matching = live.calls(context.subject()).stream().filter(this::wanted).toList();
            return Page.within(matching, request);
        }

        private boolean wanted(LogicalCall call) {
            String text = search.getValue().strip().toLowerCase(Locale.ROOT);
            boolean rightWay = direction.getValue() == null || direction.getValue() == call.direction();
            return rightWay
                    && (text.isEmpty()
                            || (farSide(call) + " " + words.endpoints(call) + " " + usersOf(call) + " " + call.outside().ddi())
                                    .toLowerCase(Locale.ROOT)
                                    .contains(text));
        }
    }
}
