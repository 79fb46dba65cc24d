package org.jackfield.apps.reporting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.filters.FilterUsage;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportFilter;
import org.jackfield.api.reporting.ReportService;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.reporting.store.ReportStore;
import org.jackfield.apps.reporting.store.StoredReport;

/**
 * The reports that people have: the default ones, which everybody is given once and may change and delete, their own, and
 * those that all share and any of them may change (manual §5.4, §5.6). Every change is audited. Any thread may call.
 */
public final class ReportDesk implements FilterUsage {

    /** The most reports of one account, and the most shared ones. */
    public static final int MOST = 500;

    private final ReportService engine;
    private final FilterService filters;
    private final ReportStore store;
    private final SecurityService security;
    private final AuditService audit;
    private final Supplier<List<ReportUsage>> usages;
    private final SiteTime time;

    /** Keeps reports in a store. */
    public ReportDesk(
            ReportService engine, FilterService filters, ReportStore store, SecurityService security, AuditService audit,
            Supplier<List<ReportUsage>> usages, SiteTime time) {
        this.engine = engine;
        this.filters = filters;
        this.store = store;
        this.security = security;
        this.audit = audit;
        this.usages = usages;
        this.time = time;
    }

    /**
     * {@return the reports that somebody sees: their own, then shared ones} Whoever comes for the first time is given the
     * default ones.
     *
     * @param locale in which the default ones are named
     */
    public List<StoredReport> reports(Subject by, Locale locale) {
        check(by);
        if (by.kind() == Subject.Kind.PERSON && !store.given(by.id())) {
            giveDefaults(by, locale);
        }
        List<StoredReport> all = store.visibleTo(by.id());
        return Stream.concat(
                        all.stream().filter(report -> !report.shared()), all.stream().filter(StoredReport::shared))
                .toList();
    }

    private void giveDefaults(Subject by, Locale locale) {
        Instant now = time.now();
        List<ReportDefinition> defaults = engine.defaults(locale);
        List<StoredReport> given = new ArrayList<>();
        for (int i = 0; i < defaults.size(); i++) {
            given.add(new StoredReport(Ids.next(), Optional.of(by.id()), defaults.get(i), i, 1, now, by.name()));
        }
        store.give(by.id(), given, now);
    }

    /** {@return the default reports that somebody has no more, by their names, given to them again} */
    public List<StoredReport> restoreDefaults(Subject by, Locale locale, String origin) {
        List<StoredReport> had = reports(by, locale);
        List<ReportDefinition> lacking = engine.defaults(locale).stream()
                .filter(report -> had.stream().noneMatch(
                        own -> !own.shared() && own.definition().name().equals(report.name())))
                .toList();
        return lacking.stream().map(report -> add(report, false, by, origin)).toList();
    }

    /**
     * {@return a report that somebody sees}
     *
     * @throws ProblemException {@code reporting.unknown} if there is none of this id, or it is somebody else's
     */
    public StoredReport report(UUID id, Subject by) {
        check(by);
        return store.find(id)
                .filter(report -> report.shared() || report.owner().get().equals(by.id()))
                .orElseThrow(() -> ProblemException.notFound(
                        "reporting.unknown", id.toString(), "There is no such report.", "Choose one from the list of reports."));
    }

    /**
     * {@return a new report}
     *
     * @throws ProblemException {@code reporting.filter-personal} for a shared report with a filter that is not, {@code
     *     reporting.too-many}, {@code reporting.template}, or what {@link ReportService#checked} throws
     */
    public StoredReport add(ReportDefinition definition, boolean shared, Subject by, String origin) {
        check(by);
        ReportDefinition checked = checked(definition, shared, by);
        long same = store.visibleTo(by.id()).stream().filter(report -> report.shared() == shared).count();
        if (same >= MOST) {
            throw ProblemException.invalid(
                    "reporting.too-many", same + " reports", "There are as many reports as can be kept.", "Delete some first.");
        }
        StoredReport report = new StoredReport(
                Ids.next(), shared ? Optional.empty() : Optional.of(by.id()), checked, (int) same + MOST, 1, time.now(), by.name());
        store.add(report);
        audit.record(AuditEvent.done(by, origin, "reporting.add", named(report)));
        return report;
    }

