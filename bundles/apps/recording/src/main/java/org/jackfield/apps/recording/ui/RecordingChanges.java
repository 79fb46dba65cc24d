package org.jackfield.apps.recording.ui;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jackfield.api.telephony.call.CallListener;
import org.jackfield.api.telephony.call.LiveCallTable;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.web.PageTeller;
import org.jackfield.apps.recording.store.RecordedListener;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Tells open pages, about once a second, whether there are other recordings, and knows the calls alive. */
@Component(service = {RecordingChanges.class, RecordedListener.class, CallListener.class})
public final class RecordingChanges implements RecordedListener, CallListener {

    private final LiveCallTable live = new LiveCallTable();
    private final AtomicInteger recordings = new AtomicInteger();
    /** Pages look each second at what is being recorded, which costs no more than reading a list. */
    private final PageTeller teller = new PageTeller("recording-pages", () -> true);

    /** {@return grows with every recording that is added} */
    int recordings() {
        return recordings.get();
    }

    /** {@return a call alive} */
    Optional<LogicalCall> call(UUID id) {
        return live.calls().stream().filter(call -> call.id().equals(id)).findFirst();
    }

    /** Calls {@code watcher} each second until the handle is closed. */
    AutoCloseable watch(Runnable watcher) {
        return teller.watch(watcher);
    }

    @Override
    public void recorded(UUID segment) {
        recordings.incrementAndGet();
    }

    @Override
    public void refreshed(List<LogicalCall> calls) {
        live.refreshed(calls);
    }

    @Override
    public void callChanged(LogicalCall call) {
        live.callChanged(call);
    }

    @Deactivate
    void stop() {
        teller.close();
    }
}
