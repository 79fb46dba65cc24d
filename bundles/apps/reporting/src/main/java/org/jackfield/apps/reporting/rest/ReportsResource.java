package org.jackfield.apps.reporting.rest;

import static org.jackfield.api.rest.Paging.DEFAULT_SIZE;
import static org.jackfield.api.rest.Paging.FIRST_PAGE;
import static org.jackfield.api.rest.Paging.PAGE;
import static org.jackfield.api.rest.Paging.SIZE;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportFilter;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportService;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.reporting.ReportAsk;
import org.jackfield.apps.reporting.ReportDesk;
import org.jackfield.apps.reporting.ReportRuns;
import org.jackfield.apps.reporting.ReportingComponent;
import org.jackfield.apps.reporting.export.ExportFormat;
import org.jackfield.apps.reporting.export.Exports;
import org.jackfield.apps.reporting.store.StoredReport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reports over REST. */
@Component(service = RestResource.class)
@Path("reports")
@RequiresPermission("reporting.run")
public final class ReportsResource implements RestResource {

    private static final String ORIGIN = "rest";
    private static final int MOST_ROWS = 10_000;
    private static final int ROWS = 100;

    private final ReportDesk desk;
    private final ReportRuns runs;
    private final Exports exports;
    private final SecurityService security;
    private final SiteTime time;

    /** Answers for the desk. */
    @Activate
    public ReportsResource(
            @Reference ReportDesk desk, @Reference ReportRuns runs, @Reference Exports exports, @Reference SecurityService security,
            @Reference SiteTime time) {
        this.desk = desk;
        this.runs = runs;
        this.exports = exports;
        this.security = security;
        this.time = time;
    }

    /** {@return the caller's reports and the shared ones} */
    @GET
    @Summary("Your reports and the shared ones")
    public Page<ReportDocuments.Entry> reports(
            @QueryParam(PAGE) @DefaultValue(FIRST_PAGE) int page, @QueryParam(SIZE) @DefaultValue(DEFAULT_SIZE) int size) {
        List<ReportDocuments.Entry> all = desk.reports(by(), Locale.ENGLISH).stream()
                .map(report -> ReportDocuments.Entry.of(report, runs.locked(report.definition().template())))
                .toList();
        return Page.within(all, Paging.of(page, size));
    }

    /** {@return the columns that there are} */
    @GET
    @Path("columns")
    @Summary("The columns that reports may have, or those of one template")
    public Page<ReportDocuments.Offered> columns(
            @QueryParam("template") String template, @QueryParam(PAGE) @DefaultValue(FIRST_PAGE) int page,
            @QueryParam(SIZE) @DefaultValue(DEFAULT_SIZE) int size) {
        ReportService engine = runs.engine();
        List<ReportColumn> offered = template == null ? engine.columns() : engine.columns(named(template));
        return Page.within(
                offered.stream().map(column -> ReportDocuments.Offered.of(column, engine)).toList(), Paging.of(page, size));
    }

    private static ReportTemplate named(String template) {
        return ReportTemplate.of(template).orElseThrow(() -> ProblemException.invalid(
                "reporting.template", template, "There is no such template.",
                "Choose one of "
                        + Arrays.stream(ReportTemplate.values()).map(ReportTemplate::id).collect(Collectors.joining(", ")) + "."));
    }

    /** {@return one report} */
    @GET
    @Path("{report}")
    @Summary("One report: its columns, filter and date range")
    public ReportDocuments.Details report(@PathParam("report") UUID report) {
        StoredReport stored = desk.report(report, by());
        return ReportDocuments.Details.of(stored, runs.locked(stored.definition().template()));
    }

    /** {@return the shared copy} */
    @POST
    @Path("{report}/share")
    @Summary("Makes a shared copy of a report, which schedules can take; name and category may be others")
    public ReportDocuments.Details share(@PathParam("report") UUID report, ReportDocuments.ShareRequest request) {
        Subject by = by();
        ReportDefinition definition = desk.report(report, by).definition();
        StoredReport shared = desk.share(
                report, Objects.requireNonNullElse(request.name(), definition.name()),
                Objects.requireNonNullElse(request.category(), definition.category()), by, ORIGIN);
        return ReportDocuments.Details.of(shared, runs.locked(shared.definition().template()));
    }

