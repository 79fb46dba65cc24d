package org.jackfield.apps.smdr;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Connection;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.ExternalParty;
import org.jackfield.api.telephony.event.TelephonyEvent;

/** One call told step by step, as the journal would tell it. */
final class Story {

    static final DeviceId TRUNK = DeviceId.of("92108");
    private static final PhoneSystemId SYSTEM = new PhoneSystemId(new UUID(0, 1));
    private static final CallId CALL = CallId.of("1A01");

    final UUID id = Ids.next();
    private SmdrTranslator translator;
    private final Direction direction;
    private final Party calling;
    private final Map<DeviceId, Connection> connections = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private final List<JournalEntry> entries = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-09T01:20:40Z");
    private final Instant started = now;
    private Instant answered;
    private ExternalParty outside = new ExternalParty("07968543537", "", "441615550100", "Sales");
    private String accountCode = "";
    private long position;

    private Story(Direction direction, DeviceId calling, SmdrTranslator translator) {
        this.direction = direction;
        this.calling = party(calling);
        this.translator = translator;
        set(calling, ConnectionState.CONNECTED);
    }

    static Story inbound() {
        return new Story(Direction.INBOUND, TRUNK, translator());
    }

    static Story outbound(String extension) {
        return new Story(Direction.OUTBOUND, DeviceId.of(extension), translator());
    }

    static SmdrTranslator translator() {
        return new SmdrTranslator(trunk -> true, () -> ZoneOffset.UTC, call -> call.outside().name());
    }

    Story then(long millis) {
        now = now.plusMillis(millis);
        return this;
    }

    Story rings(String device) {
        return state(device, ConnectionState.ALERTING);
    }

    Story answers(String device) {
        if (answered == null) {
            answered = now;
        }
        return state(device, ConnectionState.CONNECTED);
    }

    Story connectedButNotAnswered(String device) {
        return state(device, ConnectionState.CONNECTED);
    }

    Story holds(String device) {
        return state(device, ConnectionState.HELD);
    }

    Story queues(String group) {
        return state(group, ConnectionState.QUEUED);
    }

    Story leaves(String device) {
        connections.remove(DeviceId.of(device));
        return happens(information(), null);
    }

    Story isNow(String number, String name, String account) {
        outside = new ExternalParty(number, name, outside.ddi(), outside.ddiName());
        accountCode = account;
        return happens(information(), null);
    }

    /** The outside party's name comes with what happens next. */
    Story andIsNow(String name) {
        outside = new ExternalParty(outside.number(), name, outside.ddi(), outside.ddiName());
        return this;
    }

    Story transferred(String from, String to, ConnectionState toState) {
        connections.remove(DeviceId.of(from));
        set(DeviceId.of(to), toState);
        return happens(
                new CallEvent.Transferred(
                        CALL, DeviceId.of(from), CallId.NONE, DeviceId.of(to), TRUNK, CALL, toState, CallDetails.NONE,
                        Cause.TRANSFER),
                null);
    }

    Story diverted(String from, String to) {
        connections.remove(DeviceId.of(from));
        return happens(new CallEvent.Diverted(CALL, DeviceId.of(from), DeviceId.of(to), "", Cause.FORWARD_NO_ANSWER), null);
    }

    Story ends() {
        connections.clear();
        return happens(new CallEvent.CallCleared(CALL, Cause.NORMAL_CLEARING, ""), now);
    }

    /** The stream stops and starts in the middle of the call. */
    Story restart() {
        translator = translator();
        return this;
    }

    /** The phone system says again what it said before. */
    Story repeated() {
        return happens(information(), null);
    }

    /** {@return event, endpoint and source of every line told, for instance {@code TRANSFERRED 2560<1843}} */
    List<String> told() {
        return told;
    }

    /** {@return the journal's entries of the story so far} */
    List<JournalEntry> entries() {
        return entries;
    }

    private Story state(String device, ConnectionState state) {
        set(DeviceId.of(device), state);
        return happens(information(), null);
    }

    private void set(DeviceId device, ConnectionState state) {
        connections.put(device, new Connection(CALL, party(device), state, now));
    }

    private Story happens(TelephonyEvent event, Instant ended) {
        LogicalCall call = new LogicalCall(
                id, ++position, SYSTEM, List.of(CALL), CallType.EXTERNAL, direction, LogicalCall.State.CONNECTED, started,
                answered, ended, null, calling, outside, "901234", accountCode, List.copyOf(connections.values()), List.of(),
                Set.of());
        JournalEntry entry = new JournalEntry(
                SYSTEM, position, Ids.next(), now, null, event, "", call, List.of(call));
        entries.add(entry);
        translator.translate(entry).forEach(line -> {
            if (line.format('0').length() != SmdrLine.LENGTH) {
                throw new AssertionError(line.format('0'));
            }
            String source = line.sourceEndpoint().isEmpty() ? "" : "<" + line.sourceEndpoint();
            told.add(line.event() + " " + line.endpoint() + source);
        });
        return this;
    }

    private static TelephonyEvent information() {
        return new CallEvent.CallInformation(CALL, DeviceId.NONE, CallDetails.NONE, -1);
    }

    /** Trunks of this office start with 9, hunt groups with 20, its recorders with 251. */
    private static Party party(DeviceId device) {
        String number = device.number();
        DeviceKind kind = number.startsWith("9")
                ? DeviceKind.TRUNK
                : number.startsWith("20")
                        ? DeviceKind.HUNT_GROUP
                        : number.startsWith("251") ? DeviceKind.RECORDER : DeviceKind.STATION;
        return Party.of(device, kind, "");
    }
}
