package org.jackfield.api.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.api.telephony.LinkStatus.State;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.connector.ConfigProblem;
import org.jackfield.api.telephony.connector.Connector;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.jackfield.api.telephony.connector.ConnectorOption;
import org.jackfield.api.telephony.event.LinkEvent.ImportBegan;
import org.jackfield.api.telephony.event.LinkEvent.LinkChanged;
import org.jackfield.api.telephony.event.LinkEvent.ResyncBegan;
import org.jackfield.api.telephony.event.LinkEvent.ResyncEnded;
import org.jackfield.api.telephony.event.LinkEvent.Scope;
import org.jackfield.api.telephony.event.SystemEvent.DevicesComplete;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every connector keeps to, tried on a phone system that answers. Extend it with the phone system your connector is for, or
 * one that speaks as it does.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
public abstract class ConnectorContract {

    private static final PhoneSystemId SYSTEM = new PhoneSystemId(UUID.fromString("0198a000-0000-7000-8000-000000000001"));
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration SILENCE = Duration.ofMillis(300);
    private static final DeviceId DEVICE = DeviceId.of("1");

    private final RecordingSink sink = new RecordingSink(PATIENCE);
    private Connector connector;

    /** For subclasses. */
    protected ConnectorContract() {}

    /** {@return the factory under test} */
    protected abstract ConnectorFactory factory();

    /** {@return a configuration that reaches the phone system, which runs from now on} */
    protected abstract ConnectorConfig reachable() throws Exception;

    /** The phone system ends, as in a power cut. */
    protected abstract void endPhoneSystem() throws Exception;

    /** The phone system is there again, at the same address. */
    protected abstract void startPhoneSystem() throws Exception;

    /** What the container does when the factory's bundle stops; nothing unless the factory holds something itself. */
    protected void stopFactory() {}

    /** Lets go of the connector of a test. */
    @AfterEach
    void closeConnector() {
        if (connector != null) {
            connector.close();
        }
        stopFactory();
    }

    @Test
    void itsOptionsCanBeAskedForAndTheirDefaultsAreGood() {
        ConnectorFactory factory = factory();
        assertThat(factory.type()).matches("[a-z][a-z0-9-]*");
        assertThat(factory.title()).isNotBlank();
        assertThat(factory.defaultPort()).isBetween(0, 65535);
        Set<String> keys = new HashSet<>(List.of("host", "port", "user", "secret"));
        for (ConnectorOption option : factory.options()) {
            assertThat(keys.add(option.key())).as("%s is asked for once", option.key()).isTrue();
            assertThat(option.title()).as(option.key()).isNotBlank();
            assertThat(option.problemWith(option.defaultValue())).as("the default of %s", option.key()).isEmpty();
        }
    }

    @Test
    void aConfigurationThatIsGoodHasNoProblemsAndAWrongOneIsNamed() throws Exception {
        ConnectorConfig good = reachable();
        assertThat(factory().validate(good)).isEmpty();

        assertThat(factory().validate(with(good, "no-such-option", "1")))
                .extracting(ConfigProblem::field).containsExactly("no-such-option");
        for (ConnectorOption option : factory().options()) {
            if (option.type() != ConnectorOption.Type.TEXT) {
                assertThat(factory().validate(with(good, option.key(), "no such value")))
                        .extracting(ConfigProblem::field).contains(option.key());
            }
        }
    }

    @Test
    void itTellsNothingBeforeItIsStarted() throws Exception {
        connector = factory().create(SYSTEM, reachable(), sink);
        assertThat(sink.staysSilent(SILENCE)).isTrue();
        assertThat(connector.capabilities()).isNotNull();
    }

    @Test
    void itTellsTheLinkTheDevicesAndTheCallsInThatOrder() throws Exception {
        up();

        assertThat(order(sink.events())).startsWith("CONNECTING", "SYNCHRONISING")
                .containsSubsequence("SYNCHRONISING", "import", "devices", "resync", "resynced", "UP");
    }

    @Test
    void whatTheLineSaidNeverHoldsThePassword() throws Exception {
        up();
        String secret = reachable().secret().reveal();
        if (!secret.isEmpty()) {
            assertThat(sink.raw()).noneMatch(line -> line.contains(secret));
            assertThat(sink.events()).noneMatch(event -> event.toString().contains(secret));
        }
    }

    @Test
    void whatItCannotDoIsRefusedAsUnsupported() throws Exception {
        up();
        for (Command command : commands()) {
            if (!connector.capabilities().supports(command.capability())) {
                assertThat(connector.capabilities().whyNot(command.capability())).get().asString().isNotBlank();
                assertThat(failure(command)).as(command.toString()).isEqualTo(CommandFailure.UNSUPPORTED);
            }
        }
    }

    @Test
    void aDeviceThatDoesNotExistMakesACommandFailAndNotHang() throws Exception {
        up();
        Command command = new Command.MakeCall(DeviceId.of("no-such-device"), "1", "");
        assertThatThrownBy(() -> answer(command)).isInstanceOf(CommandException.class);
    }