    /** {@return a page of rows, or the export that was begun} */
    @POST
    @Path("{report}/run")
    @Summary("Runs a report and tells some of its rows, of which a list has 5,000 at most; with a format, begins to write them to a file")
    public ReportDocuments.Answer run(@PathParam("report") UUID report, ReportDocuments.RunRequest request) {
        Subject by = by();
        int page = Objects.requireNonNullElse(request.page(), 0);
        int size = Objects.requireNonNullElse(request.size(), ROWS);
        if (page < 0 || size < 1 || size > MOST_ROWS) {
            throw ProblemException.invalid(
                    "reporting.page", page + ", " + size, "A page is counted from 0 and has 1 to 10000 rows.", "Ask for another one.");
        }
        ReportDefinition definition = asked(
                desk.report(report, by).definition(), request.range(), request.from(), request.to(), request.filter());
        if (request.format() != null) {
            if (request.page() != null || request.size() != null) {
                throw ProblemException.invalid(
                        "reporting.page", "format", "A file has no pages.", "Ask for a page and size, or for a format.");
            }
            return new ReportDocuments.Begun(begin(definition, request.format(), by));
        }
        try (ReportResult result = runs.run(definition, ask(by), ReportProgress.PATIENT)) {
            return ReportDocuments.Result.of(
                    runs.engine(), definition.name(), result, result.rows((long) page * size, size), page, size);
        }
    }

    /** {@return the export that was begun} */
    @POST
    @Path("exports")
    @Summary("Begins to write a report to a file; its task tells how far it is")
    public Exports.Export begin(ReportDocuments.ExportRequest request) {
        if (request.report() == null) {
            throw ProblemException.invalid("reporting.unknown", "report", "It is not said which report.", "Give the id of a report.");
        }
        Subject by = by();
        ReportDefinition definition = asked(
                desk.report(request.report(), by).definition(), request.range(), request.from(), request.to(), request.filter());
        return begin(definition, Objects.requireNonNullElse(request.format(), ""), by);
    }

    private Exports.Export begin(ReportDefinition definition, String format, Subject by) {
        return exports.begin(definition, ask(by), ExportFormat.of(format), runs.siteFormats(), ORIGIN);
    }

    /** {@return the caller's exports} */
    @GET
    @Path("exports")
    @Summary("Your exports, the newest first; each goes after a day")
    public List<Exports.Export> exports() {
        return exports.of(by());
    }

    /** {@return one export} */
    @GET
    @Path("exports/{export}")
    @Summary("How an export stands")
    public Exports.Export export(@PathParam("export") UUID export) {
        return exports.status(export, by());
    }

    /** {@return the file} */
    @GET
    @Path("exports/{export}/file")
    @Summary("The file of an export that is ready")
    public Response file(@PathParam("export") UUID export) throws IOException {
        Subject by = by();
        Exports.Export ready = exports.status(export, by);
        InputStream file = exports.open(export, by);
        StreamingOutput body = out -> {
            try (file) {
                file.transferTo(out);
            }
        };
        return Response.ok(body, ready.format().mediaType())
                .header("Content-Disposition", ready.format().disposition(ready.fileName()))
                .header("Content-Length", ready.bytes())
                .build();
    }

    /** Removes an export. */
    @DELETE
    @Path("exports/{export}")
    @Summary("Stops an export, or removes what it made")
    public void remove(@PathParam("export") UUID export) throws IOException {
        exports.remove(export, by());
    }

    private static ReportDefinition asked(
            ReportDefinition report, ReportDateRange.Kind range, LocalDateTime from, LocalDateTime to, String filter) {
        ReportDefinition asked = report;
        if (range != null || from != null || to != null) {
            ReportDateRange.Kind kind = Objects.requireNonNullElse(range, ReportDateRange.Kind.CUSTOM);
            if (kind != ReportDateRange.Kind.CUSTOM && (from != null || to != null)) {
                throw ProblemException.invalid(
                        "reporting.date-range", kind.name(), "Only a custom date range has moments of its own.",
                        "Leave out from and to, or ask for CUSTOM.");
            }
            asked = asked.withRange(new ReportDateRange(kind, from, to));
        }
        if (filter != null) {
            asked = asked.withFilter(new ReportFilter(
                    Optional.of(filter).filter(id -> !id.isBlank()), asked.filter().conditions(),
                    CallFilter.ALL));
        }
        return asked;
    }

    private ReportAsk ask(Subject by) {
        return new ReportAsk(by, time.zone(), time.now());
    }

    private Subject by() {
        return security.check(ReportingComponent.RUN);
    }
}
