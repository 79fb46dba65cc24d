package org.jackfield.api.telephony.call;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calls alive, kept by what a {@link CallListener} is told. A listener that shows the present hands both of its calls
 * on to one of these and reads it from wherever it likes:
 *
 * <pre>{@code
 * public void refreshed(List<LogicalCall> live) {
 *     table.refreshed(live);
 * }
 *
 * public void callChanged(LogicalCall call) {
 *     table.callChanged(call);
 * }
 * }</pre>
 *
 * <p>Any thread may call. A reader sees the calls before or after a refresh, never an empty table in between.
 */
public final class LiveCallTable {

    private static final Comparator<LogicalCall> LATEST_FIRST =
            Comparator.comparing(LogicalCall::started).reversed().thenComparing(LogicalCall::id);

    private volatile Map<UUID, LogicalCall> live = new ConcurrentHashMap<>();

    /**
     * Forgets every call and keeps these instead.
     *
     * @param calls those alive, of all systems; not null
     */
    public synchronized void refreshed(List<LogicalCall> calls) {
        Map<UUID, LogicalCall> fresh = new ConcurrentHashMap<>();
        calls.forEach(call -> keep(call, fresh));
        live = fresh;
    }

    /**
     * Keeps the call as it is now, or forgets it if it has ended or was merged into another.
     *
     * @param call as {@link CallListener#callChanged} was given it; not null
     */
    public synchronized void callChanged(LogicalCall call) {
        keep(call, live);
    }

    /** {@return the calls alive at this moment, the latest first; immutable, never null} */
    public List<LogicalCall> calls() {
        return live.values().stream().sorted(LATEST_FIRST).toList();
    }

    /** {@return whether no call is alive} */
    public boolean isEmpty() {
        return live.isEmpty();
    }

    private static void keep(LogicalCall call, Map<UUID, LogicalCall> calls) {
        if (call.isLive() && call.mergedInto() == null) {
            calls.put(call.id(), call);
        } else {
            calls.remove(call.id());
        }
    }
}
