package org.jackfield.apps.reporting.schedule;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.web.Formats;

/** Shared reports whose files say what was ordered. */
public final class GivenReports implements ReportFiles {

    public static final UUID CALLS = new UUID(1, 70);
    public static final UUID LOST = new UUID(2, 70);

    final List<Order> orders = new ArrayList<>();
    boolean limited;
    Optional<UUID> filter = Optional.empty();
    private Optional<String> failure = Optional.empty();

    void failWith(String message) {
        failure = Optional.of(message);
    }

    @Override
    public boolean limitedToAccess() {
        return limited;
    }

    @Override
    public Formats siteFormats() {
        return new Formats(Locale.UK, ZoneOffset.UTC);
    }

    @Override
    public List<SharedReport> sharedReports() {
        return List.of(new SharedReport(CALLS, "Calls", filter), new SharedReport(LOST, "Lost: calls?", Optional.empty()));
    }

    @Override
    public List<Format> formats() {
        return List.of(new Format("csv", "csv", "text/csv"), new Format("pdf", "pdf", "application/pdf"));
    }

    @Override
    public void write(Order order, BooleanSupplier cancelled, OutputStream out) throws IOException {
        failure.ifPresent(message -> {
            throw ProblemException.invalid("reporting.test", "", message, "Mend it.");
        });
        orders.add(order);
        out.write((order.report() + " " + order.range().kind() + " " + order.now()).getBytes(StandardCharsets.UTF_8));
    }
}
