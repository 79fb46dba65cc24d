package org.jackfield.connectors.oai.translate;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jackfield.api.telephony.event.TelephonyEvent;

/**
 * Tells an event from its echoes: the phone system sends the same news to every monitored party. News that equals the last
 * about the same thing, and comes through another monitor, is an echo. What is remembered is bounded.
 */
final class Echoes {

    private static final int REMEMBERED = 8192;

    /**
     * What an event is about.
     *
     * @param resync  the resync it belongs to, {@code null} for a live event
     * @param call    a call, or what else takes its place
     * @param subject a device in it, or what else takes its place
     */
    record Topic(Integer resync, Object call, Object subject) {
    }

    private record Heard(TelephonyEvent event, int monitor) {
    }

    private final Map<Topic, Heard> last = new LinkedHashMap<>(64, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Topic, Heard> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Whether this was told already through another monitor; else it is remembered. */
    boolean isEcho(Topic topic, TelephonyEvent event, int monitor) {
        Heard heard = last.get(topic);
        if (heard != null && heard.monitor() != monitor && heard.event().equals(event)) {
            return true;
        }
        last.put(topic, new Heard(event, monitor));
        return false;
    }

    /** The last event about it; {@code null} if there is none. */
    TelephonyEvent last(Topic topic) {
        Heard heard = last.get(topic);
        return heard == null ? null : heard.event();
    }

    /** Forgets everything. */
    void clear() {
        last.clear();
    }
}
