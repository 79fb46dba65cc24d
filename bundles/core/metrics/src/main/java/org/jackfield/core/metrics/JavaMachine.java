package org.jackfield.core.metrics;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;

/** The Java machine and its process, under the names that Prometheus' own clients use. */
final class JavaMachine implements MetricSource {

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public void collect(MetricSink sink) {
        memory(sink, "heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage());
        memory(sink, "nonheap", ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage());
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            sink.gauge(
                    "jvm_buffer_pool_used_bytes",
                    "Memory outside the heap used by buffers",
                    pool.getMemoryUsed(),
                    "pool",
                    pool.getName());
        }
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            sink.summary(
                    "jvm_gc_collection_seconds",
                    "Garbage collections and the time they took",
                    collector.getCollectionCount(),
                    collector.getCollectionTime() / MILLIS_PER_SECOND,
                    "gc",
                    collector.getName());
        }
        var threads = ManagementFactory.getThreadMXBean();
        sink.gauge("jvm_threads_current", "Threads", threads.getThreadCount());
        sink.gauge("jvm_threads_peak", "Most threads since the start", threads.getPeakThreadCount());
        sink.gauge(
                "jvm_classes_currently_loaded",
                "Classes loaded",
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        sink.gauge(
                "process_start_time_seconds",
                "When the process started, in seconds since 1970",
                ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS_PER_SECOND);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            sink.counter(
                    "process_cpu_seconds", "Processor time used", unix.getProcessCpuTime() / NANOS_PER_SECOND);
            sink.gauge("process_open_fds", "Open files and connections", unix.getOpenFileDescriptorCount());
            sink.gauge("process_max_fds", "Most open files and connections", unix.getMaxFileDescriptorCount());
        }
    }

    private static void memory(MetricSink sink, String area, MemoryUsage usage) {
        sink.gauge("jvm_memory_used_bytes", "Memory used", usage.getUsed(), "area", area);
        sink.gauge("jvm_memory_committed_bytes", "Memory taken from the system", usage.getCommitted(), "area", area);
        sink.gauge("jvm_memory_max_bytes", "Most memory, -1 for no limit", usage.getMax(), "area", area);
    }
}
