package org.jackfield.apps.reporting.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.filters.FilterUsage;
import org.jackfield.api.persistence.Batches;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.apps.reporting.ReportUsage;
import org.jackfield.apps.reporting.ReportingComponent;
import org.jackfield.apps.reporting.schedule.ReportFiles.SharedReport;
import org.jackfield.apps.reporting.schedule.store.ScheduleStore;
import org.jackfield.apps.reporting.schedule.store.ScheduleStore.Planned;

/**
 * The site's schedules: whoever may schedule sees and changes all of them (manual §5.7). Changes are made one at a time, and are
 * durable and audited when a method returns. Any thread may call; methods touch the database.
 */
public final class Schedules implements FilterUsage, ReportUsage {

    /** The most schedules. */
    public static final int MOST = 1000;

    /** How long runs are kept (manual §5.7). */
    static final Duration KEPT = Duration.ofDays(92);

    private static final int REMOVE_AT_ONCE = 1000;
    private static final String USER = "Schedule ";

    private final ScheduleStore store;
    private final SecurityService security;
    private final AuditService audit;
    private final FilterService filters;
    private final Supplier<Optional<ReportFiles>> reports;
    private final Supplier<Optional<String>> lock;
    private final InstantSource clock;

    /**
     * Works on a store.
     *
     * @param reports the shared reports; empty while they are not there
     * @param lock why nothing may be scheduled; empty if it may
     */
    Schedules(
            ScheduleStore store,
            SecurityService security,
            AuditService audit,
            FilterService filters,
            Supplier<Optional<ReportFiles>> reports,
            Supplier<Optional<String>> lock,
            InstantSource clock) {
        this.store = store;
        this.security = security;
        this.audit = audit;
        this.filters = filters;
        this.reports = reports;
        this.lock = lock;
        this.clock = clock;
    }

    /** {@return every schedule with when it runs next, by name} */
    public List<Planned> schedules(Subject by) {
        security.check(by, ReportingComponent.SCHEDULE, Target.SITE);
        return store.load();
    }

    /**
     * {@return one schedule}
     *
     * @throws ProblemException {@code reporting.schedule-unknown}
     */
    public Planned schedule(UUID id, Subject by) {
        security.check(by, ReportingComponent.SCHEDULE, Target.SITE);
        return known(id);
    }

    /** {@return runs that wait, go on or are over, newest first} */
    public Page<ScheduleRun> history(PageRequest page, Subject by) {
        security.check(by, ReportingComponent.SCHEDULE, Target.SITE);
        return store.history(page);
    }

    /** {@return why schedules do not run; empty if they do} */
    public Optional<String> lock() {
        return lock.get();
    }

    private Planned known(UUID id) {
        return store.schedule(id).orElseThrow(() -> ProblemException.notFound(
                "reporting.schedule-unknown", id.toString(), "There is no such schedule.", "It may have been deleted; look again."));
    }

    /**
     * Keeps a schedule; with revision 0 as a new one. From then on it shows what {@code by} may see, where the site limits reports
     * to that (ruling 9).
     *
     * @return as it is kept
     * @throws ProblemException {@code reporting.schedule-locked}, {@code reporting.schedule-name}, {@code
     *     reporting.schedule-report}, {@code reporting.schedule-filter}, {@code reporting.schedule-never}, {@code
     *     reporting.schedule-conflict}, {@code reporting.schedule-unknown}
     */
    public synchronized Schedule save(Schedule wanted, Subject by, String origin) {
        security.check(by, ReportingComponent.SCHEDULE,
                wanted.revision() == 0 ? Target.SITE : Target.of("schedule", wanted.id().toString()));
        unlocked();
        Schedule before = wanted.revision() == 0 ? null : known(wanted.id()).schedule();
        check(wanted, before, by);
        noteDue(clock.instant());
        Schedule next = wanted.saved(
                before == null ? Ids.next() : wanted.id(), wanted.revision() + 1, by.id(), by.name());
        Instant due = next.timing().next(clock.instant()).orElse(null);
        if (due == null && next.enabled()) {
            throw ProblemException.invalid(
                    "reporting.schedule-never", next.name(), "This schedule never runs from now on.",
                    "Enter a later end, or other days.");
        }
        audit.record(new AuditEvent(
                by, origin, before == null ? "reporting.schedule-create" : "reporting.schedule-change", next.name(),
                AuditEvent.Outcome.DONE, before == null ? "" : before.toString(), next.toString()));
        if (!store.save(next, next.enabled() ? due : null)) {
            throw ProblemException.conflict(
                    "reporting.schedule-conflict", next.name(), "Somebody else changed it meanwhile.",
                    "Open it again and make your change anew.");
        }
        return next;
    }

    private void unlocked() {
        lock.get().ifPresent(why -> {
            throw ProblemException.of(
                    "reporting.schedule-locked", Problem.Kind.FORBIDDEN, "", why, "See the page Licence.");
        });
    }

