package org.jackfield.apps.reporting.statistic;

import static org.jackfield.api.reporting.ReportColumn.Category.ACCOUNT_CODES;
import static org.jackfield.api.reporting.ReportColumn.Category.REPORT_TIMES_PERCENT;
import static org.jackfield.api.reporting.ReportColumn.Category.REPORT_TOTALS_PERCENT;
import static org.jackfield.api.reporting.ReportColumn.Category.TIMES_AVERAGE;
import static org.jackfield.api.reporting.ReportColumn.Category.TIMES_MIN_MAX;
import static org.jackfield.api.reporting.ReportColumn.Category.TIMES_PERCENT;
import static org.jackfield.api.reporting.ReportColumn.Category.TIMES_TOTAL;
import static org.jackfield.api.reporting.ReportColumn.Category.TOTALS;
import static org.jackfield.api.reporting.ReportColumn.Category.TOTALS_PERCENT;
import static org.jackfield.api.reporting.ReportColumn.ValueType.COUNT;
import static org.jackfield.api.reporting.ReportColumn.ValueType.DURATION;
import static org.jackfield.api.reporting.ReportColumn.ValueType.INSTANT;
import static org.jackfield.api.reporting.ReportColumn.ValueType.PERCENT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportColumn.Category;
import org.jackfield.api.reporting.ReportColumn.ValueType;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.apps.reporting.ReportingSettings;
import org.jackfield.apps.reporting.statistic.Atoms.Time;

/** Every statistic of §10.2, once. Ids and categories do not depend on the settings; thresholds and codes do. */
public final class Statistics {

    private static final Set<ReportTemplate> GROUPED = EnumSet.copyOf(Arrays.stream(ReportTemplate.values())
            .filter(template -> template.kind() == ReportTemplate.Kind.GROUPED)
            .toList());
    private static final int WIDTH = 10;

    private final ReportingSettings settings;
    private final List<Statistic> list = new ArrayList<>();

    private Statistics(ReportingSettings settings) {
        this.settings = settings;
    }

    /** {@return all, in the order of §10.2} */
    public static List<Statistic> under(ReportingSettings settings) {
        Statistics statistics = new Statistics(settings);
        statistics.accountCodes();
        statistics.timePercents();
        statistics.averages();
        statistics.minMax();
        statistics.times();
        statistics.totals();
        statistics.percents();
        statistics.reportTotals();
        statistics.reportTimes();
        return List.copyOf(statistics.list);
    }

    private void accountCodes() {
        for (int i = 1; i <= ReportingSettings.ACCOUNT_CODES; i++) {
            Set<ReportTemplate> templates = EnumSet.copyOf(GROUPED);
            templates.remove(ReportTemplate.CALLS_BY_ACCOUNT_CODE);
            templates.remove(ReportTemplate.INBOUND_CALL_SUMMARY);
            list.add(new Statistic(
                    new ReportColumn(
                            "account-code-" + i, ACCOUNT_CODES, COUNT, "10.2.1", templates, false, true, WIDTH),
                    new Formula.Plain(Atoms.accountCode(settings, i))));
        }
    }

    private void timePercents() {
        ringCategories((id, answered, lost) -> {
            percent("percent-answered-" + id, TIMES_PERCENT, "10.2.2", answered, Atoms.INBOUND);
            percent("percent-lost-" + id, TIMES_PERCENT, "10.2.2", lost, Atoms.INBOUND);
        });
        for (Time time : List.of(Time.HOLD, Time.RING, Time.TALK)) {
            percent("percent-total-" + time.id() + "-time", TIMES_PERCENT, "10.2.2", time.total(), Time.CALL.total());
        }
    }

    private void averages() {
        average("avg-answer-time-in", Atoms.ANSWER_IN, Atoms.IN_ANSWERED);
        average("avg-answer-time-out", Atoms.ANSWER_OUT, Atoms.OUT_ANSWERED);
        for (Time time : List.of(Time.CALL, Time.HOLD, Time.RING, Time.TALK)) {
            average("avg-" + time.id() + "-time", time.total(), Atoms.HANDLED);
            average("avg-" + time.id() + "-time-in", time.totalIn(), Atoms.INBOUND);
            // ruling 4: the printed "Calls Handled" of the hold time is a slip
            average("avg-" + time.id() + "-time-out", time.totalOut(), Atoms.OUTBOUND);
        }
        average("avg-lost-call-time", Atoms.RING_LOST, Atoms.ALL_LOST);
    }

