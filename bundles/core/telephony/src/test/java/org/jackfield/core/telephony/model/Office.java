package org.jackfield.core.telephony.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.telephony.AgentState;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceSettings;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.event.AgentStateChanged;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.CallEvent.CallCleared;
import org.jackfield.api.telephony.event.CallEvent.CallInformation;
import org.jackfield.api.telephony.event.CallEvent.Conferenced;
import org.jackfield.api.telephony.event.CallEvent.ConnectionCleared;
import org.jackfield.api.telephony.event.CallEvent.Delivered;
import org.jackfield.api.telephony.event.CallEvent.Diverted;
import org.jackfield.api.telephony.event.CallEvent.Established;
import org.jackfield.api.telephony.event.CallEvent.Failed;
import org.jackfield.api.telephony.event.CallEvent.Held;
import org.jackfield.api.telephony.event.CallEvent.NetworkReached;
import org.jackfield.api.telephony.event.CallEvent.Originated;
import org.jackfield.api.telephony.event.CallEvent.Participant;
import org.jackfield.api.telephony.event.CallEvent.Queued;
import org.jackfield.api.telephony.event.CallEvent.Retrieved;
import org.jackfield.api.telephony.event.CallEvent.ServiceInitiated;
import org.jackfield.api.telephony.event.CallEvent.Transferred;
import org.jackfield.api.telephony.event.ExternalParty;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;

/** The office of sheet §7 and a clock that is moved by hand: what tests tell the model, and what it makes of it. */
final class Office {

    static final PhoneSystemId SYSTEM = PhoneSystemId.of("0192a000-0000-7000-8000-000000000001");
    static final Instant START = Instant.parse("2026-04-01T09:30:00Z");
    static final ExternalParty CALLER =
            new ExternalParty("02079460123", "", "441234500100", "Main line");

    final CallModel model;
    final Map<UUID, LogicalCall> latest = new LinkedHashMap<>();
    final List<LogicalCall> all = new ArrayList<>();
    Instant now = START;
    LogicalCall subject;
    private long events;

    private Office(CallModel model) {
        this.model = model;
    }

    /** The same office and history, with another model to go on with. */
    Office continuedBy(CallModel other) {
        Office office = new Office(other);
        office.latest.putAll(latest);
        office.all.addAll(all);
        office.now = now;
        office.events = events;
        return office;
    }

    static Office office() {
        Office office = new Office(new CallModel(SYSTEM));
        for (String station : List.of("1000", "1001", "1002", "1003", "1833", "1862")) {
            office.device(station, DeviceKind.STATION, "Station " + station);
        }
        office.device("2001", DeviceKind.HUNT_GROUP, "Sales");
        office.device("2002", DeviceKind.HUNT_GROUP, "Support");
        office.device("94000", DeviceKind.TRUNK_GROUP, "Lines");
        office.device("94001", DeviceKind.TRUNK, "Line 1");
        office.device("94002", DeviceKind.TRUNK, "Line 2");
        office.device("2500", DeviceKind.VOICE_MAIL, "Voice Mail");
        office.device("2510", DeviceKind.RECORDER, "Record-A-Call");
        office.device("2523", DeviceKind.ANNOUNCEMENT, "Welcome");
        return office;
    }

    Office device(String number, DeviceKind kind, String name) {
        return hear(new SystemEvent.DeviceReported(new DeviceDescription(d(number), kind, name, "")));
    }

    Office switches(String number, boolean notAnswering, boolean notRung) {
        Device device = model.devices().stream()
                .map(s -> s.device())
                .filter(x -> x.id().equals(d(number)))
                .findFirst()
                .orElseThrow();
        DeviceSettings settings = device.settings().withSwitches(notAnswering, notRung);
        return hear(new SystemEvent.DeviceConfigured(device.withSettings(settings)));
    }

    Office disable(String number) {
        Device device = model.devices().stream()
                .map(s -> s.device())
                .filter(x -> x.id().equals(d(number)))
                .findFirst()
                .orElseThrow();
        DeviceSettings old = device.settings();
        return hear(new SystemEvent.DeviceConfigured(device.withSettings(new DeviceSettings(
                old.notAnswering(), old.notRung(), old.hotDesk(), true, old.macAddress(), old.ipAddress()))));
    }

    Office agent(String device, String agent, String name) {
        return hear(new AgentStateChanged(d(agent), d(device), name, d("2001"), AgentState.LOGGED_ON));
    }

    Office hear(TelephonyEvent event) {
        events++;
        UUID id = new UUID(now.toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE | events * 0x9E3779B97F4A7C15L >>> 2);
        CallModel.Outcome outcome = model.apply(id, now, event);
        subject = outcome.subject();
        for (LogicalCall call : outcome.changes()) {
            latest.put(call.id(), call);
            all.add(call);
        }
        return this;
    }

