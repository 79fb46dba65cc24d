package org.jackfield.connectors.oai;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jackfield.api.telephony.connector.ConnectorSink;
import org.jackfield.api.telephony.event.TelephonyEvent;

/** Keeps what a connector tells. */
public final class Told implements ConnectorSink {

    private final List<TelephonyEvent> events = new ArrayList<>();
    private final List<String> raw = new ArrayList<>();

    @Override
    public boolean accept(TelephonyEvent event, Instant phoneSystemTime, String line) {
        events.add(event);
        raw.add(line);
        return true;
    }

    public List<TelephonyEvent> events() {
        return events;
    }

    public List<String> raw() {
        return raw;
    }

    public <E extends TelephonyEvent> List<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public void forget() {
        events.clear();
        raw.clear();
    }
}