    private void minMax() {
        moment("first-call-at", Atoms.min("started", "r.started_at"));
        moment("last-call-at", Atoms.max("started", "r.started_at"));
        moment("last-call-answered-at", Atoms.max("answered", "r.answered_at"));
        moment("last-call-ended-at", Atoms.max("ended", "r.ended_at"));
        extreme("answer-time-in", Time.RING, "answer_in", Atoms.IN, Atoms.ANSWERED);
        extreme("answer-time-out", Time.RING, "answer_out", Atoms.OUT, Atoms.ANSWERED);
        for (Time time : List.of(Time.CALL, Time.HOLD, Time.RING, Time.TALK)) {
            extreme(time.id() + "-time", time, time.id());
            if (time == Time.RING) {
                extreme("ring-time-lost", time, "ring_lost", Atoms.LOST);
            }
            extreme(time.id() + "-time-in", time, time.id() + "_in", Atoms.IN);
            extreme(time.id() + "-time-out", time, time.id() + "_out", Atoms.OUT);
        }
    }

    private void times() {
        ringCategories((id, answered, lost) -> {
            add("answered-" + id, TIMES_TOTAL, COUNT, "10.2.5", new Formula.Plain(answered));
            add("lost-" + id, TIMES_TOTAL, COUNT, "10.2.5", new Formula.Plain(lost));
        });
        total("total-answer-time-in", Atoms.ANSWER_IN);
        total("total-answer-time-out", Atoms.ANSWER_OUT);
        for (Time time : List.of(Time.CALL, Time.HOLD, Time.RING, Time.TALK)) {
            total("total-" + time.id() + "-time", time.total());
            if (time == Time.RING) {
                total("total-ring-time-lost", Atoms.RING_LOST);
            }
            total("total-" + time.id() + "-time-in", time.totalIn());
            total("total-" + time.id() + "-time-out", time.totalOut());
        }
    }

    private void totals() {
        count("calls-answered", Atoms.ALL_ANSWERED);
        count("calls-completed", Atoms.ALL_COMPLETED);
        count("calls-external", Atoms.ALL_EXTERNAL);
        count("calls-handled", Atoms.HANDLED);
        count("calls-in-ans", Atoms.IN_ANSWERED);
        count("calls-in-ans-ext", Atoms.IN_ANSWERED_EXTERNAL);
        count("calls-in-ans-int", Atoms.IN_ANSWERED_INTERNAL);
        count("calls-inbound", Atoms.INBOUND);
        count("calls-in-completed", Atoms.IN_COMPLETED);
        count("calls-in-ext", Atoms.IN_EXTERNAL);
        count("calls-in-int", Atoms.IN_INTERNAL);
        count("calls-in-refused", Atoms.IN_REFUSED);
        count("calls-internal", Atoms.ALL_INTERNAL);
        count("calls-lost", Atoms.ALL_LOST);
        count("calls-matched", Atoms.MATCHED);
        count("calls-not-matched", Atoms.NOT_MATCHED);
        count("calls-out-ans", Atoms.OUT_ANSWERED);
        count("calls-out-ans-ext", Atoms.OUT_ANSWERED_EXTERNAL);
        count("calls-out-ans-int", Atoms.OUT_ANSWERED_INTERNAL);
        count("calls-outbound", Atoms.OUTBOUND);
        count("calls-out-completed", Atoms.OUT_COMPLETED);
        count("calls-out-ext", Atoms.OUT_EXTERNAL);
        count("calls-out-int", Atoms.OUT_INTERNAL);
        count("calls-overflowed-in", Atoms.OVERFLOWED_IN);
        count("calls-overflowed-out", Atoms.OVERFLOWED_OUT);
        count("calls-transferred-in", Atoms.TRANSFERRED_IN);
        count("calls-transferred-out", Atoms.TRANSFERRED_OUT);
        count("calls-with-cli", Atoms.CLI);
        count("ddi-calls", Atoms.DDI);
        count("recoverable-calls", Atoms.RECOVERABLE);
        count("short-calls", Atoms.shortCalls(settings));
        count("unreturned-lost-calls", Atoms.UNRETURNED);
    }

