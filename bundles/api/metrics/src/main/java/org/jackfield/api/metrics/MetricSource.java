package org.jackfield.api.metrics;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hands out a bundle's numbers when a monitoring system asks; registered as a service. Nothing is kept between two
 * questions, so that the numbers go with the bundle. Called by several threads; it reads counters and never waits.
 */
@ConsumerType
public interface MetricSource {

    /** Writes every number the bundle has at this moment. */
    void collect(MetricSink sink);
}