    Office after(double seconds) {
        now = now.plusMillis(Math.round(seconds * 1000));
        return this;
    }

    // what happens, in the words of CSTA

    Office inbound(String call, String trunk) {
        return hear(new Originated(c(call), d(trunk), CallDetails.NONE.withOutside(CALLER), Cause.NEW_CALL));
    }

    Office lifts(String call, String device) {
        return hear(new ServiceInitiated(c(call), d(device), Cause.NEW_CALL));
    }

    Office dials(String call, String device, String digits) {
        return hear(new Originated(c(call), d(device), CallDetails.NONE.withDialled(digits), Cause.NEW_CALL));
    }

    Office rings(String call, String device, String calling) {
        return hear(new Delivered(c(call), d(device), details(calling), Cause.NEW_CALL));
    }

    Office ringsFrom(String group, String call, String device, String calling) {
        return hear(new Delivered(c(call), d(device), details(calling).withGroup(d(group)), Cause.NEW_CALL));
    }

    Office rings(String call, String device, String calling, Cause cause) {
        return hear(new Delivered(c(call), d(device), details(calling), cause));
    }

    Office answers(String call, String device, String calling) {
        return hear(new Established(c(call), d(device), details(calling), Cause.ANSWERED));
    }

    Office reaches(String call, String trunk, String number) {
        return hear(new NetworkReached(c(call), d(trunk), number, Cause.NEW_CALL));
    }

    Office queues(String call, String group, String calling) {
        return hear(new Queued(c(call), d(group), 1, details(calling), Cause.NO_AVAILABLE_AGENTS));
    }

    Office diverts(String call, String from, String to, Cause cause) {
        return hear(new Diverted(c(call), d(from), d(to), "", cause));
    }

    Office holds(String call, String device) {
        return hear(new Held(c(call), d(device), Cause.HOLD_INDIVIDUAL));
    }

    Office retrieves(String call, String device) {
        return hear(new Retrieved(c(call), d(device), Cause.ANSWERED));
    }

    Office transfers(String call, String by, String announcement, String to, ConnectionState toState) {
        return hear(new Transferred(
                c(call), d(by), c(announcement), d(to), DeviceId.NONE, c(call), toState, CallDetails.NONE,
                Cause.TRANSFER));
    }

    Office conferences(String held, String by, String added, Cause cause, String... partiesAndCalls) {
        List<Participant> parties = new ArrayList<>();
        for (int i = 0; i < partiesAndCalls.length; i += 2) {
            parties.add(new Participant(d(partiesAndCalls[i]), c(partiesAndCalls[i + 1])));
        }
        return hear(new Conferenced(c(held), d(by), c(added), parties, cause));
    }

    Office fails(String call, String device, String called, Cause cause) {
        return hear(new Failed(c(call), d(device), called, cause));
    }

    Office leaves(String call, String device) {
        return hear(new ConnectionCleared(c(call), d(device), d(device), Cause.NORMAL_CLEARING, "36"));
    }

    Office clears(String call) {
        return hear(new CallCleared(c(call), Cause.NORMAL_CLEARING, "36"));
    }

    Office accountCode(String call, String device, String code) {
        return hear(new CallInformation(c(call), d(device), CallDetails.NONE.withAccountCode(code), -1));
    }

    static CallDetails details(String calling) {
        CallDetails details = CallDetails.from(d(calling));
        return calling.startsWith("94") ? details.withOutside(CALLER) : details;
    }

    static DeviceId d(String number) {
        return DeviceId.of(number);
    }

    static CallId c(String name) {
        return CallId.of(name);
    }

    // what became of it

    /** Every call that was not merged into another. */
    List<LogicalCall> calls() {
        return latest.values().stream().filter(c -> c.mergedInto() == null).toList();
    }

    LogicalCall onlyCall() {
        List<LogicalCall> calls = calls();
        if (calls.size() != 1) {
            throw new AssertionError("one call expected, there are " + calls);
        }
        return calls.get(0);
    }

    List<Segment> segments() {
        return calls().stream()
                .flatMap(c -> c.segments().stream())
                .sorted(Comparator.comparing(Segment::started).thenComparingInt(Segment::number))
                .toList();
    }

    /** {@code device ring/talk/hold END} for each segment. */
    List<String> story() {
        return segments().stream()
                .map(s -> "%s %s/%s/%s %s".formatted(
                        s.device().device(), seconds(s.ringMillis()), seconds(s.talkMillis()), seconds(s.holdMillis()),
                        s.end()))
                .toList();
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? Long.toString(millis / 1000) : Double.toString(millis / 1000.0);
    }

}
