package org.jackfield.connectors.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.telephony.AgentState;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.connector.ConnectionReport;
import org.jackfield.api.telephony.event.AgentStateChanged;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.junit.jupiter.api.Test;

/** Calls through a real Asterisk, by SIPp telephones, as the connector tells and makes them. */
class RealAsteriskTest extends InRealOffice {

    private static final DeviceId FIRST = DeviceId.of("1001");
    private static final DeviceId SECOND = DeviceId.of("1002");
    private static final DeviceId THIRD = DeviceId.of("1003");
    private static final DeviceId TRUNK = DeviceId.of("trunk1");
    private static final DeviceId QUEUE = DeviceId.of("2001");

    @Test
    void theSearchOfTheNetworkKnowsIt() {
        assertThat(new AsteriskComponent().probe(new InetSocketAddress("127.0.0.1", asterisk.amiPort), Duration.ofSeconds(20)))
                .hasValueSatisfying(seen -> {
                    assertThat(seen.certain()).isTrue();
                    assertThat(seen.description()).startsWith("Asterisk, AMI ");
                });
    }

    @Test
    void devicesAreRead() throws Exception {
        execute(new Command.ImportDevices(""));

        assertThat(described("1001").kind()).isEqualTo(DeviceKind.STATION);
        assertThat(described("trunk1").kind()).isEqualTo(DeviceKind.TRUNK);
        assertThat(described("2001").kind()).isEqualTo(DeviceKind.HUNT_GROUP);
    }

    @Test
    void theConnectionTestSaysWhoAnsweredOrWhatToCheck() throws Exception {
        ConnectionReport report = office.component.test(office.config("s3cret")).toCompletableFuture().get(30, TimeUnit.SECONDS);
        ConnectionReport wrong = office.component.test(office.config("wrong")).toCompletableFuture().get(30, TimeUnit.SECONDS);

        assertThat(report.success()).isTrue();
        assertThat(report.facts().get("Asterisk")).startsWith("16.");
        assertThat(wrong.success()).isFalse();
        assertThat(wrong.message()).contains("password");
    }

    @Test
    void inbound() throws Exception {
        asterisk.telephone(1002, "answer");
        asterisk.dialFromOutside("0201234", "5551002");
        CallId call = told.await("Established 1002");
        clear(call, SECOND);

        // which of the two Asterisk hangs up first is chance
        assertThat(told.calls()).startsWith(RealOffice.FROM_OUTSIDE, "Delivered 1002", "Established 1002")
                .contains("ConnectionCleared 1002", "ConnectionCleared trunk1")
                .endsWith("CallCleared NORMAL_CLEARING").hasSize(6);
    }

    @Test
    void outbound() throws Exception {
        asterisk.network("answer");
        asterisk.dial(1001, "call", "90209999");
        CallId call = told.await("Established trunk1");
        clear(call, FIRST);

        assertThat(told.calls()).startsWith("Originated 1001 dials 90209999", "NetworkReached trunk1 0209999",
                "Delivered trunk1", "Established trunk1").endsWith("CallCleared NORMAL_CLEARING").hasSize(7);
    }

    @Test
    void internalMadeByTheConnector() throws Exception {
        asterisk.telephone(1001, "answer");
        asterisk.telephone(1002, "answer");
        CommandResult result = execute(new Command.MakeCall(FIRST, "1002", "4711"));
        CallId call = told.await("Established 1002");
        assertThat(result).isEqualTo(new CommandResult.CallMade(call));
        clear(call, FIRST);

        assertThat(told.calls()).containsSubsequence("ServiceInitiated 1001", "Originated 1001 dials 1002",
                "Delivered 1002", "Established 1002", "CallCleared NORMAL_CLEARING");
    }

    @Test
    void unanswered() throws Exception {
        asterisk.telephone(1002, "ring");
        asterisk.dialFromOutside("0201234", "5551002");
        told.await(CallEvent.CallCleared.class, event -> true);

        assertThat(told.calls()).startsWith(RealOffice.FROM_OUTSIDE, "Delivered 1002")
                .contains("ConnectionCleared 1002", "ConnectionCleared trunk1").hasSize(5);
        assertThat(told.await(CallEvent.ConnectionCleared.class, event -> event.device().equals(SECOND)).cause())
                .isEqualTo(Cause.NO_ANSWER);
    }

    @Test
    void holdAndRetrieve() throws Exception {
        asterisk.telephone(1002, "answer");
        asterisk.dial(1001, "hold", "1002");
        CallId call = told.await("Retrieved 1001");
        clear(call, FIRST);

        assertThat(told.calls()).containsSubsequence("Originated 1001 dials 1002", "Established 1002", "Held 1001",
                "Retrieved 1001", "ConnectionCleared 1001").contains("ConnectionCleared 1002");
    }

    @Test
    void blindTransfer() throws Exception {
        asterisk.telephone(1002, "answer");
        asterisk.telephone(1003, "answer");
        asterisk.dialFromOutside("0201234", "5551002");
        CallId call = told.await("Established 1002");
        execute(new Command.SingleStepTransfer(SECOND, call, "1003"));
        assertThat(told.await("Established 1003")).isEqualTo(call);
        clear(call, THIRD);

        assertThat(told.calls()).startsWith(RealOffice.FROM_OUTSIDE, "Delivered 1002", "Established 1002",
                "Transferred by 1002 trunk1 to 1003 NULL", "Delivered 1003", "Established 1003").hasSize(9);
    }

