package org.jackfield.core.contacts.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/** The rows that an import refused, as they were, with the reason of each; made with the first of them. */
public final class RejectFile implements AutoCloseable {

    private final Path file;
    private CsvExport out;
    private List<String> columns = List.of();
    private long count;

    public RejectFile(Path file) {
        this.file = file;
    }

    /** Says what the columns of the rows are. */
    void columns(List<String> columns) {
        this.columns = columns;
    }

    void add(RowSource.Row row, Problem reason) throws IOException {
        if (out == null) {
            Files.createDirectories(file.getParent());
            out = new CsvExport(
                    Files.newOutputStream(file), Stream.concat(Stream.of("line", "reason"), columns.stream()).toList());
        }
        List<String> line = new ArrayList<>();
        line.add(Long.toString(row.number()));
        line.add(new ProblemException(reason).getMessage());
        line.addAll(row.values());
        out.row(line);
        count++;
    }

    /** {@return how many rows are in it} */
    public long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
