package org.jackfield.core.contacts.importing;

import java.io.IOException;
import java.util.List;

/** What rows are imported from, one after the other, whatever their number. By one thread. */
public interface RowSource extends AutoCloseable {

    /**
     * A row.
     *
     * @param number its place in the source, as a person counts: the line it begins on, the record
     * @param values in the order of the columns; may be fewer or more than these
     */
    record Row(long number, List<String> values) {}

    /** {@return the names of the columns, in their order} */
    List<String> columns();

    /**
     * {@return the next row; null at the end}
     *
     * @throws org.jackfield.api.problem.ProblemException if the source is not readable from here on, and says where
     */
    Row next() throws IOException;

    /** {@return how much has been read, in units of {@link #total()}} */
    long done();

    /** {@return how much there is to read; 0 if that is not known} */
    long total();

    @Override
    void close() throws IOException;
}
