package org.jackfield.core.telephony.system;

import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.TelephonyStatistics;

/** The counters of the phone systems for monitoring. */
public final class TelephonyMetrics implements MetricSource {

    private final PhoneSystems systems;

    public TelephonyMetrics(PhoneSystems systems) {
        this.systems = systems;
    }

    @Override
    public void collect(MetricSink sink) {
        for (TelephonyStatistics s : systems.statistics()) {
            PhoneSystem system = systems.phoneSystem(s.system()).orElse(null);
            if (system != null) {
                collect(sink, system, s);
            }
        }
    }

    private void collect(MetricSink sink, PhoneSystem system, TelephonyStatistics s) {
        String[] labels = {"system", system.name()};
        sink.gauge("telephony_link_up", "1 while everything is followed", systems.isUp(system.id()) ? 1 : 0, labels);
        sink.gauge("telephony_live_calls", "Calls alive", s.liveCalls(), labels);
        sink.gauge("telephony_hand_off_depth", "Events that wait for the owner thread", s.handOffDepth(), labels);
        sink.gauge("telephony_journal_bytes", "Disk that the journal takes", s.journalBytes(), labels);
        sink.counter("telephony_events_received", "Events handed over", s.eventsReceived(), labels);
        sink.counter("telephony_events_dropped", "Events lost in a full hand-off", s.eventsDropped(), labels);
        sink.counter("telephony_events_journalled", "Events safely on disk", s.eventsJournalled(), labels);
        sink.counter("telephony_events_refused", "Events that could not be kept", s.eventsRefused(), labels);
        sink.counter("telephony_gaps", "Times that events were missed", s.gaps(), labels);
        sink.counter("telephony_resyncs", "Snapshots read", s.resyncs(), labels);
        sink.counter("telephony_links_lost", "Times that the link was lost", s.linksLost(), labels);
        sink.counter("telephony_calls_begun", "Logical calls begun", s.callsBegun(), labels);
        sink.counter("telephony_calls_ended", "Logical calls ended", s.callsEnded(), labels);
        sink.counter("telephony_segments_ended", "Segments of calls that ended", s.segmentsEnded(), labels);
        sink.counter("telephony_commands_sent", "Commands given", s.commandsSent(), labels);
        sink.counter("telephony_commands_failed", "Commands not carried out", s.commandsFailed(), labels);
    }
}
