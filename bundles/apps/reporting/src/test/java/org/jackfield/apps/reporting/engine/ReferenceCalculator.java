package org.jackfield.apps.reporting.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.apps.reporting.ReportingSettings;

/** The statistics of §10.2, one by one from their definitions, without the engine. */
final class ReferenceCalculator {

    private static final Predicate<ReferenceRow> ALL = r -> true;
    private static final Predicate<ReferenceRow> IN = ReferenceRow::inbound;
    private static final Predicate<ReferenceRow> OUT = IN.negate();
    private static final Predicate<ReferenceRow> EXT = ReferenceRow::external;
    private static final Predicate<ReferenceRow> INT = EXT.negate();
    private static final Predicate<ReferenceRow> ANS = ReferenceRow::answered;
    private static final Predicate<ReferenceRow> LOST = ReferenceRow::lost;

    private final ReportingSettings settings;
    private final List<ReferenceRow> report;
    private final Map<String, Object> ofReport = new HashMap<>();

    /** @param report all rows of the report */
    ReferenceCalculator(ReportingSettings settings, List<ReferenceRow> report) {
        this.settings = settings;
        this.report = report;
    }

    static List<ReferenceRow> calls(List<List<HistorySegment>> calls) {
        return marked(calls.stream().map(ReferenceRow::call).toList(), calls);
    }

    static List<ReferenceRow> segments(List<List<HistorySegment>> calls) {
        return marked(calls.stream().flatMap(List::stream).map(ReferenceRow::segment).toList(), calls);
    }

    /** Each segment at its device, and each internal call at the device that called. */
    static List<ReferenceRow> atExtensions(List<List<HistorySegment>> calls) {
        List<ReferenceRow> rows = new ArrayList<>(segments(calls));
        calls(calls).stream().filter(r -> !r.external()).map(ReferenceRow::fromCaller).forEach(rows::add);
        return rows.stream().filter(r -> !r.device().isEmpty() && !r.group()).toList();
    }

