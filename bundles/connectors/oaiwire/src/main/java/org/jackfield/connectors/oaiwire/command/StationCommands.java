package org.jackfield.connectors.oaiwire.command;

import java.util.ArrayList;
import java.util.List;

import org.jackfield.connectors.oaiwire.code.AgentMode;
import org.jackfield.connectors.oaiwire.code.AgentRequest;
import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.ForwardType;
import org.jackfield.connectors.oaiwire.code.HuntGroupType;
import org.jackfield.connectors.oaiwire.layout.Dial;
import org.jackfield.connectors.oaiwire.layout.FieldReader;
import org.jackfield.connectors.oaiwire.layout.FieldWriter;
import org.jackfield.connectors.oaiwire.layout.LaidOutBy;
import org.jackfield.connectors.oaiwire.layout.Layout;
import org.jackfield.connectors.oaiwire.layout.MayBeLeftOut;
import org.jackfield.connectors.oaiwire.layout.Text;
import org.jackfield.connectors.oaiwire.layout.Wire;

/** Commands on stations, messages and agents. */
public interface StationCommands {

    /** The device that was meant. */
    record DeviceMeant(String device) implements Reply {
    }

    /** Do not disturb on or off. */
    @Wire("_SD")
    record SetDnd(String device, boolean on, Integer message, @Text(16) String text) implements Command<Reply.Done> {
    }

    /** Sets the manual forward. */
    @Wire("_SF")
    record SetForward(String device, Code<ForwardType> type, @Dial(24) String destination, Boolean on)
            implements Command<Reply.Done> {
    }

    /** The manual forward as it is. */
    record Forward(Code<ForwardType> type, String destination) implements Reply {
    }

    /** Reads the manual forward. */
    @Wire("_QF")
    record QueryForward(String device) implements Command<Forward> {
    }

    /** Message waiting on or off. */
    @Wire("_SM")
    record SetMessageWaiting(String device, boolean on, String from, Integer count, String mailbox)
            implements Command<Reply.Done> {
    }

    /** A message that waits. */
    record Message(String from, @Text String description, String time, String date, String mailbox, Integer count) {
    }

    /** The messages that wait. */
    record Messages(List<Message> messages) implements Reply {
    }

    /** Lists the messages that wait. */
    @Wire("_QM")
    record QueryMessages(String device) implements Command<Messages> {
    }

    /** One step of volume. */
    @Wire("_SV")
    record SetVolume(String device, Integer direction, Boolean save) implements Command<Reply.Done> {
    }

    /** Shows a text for a moment. */
    @Wire("_TD")
    record ShowText(String device, int type, @Text(32) String text) implements Command<DeviceMeant> {
    }

    /** Changes the state of an agent; an empty group means all. */
    @Wire("_SA")
    record SetAgentState(String device, String agent, Code<AgentRequest> state, String group)
            implements Command<Reply.Done> {
    }

    /** The mode of an agent in a group. */
    record AgentState(String agent, String group, Code<AgentMode> mode) {
    }

    /** The modes of the agents at a device. */
    record AgentStates(List<AgentState> agents) implements Reply {
    }

    /** Asks for the modes of the agents at a device. */
    @Wire("_QA")
    record QueryAgents(String device, String agent, String group) implements Command<AgentStates> {
    }

    /** A member of a hunt group; the device is blank when the agent is logged out. */
    record Member(String agent, String device, Code<AgentMode> mode) {
    }

    /** The members of a hunt group; the last two fields need V10. */
    @LaidOutBy(GroupMembersLayout.class)
    record GroupMembers(List<Member> members, Boolean initialising, Code<HuntGroupType> type) implements Reply {
    }

    /** Asks for the members of a hunt group. */
    @Wire("_QH")
    record QueryGroup(String group) implements Command<GroupMembers> {
    }

    /**
     * Programs a speed dial bin of a station.
     *
     * @param what 1 contents, 2 name, 3 both
     * @param data what is programmed, a name between bars
     */
    @Wire("_PSS")
    record ProgramSpeedDial(String device, int bin, int what, List<String> data) implements Command<Reply.Done> {

        /** Contents and name; empty ones clear. */
        public static ProgramSpeedDial both(String device, int bin, String contents, String name) {
            return new ProgramSpeedDial(device, bin, 3, List.of(contents, "|" + name + "|"));
        }
    }

    /** Changes the password of a station. */
    @Wire("_PSP")
    record ChangePassword(String device, @Text(8) String before, @Text(8) String now) implements Command<DeviceMeant> {

        @Override
        public String toString() {
            return "ChangePassword[device=" + device + "]";
        }
    }

    /** Whether a password is right; on a gateway also at which nodes. */
    record PasswordVerified(boolean correct, @MayBeLeftOut List<SessionCommands.NodeAnswer> nodes) implements Reply {
    }

    /** Verifies a password: type 0 of database programming, 1 of the station. */
    @Wire("_VP")
    record VerifyPassword(String device, int type, @Text String password) implements Command<PasswordVerified> {

        @Override
        public String toString() {
            return "VerifyPassword[device=" + device + "]";
        }
    }

    /** The count is not to be trusted: the number of fields after it tells the entries, and whether V10's two follow. */
    final class GroupMembersLayout implements Layout<GroupMembers> {

        /** Called by name. */
        public GroupMembersLayout() {
            // nothing to prepare
        }

        @Override
        public GroupMembers read(FieldReader in) {
            in.next();
            int fields = in.hasNext() ? in.peekRaw().size() : 0;
            boolean withTrailer = fields % 3 == 2;
            List<Member> members = new ArrayList<>();
            for (int i = 0; i < fields / 3; i++) {
                members.add(Layout.of(Member.class).read(in));
            }
            Boolean initialising = withTrailer ? in.nextSwitch(null) : null;
            return new GroupMembers(List.copyOf(members), initialising,
                    Code.parse(HuntGroupType.class, withTrailer ? in.next() : ""));
        }

        @Override
        public void write(GroupMembers value, FieldWriter out) {
            out.number(value.members().size());
            value.members().forEach(member -> Layout.of(Member.class).write(member, out));
            if (value.initialising() != null) {
                out.flag(value.initialising()).plain(value.type().wire());
            }
        }
    }
}
