package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.Element;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingOrder;
import org.jackfield.apps.recording.store.RecordingQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** What became of every segment of a recorded device: a week at a glance, and each segment with the reason. */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class LedgerPage implements PageContribution {

    private static final int DAYS = 7;

    private final Recordings recordings;
    private final SiteTime time;

    /** Shows these segments. */
    @Activate
    public LedgerPage(@Reference Recordings recordings, @Reference SiteTime time) {
        this.recordings = recordings;
        this.time = time;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "recording/ledger",
                new Label(RecordingWording.MESSAGES, "ledger.title"),
                NavigationGroup.RECORDINGS,
                20,
                VaadinIcon.CHECK_CIRCLE,
                RecordingPermissions.LEDGER);
    }

    @Override
    public Component view(ViewContext context) {
        return new View(context).page;
    }

    private final class View {

        private final ViewContext context;
        private final RecordingWording words;
        private final GridPage<RecordedSegment> page;
        private final DatePicker day = new DatePicker();
        private final Select<SegmentState> state = new Select<>();

        View(ViewContext context) {
            this.context = context;
            this.words = RecordingWording.in(context);
            page = new GridPage<>(
                    new PageHeader(words.word("ledger.title"), words.word("ledger.purpose")), (request, sort) -> fetch(request));
            LocalDate today = LocalDate.ofInstant(time.now(), context.zone());
            day.setAriaLabel(words.word("ledger.day"));
            day.setLocale(context.locale());
            day.setRequired(true);
            day.setValue(today);
            state.setAriaLabel(words.word("column.state"));
            state.setItems(SegmentState.values());
            state.setItemLabelGenerator(each -> words.word("state", each));
            state.setValue(SegmentState.FAILED);
            page.filters().addChoice(state);
            page.filters().addChoice(day);
            page.addColumn("started", words.word("column.started"), row -> words.time(row.segment().started()));
            page.addComponentColumn("state", words.word("column.state"), words::state);
            page.addColumn("reason", words.word("column.reason"), RecordedSegment::reason);
            page.addColumn("extension", words.word("column.extension"), row -> RecordingWording.party(row.segment().device()));
            page.addColumn("outside", words.word("column.outside"), row -> words.farSide(row.segment()));
            page.addColumn("direction", words.word("column.direction"), row -> words.direction(row.segment().direction()));
            page.addNumberColumn("talk", words.word("column.talk"), row -> words.duration(row.segment().talkMillis()));
            page.compact(row -> new RowCard(
                    RecordingWording.party(row.segment().device()) + " · " + words.farSide(row.segment()),
                    words.time(row.segment().started()) + " · " + row.reason(),
                    words.state(row)));
            page.whenEmpty(new EmptyState(VaadinIcon.CHECK_CIRCLE, words.word("ledger.empty"), words.word("ledger.empty.text")));
            Div week = new Div();
            page.addComponentAtIndex(1, week);
            PlayerScript.load(UI.getCurrent());
            List<LocalDate> days = IntStream.range(0, DAYS).mapToObj(today::minusDays).toList();
            context.load(() -> days.stream().map(this::counts).toList(), counts -> week.add(table(days, counts)));
        }

        private Map<SegmentState, Long> counts(LocalDate date) {
            return recordings.counts(start(date), start(date.plusDays(1)), context.subject());
        }

        private Instant start(LocalDate date) {
            return date.atStartOfDay(context.zone()).toInstant();
        }

        private Component table(List<LocalDate> days, List<Map<SegmentState, Long>> counts) {
            Element head = new Element("tr").appendChild(heading(words.word("ledger.day")));
            Arrays.stream(SegmentState.values()).forEach(each -> head.appendChild(heading(words.word("state", each))));
            Element body = new Element("tbody");
            for (int i = 0; i < days.size(); i++) {
                Element row = new Element("tr").appendChild(heading(context.formats().date(days.get(i))).setAttribute("scope", "row"));
                for (SegmentState each : SegmentState.values()) {
                    long count = counts.get(i).getOrDefault(each, 0L);
                    Element cell = new Element("td").setText(context.formats().number(count));
                    cell.getClassList().add("jf-number");
                    if (each == SegmentState.FAILED && count > 0) {
                        cell.getClassList().add("jf-bad");
                    }
                    row.appendChild(cell);
                }
                body.appendChild(row);
            }
            Div table = new Div(new H2(words.word("ledger.week")));
            table.addClassNames("jf-table-scroll", "jf-ledger-week");
            table.getElement().appendChild(new Element("table")
                    .setAttribute("class", "jf-table")
                    .appendChild(new Element("thead").appendChild(head), body));
            return table;
        }

        private static Element heading(String text) {
            return new Element("th").setAttribute("scope", "col").setText(text);
        }

        private Page<RecordedSegment> fetch(PageRequest request) {
            LocalDate date = day.getValue() == null ? LocalDate.ofInstant(time.now(), context.zone()) : day.getValue();
            RecordingQuery query = RecordingQuery.ALL
                    .withRange(start(date), start(date.plusDays(1)))
                    .withStates(state.getValue());
            return recordings.segments(
                    query, RecordingOrder.NEWEST, request, RecordingPermissions.LEDGER, context.subject());
        }
    }
}
