package org.jackfield.core.resources.metrics;

import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.TelephonyStatistics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What telephony counts, by phone system. */
@Component
public final class TelephonyMetrics implements MetricSource {

    private static final String LABEL = "system";

    private final TelephonyService telephony;

    /** Asks telephony. */
    @Activate
    public TelephonyMetrics(@Reference TelephonyService telephony) {
        this.telephony = telephony;
    }

    @Override
    public void collect(MetricSink sink) {
        for (PhoneSystem system : telephony.phoneSystems()) {
            boolean up = telephony.link(system.id())
                    .map(link -> link.state() == LinkStatus.State.UP)
                    .orElse(false);
            sink.gauge(
                    "telephony_link_up",
                    "1 while everything of the phone system is followed",
                    up ? 1 : 0,
                    LABEL,
                    system.name(),
                    "id",
                    system.id().toString());
        }
        telephony.statistics().forEach(one -> collect(one, sink));
    }

    private void collect(TelephonyStatistics one, MetricSink sink) {
        String id = one.system().toString();
        String name = telephony.phoneSystem(one.system()).map(PhoneSystem::name).orElse("");
        String[] labels = {LABEL, name, "id", id};
        sink.counter("telephony_events_received", "Events handed over by the connector", one.eventsReceived(), labels);
        sink.counter("telephony_events_dropped", "Events lost because the hand-off was full", one.eventsDropped(), labels);
        sink.counter("telephony_events_journalled", "Events safely on disk", one.eventsJournalled(), labels);
        sink.counter("telephony_events_refused", "Events not kept or not understood", one.eventsRefused(), labels);
        sink.counter("telephony_gaps", "How often events were missed", one.gaps(), labels);
        sink.counter("telephony_resyncs", "Snapshots read", one.resyncs(), labels);
        sink.counter("telephony_links_lost", "How often the link was lost", one.linksLost(), labels);
        sink.counter("telephony_calls_begun", "Calls begun", one.callsBegun(), labels);
        sink.counter("telephony_calls_ended", "Calls ended", one.callsEnded(), labels);
        sink.counter("telephony_segments_ended", "Segments ended", one.segmentsEnded(), labels);
        sink.counter("telephony_commands", "Commands sent", one.commandsSent(), labels);
        sink.counter("telephony_commands_failed", "Commands not carried out", one.commandsFailed(), labels);
        sink.counter(
                "telephony_listener_refreshes",
                "How often a slow listener was given everything afresh",
                one.listenerRefreshes(),
                labels);
        sink.gauge("telephony_live_calls", "Calls alive", one.liveCalls(), labels);
        sink.gauge("telephony_handoff_depth", "Events handed over and not yet dealt with", one.handOffDepth(), labels);
        sink.gauge("telephony_journal_bytes", "Size of the journal", one.journalBytes(), labels);
    }
}
