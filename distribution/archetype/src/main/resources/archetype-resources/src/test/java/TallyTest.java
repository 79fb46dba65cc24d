package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.LogicalCall.State;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.event.ExternalParty;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void aCallFromOutsideIsAnsweredOrLost() {
        Tally tally = Tally.NONE
                .plus(call(CallType.EXTERNAL, Direction.INBOUND, NOON, NOON.plusSeconds(60)))
                .plus(call(CallType.EXTERNAL, Direction.INBOUND, null, NOON.plusSeconds(20)))
                .plus(call(CallType.EXTERNAL, Direction.OUTBOUND, null, NOON.plusSeconds(20)));

        assertThat(tally).isEqualTo(new Tally(1, 1, 1));
    }

    @Test
    void internalCallsAndThoseAliveDoNotCount() {
        Tally tally = Tally.NONE
                .plus(call(CallType.INTERNAL, Direction.OUTBOUND, NOON, NOON.plusSeconds(60)))
                .plus(call(CallType.EXTERNAL, Direction.INBOUND, NOON, null));

        assertThat(tally).isEqualTo(Tally.NONE);
    }

    @Test
    void aCallThatChangesAfterItsEndCountsOnce() {
        TallyComponent component = new TallyComponent();
        LogicalCall call = call(CallType.EXTERNAL, Direction.INBOUND, NOON, NOON.plusSeconds(60));
        component.callChanged(call);
        component.callChanged(call);
        component.stop();

        assertThat(component.tally()).isEqualTo(new Tally(1, 0, 0));
    }

    private static LogicalCall call(CallType type, Direction direction, Instant answered, Instant ended) {
        return new LogicalCall(
                UUID.randomUUID(), 1, new PhoneSystemId(new UUID(0, 1)), List.of(CallId.of("1")), type, direction,
                ended == null ? State.CONNECTED : State.ENDED, NOON, answered, ended, null, Party.NONE, ExternalParty.NONE,
                "", "", List.of(), List.of(), Set.of());
    }
}
