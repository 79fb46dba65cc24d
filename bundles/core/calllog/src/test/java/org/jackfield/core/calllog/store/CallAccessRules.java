package org.jackfield.core.calllog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.calllog.store.Samples.START;
import static org.jackfield.core.calllog.store.Samples.SYSTEM;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.SegmentFacts;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallFacts;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.ExternalParty;
import org.jackfield.api.testkit.RandomAccess;
import org.jackfield.api.testkit.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is found in the call log is what the decision in memory allows, segment by segment, on whatever database. */
abstract class CallAccessRules {

    private static final List<UUID> USERS = List.of(new UUID(1, 7), new UUID(2, 7), new UUID(3, 7));
    private static final List<String> OUTSIDE = List.of("", "5550100", "5550101");
    private static final List<Cause> CAUSES =
            List.of(Cause.NORMAL_CLEARING, Cause.BUSY, Cause.DESTINATION_NOT_OBTAINABLE);
    private static final int CALLS = 120;
    private static final int ACCESSES = 150;
    private static final int FILTERS = 250;

    private final TestDatabase database;
    private final Map<UUID, SegmentPeople> peopleOf = new HashMap<>();
    private final Map<UUID, LogicalCall> callOf = new LinkedHashMap<>();
    private final List<Segment> segments = new ArrayList<>();
    private final CallStore store;

