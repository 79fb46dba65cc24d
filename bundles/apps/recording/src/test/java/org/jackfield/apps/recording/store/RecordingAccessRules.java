package org.jackfield.apps.recording.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.apps.recording.Calls.START;
import static org.jackfield.apps.recording.Calls.SYSTEM;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.calllog.SegmentFacts;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.calllog.store.AccessConditions;
import org.jackfield.api.calllog.store.SegmentFields;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallFacts;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.testkit.RandomAccess;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.SegmentState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What the lists, the totals, the counts and the question about one segment give is what the decision in memory allows, for
 * everything that a filter may look at, on whatever database.
 */
abstract class RecordingAccessRules {

    private static final List<UUID> USERS = List.of(new UUID(1, 7), new UUID(2, 7), new UUID(3, 7));
    private static final int SEGMENTS = 150;
    private static final int ACCESSES = 150;

    private final TestDatabase database;
    private final RecordingStore store;
    private final FileStore files;
    private final AnnotationStore annotations;
    private final Map<UUID, SegmentPeople> peopleOf = new HashMap<>();
    private final Map<UUID, CallFacts> facts = new HashMap<>();

    RecordingAccessRules(Dialect dialect) {
        database = TestDatabase.open(dialect);
        store = new JdbiRecordingStore(
                database,
                segment -> peopleOf.getOrDefault(segment.id(), SegmentPeople.NONE),
                id -> {});
        files = new JdbiFileStore(database);
        annotations = new JdbiAnnotationStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void givenSegments(RandomAccess chance) {
        for (int i = 0; i < SEGMENTS; i++) {
            Calls one = (chance.number(3) == 0
                            ? Calls.internal(number(chance), number(chance))
                            : Calls.inbound(number(chance)))
                    .with(chance.number(3) == 0 ? "" : "0" + number(chance), chance.text(), chance.text(), chance.text(),
                            chance.text())
                    .talked(Duration.ofSeconds(chance.number(6)), Duration.ZERO)
                    .at(START.plusSeconds(i));
            SegmentPeople people =
                    SegmentPeople.NONE.withUser(chance.user().orElse(null), "User").withCaller(chance.user().orElse(null), "Caller");
            peopleOf.put(one.id(), chance.number(2) == 0 ? people : people.withContact(new UUID(9, 7), chance.text()));
            store.write(
                    SYSTEM, List.of(new SegmentOutcome(one.segment(), SegmentState.EXCLUDED, "")), List.of(), i + 1);
            facts.put(one.id(), facts(one, chance));
        }
    }

    private static String number(RandomAccess chance) {
        String text = chance.text();
        return text.isEmpty() ? "7" : text;
    }

    /** Stores what people and the recorder add to a segment, and says it once more as facts. */
    private CallFacts facts(Calls one, RandomAccess chance) {
        CallFacts known = SegmentFacts.of(one.segment(), peopleOf.get(one.id()));
        Map<CallField, List<String>> texts = new EnumMap<>(CallField.class);
        texts.putAll(known.texts());
        boolean scored = false;
        List<String> fields = List.of("", "", "", "", "");
        if (chance.number(2) == 0) {
            scored = chance.number(2) == 0;
            fields = List.of(chance.text(), chance.text(), "", chance.text(), "x");
            annotations.annotate(one.id(), new Annotation(3, scored, fields, false, "", 0));
        }
        for (int i = 0; i < fields.size(); i++) {
            texts.put(CallField.valueOf("FIELD" + (i + 1)), List.of(fields.get(i)));
        }
        List<String> notes = new ArrayList<>();
        for (int i = chance.number(3); i > 0; i--) {
            Note note = new Note(Ids.next(), one.id(), START, "Anna", null, "Note " + number(chance));
            annotations.add(note);
            notes.add(note.text());
        }
        texts.put(CallField.NOTE, notes);
        List<String> serials = new ArrayList<>();
        boolean recorded = false;
        for (int part = chance.number(3); part > 0; part--) {
            RecordingRow row = Files.of(one, part, one.answeredAt(), one.ended(), false);
            RecordingRow named = new RecordingRow(
                    row.id(), row.segment(), part, number(chance), row.source(), row.codec(), row.channels(), row.started(),
                    row.ended(), row.durationMillis(), 0, false, row.path(), row.bytes(), row.sha256(), row.wrappedKey(), 0, 0, 0);
            store.addFile(named);
            serials.add(named.serial());
            if (chance.number(3) == 0) {
                files.erase(named.id(), new Erasure(START, "Anna", "a test"));
            } else {
                recorded = true;
            }
        }
        texts.put(CallField.SERIAL, serials);
        Map<CallFlag, Boolean> flags = new EnumMap<>(CallFlag.class);
        flags.putAll(known.flags());
        flags.put(CallFlag.RECORDED, recorded);
        flags.put(CallFlag.SCORED, scored);
        return new CallFacts(known.users(), texts, known.kind(), known.millis(), flags, false);
    }

    private Set<UUID> allowed(CallAccess access) {
        return facts.entrySet().stream()
                .filter(entry -> access.allows(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Test
    void listsAndTotalsHoldExactlyTheSegmentsThatAreAllowed() {
        RandomAccess chance = new RandomAccess(11, USERS);
        givenSegments(chance);
        int some = 0;
        for (int i = 0; i < ACCESSES; i++) {
            CallAccess access = chance.access();
            Set<UUID> allowed = allowed(access);

            Page<RecordedSegment> found = store.segments(
                    RecordingQuery.ALL, access, RecordingOrder.NEWEST, new PageRequest(0, SEGMENTS));

            assertThat(found.items().stream().map(one -> one.segment().id()).collect(Collectors.toSet()))
                    .as("access %s", access)
                    .isEqualTo(allowed);
            assertThat(found.total()).as("total of %s", access).isEqualTo(allowed.size());
            some += allowed.isEmpty() || allowed.size() == SEGMENTS ? 0 : 1;
        }
        // else the comparison would say little
        assertThat(some).isGreaterThan(ACCESSES / 4);
    }

    @Test
    void aFilterFindsTheSegmentsThatItMeansAndThatAreSeen() {
        RandomAccess chance = new RandomAccess(14, USERS);
        givenSegments(chance);
        int some = 0;
        for (int i = 0; i < ACCESSES; i++) {
            CallFilter filter = chance.filter();
            CallAccess access = i % 2 == 0 ? CallAccess.ALL : chance.access();
            Set<UUID> meant = facts.entrySet().stream()
                    .filter(entry -> access.allows(entry.getValue()) && filter.matches(entry.getValue(), false))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());

            Page<RecordedSegment> found = store.segments(
                    RecordingQuery.ALL.withFilter(filter), access, RecordingOrder.NEWEST, new PageRequest(0, SEGMENTS));

            assertThat(found.items().stream().map(one -> one.segment().id()).collect(Collectors.toSet()))
                    .as("filter %s, access %s", filter, access)
                    .isEqualTo(meant);
            some += meant.isEmpty() ? 0 : 1;
        }
        // else the comparison would say little
        assertThat(some).isGreaterThan(ACCESSES / 4);
    }

    @Test
    void callsCountsAndOneSegmentAgreeWithTheList() {
        RandomAccess chance = new RandomAccess(12, USERS);
        givenSegments(chance);
        for (int i = 0; i < 12; i++) {
            CallAccess access = chance.access();
            Set<UUID> allowed = allowed(access);

            Set<UUID> inCalls = new HashSet<>();
            store.calls(RecordingQuery.ALL, access, RecordingOrder.NEWEST, new PageRequest(0, SEGMENTS)).items().forEach(
                    call -> call.segments().forEach(one -> inCalls.add(one.segment().id())));

            assertThat(inCalls).isEqualTo(allowed);
            assertThat(store.counts(START, START.plusSeconds(SEGMENTS), access).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(allowed.size());
            facts.keySet().forEach(id -> assertThat(store.reaches(id, access)).isEqualTo(allowed.contains(id)));
        }
    }

    @Test
    void whatTheCallLogIsToldToLookAtSaysTheSame() {
        RandomAccess chance = new RandomAccess(15, USERS);
        givenSegments(chance);
        SegmentFields fields = new RecordedFields().to(SegmentFields.of("c"));
        for (int i = 0; i < ACCESSES; i++) {
            CallAccess access = chance.access();
            AccessConditions held = AccessConditions.of(access, fields).orElse(new AccessConditions("1 = 1", Map.of()));

            List<UUID> found = database.jdbi().withHandle(handle -> handle
                    .createQuery("SELECT c.id FROM recording_segment c WHERE " + held.sql())
                    .bindMap(held.values())
                    .mapTo(UUID.class)
                    .list());

            assertThat(found).as("access %s", access).doesNotHaveDuplicates().hasSameElementsAs(allowed(access));
        }
    }

    @Test
    void whoeverReachesNothingFindsNothing() {
        givenSegments(new RandomAccess(13, USERS));

        assertThat(store.segments(RecordingQuery.ALL, CallAccess.NONE, RecordingOrder.NEWEST, PageRequest.first()).total())
                .isZero();
        assertThat(store.counts(START, START.plusSeconds(SEGMENTS), CallAccess.NONE)).isEmpty();
    }
}
