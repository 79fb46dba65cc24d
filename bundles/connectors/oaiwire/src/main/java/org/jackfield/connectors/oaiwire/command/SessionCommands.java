package org.jackfield.connectors.oaiwire.command;

import java.util.ArrayList;
import java.util.List;

import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.MonitorType;
import org.jackfield.connectors.oaiwire.layout.FieldReader;
import org.jackfield.connectors.oaiwire.layout.FieldWriter;
import org.jackfield.connectors.oaiwire.layout.LaidOutBy;
import org.jackfield.connectors.oaiwire.layout.Layout;
import org.jackfield.connectors.oaiwire.layout.MayBeLeftOut;
import org.jackfield.connectors.oaiwire.layout.Wire;

/** Commands of the session, of monitors and of resynchronisation. */
public interface SessionCommands {

    /** Keep-alive and link test. */
    @Wire("_NO")
    record KeepAlive() implements Command<NodesAnswered> {
    }

    /** Whether a node answered. */
    record NodeAnswer(String node, boolean answered) {
    }

    /** Which nodes answered; empty without a gateway. */
    record NodesAnswered(@MayBeLeftOut List<NodeAnswer> nodes) implements Reply {
    }

    /** Starts monitors; all are confirmed in one message. */
    @Wire("_MS")
    record StartMonitors(String id, Code<MonitorType> type, Filters filters) implements Command<MonitorsStarted> {
    }

    /** A monitor that runs: its cross reference and what it watches. */
    record Monitor(String crossReference, String watched) {
    }

    /** The monitors that now run and the filters that were granted. */
    @LaidOutBy(MonitorsStartedLayout.class)
    record MonitorsStarted(List<Monitor> monitors, Filters filters) implements Reply {
    }

    /** Starts monitors; the confirmation comes in as many messages as it needs. */
    @Wire("_MA")
    record StartMonitorsPaged(String id, Code<MonitorType> type, Filters filters) implements Command<MonitorsPage> {
    }

    /** One message of the monitors that now run. */
    record MonitorsPage(boolean last, Code<MonitorType> type, MonitorsStarted started) implements Reply.Page {

        @Override
        public boolean isLast() {
            return last;
        }
    }

    /** Stops one monitor, or all. */
    @Wire("_MP")
    record StopMonitors(String crossReference) implements Command<Reply.Done> {
    }

    /** Changes the filters of a monitor. */
    @Wire("_CE")
    record ChangeFilters(String crossReference, Filters filters) implements Command<FiltersGranted> {
    }

    /** Reads the filters of a monitor. */
    @Wire("_QE")
    record QueryFilters(String crossReference) implements Command<FiltersGranted> {
    }

    /** Filters as they now are. */
    record FiltersGranted(Filters filters) implements Reply {
    }

    /** Extensions with their node in front, {@code 2:1001}, on or off. */
    @Wire("_XE")
    record ExpandExtensions(boolean on) implements Command<Switched> {
    }

    /** What a setting now is. */
    record Switched(boolean on) implements Reply {
    }

    /** Resync of an extension, of a node ({@code 2:}), or of everything; its InvokeID marks the events. */
    @Wire("_RR")
    record Resync(String scope) implements Command<Scope> {
    }

    /** The extension or node that was meant; empty for everything. */
    record Scope(String scope) implements Reply {
    }

    /** The old resync: no InvokeID, no confirmation, but an RS. */
    @Wire(value = "RR", invoked = false)
    record OldResync(String scope) implements Command<Reply.Done> {
    }

    /** Asks the time, which comes as an RS. */
    @Wire(value = "RT", invoked = false)
    record SystemTime(String scope) implements Command<Reply.Done> {
    }

    /** Resets the port: all monitors and settings go. */
    @Wire("_RP")
    record ResetPort() implements Command<Reply.Done> {
    }

    /**
     * Count, pairs of cross reference and watched device, filters. For call termination the cross references stand alone;
     * one printed example leaves the count out.
     */
    final class MonitorsStartedLayout implements Layout<MonitorsStarted> {

        /** Called by name. */
        public MonitorsStartedLayout() {
            // nothing to prepare
        }

        @Override
        public MonitorsStarted read(FieldReader in) {
            List<String> fields = new ArrayList<>();
            StringBuilder filters = new StringBuilder();
            for (String field : in.rest()) {
                // An empty mask leaves its place empty, so everything after the first filter belongs to the filters.
                if (Filters.isFilter(field) || !filters.isEmpty()) {
                    filters.append(field).append(',');
                } else {
                    fields.add(field);
                }
            }
            return new MonitorsStarted(monitors(fields),
                    Layout.of(Filters.class).read(new FieldReader(filters.toString())));
        }

        private static List<Monitor> monitors(List<String> fields) {
            int count = fields.isEmpty() ? 0 : new FieldReader(fields.get(0)).nextNumber(-1);
            int others = fields.size() - 1;
            List<Monitor> monitors = new ArrayList<>();
            if (count > 0 && others == count) {
                fields.subList(1, fields.size()).forEach(reference -> monitors.add(new Monitor(reference, "")));
                return List.copyOf(monitors);
            }
            boolean counted = fields.size() % 2 == 1;
            for (int i = counted ? 1 : 0; i + 1 < fields.size(); i += 2) {
                monitors.add(new Monitor(fields.get(i), fields.get(i + 1)));
            }
            return List.copyOf(monitors);
        }

        @Override
        public void write(MonitorsStarted value, FieldWriter out) {
            out.number(value.monitors().size());
            if (value.monitors().isEmpty()) {
                return;
            }
            boolean single = value.monitors().stream().allMatch(monitor -> monitor.watched().isEmpty());
            for (Monitor monitor : value.monitors()) {
                out.plain(monitor.crossReference());
                if (!single) {
                    out.plain(monitor.watched());
                }
            }
            Layout.of(Filters.class).write(value.filters(), out);
        }
    }
}