    private void percents() {
        share("calls-in-ans", Atoms.IN_ANSWERED, Atoms.INBOUND);
        share("calls-in-ans-ext", Atoms.IN_ANSWERED_EXTERNAL, Atoms.IN_EXTERNAL);
        share("calls-in-ans-int", Atoms.IN_ANSWERED_INTERNAL, Atoms.IN_INTERNAL);
        share("calls-in-completed", Atoms.IN_COMPLETED, Atoms.INBOUND);
        share("calls-in-ext", Atoms.IN_EXTERNAL, Atoms.INBOUND);
        share("calls-in-int", Atoms.IN_INTERNAL, Atoms.INBOUND);
        share("calls-in-refused", Atoms.IN_REFUSED, Atoms.INBOUND);
        share("calls-inbound", Atoms.INBOUND, Atoms.HANDLED);
        share("calls-internal", Atoms.ALL_INTERNAL, Atoms.HANDLED);
        share("calls-lost", Atoms.ALL_LOST, Atoms.INBOUND);
        share("calls-matched", Atoms.MATCHED, Atoms.HANDLED);
        share("calls-not-matched", Atoms.NOT_MATCHED, Atoms.HANDLED);
        share("calls-out-ans", Atoms.OUT_ANSWERED, Atoms.OUTBOUND);
        share("calls-out-ans-ext", Atoms.OUT_ANSWERED_EXTERNAL, Atoms.OUT_EXTERNAL);
        share("calls-out-ans-int", Atoms.OUT_ANSWERED_INTERNAL, Atoms.OUT_INTERNAL);
        share("calls-out-completed", Atoms.OUT_COMPLETED, Atoms.OUTBOUND);
        share("calls-out-ext", Atoms.OUT_EXTERNAL, Atoms.OUTBOUND);
        share("calls-out-int", Atoms.OUT_INTERNAL, Atoms.OUTBOUND);
        share("calls-outbound", Atoms.OUTBOUND, Atoms.HANDLED);
        share("calls-overflowed-in", Atoms.OVERFLOWED_IN, Atoms.INBOUND);
        share("calls-overflowed-out", Atoms.OVERFLOWED_OUT, Atoms.INBOUND);
        share("calls-transferred-in", Atoms.TRANSFERRED_IN, Atoms.INBOUND);
        share("calls-transferred-out", Atoms.TRANSFERRED_OUT, Atoms.INBOUND);
        share("calls-with-cli", Atoms.CLI, Atoms.IN_EXTERNAL);
        share("ddi-calls", Atoms.DDI, Atoms.IN_EXTERNAL);
        share("short-calls", Atoms.shortCalls(settings), Atoms.ALL_ANSWERED);
        share("unreturned-lost-calls", Atoms.UNRETURNED, Atoms.IN_EXTERNAL);
    }

    private void reportTotals() {
        ofAll("calls-answered", Atoms.ALL_ANSWERED);
        ofAll("calls-external", Atoms.ALL_EXTERNAL);
        ofAll("calls-handled", Atoms.HANDLED);
        ofAll("calls-in", Atoms.INBOUND);
        ofAll("calls-in-ans", Atoms.IN_ANSWERED);
        ofAll("calls-in-ans-ext", Atoms.IN_ANSWERED_EXTERNAL);
        ofAll("calls-in-ans-int", Atoms.IN_ANSWERED_INTERNAL);
        ofAll("calls-in-completed", Atoms.IN_COMPLETED);
        ofAll("calls-in-ext", Atoms.IN_EXTERNAL);
        ofAll("calls-in-int", Atoms.IN_INTERNAL);
        ofAll("calls-in-refused", Atoms.IN_REFUSED);
        ofAll("calls-internal", Atoms.ALL_INTERNAL);
        ofAll("calls-lost", Atoms.ALL_LOST);
        ofAll("calls-matched", Atoms.MATCHED);
        ofAll("calls-not-matched", Atoms.NOT_MATCHED);
        ofAll("calls-out", Atoms.OUTBOUND);
        ofAll("calls-out-ans", Atoms.OUT_ANSWERED);
        ofAll("calls-out-ans-ext", Atoms.OUT_ANSWERED_EXTERNAL);
        ofAll("calls-out-ans-int", Atoms.OUT_ANSWERED_INTERNAL);
        ofAll("calls-out-completed", Atoms.OUT_COMPLETED);
        ofAll("calls-out-ext", Atoms.OUT_EXTERNAL);
        ofAll("calls-out-int", Atoms.OUT_INTERNAL);
        ofAll("calls-overflowed-in", Atoms.OVERFLOWED_IN);
        ofAll("calls-overflowed-out", Atoms.OVERFLOWED_OUT);
        ofAll("calls-transferred-in", Atoms.TRANSFERRED_IN);
        ofAll("calls-transferred-out", Atoms.TRANSFERRED_OUT);
        ofAll("calls-with-cli", Atoms.CLI);
        ofAll("did-calls", Atoms.DDI);
        ofAll("short-calls", Atoms.shortCalls(settings));
        ofAll("unreturned-lost-calls", Atoms.UNRETURNED);
    }

