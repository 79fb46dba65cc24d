package org.jackfield.core.calllog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.calllog.store.Samples.START;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.FieldTest;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.core.calllog.store.Samples;
import org.junit.jupiter.api.Test;

class VisibleCallsTest {

    private static final UUID ANNA = new UUID(1, 7);
    private static final UUID BEN = new UUID(2, 7);

    private final UUID id = Ids.next();
    private final Segment annas = Samples.segment(id, 1, "1001", true);
    private final Segment bens = Samples.segment(id, 2, "1002", true);
    private final LogicalCall call = Samples.call(id, 5, START, true, List.of(annas, bens));

    private List<LogicalCall> seen(CallAccess access) {
        Map<UUID, UUID> users = Map.of(annas.id(), ANNA, bens.id(), BEN);
        return new VisibleCalls(access, segment -> Set.of(users.get(segment.id()))).of(List.of(call));
    }

    private static CallFilter extension(String written) {
        return CallFilter.ALL.with(CallField.EXTENSION, FieldTest.parse(CallField.EXTENSION, written));
    }

    @Test
    void ofACallOnesOwnSegmentsAreSeen() {
        assertThat(seen(new CallAccess(false, Set.of(BEN), List.of(), List.of())))
                .singleElement()
                .satisfies(one -> assertThat(one.segments()).containsExactly(bens));
    }

    @Test
    void aCallOfWhichNothingIsSeenIsNotThere() {
        assertThat(seen(new CallAccess(false, Set.of(new UUID(3, 7)), List.of(), List.of()))).isEmpty();
        assertThat(seen(CallAccess.NONE)).isEmpty();
        assertThat(seen(new CallAccess(true, Set.of(), List.of(), List.of(extension("100%"))))).isEmpty();
    }

    @Test
    void aDeniedSegmentIsTakenOutOfACallThatIsSeen() {
        assertThat(seen(new CallAccess(true, Set.of(), List.of(), List.of(extension("1001")))))
                .singleElement()
                .satisfies(one -> assertThat(one.segments()).containsExactly(bens));
        assertThat(seen(CallAccess.ALL)).containsExactly(call);
    }
}
