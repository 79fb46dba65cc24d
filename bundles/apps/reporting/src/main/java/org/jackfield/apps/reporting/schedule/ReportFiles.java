package org.jackfield.apps.reporting.schedule;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.security.Subject;
import org.jackfield.api.web.Formats;

/** What schedules need of reports: the shared ones, run and written to files. Any thread may call. */
public interface ReportFiles {

    /**
     * A shared report.
     *
     * @param id never null
     * @param name never null
     * @param filter id of the saved filter that it has; empty for none
     */
    record SharedReport(UUID id, String name, Optional<UUID> filter) {}

    /**
     * A format of files.
     *
     * @param id as schedules keep it
     * @param extension what names of files end in, without a point
     * @param mediaType for mail
     */
    record Format(String id, String extension, String mediaType) {}

    /**
     * What is to be made.
     *
     * @param report id of a shared report
     * @param filter id of a shared filter in place of the report's own; empty to keep that
     * @param range in place of the report's own
     * @param format id of a format
     * @param now the moment that the range looks back from
     * @param by on whose behalf: where the site limits reports, they show what this one may see (ruling 9)
     */
    record Order(
            UUID report,
            Optional<UUID> filter,
            ReportDateRange range,
            String format,
            Instant now,
            Subject by) {}

    /** {@return whether reports show what one account may see, and no more (ruling 9)} */
    boolean limitedToAccess();

    /** {@return how the site writes, and where its days begin} */
    Formats siteFormats();

    /** {@return every shared report, by name} */
    List<SharedReport> sharedReports();

    /** {@return the formats of files} */
    List<Format> formats();

    /**
     * {@return the format of this id}
     *
     * @throws ProblemException {@code reporting.export-format}: there is none; the remedy names those there are
     */
    default Format format(String id) {
        List<Format> all = formats();
        return all.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow(() -> ProblemException.invalid(
                "reporting.export-format", id, "There is no such format.",
                "Use one of " + all.stream().map(Format::id).collect(Collectors.joining(", ")) + "."));
    }

    /**
     * Runs a report and writes it. Takes its time; memory does not grow with the rows.
     *
     * @param cancelled whether nobody wants it any more; asked several times a second
     * @param out is left open
     * @throws ProblemException if the report cannot be run, or does not exist any more
     */
    void write(Order order, BooleanSupplier cancelled, OutputStream out) throws IOException;
}
