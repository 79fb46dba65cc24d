package org.jackfield.api.metrics;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes numbers. Names are {@code <bundle>_<what>[_<unit>]} in lower case, in seconds and bytes ({@code smdr_lines},
 * {@code recording_free_bytes}); {@code jackfield_} is put in front and {@code _total} behind a counter. The same name
 * may be written with different labels. Labels come in pairs, a name and its value, and have few values: a phone system,
 * a result, never a call.
 *
 * <p>A wrong name, an odd number of labels or the same name with the same labels twice is left out and logged once.
 */
@ProviderType
public interface MetricSink {

    /** A count of events since the bundle started; it never falls. */
    void counter(String name, String help, double value, String... labels);

    /** A measure that rises and falls. */
    void gauge(String name, String help, double value, String... labels);

    /** How many events there were since the bundle started and how much they add up to, for instance in seconds. */
    void summary(String name, String help, long count, double sum, String... labels);
}
