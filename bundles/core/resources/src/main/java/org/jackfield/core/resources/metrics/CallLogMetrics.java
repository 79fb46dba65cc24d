package org.jackfield.core.resources.metrics;

import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How the call log is doing. */
@Component
public final class CallLogMetrics implements MetricSource {

    private final CallLogService calls;

    /** Asks the call log. */
    @Activate
    public CallLogMetrics(@Reference CallLogService calls) {
        this.calls = calls;
    }

    @Override
    public void collect(MetricSink sink) {
        CallLogService.Status status = calls.status();
        sink.counter("calllog_calls", "Calls stored", status.callsStored());
        sink.counter("calllog_segments", "Segments stored", status.segmentsStored());
        sink.counter("calllog_write_failures", "Writes that failed and were tried again", status.writeFailures());
        sink.gauge("calllog_entries_behind", "Journal entries not yet in the database", status.entriesBehind());
    }
}
