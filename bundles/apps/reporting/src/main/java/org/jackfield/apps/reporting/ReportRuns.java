package org.jackfield.apps.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.licence.LicenceService;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.CallCondition;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportFilter;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportRequest;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportService;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.reporting.export.ExportFormat;
import org.jackfield.apps.reporting.export.ResultDocument;

/**
 * The one way to the engine: asks for the permission and the licence, puts in what a saved filter says, and keeps within the
 * reader's rights where the site wants that (ruling 9). Any thread; running takes its time.
 */
public final class ReportRuns {

    private final ReportService engine;
    private final FilterService filters;
    private final LicenceService licence;
    private final Supplier<ReportingSettings> settings;
    private final SecurityService security;
    private final AuditService audit;
    private final Supplier<Formats> site;

    /**
     * Runs reports on this engine.
     *
     * @param site how the site writes
     */
    public ReportRuns(
            ReportService engine, FilterService filters, LicenceService licence, Supplier<ReportingSettings> settings,
            SecurityService security, AuditService audit, Supplier<Formats> site) {
        this.engine = engine;
        this.filters = filters;
        this.licence = licence;
        this.settings = settings;
        this.security = security;
        this.audit = audit;
        this.site = site;
    }

    /** {@return what there is to choose from: columns, templates, texts} */
    public ReportService engine() {
        return engine;
    }

    /** {@return how the site writes where no reader has chosen anything: its language and zone of now} */
    public Formats siteFormats() {
        return site.get();
    }

    /** {@return whether the site may not run reports on this template, for want of a licence or by its violation} */
    public boolean locked(ReportTemplate template) {
        String entitlement = template.entitlement().id();
        return !licence.allowance(entitlement).granted() || licence.lock(entitlement).isPresent();
    }

    /**
     * Refuses what could not be run: wrong columns, a filter that is not there, no licence, no permission.
     *
     * @throws ProblemException as {@link #run}
     */
    public void check(ReportDefinition definition, Subject by) {
        security.check(by, ReportingComponent.RUN, Target.SITE);
        checkLicence(definition.template());
        engine.checked(definition);
        resolved(definition.filter(), by);
    }

    /**
     * Runs a report.
     *
     * @return its result, which the caller closes
     * @throws ProblemException {@code security.forbidden}, {@code reporting.unlicensed}, {@code filters.unknown}, or what {@link
     *     ReportService#run} throws
     */
    public ReportResult run(ReportDefinition definition, ReportAsk ask, ReportProgress progress) {
        security.check(ask.by(), ReportingComponent.RUN, Target.SITE);
        checkLicence(definition.template());
        ReportDefinition resolved = definition.withFilter(resolved(definition.filter(), ask.by()));
        return engine.run(new ReportRequest(resolved, access(ask.by()), ask.zone(), ask.now()), progress);
    }

    /** {@return whether readers see in reports what they may see elsewhere, and no more (ruling 9)} */
    public boolean limitedToAccess() {
        return settings.get().limitToAccess();
    }

    private CallAccess access(Subject by) {
        return limitedToAccess() ? security.callAccess(by, ReportingComponent.RUN) : CallAccess.ALL;
    }

    /**
     * Refuses what was made when its reader might see other calls than now, by the site's setting or the reader's roles.
     *
     * @param made what might be seen then
     * @throws ProblemException {@code security.forbidden}, {@code reporting.rights-changed}
     */
    public void checkStillSeen(CallAccess made, Subject by) {
        security.check(by, ReportingComponent.RUN, Target.SITE);
        CallAccess now = access(by);
        if (!now.isUnlimited() && !now.equals(made)) {
            throw ProblemException.conflict(
                    "reporting.rights-changed", by.name(), "What you may see has changed since this was made.",
                    "Run the report again.");
        }
    }

    /**
     * {@return some rows of a result}
     *
     * @param from the first, counted from 0
     * @throws ProblemException as {@link #checkStillSeen}, or what {@link ReportResult#rows} throws
     */
    public List<ReportRow> rows(ReportResult result, long from, int count, Subject by) {
        checkStillSeen(result.request().access(), by);
        return result.rows(from, count);
    }

    /**
     * Opens a figure to the calls behind it, within the rights that the report itself was run with.
     *
     * @throws ProblemException as {@link #run} and {@link #checkStillSeen}, or what {@link ReportService#drill} throws
     */
    public ReportResult drill(ReportResult result, ReportRow row, int column, Subject by, ReportProgress progress) {
        checkStillSeen(result.request().access(), by);
        checkLicence(result.request().definition().template());
        return engine.drill(result, row, column, progress);
    }

    /**
     * Runs a report and writes it as a file, in constant memory. It is entered in the audit trail, for it leaves the system.
     *
     * @param origin from where it is asked for
     * @return what was written
     * @throws ProblemException as {@link #run}
     */
    public Written write(
            ReportDefinition definition, ReportAsk ask, ExportFormat format, Formats formats, OutputStream out,
            ReportProgress progress, String origin)
            throws IOException {
        try (ReportResult result = run(definition, ask, progress)) {
            audit.record(AuditEvent.done(
                    ask.by(), origin, "reporting.export", definition.name() + ", " + format + ", " + result.size() + " rows"));
            format.write(document(result, definition, ask.by(), formats, progress), formats, out);
            return new Written(result.size(), result.request().access());
        }
    }

    /**
     * A file that was written.
     *
     * @param rows how many there are in it
     * @param seen what its reader might see when it was made
     */
    public record Written(long rows, CallAccess seen) {}

    /** {@return a result as its file has it} */
    public ResultDocument document(
            ReportResult result, ReportDefinition definition, Subject by, Formats formats, ReportProgress progress) {
        return new ResultDocument(engine, result, definition.name(), filterName(definition.filter(), by, formats.locale()), formats,
                progress);
    }

    /** {@return how people call the filter of a report, with the conditions of its own; empty if it has none} */
    public String filterName(ReportFilter filter, Subject by, Locale locale) {
        Stream<String> chosen =
                saved(filter).flatMap(id -> filters.filter(id, by)).map(found -> filters.name(found, locale)).stream();
        return Stream.concat(chosen, filter.conditions().stream().sorted().map(condition -> name(condition, locale)))
                .collect(Collectors.joining(", "));
    }

    /** {@return how people call a condition} */
    public String name(CallCondition condition, Locale locale) {
        return engine.text("condition." + condition.name().toLowerCase(Locale.ROOT).replace('_', '-'), locale);
    }

    private ReportFilter resolved(ReportFilter filter, Subject by) {
        Optional<UUID> saved = saved(filter);
        if (saved.isEmpty()) {
            return filter;
        }
        if (!filter.calls().equals(CallFilter.ALL)) {
            throw ProblemException.invalid(
                    "reporting.filter-twice", filter.saved().orElseThrow(), "A report has a saved filter or one of its own, not both.",
                    "Leave one of them out.");
        }
        return new ReportFilter(Optional.empty(), filter.conditions(), filters.resolve(saved.get(), by));
    }

    private static Optional<UUID> saved(ReportFilter filter) {
        try {
            return filter.saved().map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "reporting.filter", filter.saved().orElse(""), "This is no id of a filter.", "Take one from the list of filters.");
        }
    }

    private void checkLicence(ReportTemplate template) {
        if (locked(template)) {
            throw ProblemException.of(
                    "reporting.unlicensed", Problem.Kind.LIMITED, template.entitlement().title(),
                    "The licence does not cover this report.", "Ask your reseller for a licence that does.");
        }
    }
}
