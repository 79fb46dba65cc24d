package org.jackfield.apps.reporting.schedule;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportFilter;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.reporting.ReportAsk;
import org.jackfield.apps.reporting.ReportRuns;
import org.jackfield.apps.reporting.export.ExportFormat;
import org.jackfield.apps.reporting.store.ReportStore;
import org.jackfield.apps.reporting.store.StoredReport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The shared reports of the site, run as pages run them, and written by the writers of exports. */
@Component(service = ReportFiles.class)
public final class StoredReportFiles implements ReportFiles {

    private static final String NOBODY = "";

    private final ReportStore store;
    private final ReportRuns runs;

    /** Runs what is stored. */
    @Activate
    public StoredReportFiles(
            @Reference(target = "(schema=org.jackfield.apps.reporting)") SchemaReady schema, @Reference ReportRuns runs) {
        this(new ReportStore(schema), runs);
    }

    /** Runs what is in a store. */
    public StoredReportFiles(ReportStore store, ReportRuns runs) {
        this.store = store;
        this.runs = runs;
    }

    @Override
    public boolean limitedToAccess() {
        return runs.limitedToAccess();
    }

    @Override
    public Formats siteFormats() {
        return runs.siteFormats();
    }

    @Override
    public List<SharedReport> sharedReports() {
        return store.visibleTo(NOBODY).stream()
                .filter(StoredReport::shared)
                .map(report -> new SharedReport(
                        report.id(), report.definition().name(),
                        report.definition().filter().saved().map(UUID::fromString)))
                .sorted(Comparator.comparing(SharedReport::name))
                .toList();
    }

    @Override
    public List<Format> formats() {
        return Arrays.stream(ExportFormat.values())
                .map(format -> new Format(
                        format.name().toLowerCase(Locale.ROOT), format.extension(), format.mediaType().split(";")[0].strip()))
                .toList();
    }

    @Override
    public void write(Order order, BooleanSupplier cancelled, OutputStream out) throws IOException {
        StoredReport report = store.find(order.report())
                .filter(StoredReport::shared)
                .orElseThrow(() -> ProblemException.notFound(
                        "reporting.unknown", order.report().toString(), "A shared report of the schedule is gone.",
                        "Take it out of the schedule."));
        ReportDefinition definition = report.definition().withRange(order.range());
        if (order.filter().isPresent()) {
            // What makes the report what it is, lost calls for instance, stays.
            definition = definition.withFilter(new ReportFilter(
                    order.filter().map(UUID::toString), definition.filter().conditions(), CallFilter.ALL));
        }
        Formats formats = siteFormats();
        runs.write(
                definition, new ReportAsk(order.by(), formats.zone(), order.now()), ExportFormat.of(order.format()), formats, out,
                cancelled::getAsBoolean, "schedule");
    }
}