    @Test
    void aLostLinkIsToldWithItsReasonAndComesBackByItself() throws Exception {
        up();
        endPhoneSystem();
        sink.awaitState(State.DOWN, 1);
        assertThat(sink.of(LinkChanged.class)).filteredOn(changed -> changed.state() == State.DOWN)
                .allSatisfy(changed -> assertThat(changed.detail()).isNotBlank());
        assertThat(failure(new Command.MakeCall(DEVICE, "2", "")))
                .isIn(CommandFailure.LINK_DOWN, CommandFailure.INTERRUPTED, CommandFailure.UNSUPPORTED);

        startPhoneSystem();
        sink.awaitState(State.UP, 2);
        List<String> order = order(sink.events());
        assertThat(order.subList(order.indexOf("DOWN"), order.size())).containsSubsequence("resync", "resynced", "UP");
    }

    @Test
    void itReadsAgainWhenAsked() throws Exception {
        up();
        int before = sink.of(ResyncEnded.class).size();
        connector.resync(Scope.ALL);
        connector.resync(Scope.ALL);
        sink.await("another resync", events -> events.stream().filter(ResyncEnded.class::isInstance).count() > before);
    }

    @Test
    void eventsThatAreNotTakenDoNotStopIt() throws Exception {
        sink.setFull(true);
        connector = factory().create(SYSTEM, reachable(), sink);
        connector.start();
        assertThat(sink.staysSilent(SILENCE)).isTrue();
        sink.setFull(false);
        connector.resync(Scope.ALL);
        sink.await("events once there is room", events -> !events.isEmpty());
    }

    @Test
    void onceClosedItIsSilentAndWithItsFactoryStoppedNoThreadIsLeft() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        up();
        connector.close();
        connector.close();

        assertThat(sink.staysSilent(SILENCE)).isTrue();
        assertThat(failure(new Command.MakeCall(DEVICE, "2", ""))).isNotNull();
        stopFactory();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && isOfNobodyElse(thread)) {
                assertThat(thread.join(Duration.ofSeconds(10))).as("%s ends", thread).isTrue();
            }
        }
    }

    /** The JVM's own threads, and those of processes that a test started, come and go by themselves. */
    private static boolean isOfNobodyElse(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return thread != Thread.currentThread() && group != null
                && !group.getName().equals("system") && !group.getName().equals("InnocuousThreadGroup")
                && !thread.getName().startsWith("ForkJoinPool") && !thread.getName().startsWith("CompletableFuture")
                && !thread.getName().startsWith("junit-") && !thread.getName().equals("process reaper");
    }

    private void up() throws Exception {
        connector = factory().create(SYSTEM, reachable(), sink);
        connector.start();
        sink.awaitState(State.UP, 1);
    }

    private CommandFailure failure(Command command) throws InterruptedException, TimeoutException {
        try {
            answer(command);
            return null;
        } catch (CommandException e) {
            assertThat(e.getMessage()).as(command.toString()).isNotBlank();
            return e.failure();
        }
    }

    private void answer(Command command) throws InterruptedException, TimeoutException {
        try {
            connector.execute(command).toCompletableFuture().orTimeout(sink.patienceMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof CommandException refused) {
                throw refused;
            }
            throw new AssertionError(command + " did not end as a command ends", e.getCause());
        }
    }

    /** One of each kind. */
    private static List<Command> commands() {
        CallId call = new CallId("1");
        DeviceId other = DeviceId.of("2");
        return List.of(
                new Command.MakeCall(DEVICE, "2", ""),
                new Command.Answer(DEVICE, call),
                new Command.Hold(DEVICE, call),
                new Command.Retrieve(DEVICE, call),
                new Command.Consult(DEVICE, call, "2", ""),
                new Command.SingleStepTransfer(DEVICE, call, "2"),
                new Command.Deflect(DEVICE, call, "2"),
                new Command.PickUp(DEVICE, call, other),
                new Command.ClearConnection(DEVICE, call),
                new Command.SendDigits(DEVICE, call, "1"),
                new Command.SetAccountCode(DEVICE, call, "1"),
                new Command.SetNightMode("", true, DEVICE),
                new Command.QueryNightMode(""),
                new Command.SetDoNotDisturb(DEVICE, true, 1, ""),
                new Command.SetForwarding(DEVICE, ForwardingType.ALWAYS, "2"),
                new Command.SetMessageWaiting(DEVICE, true, other, 1, ""),
                new Command.RecordCall(DEVICE, call, true),
                new Command.QueryDevice(DEVICE),
                new Command.ImportDevices(""));
    }

    private static ConnectorConfig with(ConnectorConfig config, String key, String value) {
        Map<String, String> options = new HashMap<>(config.options());
        options.put(key, value);
        return new ConnectorConfig(config.host(), config.port(), config.user(), config.secret(), options);
    }

    private static List<String> order(List<TelephonyEvent> events) {
        return events.stream()
                .map(event -> switch (event) {
                    case LinkChanged changed -> changed.state().name();
                    case ImportBegan began -> "import";
                    case DevicesComplete complete -> "devices";
                    case ResyncBegan began -> "resync";
                    case ResyncEnded ended -> "resynced";
                    default -> "";
                })
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
