package org.jackfield.connectors.oaiwire.event;

import java.util.List;

import org.jackfield.connectors.oaiwire.code.AlarmSource;
import org.jackfield.connectors.oaiwire.code.Cause;
import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.Country;
import org.jackfield.connectors.oaiwire.code.DatabaseArea;
import org.jackfield.connectors.oaiwire.code.DeviceType;
import org.jackfield.connectors.oaiwire.code.LinkReason;
import org.jackfield.connectors.oaiwire.code.Premium;
import org.jackfield.connectors.oaiwire.layout.Counted;
import org.jackfield.connectors.oaiwire.layout.FieldReader;
import org.jackfield.connectors.oaiwire.layout.MayBeLeftOut;
import org.jackfield.connectors.oaiwire.layout.Text;
import org.jackfield.connectors.oaiwire.layout.Wire;

/** Events of the session, of the whole system and of a gateway. */
public interface SystemEvents extends OaiEvent {

    /** The system introduces itself: after a log-in, a restart or a reset, or when it is asked the time. */
    @Wire(value = "RS", monitored = false)
    record SystemStatus(String time, String date, String protocol, String software, Code<Premium> premium, String node,
            boolean networking, Code<Country> country, @MayBeLeftOut Boolean tcpIp) implements SystemEvents {

        /** A gateway calls itself node 0. */
        public boolean isGateway() {
            return !node.isBlank() && node.strip().chars().allMatch(c -> c == '0');
        }
    }

    /** A resync is finished: of an extension, a node, or of everything. */
    @Wire(value = "RD", monitored = false)
    record ResyncDone(String scope) implements SystemEvents {
    }

    /** No port is free; the connection is about to be closed. */
    @Wire(value = "PE", monitored = false)
    record PortsExhausted(int maximum) implements SystemEvents {
    }

    /** The system has ended a monitor. */
    @Wire("ME")
    record MonitorEnded(Code<Cause> cause) implements SystemEvents {
    }

    /** An extension was created (no old number), renumbered, or removed (no new number). */
    @Wire("EC")
    record ExtensionChanged(String node, String before, String now, Code<DeviceType> type) implements SystemEvents {
    }

    /**
     * The database has changed.
     *
     * @param fields what depends on the area: key, device type, field number, values; as they stand
     */
    @Wire("DC")
    record DatabaseChanged(String node, Code<DatabaseArea> area, List<String> fields) implements SystemEvents {

        /** The extension, bin or number that was changed; empty for a node. */
        public String key() {
            return area.is(DatabaseArea.NODE) ? "" : field(0);
        }

        /** The number of the changed field, {@code -1} if it cannot be read. */
        public int fieldNumber() {
            try {
                return Integer.parseInt(field(fieldIndex()).strip());
            } catch (NumberFormatException e) {
                return -1;
            }
        }

        /** What follows the field number, without bars. */
        public List<String> values() {
            int first = fieldIndex() + 1;
            return fields.stream().skip(first).map(raw -> new FieldReader(raw).next()).toList();
        }

        private int fieldIndex() {
            if (area.is(DatabaseArea.NODE)) {
                return 0;
            }
            if (!area.value().hasDeviceType()) {
                return 1;
            }
            // The printed example for agents leaves the device type out.
            boolean withoutType = area.is(DatabaseArea.ACD_AGENT) && fields.size() == 3;
            return withoutType ? 1 : 2;
        }

        private String field(int index) {
            return index < fields.size() ? new FieldReader(fields.get(index)).next() : "";
        }
    }

    /** Night mode has changed at a node. */
    @Wire("NM")
    record NightMode(String node, boolean on) implements SystemEvents {
    }

    /** An alarm; number 0 clears the one with the same unique id. */
    @Wire("AG")
    record Alarm(Code<AlarmSource> source, String node, String device, int number, @Text String text, String uniqueId)
            implements SystemEvents {
    }

    /** An SMDR record of 80 columns. */
    @Wire("SMR")
    record Smdr(String node, @Text String columns) implements SystemEvents {
    }

    /** The gateway has lost or regained a node. */
    @Wire(value = "LS", monitored = false)
    record LinkStatus(String node, boolean up, Code<LinkReason> reason) implements SystemEvents {
    }

    /**
     * A connection of the gateway that has not reached its node since the gateway started.
     *
     * @param state    0 down, 1 up; the sources disagree on duplicate and deleted: ask the methods
     * @param previous the node that was behind the connection
     * @param current  the node that is
     */
    @Wire(value = "CS", monitored = false)
    record ConnectionStatus(String connection, int state, String previous, String current) implements SystemEvents {

        /** The node meant; empty if none is named. */
        public String node() {
            return current.isBlank() ? previous : current;
        }

        /** Whether the node answers. */
        public boolean isUp() {
            return state == 1;
        }

        /** Whether two connections claim one node. */
        public boolean isDuplicate() {
            return (state == 2 || state == 3) && !current.isBlank();
        }

        /** Whether the connection was taken out. */
        public boolean isDeleted() {
            return state > 1 && !isDuplicate();
        }
    }

    /** Data from another application on the gateway; its monitor cross reference is blank. */
    @Wire("GDA")
    record ApplicationData(String application, @Text String name, String address, @Counted String data)
            implements SystemEvents {
    }
}
