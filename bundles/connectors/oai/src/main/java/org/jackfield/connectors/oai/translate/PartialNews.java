package org.jackfield.connectors.oai.translate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.event.CallEvent;

/**
 * News that every party tells a part of: who is transferred does not know the call by which the transfer was announced, and only
 * the controller of a conference knows which call was joined. It is told once, by a party that knows the whole; what another party
 * tells before is kept back until then, or until something else happens to one of those concerned. What is remembered is bounded.
 */
final class PartialNews {

    private static final int REMEMBERED = 1024;

    private final Map<Object, Telling> tellings = new LinkedHashMap<>(64, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Telling> eldest) {
            return size() > REMEMBERED;
        }
    };
    private Telling pending;

    private static final class Telling {
        private final Set<Integer> monitors = new HashSet<>();
        private CallEvent kept;
        private boolean toldWhole;
    }

    /**
     * A party tells.
     *
     * @param topic what tells this piece of news from others
     * @param event what the party knows of it
     * @param monitor the monitor of the party; one that tells again tells something new
     * @param whole whether the party knows all of it
     * @return what is to be told now
     */
    List<CallEvent> heard(Object topic, CallEvent event, int monitor, boolean whole) {
        List<CallEvent> now = new ArrayList<>(2);
        Telling telling = tellings.get(topic);
        if (telling == null || telling.monitors.contains(monitor)) {
            now.addAll(flush());
            telling = new Telling();
            tellings.put(topic, telling);
            pending = telling;
            telling.kept = event;
        }
        telling.monitors.add(monitor);
        if (whole && !telling.toldWhole) {
            telling.toldWhole = true;
            telling.kept = null;
            now.add(event);
        }
        if (pending != null && pending.kept == null) {
            pending = null;
        }
        return now;
    }

    /** What is kept back and must go first, because something else happens to one of those it concerns. */
    List<CallEvent> before(CallEvent next) {
        return pending != null && concerns(pending.kept, next) ? flush() : List.of();
    }

    /** Whether something is kept back. */
    boolean isPending() {
        return pending != null;
    }

    /** What is kept back: nobody who knows more is going to tell. */
    List<CallEvent> flush() {
        Telling telling = pending;
        pending = null;
        if (telling == null || telling.kept == null) {
            return List.of();
        }
        CallEvent kept = telling.kept;
        telling.kept = null;
        return List.of(kept);
    }

    private static boolean concerns(CallEvent kept, CallEvent next) {
        Set<CallId> calls = new HashSet<>();
        Set<DeviceId> devices = new HashSet<>();
        calls.add(kept.call());
        devices.add(kept.device());
        if (kept instanceof CallEvent.Transferred transfer) {
            devices.add(transfer.to());
            devices.add(transfer.transferred());
        } else if (kept instanceof CallEvent.Conferenced conference) {
            conference.parties().forEach(party -> {
                calls.add(party.call());
                devices.add(party.device());
            });
        }
        return calls.contains(next.call()) || devices.contains(next.device());
    }

    /** Forgets everything. */
    void clear() {
        tellings.clear();
        pending = null;
    }
}