    @Test
    void attendedTransfer() throws Exception {
        asterisk.telephone(1002, "answer");
        asterisk.telephone(1003, "answer");
        asterisk.dialFromOutside("0201234", "5551002");
        CallId call = told.await("Established 1002");
        execute(new Command.Consult(SECOND, call, "1003", ""));
        told.await("Established 1003");
        execute(new Command.Transfer(SECOND, call, call));
        told.await("Transferred by 1002 trunk1 to 1003 CONNECTED");
        clear(call, THIRD);

        assertThat(told.calls()).containsSubsequence("Established 1002", "Held 1002", "Delivered 1003",
                "Established 1003", "Transferred by 1002 trunk1 to 1003 CONNECTED", "ConnectionCleared 1003",
                "CallCleared NORMAL_CLEARING").doesNotContain("ConnectionCleared 1002");
    }

    @Test
    void deflectedWhileRinging() throws Exception {
        asterisk.telephone(1002, "ring");
        asterisk.telephone(1003, "answer");
        asterisk.dialFromOutside("0201234", "5551002");
        CallId call = told.await("Delivered 1002");
        execute(new Command.Deflect(SECOND, call, "1003"));
        assertThat(told.await("Established 1003")).isEqualTo(call);
        clear(call, THIRD);
    }

    @Test
    void queueRingsOneAgentThenTheNext() throws Exception {
        asterisk.telephone(1002, "ring");
        asterisk.telephone(1003, "answer");
        asterisk.dialFromOutside("0201234", "5552001");
        CallId call = told.await("Established 1003 of 2001");
        clear(call, THIRD);

        assertThat(told.calls()).containsSubsequence("Queued 2001 1", "Delivered 1002 of 2001",
                "Diverted 1002 to 2001 NO_ANSWER", "Delivered 1003 of 2001", "Established 1003 of 2001",
                "CallCleared NORMAL_CLEARING");
    }

    @Test
    void agentsAreMadeNotReadyAndReadyAgain() throws Exception {
        execute(new Command.SetAgentState(SECOND, DeviceId.NONE, AgentState.NOT_READY, QUEUE));
        awaitAgent(AgentState.NOT_READY);
        execute(new Command.SetAgentState(SECOND, DeviceId.NONE, AgentState.READY, QUEUE));
        awaitAgent(AgentState.READY);
    }

    @Test
    void nightModeIsSwitchedToldAndFollowedByTheDialPlan() throws Exception {
        asterisk.telephone(1004, "answer");
        execute(new Command.SetNightMode("", true, DeviceId.NONE));
        told.await(SystemEvent.NightModeChanged.class, SystemEvent.NightModeChanged::on);
        assertThat(execute(new Command.QueryNightMode(""))).isEqualTo(new CommandResult.NightMode(true));
        asterisk.dialFromOutside("0201234", "5551002");
        clear(told.await("Established 1004"), DeviceId.of("1004"));

        execute(new Command.SetNightMode("", false, DeviceId.NONE));
        told.await(SystemEvent.NightModeChanged.class, event -> !event.on());
        assertThat(execute(new Command.QueryNightMode(""))).isEqualTo(new CommandResult.NightMode(false));
    }

    @Test
    void aResyncTellsTheCallsAlive() throws Exception {
        asterisk.telephone(1002, "answer");
        asterisk.dialFromOutside("0201234", "5551002");
        CallId call = told.await("Established 1002");
        told.forget();
        office.connector.resync(LinkEvent.Scope.ALL);
        assertThat(told.await(LinkEvent.ResyncEnded.class, event -> true).complete()).isTrue();

        assertThat(told.calls()).containsExactly(
                "Originated trunk1 dials 5551002 from 0201234 at 5551002", "Established 1002");
        clear(call, TRUNK);
    }

    @Test
    void whatCannotBeDoneIsRefusedWithAReason() {
        assertThatThrownBy(() -> execute(new Command.SetDoNotDisturb(FIRST, true, 0, "")))
                .hasCauseInstanceOf(CommandException.class).hasMessageContaining("dial plan");
        assertThatThrownBy(() -> execute(new Command.MakeCall(FIRST, "1002\r\nAction: Hangup", "")))
                .isInstanceOf(ExecutionException.class).hasMessageContaining("cannot be dialled");
        assertThatThrownBy(() -> execute(new Command.ClearConnection(FIRST, CallId.of("1"))))
                .isInstanceOf(ExecutionException.class).hasMessageContaining("not in this call");
    }

    private static void clear(CallId call, DeviceId device) throws Exception {
        office.clear(call, device);
    }

    private static CommandResult execute(Command command) throws Exception {
        return office.execute(command);
    }

    private static void awaitAgent(AgentState state) throws InterruptedException {
        told.await(AgentStateChanged.class,
                event -> event.device().equals(SECOND) && event.group().equals(QUEUE) && event.state() == state);
    }

    private static DeviceDescription described(String number) throws InterruptedException {
        return told.await(SystemEvent.DeviceReported.class,
                event -> event.device().id().number().equals(number)).device();
    }
}