    CallAccessRules(Dialect dialect) {
        database = TestDatabase.open(dialect);
        store = new JdbiCallStore(database, segment -> peopleOf.getOrDefault(segment.id(), SegmentPeople.NONE), Optional::empty);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void givenCalls(RandomAccess chance) {
        for (int i = 0; i < CALLS; i++) {
            UUID call = Ids.next();
            List<Segment> parts = new ArrayList<>();
            for (int number = 1; number <= 1 + chance.number(3); number++) {
                Segment segment = segment(call, number, chance);
                peopleOf.put(segment.id(), people(chance));
                parts.add(segment);
            }
            segments.addAll(parts);
            LogicalCall whole = Samples.call(
                    call, START.plusSeconds(i), OUTSIDE.get(chance.number(OUTSIDE.size())),
                    chance.number(2) == 0 ? Direction.INBOUND : Direction.OUTBOUND, parts);
            callOf.put(call, whole);
            store.write(SYSTEM, List.of(whole), i + 1);
        }
    }

    private static SegmentPeople people(RandomAccess chance) {
        SegmentPeople people =
                SegmentPeople.NONE.withUser(chance.user().orElse(null), "User").withCaller(chance.user().orElse(null), "Caller");
        return chance.number(2) == 0 ? people : people.withContact(new UUID(9, 7), chance.text());
    }

    /** With what the call log knows of the whole call. */
    private CallFacts facts(Segment segment) {
        CallFacts known = SegmentFacts.of(segment, peopleOf.get(segment.id()));
        LogicalCall call = callOf.get(segment.logicalCall());
        boolean lost = call.direction() == Direction.INBOUND && call.answered() == null;
        boolean returned = callOf.values().stream().anyMatch(other -> !call.outside().number().isEmpty()
                && other.outside().number().equals(call.outside().number())
                && other.answered() != null
                && other.started().isAfter(call.started()));
        Map<CallFlag, Boolean> flags = new EnumMap<>(CallFlag.class);
        flags.putAll(known.flags());
        flags.put(CallFlag.LOST, lost);
        flags.put(CallFlag.UNRETURNED, lost && !returned);
        return new CallFacts(known.users(), known.texts(), known.kind(), known.millis(), flags, known.inProgress());
    }

    private static Party party(RandomAccess chance) {
        String agent = chance.text();
        return new Party(
                new DeviceId(chance.number(2) == 0 ? "" : "2", chance.text()), DeviceKind.STATION, chance.text(),
                new DeviceId(chance.number(2) == 0 || agent.isEmpty() ? "" : "2", agent), chance.text());
    }

    private static Segment segment(UUID call, int number, RandomAccess chance) {
        long talk = chance.number(6) * 1000L;
        boolean internal = chance.number(3) == 0;
        boolean answered = chance.number(2) == 0;
        return new Segment(
                Ids.next(), call, number, 3, SYSTEM, CallId.of("1A0" + chance.number(3)),
                internal ? CallType.INTERNAL : CallType.EXTERNAL,
                internal ? Direction.NONE : chance.number(2) == 0 ? Direction.INBOUND : Direction.OUTBOUND, party(chance),
                party(chance), party(chance), party(chance), Party.NONE, Party.NONE,
                new ExternalParty(chance.text(), chance.text(), chance.text(), chance.text()), chance.text(), chance.text(),
                true, false, START, answered ? START.plusMillis(1) : null, START.plusMillis(1 + talk), 1,
                0, talk, chance.number(3) * 1000L, chance.number(2) == 0 ? SegmentEnd.CLEARED : SegmentEnd.FAILED,
                CAUSES.get(chance.number(CAUSES.size())), "",
                chance.number(2) == 0 ? Set.of() : Set.of(CallMark.RECALL, CallMark.TRUNK_TO_TRUNK));
    }

    @Test
    void listsAndTotalsHoldExactlyTheSegmentsThatAreAllowed() {
        RandomAccess chance = new RandomAccess(42, USERS);
        givenCalls(chance);
        int some = 0;
        for (int i = 0; i < ACCESSES; i++) {
            CallAccess access = chance.access();

            Set<UUID> allowed = segments.stream()
                    .filter(segment -> access.allows(facts(segment)))
                    .map(Segment::id)
                    .collect(Collectors.toSet());
            Page<LoggedCall> found = store.find(CallQuery.ALL, access, new PageRequest(0, CALLS));

            assertThat(found.items().stream()
                            .flatMap(call -> call.segments().stream())
                            .map(Segment::id)
                            .collect(Collectors.toSet()))
                    .as("access %s", access)
                    .isEqualTo(allowed);
            assertThat(found.total())
                    .as("total of %s", access)
                    .isEqualTo(segments.stream()
                            .filter(segment -> allowed.contains(segment.id()))
                            .map(Segment::logicalCall)
                            .distinct()
                            .count());
            some += allowed.isEmpty() || allowed.size() == segments.size() ? 0 : 1;
        }
        // else the comparison would say little
        assertThat(some).isGreaterThan(ACCESSES / 4);
    }

    @Test
    void aFilterFindsTheCallsOfWhichASegmentThatIsSeenIsMeant() {
        RandomAccess chance = new RandomAccess(4711, USERS);
        givenCalls(chance);
        Set<CallFlag> compared = EnumSet.noneOf(CallFlag.class);
        for (int i = 0; i < FILTERS; i++) {
            CallFilter filter = chance.filter();
            CallAccess access = i % 2 == 0 ? CallAccess.ALL : chance.access();

            Set<UUID> meant = segments.stream()
                    .filter(segment -> access.allows(facts(segment)) && filter.matches(facts(segment), false))
                    .map(Segment::logicalCall)
                    .collect(Collectors.toSet());
            Page<LoggedCall> found = store.find(CallQuery.ALL.withFilter(filter), access, new PageRequest(0, CALLS));

            assertThat(found.items().stream().map(LoggedCall::id).collect(Collectors.toSet()))
                    .as("filter %s, access %s", filter, access)
                    .isEqualTo(meant);
            assertThat(found.total()).isEqualTo(meant.size());
            if (!meant.isEmpty()) {
                compared.addAll(filter.flags().keySet());
            }
        }
        // else the comparison would say little: what this log knows was asked for, and found
        assertThat(compared)
                .contains(
                        CallFlag.ANSWERED, CallFlag.CONTACT_MATCHED, CallFlag.TRUNK_TO_TRUNK, CallFlag.INVALID_NUMBER,
                        CallFlag.LOST, CallFlag.UNRETURNED)
                .doesNotContain(CallFlag.SCORED, CallFlag.SERVICE_CODE);
    }

    @Test
    void oneCallShowsTheSameSegmentsAsTheList() {
        RandomAccess chance = new RandomAccess(7, USERS);
        givenCalls(chance);
        for (int i = 0; i < 20; i++) {
            CallAccess access = chance.access();
            Map<UUID, List<Segment>> listed = store.find(CallQuery.ALL, access, new PageRequest(0, CALLS)).items().stream()
                    .collect(Collectors.toMap(LoggedCall::id, LoggedCall::segments));

            segments.stream().map(Segment::logicalCall).distinct().forEach(call -> assertThat(
                            store.call(call, access).map(LoggedCall::segments))
                    .isEqualTo(Optional.ofNullable(listed.get(call))));
        }
    }

    @Test
    void aDeviceThatTookPartOutOfSightDidNotTakePart() {
        UUID call = Ids.next();
        Segment seen = Samples.segment(call, 1, "1001", true);
        Segment hidden = Samples.segment(call, 2, "1002", true);
        peopleOf.put(seen.id(), SegmentPeople.NONE.withUser(USERS.get(0), "User"));
        peopleOf.put(hidden.id(), SegmentPeople.NONE.withUser(USERS.get(1), "User"));
        store.write(SYSTEM, List.of(Samples.call(call, 5, START, false, List.of(seen, hidden))), 1);
        CallAccess own = new CallAccess(false, Set.of(USERS.get(0)), List.of(), List.of());

        assertThat(IntStream.of(1001, 1002)
                        .mapToLong(number -> store.find(
                                        CallQuery.ALL.withDevice(DeviceId.of(Integer.toString(number))), own, PageRequest.first())
                                .total())
                        .toArray())
                .containsExactly(1, 0);
    }
}
