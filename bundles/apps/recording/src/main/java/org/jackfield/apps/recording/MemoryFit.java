package org.jackfield.apps.recording;

import java.util.function.IntSupplier;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;

/**
 * How many calls at a time suit the memory. Memory is what runs out first: 192 MB carried 500 calls and not 1,000, 768 MB
 * carried 2,000 (benchmarks/chain).
 */
public final class MemoryFit {

    /** More calls may be recorded at a time than the memory suits. */
    static final String ALERT = "recording.memory";

    private static final long MEASURED_MEGABYTES = 192;
    private static final long MEASURED_CALLS = 500;
    private static final long MEGABYTE = 1024 * 1024;

    private final long megabytes;
    private final IntSupplier channels;
    private final IntSupplier devices;
    private final AlertService alerts;

    /**
     * @param bytes of memory that Java may use
     * @param channels how many calls the licence lets be recorded at a time
     * @param devices how many devices are recorded
     */
    MemoryFit(long bytes, IntSupplier channels, IntSupplier devices, AlertService alerts) {
        megabytes = bytes / MEGABYTE;
        this.channels = channels;
        this.devices = devices;
        this.alerts = alerts;
    }

    /** {@return how many calls at a time suit so much memory} */
    public static long calls(long bytes) {
        return bytes / MEGABYTE * MEASURED_CALLS / MEASURED_MEGABYTES;
    }

    /** Raises an alert if there may be more, and clears it. */
    void look() {
        int most = Math.min(channels.getAsInt(), devices.getAsInt());
        long suits = calls(megabytes * MEGABYTE);
        if (most <= suits) {
            alerts.clear(ALERT);
            return;
        }
        alerts.raise(new AlertCondition(
                ALERT, AlertCondition.Severity.WARNING, "The memory does not suit so many recordings",
                most + " calls may be recorded at a time, and the " + megabytes + " MB of memory suit " + suits + ".",
                "Start with more: JACKFIELD_HEAP=" + Math.ceilDiv(most * MEASURED_MEGABYTES, MEASURED_CALLS) + "m or above."));
    }

    void clear() {
        alerts.clear(ALERT);
    }
}
