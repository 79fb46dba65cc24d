package org.jackfield.core.calllog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.calllog.store.Samples.START;
import static org.jackfield.core.calllog.store.Samples.SYSTEM;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.MissingCalls;
import org.jackfield.api.calllog.history.CallHistory;
import org.jackfield.api.calllog.history.HistorySnapshot;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.core.calllog.store.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Recent and archived calls are one list. */
@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class WholeCallLogTest extends ArchivedSite {

    WholeCallLogTest(Dialect dialect) {
        super(dialect);
    }

    @Test
    void aDamagedFileIsToldOfAndTheRestStillAnswers() throws Exception {
        // given
        List<LoggedCall> before = stored(40);
        Process process = new Process();
        process.run();
        Path first = listed.listed().files().get(0).segments();
        byte[] whole = Files.readAllBytes(first);
        Files.write(first, new byte[] {1, 2, 3});
        // then
        List<LoggedCall> rest = process.all();
        assertThat(rest).isNotEmpty().hasSizeLessThan(40);
        assertThat(before).containsAll(rest);
        assertThat(process.alerts.keys()).hasSize(1);
        // and what is missing is said, of its own time
        MissingCalls missing = process.log.missing(CallQuery.ALL).getFirst();
        assertThat(process.log.missing(CallQuery.ALL)).hasSize(1);
        assertThat(missing.calls()).isEqualTo(40 - rest.size());
        assertThat(process.log.missing(CallQuery.ALL.withRange(missing.last(), missing.last().plusMillis(1)))).hasSize(1);
        assertThat(process.log.missing(CallQuery.ALL.withRange(missing.last().plusMillis(1), null))).isEmpty();
        assertThat(process.log.missing(CallQuery.ALL.withRange(null, missing.first()))).isEmpty();
        // when it is put back
        Files.write(first, whole);
        process.run();
        assertThat(process.all()).isEqualTo(before);
        assertThat(process.log.missing(CallQuery.ALL)).isEmpty();
    }

    @Test
    void aCopyOfRecentCallsLearnsWhatHasGoneIntoTheArchive() throws Exception {
        // given
        List<LoggedCall> before = stored(5);
        Process process = new Process();
        List<UUID> taken = new ArrayList<>();
        HistorySnapshot first = process.history.read(CallHistory.FROM_THE_START,
                (segments, over) -> taken.add(segments.get(0).segment().logicalCall()));
        assertThat(taken).hasSize(5);
        taken.clear();
        // when
        process.run();
        HistorySnapshot second = process.history.read(first.version(),
                (segments, over) -> taken.add(segments.get(0).segment().logicalCall()));
        // then
        assertThat(taken).isEmpty();
        assertThat(second.whole()).isFalse();
        assertThat(second.changed()).containsExactlyInAnyOrderElementsOf(before.stream().map(LoggedCall::id).toList());
        assertThat(second.files()).isNotEmpty();
    }

    private static LogicalCall lasting(Instant from, Instant to) {
        UUID id = Ids.next();
        Segment s = Samples.segment(id, 1, "1001", false);
        Segment segment = new Segment(
                s.id(), id, 1, 3, s.system(), s.callId(), s.type(), s.direction(), s.device(), s.caller(), s.trunk(), s.group(),
                s.from(), s.to(), s.outside(), "", "", true, false, from, null, to, 0, 0, 0, 0, s.end(), s.cause(), "", Set.of());
        LogicalCall call = Samples.call(id, 5, from, false, List.of(segment));
        return new LogicalCall(
                id, 5, SYSTEM, call.callIds(), call.type(), call.direction(), call.state(), from, null, to, null,
                call.calling(), call.outside(), "", "", List.of(), call.segments(), Set.of());
    }

    @Test
    void pagesAreInTheOrderOfBeginningWhereverACallIs() throws Exception {
        // given calls that lasted so long that younger ones are archived before them
        List<LogicalCall> calls = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            calls.add(lasting(START.plusSeconds(i), i % 7 == 3 ? LATER.plusSeconds(1) : START.plusSeconds(60)));
        }
        recent.write(SYSTEM, calls, 1);
        recent.write(SYSTEM, List.of(lasting(LATER.minusSeconds(10), LATER.plusSeconds(1))), 2);
        Process process = new Process();
        List<LoggedCall> before = process.all();
        // when
        assertThat(process.run()).isEqualTo(26);
        // then
        for (int size = 1; size <= 31; size++) {
            List<LoggedCall> paged = new ArrayList<>();
            for (int page = 0; page * size < 31; page++) {
                Page<LoggedCall> part = process.log.find(CallQuery.ALL, CallAccess.ALL, new PageRequest(page, size));
                assertThat(part.total()).isEqualTo(31);
                paged.addAll(part.items());
            }
            assertThat(paged).as("pages of %d", size).isEqualTo(before);
        }
    }

    private static List<UUID> unreturned(Process process, CallAccess access) {
        return process.log.find(CallQuery.ALL.withFilter(flag(true)), access, PageRequest.first(1000)).items().stream()
                .map(LoggedCall::id)
                .toList();
    }

    private static CallFilter flag(boolean unreturned) {
        return new CallFilter(
                Map.of(), Map.of(), Set.of(), CallStatus.ANY, Map.of(CallFlag.UNRETURNED, unreturned), Optional.empty());
    }

    private static LogicalCall call(int hour, String outside, boolean answered, Direction direction) {
        return Samples.call(START.plus(Duration.ofHours(hour)), outside, direction, answered);
    }

    @Test
    void aLostCallIsReturnedOnWhicheverSideOfTheBorderTheAnsweredOneIs() throws Exception {
        // given lost calls of three numbers and of none, one called back, one that called again, one that had called before
        List<LogicalCall> calls = List.of(
                call(0, "5550103", true, Direction.INBOUND), call(1, "5550101", false, Direction.INBOUND),
                call(2, "5550102", false, Direction.INBOUND), call(3, "5550103", false, Direction.INBOUND),
                call(4, "", false, Direction.INBOUND), call(5, "5550101", true, Direction.OUTBOUND),
                call(6, "5550102", true, Direction.INBOUND), call(7, "5550101", false, Direction.INBOUND));
        recent.write(SYSTEM, calls, 1);
        Process process = new Process();
        List<UUID> unreturned = List.of(calls.get(7).id(), calls.get(4).id(), calls.get(3).id());
        CallAccess returnedOnly = new CallAccess(true, Set.of(), List.of(), List.of(flag(true)));
        for (int border = 0; border <= calls.size(); border++) {
            // when
            assertThat(process.run(START.plus(Duration.ofHours(border)))).isEqualTo(border == 0 ? 0 : 1);
            // then
            assertThat(unreturned(process, CallAccess.ALL)).as("archived: %d", border).isEqualTo(unreturned);
            assertThat(unreturned(process, returnedOnly)).isEmpty();
            assertThat(process.log.call(calls.get(1).id(), returnedOnly)).isPresent();
            assertThat(process.log.call(calls.get(3).id(), returnedOnly)).isEmpty();
        }
    }

    @Test
    void aLostCallThatRangForLongIsReturnedByAYoungerOneThatWasArchivedBeforeIt() throws Exception {
        // given
        LogicalCall lost = lasting(START, LATER.plusSeconds(1));
        recent.write(SYSTEM, List.of(lost), 1);
        Process process = new Process();
        assertThat(unreturned(process, CallAccess.ALL)).containsExactly(lost.id());
        recent.write(SYSTEM, List.of(Samples.call(START.plusSeconds(30), true, "1001")), 2);
        // when
        assertThat(process.run()).isEqualTo(1);
        // then
        assertThat(unreturned(process, CallAccess.ALL)).isEmpty();
    }
}