    private void reportTimes() {
        ringCategories((id, answered, lost) -> {
            add("percent-of-all-answered-" + id, REPORT_TIMES_PERCENT, PERCENT, "10.2.9", new Formula.OfReport(answered));
            add("percent-of-all-lost-" + id, REPORT_TIMES_PERCENT, PERCENT, "10.2.9", new Formula.OfReport(lost));
        });
        for (Time time : List.of(Time.CALL, Time.HOLD, Time.RING, Time.TALK)) {
            add("percent-of-all-total-" + time.id() + "-time", REPORT_TIMES_PERCENT, PERCENT, "10.2.9",
                    new Formula.OfReport(time.total()));
        }
    }

    private interface RingCategory {
        void add(String id, Atom answered, Atom lost);
    }

    private void ringCategories(RingCategory category) {
        for (boolean longer : new boolean[] {false, true}) {
            for (int i = 1; i <= ReportingSettings.RING_CATEGORIES; i++) {
                category.add(
                        (longer ? "over-" : "within-") + i, Atoms.answeredWithin(settings, i, longer),
                        Atoms.lostWithin(settings, i, longer));
            }
        }
    }

    private void count(String id, Atom atom) {
        add(id, TOTALS, COUNT, "10.2.6", new Formula.Plain(atom));
    }

    private void share(String id, Atom part, Atom whole) {
        percent("percent-" + id, TOTALS_PERCENT, "10.2.7", part, whole);
    }

    private void ofAll(String id, Atom atom) {
        add("percent-of-all-" + id, REPORT_TOTALS_PERCENT, PERCENT, "10.2.8", new Formula.OfReport(atom));
    }

    private void percent(String id, Category category, String section, Atom part, Atom whole) {
        add(id, category, PERCENT, section, new Formula.Percent(part, whole));
    }

    private void average(String id, Atom time, Atom count) {
        add(id, TIMES_AVERAGE, DURATION, "10.2.3", new Formula.Average(time, count));
    }

    private void total(String id, Atom atom) {
        add(id, TIMES_TOTAL, DURATION, "10.2.5", new Formula.Plain(atom));
    }

    private void moment(String id, Atom atom) {
        add(id, TIMES_MIN_MAX, INSTANT, "10.2.4", new Formula.Plain(atom));
    }

    private void extreme(String id, Time time, String atom, String... conditions) {
        add("max-" + id, TIMES_MIN_MAX, DURATION, "10.2.4",
                new Formula.Plain(Atoms.max(atom, time.sql(), conditions)));
        add("min-" + id, TIMES_MIN_MAX, DURATION, "10.2.4",
                new Formula.Plain(Atoms.min(atom, time.sql(), happened(time, conditions))));
    }

    /** The shortest talk is that of a call in which somebody talked, and so for hold; else one that was lost would make it nothing. */
    private static String[] happened(Time time, String... conditions) {
        String so = switch (time) {
            case TALK -> Atoms.ANSWERED;
            case HOLD -> Atoms.HELD;
            default -> "";
        };
        return so.isEmpty() ? conditions : Stream.concat(Stream.of(conditions), Stream.of(so)).toArray(String[]::new);
    }

    private void add(String id, Category category, ValueType type, String section, Formula formula) {
        int width = type == INSTANT ? 2 * WIDTH : WIDTH;
        list.add(new Statistic(new ReportColumn(id, category, type, section, GROUPED, false, true, width), formula));
    }
}
