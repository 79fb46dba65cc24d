package org.jackfield.core.telephony.system;

import java.util.List;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.core.telephony.model.CallModel;

/** Passes everything on; for who is interested in one thing. */
class ForwardingWatcher implements SystemThread.Watcher {

    private final SystemThread.Watcher to;

    ForwardingWatcher(SystemThread.Watcher to) {
        this.to = to;
    }

    @Override
    public void callsChanged(List<LogicalCall> calls) {
        to.callsChanged(calls);
    }

    @Override
    public void outcome(PhoneSystemId system, CallModel.Outcome outcome) {
        to.outcome(system, outcome);
    }

    @Override
    public void linkChanged(PhoneSystemId system, LinkStatus status) {
        to.linkChanged(system, status);
    }

    @Override
    public void systemEvent(PhoneSystemId system, SystemEvent event) {
        to.systemEvent(system, event);
    }

    @Override
    public void resyncWanted(LinkEvent.Scope scope) {
        to.resyncWanted(scope);
    }
}
