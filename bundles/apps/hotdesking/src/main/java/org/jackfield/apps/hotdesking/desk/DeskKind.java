package org.jackfield.apps.hotdesking.desk;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Capability;

/** What follows an agent to a telephone; each needs something of the phone system. */
public enum DeskKind {
    /** Calls to the phantom, and the agent's own forwards. */
    FORWARD(Capability.FORWARDING, Capability.QUERY_FORWARDING),
    /** The message lamp. */
    MESSAGES(Capability.MESSAGE_WAITING, Capability.QUERY_MESSAGES),
    /** The short name. */
    USERNAME(Capability.PROGRAM_USERNAME, Capability.QUERY_PROGRAMMING),
    /** The long name. */
    DESCRIPTION(Capability.PROGRAM_DESCRIPTION, Capability.QUERY_PROGRAMMING),
    /** The number shown outside. */
    CALLING_NUMBER(Capability.PROGRAM_CALLING_NUMBER, Capability.QUERY_PROGRAMMING),
    /** What may be dialled. */
    CLASS_OF_SERVICE(Capability.PROGRAM_CLASS_OF_SERVICE, Capability.QUERY_PROGRAMMING),
    /** The telephone's own speed dials. */
    SPEED_DIALS(Capability.PROGRAM_SPEED_DIALS, Capability.QUERY_PROGRAMMING);

    private static final Set<Capability> FOR_ANY = Set.of(Capability.QUERY_GROUP, Capability.AGENT_EVENTS);

    private final Capability write;
    private final Capability read;

    DeskKind(Capability write, Capability read) {
        this.write = write;
        this.read = read;
    }

    /** {@return why a phone system cannot do it at a telephone, in words for an administrator; empty if it can} */
    public Optional<String> whyNot(Capabilities capabilities) {
        return capabilities.whyNot(DeviceKind.STATION, write).or(() -> capabilities.whyNot(DeviceKind.STATION, read));
    }

    /** {@return why a phone system cannot do hot desking at all; empty if it can} */
    public static Optional<String> whyNone(Capabilities capabilities) {
        return FOR_ANY.stream()
                .flatMap(needed -> capabilities.whyNot(needed).stream())
                .findFirst()
                .or(() -> FORWARD.whyNot(capabilities));
    }

    /** {@return the name in catalogues, documents and the shell} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
