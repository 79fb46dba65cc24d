package org.jackfield.core.users;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.ExternalParty;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;
import org.jackfield.api.users.UserDevice.Kind;
import org.jackfield.api.users.UserDevice.Rank;

/** Users, units and segments for tests. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    public static final PhoneSystemId SYSTEM = new PhoneSystemId(new UUID(1, 1));
    public static final Subject BY = Subject.system("test");

    private Samples() {}

    public static User user(String first, String last, UserDevice... devices) {
        return User.named(Ids.next(), first, last).withDevices(List.of(devices));
    }

    public static UserDevice extension(String number) {
        return new UserDevice(Kind.EXTENSION, Rank.PRIMARY, SYSTEM, DeviceId.of(number));
    }

    public static UserDevice agent(String number) {
        return new UserDevice(Kind.AGENT, Rank.PRIMARY, SYSTEM, DeviceId.of(number));
    }

    public static UserDevice secondary(UserDevice device) {
        return new UserDevice(device.kind(), Rank.SECONDARY, device.system(), device.device());
    }

    public static BusinessUnit unit(String name, BusinessUnit parent) {
        return new BusinessUnit(Ids.next(), 0, parent == null ? null : parent.id(), name, "");
    }

    static Party party(String extension, String agent) {
        return extension.isEmpty()
                ? Party.NONE
                : new Party(DeviceId.of(extension), DeviceKind.STATION, "", DeviceId.of(agent), "");
    }

    static Segment segment(Party device, Party caller) {
        return new Segment(
                Ids.next(), Ids.next(), 1, 1, SYSTEM, CallId.of("1"), CallType.INTERNAL, Direction.NONE, device, caller,
                Party.NONE, Party.NONE, Party.NONE, Party.NONE, ExternalParty.NONE, "", "", true, false, NOW, NOW, NOW, 0,
                0, 0, 0, SegmentEnd.values()[0], Cause.values()[0], "", Set.of());
    }
}
