package org.jackfield.apps.recording.keeping;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;

/** Watches the room on the recordings' disk: warns in time, stops recording when there is none, and lets it go on. */
final class FreeSpace implements DiskWatch {

    /** There is little room left. */
    static final String LOW = "recording.disk-low";

    /** There is so little that nothing is recorded. */
    static final String FULL = "recording.disk-full";

    private static final long MEGABYTE = 1024 * 1024;
    /** So that recording does not stop and start with every call. */
    private static final double MORE_TO_GO_ON = 1.1;

    private final LongSupplier disk;
    private final Supplier<KeepingSettings> settings;
    private final AlertService alerts;
    private final Set<String> raised = new HashSet<>();
    private volatile boolean full;
    private volatile long free = -1;

    FreeSpace(LongSupplier disk, Supplier<KeepingSettings> settings, AlertService alerts) {
        this.disk = disk;
        this.settings = settings;
        this.alerts = alerts;
    }

    /** Looks at the disk. */
    synchronized void look() {
        KeepingSettings now = settings.get();
        long bytes = disk.getAsLong();
        free = bytes;
        if (bytes < 0) {
            return; // what was known last still holds
        }
        double stop = (double) now.stopFreeMegabytes() * MEGABYTE;
        full = bytes < (full ? stop * MORE_TO_GO_ON : stop);
        boolean low = !full && bytes < now.warnFreeMegabytes() * MEGABYTE;
        set(FULL, full, AlertCondition.Severity.CRITICAL, "Nothing is recorded: the disk is full",
                bytes / MEGABYTE + " MB are free, and " + now.stopFreeMegabytes() + " MB must be. Calls under way keep what was"
                        + " recorded of them so far.",
                "Make room, archive recordings or delete them by their age; recording goes on by itself.");
        set(LOW, low, AlertCondition.Severity.WARNING, "The disk of the recordings is nearly full",
                bytes / MEGABYTE + " MB are free. At " + now.stopFreeMegabytes() + " MB recording stops.",
                "Archive recordings, or delete them by their age.");
    }

    private void set(String key, boolean stands, AlertCondition.Severity severity, String title, String detail, String remedy) {
        if (stands && raised.add(key)) {
            alerts.raise(new AlertCondition(key, severity, title, detail, remedy));
        } else if (!stands && raised.remove(key)) {
            alerts.clear(key);
        }
    }

    @Override
    public boolean full() {
        return full;
    }

    @Override
    public long freeBytes() {
        return free;
    }

    /** Takes back what it raised. */
    synchronized void clear() {
        raised.forEach(alerts::clear);
        raised.clear();
    }
}
