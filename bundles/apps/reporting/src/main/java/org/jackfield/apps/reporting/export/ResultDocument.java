package org.jackfield.apps.reporting.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jackfield.api.calllog.MissingCalls;
import org.jackfield.api.reporting.ChosenColumn;
import org.jackfield.api.reporting.DisplayFormat;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportService;
import org.jackfield.api.web.Formats;

/** A result as a file has it. Whoever waits for it may lose patience between any two rows. */
public final class ResultDocument implements ReportDocument {

    private static final int ASKED_EVERY = 256;

    private final ReportService engine;
    private final ReportResult result;
    private final String title;
    private final String filter;
    private final Formats formats;
    private final ReportProgress progress;

    /** @param filter how people call the report's filter; empty for none */
    public ResultDocument(
            ReportService engine, ReportResult result, String title, String filter, Formats formats, ReportProgress progress) {
        this.engine = engine;
        this.result = result;
        this.title = title;
        this.filter = filter;
        this.formats = formats;
        this.progress = progress;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<String> notes() {
        ExportTexts texts = new ExportTexts(formats.locale());
        List<String> notes = new ArrayList<>();
        result.window().ifPresent(
                window -> notes.add(texts.text("note.range", range(window, formats), formats.zone().getId())));
        if (!filter.isEmpty()) {
            notes.add(texts.text("note.filter", filter));
        }
        notes.add(texts.text("note.run", formats.dateTime(result.request().now())));
        if (result.truncated()) {
            notes.add(texts.text("note.truncated", formats.number(result.size())));
        }
        result.missing().forEach(calls -> notes.add(missing(calls, formats)));
        return notes;
    }

    /** {@return of when a report is: whole days as people call them, the last one among them; else two moments} */
    public static String range(ReportDateRange.Window window, Formats formats) {
        LocalDateTime from = LocalDateTime.ofInstant(window.from(), formats.zone());
        LocalDateTime to = LocalDateTime.ofInstant(window.to(), formats.zone());
        boolean days = from.toLocalTime().equals(LocalTime.MIDNIGHT) && to.toLocalTime().equals(LocalTime.MIDNIGHT);
        String first = days ? formats.date(from.toLocalDate()) : formats.dateTime(window.from());
        String last = days ? formats.date(to.toLocalDate().minusDays(1)) : formats.dateTime(window.to());
        return first.equals(last) ? first : new ExportTexts(formats.locale()).text("range", first, last);
    }

    /** {@return that calls are missing, for people} */
    public static String missing(MissingCalls calls, Formats formats) {
        return new ExportTexts(formats.locale()).text(
                "note.missing", formats.number(calls.calls()), formats.dateTime(calls.first()), formats.dateTime(calls.last()));
    }

    @Override
    public List<ExportColumn> columns() {
        return columns(engine, result, formats);
    }

    /** {@return the columns of a result with headers, widths and formats; dates and totals have room, unless people want less} */
    public static List<ExportColumn> columns(ReportService engine, ReportResult result, Formats formats) {
        CellText words = new CellText(formats);
        ReportDefinition definition = result.request().definition();
        List<ExportColumn> columns = new ArrayList<>();
        for (int i = 0; i < result.columns().size(); i++) {
            ReportColumn column = result.columns().get(i);
            ChosenColumn chosen = i < definition.columns().size() ? definition.columns().get(i) : ChosenColumn.of(column.id());
            String header = chosen.header().isEmpty()
                    ? engine.text("column." + column.id() + ".header", formats.locale())
                    : chosen.header();
            CellFormat format = format(column.type(), chosen.format());
            int width = chosen.width() == 0
                    ? Math.max(Math.max(column.width(), words.longest(format)), total(result, i, format, words))
                    : chosen.width();
            columns.add(new ExportColumn(header, width, format));
        }
        return columns;
    }

    private static int total(ReportResult result, int column, CellFormat format, CellText words) {
        return result.totals().map(totals -> words.of(format, totals.values().get(column)).length() + 1).orElse(0);
    }

    private static CellFormat format(ReportColumn.ValueType type, DisplayFormat chosen) {
        return switch (type) {
            case TEXT -> CellFormat.TEXT;
            case YES_NO -> CellFormat.YES_NO;
            case COUNT -> CellFormat.COUNT;
            case PERCENT -> CellFormat.PERCENT;
            case DURATION -> chosen == DisplayFormat.SECONDS ? CellFormat.SECONDS : CellFormat.DURATION;
            case INSTANT, LOCAL_TIME -> chosen == null || chosen.duration() ? CellFormat.DATE_TIME : CellFormat.valueOf(chosen.name());
        };
    }

    @Override
    public long rows() {
        return result.size();
    }

    @Override
    public List<Object> totals() {
        return totals(result, formats);
    }

    /**
     * {@return the totals of a result, a value for each column} Where the first has none, it says what the row is. What is yes or no
     * has no total, which is not the same as a row to which the question does not apply.
     */
    public static List<Object> totals(ReportResult result, Formats formats) {
        List<Object> totals = new ArrayList<>(result.totals().map(ReportRow::values).orElse(List.of()));
        for (int i = 0; i < totals.size(); i++) {
            if (totals.get(i) == null && result.columns().get(i).type() == ReportColumn.ValueType.YES_NO) {
                totals.set(i, "");
            }
        }
        if (!totals.isEmpty() && totals.getFirst() == null) {
            totals.set(0, new ExportTexts(formats.locale()).text("totals"));
        }
        return totals;
    }

    @Override
    public void read(Reader reader) throws IOException {
        try {
            result.forEach(row -> {
                if (row.number() % ASKED_EVERY == 0) {
                    if (progress.cancelled()) {
                        throw new CancellationException("the export was cancelled");
                    }
                    progress.at((int) (100 * row.number() / Math.max(1, result.size())));
                }
                try {
                    reader.row(row.values());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
