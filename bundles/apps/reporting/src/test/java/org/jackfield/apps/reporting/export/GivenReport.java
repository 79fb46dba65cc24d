package org.jackfield.apps.reporting.export;

import java.io.IOException;
import java.util.List;
import java.util.function.LongFunction;

/** A report whose rows are made as they are read. */
record GivenReport(
        String title, List<String> notes, List<ExportColumn> columns, long rows, LongFunction<List<?>> row, List<Object> totals)
        implements ReportDocument {

    static GivenReport of(List<ExportColumn> columns, List<List<?>> rows, List<Object> totals) {
        return new GivenReport("Calls", List.of("Today"), columns, rows.size(), number -> rows.get((int) number), totals);
    }

    @Override
    public void read(Reader reader) throws IOException {
        for (long number = 0; number < rows; number++) {
            reader.row(row.apply(number));
        }
    }
}
