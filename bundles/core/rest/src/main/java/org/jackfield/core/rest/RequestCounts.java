package org.jackfield.core.rest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;

/** Counts requests and how long they took, by application and status. */
final class RequestCounts implements MetricSource {

    private static final double NANOS_PER_SECOND = 1e9;

    private record Key(String application, int status) {}

    private record Count(LongAdder requests, LongAdder nanos) {}

    private final Map<Key, Count> counts = new ConcurrentHashMap<>();

    /**
     * Counts a request.
     *
     * @param application the first path segment if there is an application, else empty
     */
    void count(String application, int status, long nanos) {
        Count count = counts.computeIfAbsent(
                new Key(application, status), key -> new Count(new LongAdder(), new LongAdder()));
        count.requests().increment();
        count.nanos().add(nanos);
    }

    @Override
    public void collect(MetricSink sink) {
        counts.forEach((key, count) -> sink.summary(
                "rest_request_seconds",
                "REST requests and the time they took",
                count.requests().sum(),
                count.nanos().sum() / NANOS_PER_SECOND,
                "application",
                key.application(),
                "status",
                Integer.toString(key.status())));
    }
}
