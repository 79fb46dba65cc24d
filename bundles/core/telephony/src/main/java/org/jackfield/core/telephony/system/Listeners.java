package org.jackfield.core.telephony.system;

import java.util.List;
import java.util.Map;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.PhoneSystemListener;
import org.jackfield.api.telephony.call.CallListener;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.core.telephony.model.CallModel;

/** Those who watch the present. Telling them never waits. */
final class Listeners implements SystemThread.Watcher {

    private static final int SIZE = 1000;

    private final Map<CallListener, ListenerQueue> calls = new ConcurrentHashMap<>();
    private final Map<PhoneSystemListener, ListenerQueue> systems = new ConcurrentHashMap<>();
    private final AtomicLong events = new AtomicLong();
    private final Supplier<List<LogicalCall>> live;

    private record DeviceKey(PhoneSystemId system, Object device) {}

    private record LinkKey(PhoneSystemId system) {}

    Listeners(Supplier<List<LogicalCall>> live) {
        this.live = live;
    }

    void add(CallListener listener) {
        ListenerQueue queue = new ListenerQueue(
                listener.getClass().getSimpleName(), SIZE, () -> listener.refreshed(live.get()));
        calls.put(listener, queue);
        queue.start();
    }

    void remove(CallListener listener) {
        close(calls.remove(listener));
    }

    void add(PhoneSystemListener listener) {
        ListenerQueue queue = new ListenerQueue(listener.getClass().getSimpleName(), SIZE, listener::refreshed);
        systems.put(listener, queue);
        queue.start();
    }

    void remove(PhoneSystemListener listener) {
        close(systems.remove(listener));
    }

    private static void close(ListenerQueue queue) {
        if (queue != null) {
            queue.close();
        }
    }

    void close() {
        calls.values().forEach(ListenerQueue::close);
        systems.values().forEach(ListenerQueue::close);
    }

    long refreshes() {
        return sum(calls.values()) + sum(systems.values());
    }

    private static long sum(Collection<ListenerQueue> queues) {
        return queues.stream().mapToLong(ListenerQueue::refreshes).sum();
    }

    @Override
    public void callsChanged(List<LogicalCall> changed) {
        calls.forEach((listener, queue) ->
                changed.forEach(call -> queue.add(call.id(), () -> listener.callChanged(call))));
    }

    void systemChanged(PhoneSystemId system) {
        systems.forEach((listener, queue) -> queue.add(system, () -> listener.systemChanged(system)));
    }

    @Override
    public void outcome(PhoneSystemId system, CallModel.Outcome outcome) {
        if (outcome.devices().isEmpty() || systems.isEmpty()) {
            return;
        }
        systems.forEach((listener, queue) -> outcome.devices().forEach((id, status) -> {
            if (status != null) {
                tell(system, status, listener, queue);
            }
        }));
    }

    private static void tell(
            PhoneSystemId system, DeviceStatus status, PhoneSystemListener listener, ListenerQueue queue) {
        queue.add(new DeviceKey(system, status.device().id()), () -> listener.deviceChanged(system, status));
    }

    @Override
    public void linkChanged(PhoneSystemId system, LinkStatus status) {
        systems.forEach((listener, queue) ->
                queue.add(new LinkKey(system), () -> listener.linkChanged(system, status)));
    }

    @Override
    public void systemEvent(PhoneSystemId system, SystemEvent event) {
        boolean watched = event instanceof SystemEvent.NightModeChanged
                || event instanceof SystemEvent.AlarmRaised
                || event instanceof SystemEvent.AlarmCleared
                || event instanceof SystemEvent.SpeedDialsChanged;
        if (watched) {
            // every event counts: none takes the place of another
            systems.forEach((listener, queue) ->
                    queue.add(events.incrementAndGet(), () -> listener.systemEvent(system, event)));
        }
    }

    @Override
    public void resyncWanted(LinkEvent.Scope scope) {
        // the connector is asked; nobody here has to act
    }
}