    private void check(Schedule wanted, Schedule before, Subject by) {
        List<Planned> all = store.load();
        if (before == null && all.size() >= MOST) {
            throw ProblemException.of(
                    "reporting.schedule-too-many", Problem.Kind.LIMITED, wanted.name(), "There are " + MOST + " already.",
                    "Delete some that are of no use any more.");
        }
        if (all.stream().map(Planned::schedule).anyMatch(other ->
                !other.id().equals(wanted.id()) && key(other.name()).equals(key(wanted.name())))) {
            throw ProblemException.conflict(
                    "reporting.schedule-name", wanted.name(), "Another schedule has this name.", "Enter another name.");
        }
        if (wanted.reports().isEmpty()) {
            throw ProblemException.invalid(
                    "reporting.schedule-reports", wanted.name(), "A schedule without reports makes nothing.", "Add a report.");
        }
        ReportFiles files = reports.get().orElseThrow(() -> ProblemException.unavailable(
                "reporting.schedule-report", "", "The shared reports are not there now.", "Try again in a minute."));
        files.format(wanted.delivery().format());
        Subject reader = files.limitedToAccess() ? by : ReportingComponent.SYSTEM;
        security.check(reader, ReportingComponent.RUN, Target.SITE);
        List<SharedReport> shared = files.sharedReports();
        for (ScheduledReport report : wanted.reports()) {
            SharedReport found = shared.stream()
                    .filter(each -> each.id().equals(report.report()))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid(
                            "reporting.schedule-report", report.report().toString(),
                            "There is no such shared report; personal ones cannot be scheduled.",
                            "Share it first, or choose another."));
            if (report.filter() == null) {
                found.filter().ifPresent(own -> checkFilter(own, reader, "reporting.schedule-report", found.id(), found.name()
                        + " has a filter of its own. "));
            } else {
                checkFilter(report.filter(), reader, "reporting.schedule-filter", report.filter(), "");
            }
        }
    }

    private void checkFilter(UUID filter, Subject reader, String code, UUID input, String where) {
        boolean found = Stream.of(ReportingComponent.SYSTEM, reader).allMatch(each -> filters.filter(filter, each).isPresent());
        if (!found) {
            throw ProblemException.invalid(
                    code, input.toString(),
                    where + "There is no such shared filter, or you may not see it; personal ones cannot be scheduled.",
                    "Share it first, or choose another.");
        }
    }

    /** Removes a schedule; what it did stays in the history. */
    public synchronized void delete(UUID id, Subject by, String origin) {
        security.check(by, ReportingComponent.SCHEDULE, Target.of("schedule", id.toString()));
        Schedule gone = known(id).schedule();
        audit.record(new AuditEvent(
                by, origin, "reporting.schedule-delete", gone.name(), AuditEvent.Outcome.DONE, gone.toString(), ""));
        store.delete(id);
    }

    /**
     * Runs a schedule now, besides the runs that are due; it begins when those before it have ended.
     *
     * @return the run
     */
    public synchronized ScheduleRun runNow(UUID id, Subject by, String origin) {
        security.check(by, ReportingComponent.SCHEDULE, Target.of("schedule", id.toString()));
        unlocked();
        Schedule schedule = known(id).schedule();
        ScheduleRun run = ScheduleRun.waiting(Ids.next(), schedule, clock.instant(), by.name());
        audit.record(AuditEvent.done(by, origin, "reporting.schedule-run", schedule.name()));
        store.add(run);
        return run;
    }

    /** Takes note of every run that is due, and makes room in the history. */
    synchronized void noteDue(Instant now) {
        Optional<String> locked = lock.get();
        for (Planned planned : store.load()) {
            if (planned.due() == null || planned.due().isAfter(now)) {
                continue;
            }
            DuePlan plan = DuePlan.of(planned.schedule(), planned.due(), now, Ids::next);
            List<ScheduleRun> runs = locked.isEmpty()
                    ? plan.runs()
                    : plan.runs().stream().map(run -> run.ended(ScheduleRun.State.MISSED, now, locked.get())).toList();
            store.advance(planned.schedule().id(), planned.due(), plan.next(), runs);
        }
    }

    /** Removes what is older than the history keeps. */
    void removeOld(Instant now) {
        Batches.run(REMOVE_AT_ONCE, most -> store.removeEndedBefore(now.minus(KEPT), most));
    }

    @Override
    public List<String> usesOf(UUID id) {
        return store.load().stream()
                .map(Planned::schedule)
                .filter(schedule -> schedule.reports().stream()
                        .anyMatch(report -> id.equals(report.filter()) || id.equals(report.report())))
                .map(schedule -> USER + schedule.name())
                .toList();
    }

    /** The reports stay, with the filters of their own. */
    @Override
    public void filterRemoved(UUID filter) {
        changeReports(report -> filter.equals(report.filter())
                ? Stream.of(new ScheduledReport(report.report(), null, report.range()))
                : Stream.of(report));
    }

    @Override
    public void reportRemoved(UUID report) {
        changeReports(each -> report.equals(each.report()) ? Stream.empty() : Stream.of(each));
    }

    private synchronized void changeReports(Function<ScheduledReport, Stream<ScheduledReport>> change) {
        for (Planned planned : store.load()) {
            Schedule schedule = planned.schedule();
            List<ScheduledReport> left = schedule.reports().stream().flatMap(change).toList();
            if (!left.equals(schedule.reports())) {
                store.save(
                        schedule.withReports(left)
                                .saved(schedule.id(), schedule.revision() + 1, schedule.savedBy(), schedule.savedByName()),
                        planned.due());
            }
        }
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