    /**
     * {@return the report, changed}
     *
     * @param revision that the change was made from
     * @throws ProblemException {@code reporting.conflict} if somebody else changed it meanwhile; or as {@link #add}
     */
    public StoredReport change(UUID id, long revision, ReportDefinition definition, Subject by, String origin) {
        StoredReport before = report(id, by);
        if (!store.change(id, revision, checked(definition, before.shared(), by), time.now(), by.name())) {
            throw ProblemException.conflict(
                    "reporting.conflict", before.definition().name(), "Somebody else changed this report meanwhile.",
                    "Open it again and repeat your change.");
        }
        audit.record(AuditEvent.done(by, origin, "reporting.change", named(before)));
        return report(id, by);
    }

    /** {@return a copy under another name, with the same sharing} */
    public StoredReport copy(UUID id, String name, String category, Subject by, String origin) {
        StoredReport from = report(id, by);
        return add(from.definition().withName(name, category, from.definition().description()), from.shared(), by, origin);
    }

    /** {@return a shared copy; the original stays as it is} */
    public StoredReport share(UUID id, String name, String category, Subject by, String origin) {
        StoredReport from = report(id, by);
        return add(from.definition().withName(name, category, from.definition().description()), true, by, origin);
    }

    /** {@return what would lose this report, as people call it} */
    public List<String> uses(UUID id) {
        return usages.get().stream().flatMap(usage -> usage.usesOf(id).stream()).sorted().toList();
    }

    /**
     * Removes a report.
     *
     * @param evenInUse whether it is removed if a schedule uses it; the schedule goes on without it
     * @throws ProblemException {@code reporting.in-use}, which names what uses it
     */
    public void delete(UUID id, boolean evenInUse, Subject by, String origin) {
        StoredReport report = report(id, by);
        List<String> uses = uses(id);
        if (!uses.isEmpty() && !evenInUse) {
            throw ProblemException.conflict(
                    "reporting.in-use", String.join(", ", uses), "This report is in use.",
                    "Delete it all the same, and what uses it goes on without it.");
        }
        store.remove(id);
        store.dashboard(by.id(), store.dashboard(by.id()).stream().filter(each -> !each.equals(id)).toList());
        usages.get().forEach(usage -> usage.reportRemoved(id));
        audit.record(AuditEvent.done(by, origin, "reporting.delete", named(report)));
    }

    /** {@return the reports on somebody's dashboard that are still there} */
    public List<StoredReport> dashboard(Subject by) {
        check(by);
        List<StoredReport> visible = store.visibleTo(by.id());
        return store.dashboard(by.id()).stream()
                .flatMap(id -> visible.stream().filter(report -> report.id().equals(id)))
                .toList();
    }

    /** Puts a report on somebody's dashboard, or takes it off. */
    public void dashboard(UUID id, boolean wanted, Subject by) {
        report(id, by);
        List<UUID> chosen = new ArrayList<>(store.dashboard(by.id()));
        chosen.remove(id);
        if (wanted) {
            chosen.add(id);
        }
        store.dashboard(by.id(), chosen);
    }

    @Override
    public List<String> usesOf(UUID filter) {
        return store.withFilter(filter).stream()
                .map(report -> "Report " + report.definition().name() + (report.shared() ? "" : " of " + report.changedBy()))
                .toList();
    }

    /** The reports stay, and take all calls that their conditions leave. */
    @Override
    public void filterRemoved(UUID filter) {
        store.withFilter(filter).forEach(report -> {
            ReportFilter without = new ReportFilter(
                    Optional.empty(), report.definition().filter().conditions(), report.definition().filter().calls());
            store.change(
                    report.id(), report.revision(), report.definition().withFilter(without), time.now(), report.changedBy());
        });
    }

    private ReportDefinition checked(ReportDefinition definition, boolean shared, Subject by) {
        if (!definition.template().selectable()) {
            throw ProblemException.invalid(
                    "reporting.template", definition.template().id(), "This template cannot be chosen.", "Choose another one.");
        }
        ReportDefinition checked = engine.checked(definition);
        Optional<UUID> filter = checked.filter().saved().map(UUID::fromString);
        if (shared && filter.isPresent() && filters.filter(filter.get(), ReportingComponent.SYSTEM).isEmpty()) {
            throw ProblemException.invalid(
                    "reporting.filter-personal", filters.filter(filter.get(), by).map(SavedFilter::name).orElse(filter.get().toString()),
                    "Others see this report, but not its filter: it is a personal one, or gone.",
                    "Share the filter and choose the shared one, or take it out.");
        }
        return checked;
    }

    private void check(Subject by) {
        security.check(by, ReportingComponent.RUN, Target.SITE);
    }

    private static String named(StoredReport report) {
        return report.id() + " " + report.definition().name() + (report.shared() ? ", shared" : "");
    }
}
