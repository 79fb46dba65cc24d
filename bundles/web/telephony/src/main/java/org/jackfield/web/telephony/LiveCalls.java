package org.jackfield.web.telephony;

import java.util.List;
import org.jackfield.api.calllog.LiveCallAccess;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.call.CallListener;
import org.jackfield.api.telephony.call.LiveCallTable;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.web.PageTeller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.Deactivate;

/** The calls alive, for all open pages together. */
@Component(service = {LiveCalls.class, CallListener.class})
public final class LiveCalls implements CallListener {

    private final LiveCallTable live = new LiveCallTable();
    private final LiveCallAccess access;
    private final PageTeller teller = new PageTeller("live-calls-pages", () -> !live.isEmpty());

    /** Shows as much as this allows. */
    @Activate
    public LiveCalls(@Reference LiveCallAccess access) {
        this.access = access;
    }

    /** {@return the calls alive as far as {@code by} may see them, the latest first} */
    public List<LogicalCall> calls(Subject by) {
        return access.visible(live.calls(), by);
    }

    /** Calls {@code watcher} after changes, at most once a second, until the returned handle is closed. */
    public AutoCloseable watch(Runnable watcher) {
        return teller.watch(watcher);
    }

    @Override
    public void refreshed(List<LogicalCall> calls) {
        live.refreshed(calls);
        teller.changed();
    }

    @Override
    public void callChanged(LogicalCall call) {
        live.callChanged(call);
        teller.changed();
    }

    /** Stops telling. */
    @Deactivate
    public void stop() {
        teller.close();
    }
}
