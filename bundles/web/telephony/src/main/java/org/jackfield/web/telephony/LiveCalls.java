package org.jackfield.web.telephony;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jackfield.api.telephony.call.CallListener;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.web.PageTeller;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The calls alive, for all open pages together. */
@Component(service = {LiveCalls.class, CallListener.class})
public final class LiveCalls implements CallListener {

    private final Map<UUID, LogicalCall> live = new ConcurrentHashMap<>();
    private final PageTeller teller = new PageTeller("live-calls-pages", () -> !live.isEmpty());

    /** {@return the calls alive, the latest first} */
    public List<LogicalCall> calls() {
        return live.values().stream()
                .sorted((a, b) -> b.started().compareTo(a.started()))
                .toList();
    }

    /** Calls {@code watcher} after changes, at most once a second, until the returned handle is closed. */
    public AutoCloseable watch(Runnable watcher) {
        return teller.watch(watcher);
    }

    @Override
    public void refreshed(List<LogicalCall> calls) {
        live.clear();
        calls.forEach(call -> live.put(call.id(), call));
        teller.changed();
    }

    @Override
    public void callChanged(LogicalCall call) {
        if (call.isLive() && call.mergedInto() == null) {
            live.put(call.id(), call);
        } else {
            live.remove(call.id());
        }
        teller.changed();
    }

    /** Stops telling. */
    @Deactivate
    public void stop() {
        teller.close();
    }
}
