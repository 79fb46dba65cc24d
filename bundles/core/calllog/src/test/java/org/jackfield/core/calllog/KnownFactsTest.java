package org.jackfield.core.calllog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.calllog.store.Samples.START;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.SegmentFacts;
import org.jackfield.api.calllog.store.SegmentFields;
import org.jackfield.api.calllog.store.SegmentFields.Source;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.recording.facts.CustomTags;
import org.jackfield.api.recording.facts.RecordingFacts;
import org.jackfield.api.recording.facts.RecordingFactsService;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallFacts;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.testkit.RandomAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** By what call recording knows of segments, the call log shows exactly those that somebody may see, archived or not. */
@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class KnownFactsTest extends ArchivedSite implements RecordingFactsService {

    private static final List<UUID> USERS = List.of(new UUID(9, 1), new UUID(9, 2));
    private static final int CALLS = 40;
    private static final int ACCESSES = 30;

    private final Map<UUID, RecordingFacts> known = new LinkedHashMap<>();
    private final Map<UUID, Instant> began = new HashMap<>();
    private final Map<UUID, CallFacts> segments = new LinkedHashMap<>();
    private final Map<UUID, UUID> callOf = new HashMap<>();

    KnownFactsTest(Dialect dialect) {
        super(dialect);
    }

    @Override
    public Map<UUID, RecordingFacts> of(Collection<UUID> wanted) {
        return wanted.stream().filter(known::containsKey).collect(Collectors.toMap(id -> id, known::get));
    }

    @Override
    public void each(Instant from, Instant to, Consumer<RecordingFacts> reader) {
        known.values().stream()
                .filter(one -> !began.get(one.segment()).isBefore(from) && began.get(one.segment()).isBefore(to))
                .forEach(reader);
    }

    /** Tables of another bundle, in the same database. */
    private SegmentFields inTables(SegmentFields fields) {
        String of = ".segment_id = " + fields.alias() + ".id";
        SegmentFields more = fields
                .with(CallField.NOTE, new Source("n.said", "FROM told n WHERE n.kind = 'note' AND n" + of))
                .with(CallField.SERIAL, new Source("n.said", "FROM told n WHERE n.kind = 'serial' AND n" + of))
                .with(CallFlag.RECORDED, "EXISTS (SELECT 1 FROM told n WHERE n.kind = 'recorded' AND n" + of + ")")
                .with(CallFlag.SCORED, "EXISTS (SELECT 1 FROM told n WHERE n.kind = 'scored' AND n" + of + ")");
        for (int i = 1; i <= CustomTags.COUNT; i++) {
            more = more.with(
                    CallField.valueOf("FIELD" + i),
                    "COALESCE((SELECT n.said FROM told n WHERE n.kind = 'tag" + i + "' AND n" + of + "), '')");
        }
        return more;
    }

    private void givenCalls(RandomAccess chance) {
        database.jdbi().useHandle(handle ->
                handle.execute("CREATE TABLE told (segment_id VARCHAR(36), kind VARCHAR(10), said VARCHAR(200))"));
        for (LoggedCall call : stored(CALLS)) {
            for (Segment segment : call.segments()) {
                callOf.put(segment.id(), call.id());
                began.put(segment.id(), segment.started());
                boolean recording = chance.number(4) > 0;
                RecordingFacts facts = recording ? facts(segment.id(), chance) : RecordingFacts.none(segment.id());
                if (recording) {
                    known.put(segment.id(), facts);
                    tell(facts);
                }
                segments.put(segment.id(), with(SegmentFacts.of(segment, call.people(segment)), facts));
            }
        }
        added = this::inTables;
        facts = this;
    }

    private static RecordingFacts facts(UUID segment, RandomAccess chance) {
        return new RecordingFacts(
                segment, chance.number(2) == 0, texts(chance, chance.number(3)), 0, chance.number(2) == 0,
                texts(chance, CustomTags.COUNT), texts(chance, chance.number(3)));
    }

    private static List<String> texts(RandomAccess chance, int count) {
        return Stream.generate(chance::text).limit(count).toList();
    }

    private void tell(RecordingFacts facts) {
        facts.notes().forEach(note -> tell(facts.segment(), "note", note));
        facts.serials().forEach(serial -> tell(facts.segment(), "serial", serial));
        for (int i = 0; i < CustomTags.COUNT; i++) {
            tell(facts.segment(), "tag" + (i + 1), facts.tags().get(i));
        }
        if (facts.recorded()) {
            tell(facts.segment(), "recorded", "");
        }
        if (facts.scored()) {
            tell(facts.segment(), "scored", "");
        }
    }

    private void tell(UUID segment, String kind, String said) {
        database.jdbi().useHandle(handle ->
                handle.execute("INSERT INTO told (segment_id, kind, said) VALUES (?, ?, ?)", segment.toString(), kind, said));
    }

    private static CallFacts with(CallFacts of, RecordingFacts more) {
        Map<CallField, List<String>> texts = new EnumMap<>(CallField.class);
        texts.putAll(of.texts());
        texts.put(CallField.NOTE, more.notes());
        texts.put(CallField.SERIAL, more.serials());
        for (int i = 1; i <= CustomTags.COUNT; i++) {
            texts.put(CallField.valueOf("FIELD" + i), List.of(more.tags().get(i - 1)));
        }
        Map<CallFlag, Boolean> flags = new EnumMap<>(CallFlag.class);
        flags.putAll(of.flags());
        flags.put(CallFlag.RECORDED, more.recorded());
        flags.put(CallFlag.SCORED, more.scored());
        return new CallFacts(of.users(), texts, of.kind(), of.millis(), flags, of.inProgress());
    }

    /** What depends on other calls is compared elsewhere. */
    private static boolean ofOneSegment(CallAccess access) {
        return Stream.concat(access.grants().stream(), access.denials().stream()).allMatch(KnownFactsTest::ofOneSegment);
    }

    private static boolean ofOneSegment(CallFilter filter) {
        return !filter.flags().containsKey(CallFlag.LOST) && !filter.flags().containsKey(CallFlag.UNRETURNED);
    }

    @Test
    void whatIsFoundIsWhatIsAllowedOnWhicheverSideOfTheBorder() throws Exception {
        RandomAccess chance = new RandomAccess(23, USERS);
        givenCalls(chance);
        Process process = new Process();
        int some = 0;
        for (int archived : new int[] {0, CALLS / 2, CALLS}) {
            process.run(START.plus(Duration.ofDays(archived)));
            for (int i = 0; i < ACCESSES; i++) {
                CallAccess access = i % 5 == 0 ? CallAccess.ALL : chance.access();
                CallFilter filter = i % 2 == 0 ? CallFilter.ALL : chance.filter();
                if (ofOneSegment(access) && ofOneSegment(filter)) {
                    some += compare(process, access, filter) ? 1 : 0;
                }
            }
        }
        // else the comparison would say little
        assertThat(some).isGreaterThan(4);
    }

    /** {@return whether it was some of them} */
    private boolean compare(Process process, CallAccess access, CallFilter filter) {
        Set<UUID> seen = allowed(access);
        Set<UUID> calls = seen.stream().filter(id -> filter.matches(segments.get(id), false)).map(callOf::get)
                .collect(Collectors.toSet());
        Set<UUID> expected = seen.stream().filter(id -> calls.contains(callOf.get(id))).collect(Collectors.toSet());

        Page<LoggedCall> found = process.log.find(CallQuery.ALL.withFilter(filter), access, PageRequest.first(1000));

        assertThat(ids(found.items())).as("filter %s, access %s", filter, access).isEqualTo(expected);
        assertThat(found.total()).isEqualTo(calls.size());
        return !expected.isEmpty() && expected.size() < segments.size();
    }

    private Set<UUID> allowed(CallAccess access) {
        return segments.entrySet().stream()
                .filter(entry -> access.allows(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Set<UUID> ids(List<LoggedCall> calls) {
        return calls.stream().flatMap(call -> call.segments().stream()).map(Segment::id).collect(Collectors.toSet());
    }

    @Test
    void oneCallAndARangeShowTheSame() throws Exception {
        RandomAccess chance = new RandomAccess(24, USERS);
        givenCalls(chance);
        Process process = new Process();
        process.run(START.plus(Duration.ofDays(CALLS / 2)));
        for (int i = 0; i < 6; i++) {
            CallAccess access = chance.access();
            if (ofOneSegment(access)) {
                Set<UUID> seen = allowed(access);
                List<LoggedCall> alone = new ArrayList<>();
                callOf.values().stream().distinct().forEach(id -> process.log.call(id, access).ifPresent(alone::add));
                assertThat(ids(alone)).isEqualTo(seen);
                Instant from = START.plus(Duration.ofDays(15));
                Instant to = START.plus(Duration.ofDays(25));
                Set<UUID> inRange = process.log.find(CallQuery.ALL.withRange(from, to), CallAccess.ALL, PageRequest.first(1000)).items()
                        .stream()
                        .map(LoggedCall::id)
                        .collect(Collectors.toSet());
                assertThat(inRange).hasSize(10);
                assertThat(ids(process.log.find(CallQuery.ALL.withRange(from, to), access, PageRequest.first(1000)).items()))
                        .isEqualTo(seen.stream()
                                .filter(id -> inRange.contains(callOf.get(id)))
                                .collect(Collectors.toSet()));
            }
        }
    }
}