    /** Each segment for its user, and each internal call for the one who called, who is not counted as called as well. */
    static List<ReferenceRow> ofUsers(List<List<HistorySegment>> calls) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (ReferenceRow row : segments(calls)) {
            if (row.external() || row.user() == null || !row.user().equals(row.callingUser())) {
                rows.add(row);
            }
        }
        calls(calls).stream().filter(r -> r.callingUser() != null).map(ReferenceRow::fromCaller).forEach(rows::add);
        return rows;
    }

    private static List<ReferenceRow> marked(List<ReferenceRow> rows, List<List<HistorySegment>> calls) {
        List<ReferenceRow> answered =
                calls.stream().map(ReferenceRow::call).filter(ANS.and(EXT)).toList();
        for (ReferenceRow row : rows) {
            row.unreturned()[0] = row.lost() && row.external() && (row.digits().isEmpty()
                    || answered.stream().noneMatch(later -> later.digits().equals(row.digits())
                            && later.start().isAfter(row.start())));
        }
        return rows;
    }

    Object value(String id, List<ReferenceRow> group) {
        if (id.startsWith("percent-of-all-")) {
            String of = id.substring("percent-of-all-".length());
            return percent(value(of, group), ofReport.computeIfAbsent(of, all -> value(all, report)));
        }
        if (id.startsWith("percent-total-")) {
            return percent(value(id.substring("percent-".length()), group), sum(group, ALL, ReferenceRow::call));
        }
        if (id.startsWith("percent-")) {
            String of = id.substring("percent-".length());
            return percent(number(group, count(of)), number(group, whole(of)));
        }
        return switch (id) {
            case "first-call-at" -> group.stream().map(ReferenceRow::start).min(Comparator.naturalOrder()).orElse(null);
            case "last-call-at" -> last(group, ReferenceRow::start);
            case "last-call-answered-at" -> last(group, ReferenceRow::answer);
            case "last-call-ended-at" -> last(group, ReferenceRow::end);
            default -> id.contains("-time") ? time(id, group) : (Object) number(group, count(id));
        };
    }

    private static Instant last(List<ReferenceRow> group, Function<ReferenceRow, Instant> of) {
        return group.stream().map(of).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }

    private Long time(String id, List<ReferenceRow> group) {
        if (id.equals("avg-lost-call-time")) {
            return average(sum(group, LOST, ReferenceRow::ring), number(group, LOST));
        }
        Predicate<ReferenceRow> which = id.endsWith("-in") ? IN : id.endsWith("-out") ? OUT : id.endsWith("-lost") ? LOST : ALL;
        String of = id.split("-")[1];
        which = of.equals("answer") ? which.and(ANS) : which;
        ToLongFunction<ReferenceRow> value = switch (of) {
            case "talk" -> ReferenceRow::talk;
            case "hold" -> ReferenceRow::hold;
            case "call" -> ReferenceRow::call;
            default -> ReferenceRow::ring;
        };
        List<Long> values = group.stream().filter(which).map(value::applyAsLong).toList();
        return switch (id.split("-")[0]) {
            case "total" -> sum(group, which, value);
            case "avg" -> average(sum(group, which, value), values.size());
            case "min" -> group.stream()
                    .filter(which)
                    .filter(of.equals("talk") ? ANS : of.equals("hold") ? r -> r.hold() > 0 : ALL)
                    .map(value::applyAsLong)
                    .min(Long::compare)
                    .orElse(null);
            case "max" -> values.stream().max(Long::compare).orElse(null);
            default -> throw new AssertionError(id);
        };
    }

    private Predicate<ReferenceRow> count(String id) {
        if (id.startsWith("account-code-")) {
            int at = Integer.parseInt(id.substring("account-code-".length())) - 1;
            return r -> at < settings.accountCodes().size() && settings.accountCodes().get(at).code().equals(r.code());
        }
        String[] parts = id.split("-");
        if (id.matches("(answered|lost)-(within|over)-[1-6]")) {
            long limit = settings.ringCategories().get(Integer.parseInt(parts[2]) - 1) * 1000L;
            Predicate<ReferenceRow> within = r -> r.ring() <= limit;
            return (parts[0].equals("lost") ? LOST : IN.and(ANS)).and(parts[1].equals("over") ? within.negate() : within);
        }
        return switch (id) {
            case "calls-answered", "calls-completed" -> ANS;
            case "calls-external" -> EXT;
            case "calls-handled" -> ALL;
            case "calls-in-ans", "calls-in-completed" -> IN.and(ANS);
            case "calls-in-ans-ext" -> IN.and(ANS).and(EXT);
            case "calls-in-ans-int" -> IN.and(ANS).and(INT);
            case "calls-inbound", "calls-in" -> IN;
            case "calls-in-ext" -> IN.and(EXT);
            case "calls-in-int" -> IN.and(INT);
            case "calls-in-refused" -> ReferenceRow::refused;
            case "calls-internal" -> INT;
            case "calls-lost" -> LOST;
            case "calls-matched" -> EXT.and(ReferenceRow::matched);
            case "calls-not-matched" -> EXT.and(r -> !r.matched());
            case "calls-out-ans", "calls-out-completed" -> OUT.and(ANS);
            case "calls-out-ans-ext" -> OUT.and(ANS).and(EXT);
            case "calls-out-ans-int" -> OUT.and(ANS).and(INT);
            case "calls-outbound", "calls-out" -> OUT;
            case "calls-out-ext" -> OUT.and(EXT);
            case "calls-out-int" -> OUT.and(INT);
            case "calls-overflowed-in" -> ReferenceRow::overflowedIn;
            case "calls-overflowed-out" -> ReferenceRow::overflowedOut;
            case "calls-transferred-in" -> ReferenceRow::transferredIn;
            case "calls-transferred-out" -> ReferenceRow::transferredOut;
            case "calls-with-cli" -> IN.and(EXT).and(r -> !r.digits().isEmpty());
            case "ddi-calls", "did-calls" -> IN.and(EXT).and(r -> !r.ddi().isEmpty());
            case "recoverable-calls" -> LOST.and(EXT).and(r -> !r.digits().isEmpty());
            case "short-calls" -> ANS.and(r -> r.talk() < settings.shortCallSeconds() * 1000L);
            case "unreturned-lost-calls" -> r -> r.unreturned()[0];
            default -> throw new AssertionError("no definition of " + id);
        };
    }

    /** What a percentage of §10.2.2 and §10.2.7 is of. */
    private static Predicate<ReferenceRow> whole(String id) {
        return switch (id) {
            case "calls-in-ans-ext", "calls-with-cli", "ddi-calls", "unreturned-lost-calls" -> IN.and(EXT);
            case "calls-in-ans-int" -> IN.and(INT);
            case "calls-inbound", "calls-internal", "calls-matched", "calls-not-matched", "calls-outbound" -> ALL;
            case "calls-out-ans", "calls-out-completed", "calls-out-ext", "calls-out-int" -> OUT;
            case "calls-out-ans-ext" -> OUT.and(EXT);
            case "calls-out-ans-int" -> OUT.and(INT);
            case "short-calls" -> ANS;
            default -> IN;
        };
    }

    private static long number(List<ReferenceRow> rows, Predicate<ReferenceRow> which) {
        return rows.stream().filter(which).count();
    }

    private static long sum(List<ReferenceRow> rows, Predicate<ReferenceRow> which, ToLongFunction<ReferenceRow> value) {
        return rows.stream().filter(which).mapToLong(value).sum();
    }

    private static Long average(long sum, long count) {
        return count == 0 ? null : Math.round((double) sum / count);
    }

    private static Double percent(Object part, Object whole) {
        return (Long) whole == 0 ? null : 100.0 * (Long) part / (Long) whole;
    }
}
