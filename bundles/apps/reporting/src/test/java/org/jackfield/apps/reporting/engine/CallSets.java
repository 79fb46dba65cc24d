package org.jackfield.apps.reporting.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.ExternalParty;

/** Calls by chance: few devices and numbers, so that everything meets everything. */
final class CallSets {

    static final PhoneSystemId SYSTEM = new PhoneSystemId(new UUID(1, 1));

    private final Random chance;
    private final Instant from;
    private final long millis;
    private final int place;
    private final String mark;
    private long ids;

    CallSets(long seed, Instant from, Duration span) {
        this(seed, from, span, 0);
    }

    /**
     * Calls by chance.
     *
     * @param place among sets that are looked at together: no two have a device, number, DDI or user in common
     */
    CallSets(long seed, Instant from, Duration span, int place) {
        this.chance = new Random(seed);
        this.from = from;
        this.millis = span.toMillis();
        this.ids = seed << 24;
        this.place = place;
        this.mark = place == 0 ? "" : String.format("%04d", place);
    }

    /** {@return so many calls, each with its segments} */
    List<List<HistorySegment>> calls(int count) {
        List<List<HistorySegment>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(call());
        }
        return calls;
    }

    private List<HistorySegment> call() {
        UUID call = id();
        Direction direction = Direction.values()[chance.nextInt(3)];
        boolean internal = direction == Direction.NONE;
        Instant at = from.plusMillis((long) (chance.nextDouble() * millis));
        String number = chance.nextInt(5) == 0 ? "" : "+44 20 " + mark + (1000 + chance.nextInt(4));
        ExternalParty outside = internal
                ? ExternalParty.NONE
                : new ExternalParty(number, chance.nextBoolean() ? "Speed" : "",
                        direction == Direction.INBOUND && chance.nextBoolean() ? "90" + mark + chance.nextInt(3) : "",
                        "Line " + chance.nextInt(2));
        Party caller = internal ? station(chance.nextInt(4)) : Party.NONE;
        int calling = internal ? chance.nextInt(4) : 0;
        Party trunk = internal ? Party.NONE : Party.of(DeviceId.of(mark + "940" + chance.nextInt(3)), DeviceKind.TRUNK,
                chance.nextInt(3) == 0 ? "" : "T" + chance.nextInt(2));
        UUID contact = internal || chance.nextBoolean() ? null : new UUID(7, chance.nextInt(2));
        int count = 1 + chance.nextInt(4);
        List<HistorySegment> segments = new ArrayList<>();
        Instant start = at;
        for (int n = 1; n <= count; n++) {
            boolean answered = chance.nextInt(3) > 0;
            long ring = chance.nextInt(8) == 0 ? 0 : chance.nextInt(300_000);
            long talk = answered ? chance.nextInt(60_000) : 0;
            long hold = answered && chance.nextInt(3) == 0 ? chance.nextInt(20_000) : 0;
            int user = chance.nextInt(4);
            Segment segment = new Segment(
                    id(), call, n, 1, SYSTEM, CallId.of("C" + (call.getLeastSignificantBits() & 0xff)),
                    internal ? CallType.INTERNAL : CallType.EXTERNAL, direction,
                    chance.nextInt(8) == 0
                            ? Party.of(DeviceId.of(mark + "2000"), DeviceKind.HUNT_GROUP, "Sales")
                            : station(chance.nextInt(4)),
                    caller, trunk,
                    direction != Direction.OUTBOUND && chance.nextInt(2) == 0
                            ? Party.of(DeviceId.of(mark + "200" + chance.nextInt(2)), DeviceKind.HUNT_GROUP,
                                    "Group " + chance.nextInt(2))
                            : Party.NONE,
                    chance.nextInt(3) == 0 ? station(chance.nextInt(4)) : Party.NONE,
                    chance.nextInt(4) == 0 ? station(chance.nextInt(4)) : Party.NONE, outside, "", code(),
                    chance.nextInt(4) > 0, chance.nextInt(4) == 0, start,
                    answered ? start.plusMillis(ring) : null, start.plusMillis(ring + talk + hold), ring, 0, talk, hold,
                    SegmentEnd.values()[1 + chance.nextInt(SegmentEnd.values().length - 1)], Cause.UNKNOWN, "36", marks());
            SegmentPeople people = new SegmentPeople(
                    user == 0 ? null : new UUID(9, place * 10L + user), user == 0 ? "" : "User " + (place * 10L + user),
                    calling == 0 ? null : new UUID(9, place * 10L + calling), calling == 0 ? "" : "User " + (place * 10L + calling), contact,
                    contact == null ? "" : "Contact " + contact.getLeastSignificantBits());
            segments.add(new HistorySegment(segment, people));
            start = chance.nextInt(3) == 0 ? start : segment.ended();
        }
        return segments;
    }

    private UUID id() {
        return new UUID(0x0192_a000_0000_7000L, ++ids);
    }

    private String code() {
        return chance.nextInt(3) == 0 ? "77" + chance.nextInt(3) : "";
    }

    private Set<CallMark> marks() {
        EnumSet<CallMark> marks = EnumSet.noneOf(CallMark.class);
        if (chance.nextInt(10) == 0) {
            marks.add(CallMark.TRUNK_TO_TRUNK);
        }
        if (chance.nextInt(10) == 0) {
            marks.add(CallMark.ANNOUNCEMENT);
        }
        return marks;
    }

    private Party station(int number) {
        return new Party(
                DeviceId.of(mark + "100" + number), DeviceKind.STATION, "Phone " + number,
                chance.nextBoolean() ? DeviceId.of("50" + number) : DeviceId.NONE, "Agent " + number);
    }
}
