package org.jackfield.apps.reporting.ui;

import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportResult;

/**
 * A report that somebody waits for and then looks at. Whoever leaves cancels it, and what it has brought or still brings is
 * closed, even if there is no page any more that could be told of it. Any thread.
 */
final class AwaitedReport implements ReportProgress, AutoCloseable {

    private boolean closed;
    private ReportResult result;

    @Override
    public synchronized boolean cancelled() {
        return closed;
    }

    /** {@return the result, which is closed with this, or at once if nobody waits any more} */
    synchronized ReportResult kept(ReportResult made) {
        if (closed) {
            made.close();
        } else {
            result = made;
        }
        return made;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (result != null) {
            result.close();
            result = null;
        }
    }
}
