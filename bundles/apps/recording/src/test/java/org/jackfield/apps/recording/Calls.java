package org.jackfield.apps.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.ExternalParty;

/** Calls of an office, as tests need them: an inbound call at 1001 that rang 2 s and was talked for 10 s, and what differs. */
public record Calls(
        UUID id, UUID call, int number, long revision, String device, String caller, String outside, Instant started,
        boolean answered, long talkMillis, long holdMillis, boolean live, String agent, String group, String account, String ddi) {

    public static final PhoneSystemId SYSTEM = new PhoneSystemId(new UUID(0x0192_a000_0000_7000L, Long.MIN_VALUE));
    public static final Instant START = Instant.parse("2026-04-01T09:30:00.123Z");
    private static final long RING = 2000;

    public static Calls inbound(String device) {
        return new Calls(
                Ids.next(), Ids.next(), 1, 3, device, "", "+44 20 7946-0123", START, true, 10_000, 0, false, "50" + device, "2001",
                "7788", "441234500100");
    }

    public static Calls internal(String caller, String device) {
        return new Calls(Ids.next(), Ids.next(), 1, 3, device, caller, "", START, true, 10_000, 0, false, "", "", "", "");
    }

    /** A further segment of the same call. */
    public Calls then(String next) {
        return new Calls(
                Ids.next(), call, number + 1, revision, next, caller, outside, ended(), answered, talkMillis, holdMillis, false,
                agent.isEmpty() ? "" : "50" + next, group, account, ddi);
    }

    public Calls at(Instant begin) {
        return new Calls(
                id, call, number, revision, device, caller, outside, begin, answered, talkMillis, holdMillis, live, agent, group,
                account, ddi);
    }

    public Calls lost() {
        return new Calls(
                id, call, number, revision, device, caller, outside, started, false, 0, 0, live, agent, group, account, ddi);
    }

    public Calls talked(Duration talk, Duration hold) {
        return new Calls(
                id, call, number, revision, device, caller, outside, started, true, talk.toMillis(), hold.toMillis(), live, agent,
                group, account, ddi);
    }

    public Calls with(String outside, String account, String ddi, String group, String agent) {
        return new Calls(
                id, call, number, revision, device, caller, outside, started, answered, talkMillis, holdMillis, live, agent,
                group, account, ddi);
    }

    public Calls lasting() {
        return new Calls(
                id, call, number, revision, device, caller, outside, started, answered, talkMillis, holdMillis, true, agent,
                group, account, ddi);
    }

    /** The same under another id. */
    public Calls as(UUID segment) {
        return new Calls(
                segment, call, number, revision, device, caller, outside, started, answered, talkMillis, holdMillis, live, agent,
                group, account, ddi);
    }

    /** The same segment, later, perhaps in another call. */
    public Calls revised(UUID inCall, int asNumber) {
        return new Calls(
                id, inCall, asNumber, revision + 1, device, caller, outside, started, answered, talkMillis, holdMillis, false,
                agent, group, account, ddi);
    }

    public Instant answeredAt() {
        return answered ? started.plusMillis(RING) : null;
    }

    public Instant ended() {
        return started.plusMillis(RING + talkMillis + holdMillis);
    }

    public Segment segment() {
        boolean internal = outside.isEmpty();
        return new Segment(
                id, call, number, revision, SYSTEM, CallId.of("1A01"), internal ? CallType.INTERNAL : CallType.EXTERNAL,
                internal ? Direction.NONE : Direction.INBOUND, party(device, agent),
                caller.isEmpty() ? Party.NONE : party(caller, ""), internal ? Party.NONE : plain("94001", DeviceKind.TRUNK),
                plain(group, DeviceKind.HUNT_GROUP), Party.NONE, Party.NONE,
                internal ? ExternalParty.NONE : new ExternalParty(outside, "J. \"O'Neil\" \u00e9\u4e2d", ddi, "Main line"), "9123",
                account, true, false, started, answeredAt(), live ? null : ended(), RING, 0, talkMillis, holdMillis,
                live ? SegmentEnd.LIVE : SegmentEnd.CLEARED, Cause.NORMAL_CLEARING, "36", Set.of(CallMark.RECALL));
    }

    private static Party party(String number, String agent) {
        return new Party(
                DeviceId.of(number), DeviceKind.STATION, "Name of " + number, DeviceId.of(agent), agent.isEmpty() ? "" : "Agent " + agent);
    }

    private static Party plain(String number, DeviceKind kind) {
        return Party.of(DeviceId.of(number), kind, "Name of " + number);
    }

    /** A call of these segments; it lasts if the last of them does. */
    public static LogicalCall call(Calls... segments) {
        Calls last = segments[segments.length - 1];
        return call(last.call, last.revision, null, segments);
    }

    /** A call that became part of another one. */
    public static LogicalCall merged(UUID id, UUID into) {
        return call(id, 99, into);
    }

    private static LogicalCall call(UUID id, long revision, UUID into, Calls... segments) {
        boolean live = segments.length > 0 && segments[segments.length - 1].live;
        return new LogicalCall(
                id, revision, SYSTEM, List.of(CallId.of("1A01")), CallType.EXTERNAL, Direction.INBOUND,
                live ? LogicalCall.State.CONNECTED : LogicalCall.State.ENDED, START, null, live ? null : START.plusSeconds(60),
                into, Party.NONE, ExternalParty.NONE, "", "", List.of(),
                List.of(segments).stream().map(Calls::segment).toList(), Set.of());
    }

    /** A journal entry that changed calls. */
    public static JournalEntry entry(long position, LogicalCall... calls) {
        return new JournalEntry(
                SYSTEM, position, Ids.next(), START, null,
                new CallEvent.CallCleared(CallId.of("1A01"), Cause.NORMAL_CLEARING, ""), "", null, List.of(calls));
    }
}
