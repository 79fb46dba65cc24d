package org.jackfield.connectors.oaiwire.command;

import java.util.List;

import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.Country;
import org.jackfield.connectors.oaiwire.code.DeviceType;
import org.jackfield.connectors.oaiwire.code.ListType;
import org.jackfield.connectors.oaiwire.code.PhysicalType;
import org.jackfield.connectors.oaiwire.layout.FieldReader;
import org.jackfield.connectors.oaiwire.layout.FieldWriter;
import org.jackfield.connectors.oaiwire.layout.Hex;
import org.jackfield.connectors.oaiwire.layout.LaidOutBy;
import org.jackfield.connectors.oaiwire.layout.Layout;
import org.jackfield.connectors.oaiwire.layout.MayBeLeftOut;
import org.jackfield.connectors.oaiwire.layout.Text;
import org.jackfield.connectors.oaiwire.layout.Wire;

/** Commands that ask. */
public interface QueryCommands {

    /** Asks everything about one device. */
    @Wire("_QI")
    record QueryDevice(String device) implements Command<Device> {
    }

    /** A station speed dial. */
    record SpeedDial(String bin, String contents, @Text String name) {
    }

    /** What only stations tell. The last field has no published name: it is read and never relied on. */
    record Station(boolean administrator, boolean attendantStation, String attendant, String dayCos, String nightCos,
            @MayBeLeftOut String voiceMail, @MayBeLeftOut String mailboxNode, @MayBeLeftOut List<SpeedDial> speedDials,
            @MayBeLeftOut Code<PhysicalType> physicalType, @MayBeLeftOut Integer accountType,
            @MayBeLeftOut Boolean accountValidated, @MayBeLeftOut String unnamed) {
    }

    /** A device; {@code station} is {@code null} for others than stations, {@code answerSupervision} for stations. */
    @LaidOutBy(DeviceLayout.class)
    record Device(String device, Code<DeviceType> type, int deviceClass, String description, String username,
            Station station, Integer answerSupervision) implements Reply {
    }

    /** Asks for a list; mode 1 in one message, 2 in as many as it takes with {@code size} entities each. */
    @Wire("_QX")
    record QueryList(String scope, Code<ListType> list, @Hex Integer mask, int mode, Integer size)
            implements Command<ListPage> {
    }

    /** Asks for a list in the old way, with all its fields. */
    @Wire("_QL")
    record QueryOldList(String scope, Code<ListType> list, int mode, Integer size) implements Command<OldListPage> {
    }

    /** A node and its name. */
    record Node(String node, @Text String description) {
    }

    /** The nodes; without a network one. */
    record Nodes(List<Node> nodes) implements Reply {
    }

    /** Asks for the nodes. */
    @Wire("_QN")
    record QueryNodes(String scope) implements Command<Nodes> {
    }

    /** The country. */
    record CountryReply(Code<Country> country) implements Reply {
    }

    /** Asks for the country. */
    @Wire("_QC")
    record QueryCountry(String device) implements Command<CountryReply> {
    }

    /** Asks whether night mode is on. */
    @Wire("_QT")
    record QueryNightMode(String scope) implements Command<SessionCommands.Switched> {
    }

    /**
     * Sets night mode. The command is known by name only; these arguments follow the query's and are unproven, so a client
     * sends it only where an administrator asked for it.
     */
    @Wire("_ST")
    record SetNightMode(String scope, boolean on) implements Command<Reply.Done> {
    }

    /** What a display can do. */
    record Display(int model, Integer languageSelectable, Integer language, Integer characterSets, Boolean timer,
            @MayBeLeftOut Boolean scroll) implements Reply {
    }

    /** Asks what a display can do. */
    @Wire("_DQD")
    record QueryDisplay(String device) implements Command<Display> {
    }

    /** What follows the names depends on the device's type. */
    final class DeviceLayout implements Layout<Device> {

        /** Called by name. */
        public DeviceLayout() {
            // nothing to prepare
        }

        @Override
        public Device read(FieldReader in) {
            String device = in.next();
            Code<DeviceType> type = Code.parse(DeviceType.class, in.next());
            int deviceClass = in.nextNumber(0);
            String description = in.next();
            String username = in.next();
            // Types newer than the table are told from others by the number of fields that follow.
            boolean station = type.value().isStation() || type.isUnlisted() && in.peekRaw().size() > 1;
            return new Device(device, type, deviceClass, description, username,
                    station ? Layout.of(Station.class).read(in) : null, station ? null : in.nextNumber(null));
        }

        @Override
        public void write(Device value, FieldWriter out) {
            out.plain(value.device()).plain(value.type().wire()).number(value.deviceClass());
            out.text(value.description(), Integer.MAX_VALUE).text(value.username(), Integer.MAX_VALUE);
            if (value.station() != null) {
                Layout.of(Station.class).write(value.station(), out);
            } else if (value.answerSupervision() != null) {
                out.number(value.answerSupervision());
            }
        }
    }
}
