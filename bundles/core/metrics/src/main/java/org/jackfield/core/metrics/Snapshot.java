package org.jackfield.core.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jackfield.api.metrics.MetricSink;

/** What all sources say at one moment; one thread fills it. */
final class Snapshot implements MetricSink {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    /** Takes the prefix {@code jackfield_}, or none. */
    private final String prefix;

    private final Rejections rejections;
    private final Map<String, Family<?>> families;

    /** Keeps what cannot be handed out, so that it is logged once and not at every question. */
    interface Rejections {
        void reject(String name, String why);
    }

    Snapshot(Rejections rejections) {
        this("jackfield_", rejections, new TreeMap<>());
    }

    private Snapshot(String prefix, Rejections rejections, Map<String, Family<?>> families) {
        this.prefix = prefix;
        this.rejections = rejections;
        this.families = families;
    }

    /** {@return a view for names that Prometheus itself has agreed on, such as those of the Java machine} */
    MetricSink plain() {
        return new Snapshot("", rejections, families);
    }

    MetricSnapshots build() {
        return new MetricSnapshots(
                families.values().stream().<MetricSnapshot>map(Family::build).toList());
    }

    @Override
    public void counter(String name, String help, double value, String... labels) {
        add(name, help, CounterSnapshot.builder(), labels, (family, pairs) -> family.dataPoint(
                CounterSnapshot.CounterDataPointSnapshot.builder().value(value).labels(pairs).build()));
    }

    @Override
    public void gauge(String name, String help, double value, String... labels) {
        add(name, help, GaugeSnapshot.builder(), labels, (family, pairs) -> family.dataPoint(
                GaugeSnapshot.GaugeDataPointSnapshot.builder().value(value).labels(pairs).build()));
    }

    @Override
    public void summary(String name, String help, long count, double sum, String... labels) {
        add(name, help, SummarySnapshot.builder(), labels, (family, pairs) -> family.dataPoint(
                SummarySnapshot.SummaryDataPointSnapshot.builder().count(count).sum(sum).labels(pairs).build()));
    }

    private interface Adding<B> {
        void add(B family, Labels labels);
    }

    private <B extends MetricSnapshot.Builder<B>> void add(
            String name, String help, B fresh, String[] labels, Adding<B> adding) {
        if (!NAME.matcher(name).matches() || name.endsWith("_total")) {
            rejections.reject(name, "its name is not words in lower case joined by _, without _total");
            return;
        }
        String full = prefix + name;
        Family<?> family = families.computeIfAbsent(full, key -> new Family<>(fresh.name(full).help(help)));
        if (family.builder.getClass() != fresh.getClass()) {
            rejections.reject(full, "it is both a counter and a measure");
            return;
        }
        try {
            Labels pairs = Labels.of(labels);
            if (!family.labels.add(pairs)) {
                rejections.reject(full, "it is written twice with " + pairs);
                return;
            }
            @SuppressWarnings("unchecked") // the class was compared above
            B builder = (B) family.builder;
            adding.add(builder, pairs);
        } catch (IllegalArgumentException wrong) {
            rejections.reject(full, wrong.getMessage());
        }
    }

    private static final class Family<B extends MetricSnapshot.Builder<B>> {
        private final B builder;
        private final Set<Labels> labels = new HashSet<>();

        Family(B builder) {
            this.builder = builder;
        }

        MetricSnapshot build() {
            return builder.build();
        }
    }
}
