package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.DashboardCardContribution;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.BarChart;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.apps.recording.LiveRecordings;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.recorder.LiveRecording;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** Whose calls are being recorded now, and how many were in each of the last hours; on the dashboard (manual §3). */
@org.osgi.service.component.annotations.Component(service = DashboardCardContribution.class)
public final class ActivityCard implements DashboardCardContribution {

    private static final int HOURS = 24;
    private static final int LABELLED = 6;
    private static final int MOST_LIVE = 60;

    private final LiveRecordings live;
    private final Recordings recordings;
    private final RecordingChanges changes;
    private final SiteTime time;

    /** Shows these recordings. */
    @Activate
    public ActivityCard(
            @Reference LiveRecordings live,
            @Reference Recordings recordings,
            @Reference RecordingChanges changes,
            @Reference SiteTime time) {
        this.live = live;
        this.recordings = recordings;
        this.changes = changes;
        this.time = time;
    }

    @Override
    public Label title() {
        return new Label(RecordingWording.MESSAGES, "activity.title");
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public Width width() {
        return Width.WIDE;
    }

    @Override
    public String route() {
        return "recordings";
    }

    @Override
    public Permission permission() {
        return RecordingPermissions.VIEW;
    }

    @Override
    public Component card(ViewContext context) {
        return new Card(context);
    }

    /** How many segments were recorded that began in an hour. */
    private record Hour(Instant begin, long recorded) {}

    private final class Card extends Div {

        private static final long serialVersionUID = 1L;

        private final transient ViewContext context;
        private final transient RecordingWording words;
        private final Div extensions = new Div();
        private final BarChart chart;
        private transient List<LiveRecording> shown;
        private transient Instant drawnFor = Instant.EPOCH;
        private int drawnRecordings = -1;

        Card(ViewContext context) {
            this.context = context;
            this.words = RecordingWording.in(context);
            extensions.addClassName("jf-live-extensions");
            extensions.getElement().setAttribute("aria-label", words.word("activity.live"));
            extensions.getElement().setAttribute("role", "list");
            chart = new BarChart(words.word("activity.hours"));
            add(extensions);
            if (context.may(RecordingPermissions.LEDGER)) {
                Paragraph hours = new Paragraph(words.word("activity.hours"));
                hours.addClassName("jf-note");
                add(hours, chart);
            }
            look();
            context.closeWithView(changes.watch(() -> context.push(this::look)));
        }

        private void look() {
            List<LiveRecording> now = live.live(context.subject());
            if (!now.equals(shown)) {
                shown = now;
                extensions.removeAll();
                now.stream().limit(MOST_LIVE).forEach(each -> extensions.add(badge(each)));
                if (now.isEmpty()) {
                    extensions.add(new EmptyState(
                            VaadinIcon.MICROPHONE, words.word("activity.none"), words.word("activity.none.text")));
                }
            }
            Instant hour = time.now().truncatedTo(ChronoUnit.HOURS);
            boolean another = !hour.equals(drawnFor) || changes.recordings() != drawnRecordings;
            if (another && context.may(RecordingPermissions.LEDGER)) {
                drawnFor = hour;
                drawnRecordings = changes.recordings();
                Subject by = context.subject();
                context.load(() -> hours(hour, by), this::draw);
            }
        }

        /** Its colour is how it stands; who talks with whom is told when it is pointed at. */
        private StatusBadge badge(LiveRecording each) {
            boolean paused = each.pausedSince().isPresent();
            Tone tone = !each.problem().isEmpty() ? Tone.BAD
                    : paused ? Tone.WARNING
                    : each.audio() ? Tone.GOOD : Tone.INFO;
            String state = !each.problem().isEmpty() ? each.problem()
                    : words.word(paused ? "live.paused" : each.audio() ? "live.recording" : "live.silent");
            String far = changes.call(each.call()).map(call -> far(call, each)).orElse("");
            String text = words.word(
                    "activity.extension", each.device().number(), state, far.isEmpty() ? "–" : far, words.time(each.since()));
            StatusBadge badge = new StatusBadge(tone, each.device().number());
            badge.setTitle(text);
            badge.getElement().setAttribute("role", "listitem");
            badge.getElement().setAttribute("aria-label", text);
            return badge;
        }

        private String far(LogicalCall call, LiveRecording each) {
            return call.segments().stream()
                    .filter(segment -> segment.id().equals(each.segment()))
                    .findFirst()
                    .map(words::farSide)
                    .orElse("");
        }

        private void draw(List<Hour> hours) {
            List<BarChart.Bar> bars = new ArrayList<>();
            for (int i = 0; i < hours.size(); i++) {
                Hour hour = hours.get(i);
                String from = words.time(hour.begin());
                String label = i % LABELLED == 0 ? String.valueOf(hour.begin().atZone(context.zone()).getHour()) : "";
                bars.add(new BarChart.Bar(
                        label, hour.recorded(),
                        words.word("activity.hour", from, context.formats().number(hour.recorded()))));
            }
            chart.show(bars);
        }
    }

    private List<Hour> hours(Instant current, Subject by) {
        List<Hour> hours = new ArrayList<>();
        for (int back = HOURS - 1; back >= 0; back--) {
            Instant begin = current.minus(Duration.ofHours(back));
            hours.add(new Hour(
                    begin,
                    recordings.counts(begin, begin.plus(Duration.ofHours(1)), by).getOrDefault(SegmentState.RECORDED, 0L)));
        }
        return hours;
    }
}
