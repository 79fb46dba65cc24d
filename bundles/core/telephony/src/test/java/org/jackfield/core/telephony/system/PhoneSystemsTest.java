package org.jackfield.core.telephony.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceSettings;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.Node;
import org.jackfield.api.telephony.NodeSettings;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallListener;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.JournalConsumer;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.ExternalParty;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.core.telephony.dialplan.DialPlanSettings;
import org.jackfield.core.telephony.dialplan.SiteDialPlan;
import org.jackfield.core.telephony.journal.JournalCodec;
import org.jackfield.core.telephony.store.DeviceStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class PhoneSystemsTest {

    private static final Subject ENGINEER = Subject.system("test");
    private static final DeviceId A = DeviceId.of("1001");
    private static final DeviceId B = DeviceId.of("1002");

    @TempDir
    Path folder;

    private final LeapingClock clock = LeapingClock.at("2026-04-01T09:30:00Z");
    private final InMemorySettings settings = new InMemorySettings();
    private final RecordingAudit audit = new RecordingAudit();
    private final MemoryDevices store = new MemoryDevices();
    private final FakeConnector connector = new FakeConnector();
    private PhoneSystems systems;
    private PhoneSystemAdmin admin;

    /** Devices in memory, of which tests may wait for one. */
    private static final class MemoryDevices implements DeviceStore {
        private final List<Device> devices = Collections.synchronizedList(new ArrayList<>());

        @Override
        public List<Device> load(PhoneSystemId system) {
            return devices.stream().filter(d -> d.system().equals(system)).toList();
        }

        @Override
        public void save(Collection<Device> changed) {
            changed.forEach(device -> {
                delete(device.system(), device.id());
                devices.add(device);
            });
        }

        @Override
        public void delete(PhoneSystemId system, DeviceId device) {
            devices.removeIf(d -> d.system().equals(system) && d.id().equals(device));
        }

        @Override
        public void deleteAll(PhoneSystemId system) {
            devices.removeIf(d -> d.system().equals(system));
        }
    }

    /** Keeps what it is given. */
    private static final class Keeper implements JournalConsumer {
        final BlockingQueue<JournalEntry> entries = new LinkedBlockingQueue<>();
        final AtomicInteger refuse = new AtomicInteger();
        final BlockingQueue<Long> missed = new LinkedBlockingQueue<>();
        volatile long cursor = PLATFORM;

        @Override
        public long cursor(PhoneSystemId system) {
            return cursor;
        }

        @Override
        public void missed(PhoneSystemId system, long from, long to) {
            missed.add(from);
        }

        @Override
        public void accept(PhoneSystemId system, List<JournalEntry> batch) {
            if (refuse.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw new IllegalStateException("not now");
            }
            entries.addAll(batch);
        }

        List<JournalEntry> take(int count) throws InterruptedException {
            List<JournalEntry> taken = new ArrayList<>();
            while (taken.size() < count) {
                JournalEntry next = entries.poll(20, TimeUnit.SECONDS);
                assertThat(next).as("entry %d of %d", taken.size() + 1, count).isNotNull();
                taken.add(next);
            }
            return taken;
        }
    }

    @BeforeEach
    void start() {
        systems = new PhoneSystems(
                new PhoneSystems.Environment(folder, new JournalCodec(), clock, Ids::next), store, report -> { });
        admin = new PhoneSystemAdmin(systems, settings, store, FakeSecurity.allowAll(), audit, Ids::next);
        systems.configure(settings.read(TelephonySettings.TYPE).value());
        systems.add(connector);
    }

    @AfterEach
    void stop() {
        systems.close();
    }

    private void restart() {
        stop();
        start();
    }

    private static ConnectorConfig config() {
        return new ConnectorConfig("192.0.2.1", 0, "", new Secret("hush"), Map.of("pause", "20"));
    }

    private PhoneSystemId add() {
        return admin.add("Head office", "fake", config(), true, ENGINEER).id();
    }

    private static CallEvent rings(String call) {
        return new CallEvent.Delivered(CallId.of(call), B, CallDetails.from(A), Cause.NEW_CALL);
    }

    private static CallEvent answers(String call) {
        return new CallEvent.Established(CallId.of(call), B, CallDetails.from(A), Cause.ANSWERED);
    }

    private static CallEvent clears(String call) {
        return new CallEvent.CallCleared(CallId.of(call), Cause.NORMAL_CLEARING, "");
    }

    /** Everything said so far is in force. */
    private void settle(PhoneSystemId system) {
        systems.runner(system).orElseThrow().apply(new SystemEvent.DevicesComplete("no such node"));
    }

    @Test
    void callsAreSeenAliveAndConsumersGetEveryEventWithWhatItDid() throws Exception {
        PhoneSystemId system = add();
        Keeper keeper = new Keeper();
        systems.add("keeper", keeper);
        connector.say(rings("1"), answers("1"));
        settle(system);

        assertThat(systems.liveCalls(system)).singleElement()
                .satisfies(call -> assertThat(call.state()).isEqualTo(LogicalCall.State.CONNECTED));
        clock.leap(Duration.ofSeconds(7));
        connector.say(clears("1"));
        settle(system);

        assertThat(systems.liveCalls()).isEmpty();
        List<JournalEntry> entries = keeper.take(5);
        assertThat(entries).extracting(e -> e.event().getClass().getSimpleName()).containsExactly(
                "LinkChanged", "Delivered", "Established", "DevicesComplete", "CallCleared");
        assertThat(entries.get(4).call().segments().get(0).talkMillis()).isEqualTo(7000);
        assertThat(entries.get(4).raw()).isEqualTo("raw");
        assertThat(systems.read(system, 0, 1000)).startsWith(entries.toArray(JournalEntry[]::new));
        assertThat(systems.eventsOf(
                system, entries.get(4).call().id(), entries.get(1).arrived(), entries.get(4).arrived()))
                .extracting(JournalEntry::position)
                .containsExactly(
                        entries.get(1).position(), entries.get(2).position(), entries.get(4).position());
    }

    @Test
    void numbersAreCleanedByThePlanThatHeldWhenTheyCame() throws Exception {
        PhoneSystemId system = add();
        systems.setDialPlan(new SiteDialPlan(DialPlanRules.NONE, DialPlanSettings.FORMATS::defaults)
                .preset("GB", DialPlanRules.NONE));
        connector.say(
                new SystemEvent.DeviceReported(new DeviceDescription(B, DeviceKind.TRUNK, "Line 1", "")),
                new CallEvent.Delivered(CallId.of("1"), A, new CallDetails(
                        B, "", new ExternalParty("+44 161 496 0123", "", "", ""), null, null, null, ""), Cause.NEW_CALL));
        settle(system);
        assertThat(systems.liveCalls(system)).extracting(c -> c.outside().number()).containsExactly("01614960123");
        connector.say(clears("1"));
        settle(system);
        List<JournalEntry> lived = systems.read(system, 0, 1000);

        // then the plan is another, and after a restart everything is read from the disk
        systems.setDialPlan(DialPlanRules.NONE);
        settle(system);
        restart();

        assertThat(systems.read(system, 0, 1000)).startsWith(lived.toArray(JournalEntry[]::new));
        assertThat(lived).filteredOn(e -> e.event().equals(clears("1"))).singleElement().satisfies(e -> assertThat(
                e.call().segments()).extracting(s -> s.outside().number()).containsExactly("01614960123"));
    }

    @Test
    void whatIsEnteredOfANodeStaysAndOneNodeIsTheDefault() throws Exception {
        PhoneSystemId system = add();
        connector.say(
                new SystemEvent.NodeReported("1", "Head office", true), new SystemEvent.NodeReported("2", "", true));
        settle(system);
        assertThat(systems.nodes(system)).extracting(Node::isDefault).containsExactly(true, false);

        admin.setDefaultNode(system, "2", ENGINEER);
        NodeSettings entered = new NodeSettings("Leeds", "192.0.2.9", 5060, "pbx.example", 5061, "01134960100", "", 500);
        admin.configureNode(system, "2", entered, ENGINEER);

        assertThat(systems.nodes(system)).containsExactly(
                new Node("1", "Head office", false, true, NodeSettings.NONE),
                new Node("2", "Leeds", true, true, entered));
        restart();
        assertThat(systems.nodes(system)).containsExactly(new Node("2", "Leeds", true, false, entered));
    }

    @Test
    void aPhoneSystemThatNamesNoNodesHasOneAndOthersAreRefused() {
        PhoneSystemId system = add();
        NodeSettings entered = new NodeSettings("", "192.0.2.9", 5060, "", 5060, "", "", 500);

        admin.configureNode(system, "", entered, ENGINEER);

        assertThat(systems.nodes(system)).singleElement().satisfies(node -> {
            assertThat(node.isDefault()).isTrue();
            assertThat(node.settings()).isEqualTo(entered);
        });
        assertThatThrownBy(() -> admin.configureNode(system, "7", entered, ENGINEER))
                .isInstanceOf(ProblemException.class).hasMessageContaining("7");
        assertThatThrownBy(() -> new NodeSettings("", "no address!", 5060, "", 5060, "", "", 0))
                .isInstanceOf(ProblemException.class).hasMessageContaining("no address!");
        assertThatThrownBy(() -> new NodeSettings("", "", 0, "", 5060, "", "", 0)).isInstanceOf(ProblemException.class);
    }

    @Test
    void consumerThatWasAwayOrRefusesGetsWhatItMissedOnceMore() throws Exception {
        PhoneSystemId system = add();
        Keeper first = new Keeper();
        systems.add("keeper", first);
        connector.say(rings("1"));
        settle(system);
        JournalEntry last = first.take(3).get(2);
        systems.remove("keeper", first);
        connector.say(answers("1"), clears("1"));
        settle(system);
        restart();

        Keeper second = new Keeper();
        second.refuse.set(2);
        systems.add("keeper", second);

        List<JournalEntry> missed = second.take(3);
        assertThat(missed.get(0).position()).isEqualTo(last.position() + 1);
        assertThat(missed.get(1).event()).isEqualTo(clears("1"));
        assertThat(missed.get(1).call().id()).isEqualTo(first.entries.isEmpty() ? missed.get(1).call().id() : null);
        assertThat(missed.get(0).call().segments()).hasSize(1);
    }

    @Test
    void consumerThatBeginsMissesNothingAndOneWhoseEntriesAreGoneIsTold() throws Exception {
        Keeper beginner = new Keeper();
        beginner.cursor = 0;
        Keeper lost = new Keeper();
        lost.cursor = 17;
        systems.add("beginner", beginner);
        systems.add("lost", lost);
        PhoneSystemId system = add();
        connector.say(rings("1"));
        settle(system);

        assertThat(beginner.take(3)).extracting(JournalEntry::event).contains(rings("1"));
        assertThat(lost.take(3)).extracting(JournalEntry::event).contains(rings("1"));
        assertThat(beginner.missed).isEmpty();
        assertThat(lost.missed).containsExactly(18L);
    }

    @Test
    void callsAliveAtARestartGoOnMarkedAndEndInterruptedIfThePhoneSystemNoLongerHasThem() {
        PhoneSystemId system = add();
        connector.say(rings("1"), answers("1"));
        settle(system);
        clock.leap(Duration.ofSeconds(1));
        connector.say(rings("2"));
        settle(system);
        List<LogicalCall> before = systems.liveCalls(system);
        assertThat(before).hasSize(2);

        restart();
        settle(system);

        assertThat(systems.liveCalls(system)).extracting(LogicalCall::id)
                .containsExactlyElementsOf(before.stream().map(LogicalCall::id).toList());
        assertThat(systems.liveCalls(system)).allSatisfy(c -> assertThat(c.marks()).contains(CallMark.GAP));
        clock.leap(Duration.ofSeconds(5));
        connector.say(
                new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL), answers("1"),
                new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true));
        settle(system);

        assertThat(systems.liveCalls(system)).extracting(LogicalCall::id).containsExactly(before.get(0).id());
        JournalEntry ended = systems.read(system, 0, 1000).stream()
                .filter(e -> e.event() instanceof LinkEvent.ResyncEnded)
                .findFirst()
                .orElseThrow();
        assertThat(ended.changes()).singleElement().satisfies(call -> {
            assertThat(call.id()).isEqualTo(before.get(1).id());
            assertThat(call.segments().get(0).end()).isEqualTo(SegmentEnd.INTERRUPTED);
        });
    }

    @Test
    void disabledPhoneSystemStopsAndItsCallsEnd() {
        PhoneSystemId system = add();
        connector.say(rings("1"));
        settle(system);
        PhoneSystem now = systems.phoneSystem(system).orElseThrow();

        admin.change(new PhoneSystem(now.id(), now.name(), now.type(), now.config(), false, now.revision()), ENGINEER);
        settle(system);

        assertThat(connector.running).isFalse();
        assertThat(systems.liveCalls()).isEmpty();
        assertThat(systems.link(system).orElseThrow().state()).isEqualTo(LinkStatus.State.DISABLED);
    }

    @Test
    void connectorStopsWithItsFactoryAndComesBackWithIt() {
        PhoneSystemId system = add();
        systems.remove(connector);
        settle(system);
        assertThat(connector.running).isFalse();
        assertThat(systems.link(system).orElseThrow().state()).isEqualTo(LinkStatus.State.NO_CONNECTOR);

        systems.add(connector);
        settle(system);
        assertThat(connector.running).isTrue();
        assertThat(systems.link(system).orElseThrow().state()).isEqualTo(LinkStatus.State.UP);
    }

    @Test
    void phoneSystemWhoseConnectorComesLaterWaitsForIt() {
        systems.remove(connector);
        PhoneSystemId system = add();
        assertThat(systems.link(system).orElseThrow().state()).isEqualTo(LinkStatus.State.NO_CONNECTOR);

        systems.add(connector);
        settle(system);
        assertThat(systems.link(system).orElseThrow().state()).isEqualTo(LinkStatus.State.UP);
    }

    @Test
    void missedEventsAskTheConnectorForAResync() {
        PhoneSystemId system = add();
        connector.say(new LinkEvent.EventsMissed("", 2, "sequence"));
        settle(system);

        assertThat(connector.resyncs).containsExactly(LinkEvent.Scope.ALL);
    }

    @Test
    void commandsAreRefusedWithNeutralFailures() throws Exception {
        PhoneSystemId system = add();
        settle(system);

        assertThat(systems.execute(system, new Command.MakeCall(A, "1002", "")).toCompletableFuture().get())
                .isEqualTo(new CommandResult.CallMade(CallId.of("X")));
        CallId call = CallId.of("1");
        assertThat(failureOf(system, new Command.Conference(A, call, call))).isEqualTo(CommandFailure.UNSUPPORTED);
        assertThat(failureOf(system, new Command.Hold(A, call))).isEqualTo(CommandFailure.REFUSED);
        connector.say(new LinkEvent.LinkChanged(LinkStatus.State.DOWN, "lost"));
        settle(system);
        assertThat(failureOf(system, new Command.Answer(A, call))).isEqualTo(CommandFailure.LINK_DOWN);
        assertThat(systems.statistics().get(0).commandsFailed()).isEqualTo(3);
    }

    private CommandFailure failureOf(PhoneSystemId system, Command command) throws InterruptedException {
        try {
            systems.execute(system, command).toCompletableFuture().get();
            throw new AssertionError("carried out: " + command);
        } catch (java.util.concurrent.ExecutionException e) {
            return ((CommandException) e.getCause()).failure();
        }
    }

    @Test
    void importKeepsWhatTheSiteDecidedAndMarksWhatIsGone() {
        PhoneSystemId system = add();
        connector.say(
                reported("1001", DeviceKind.STATION), reported("2523", DeviceKind.ANNOUNCEMENT),
                new SystemEvent.DevicesComplete(""));
        settle(system);
        admin.addDevice(
                system, new DeviceDescription(DeviceId.of("441234"), DeviceKind.DDI, "Sales line", ""),
                DeviceSettings.initial(DeviceKind.DDI), ENGINEER);
        admin.changeDevice(
                system, new DeviceDescription(DeviceId.of("2523"), DeviceKind.ANNOUNCEMENT, "", ""),
                DeviceSettings.initial(DeviceKind.STATION), ENGINEER);
        connector.say(
                new LinkEvent.ImportBegan(""), reported("2523", DeviceKind.ANNOUNCEMENT),
                new SystemEvent.DevicesComplete(""));
        settle(system);

        assertThat(systems.devices(system)).extracting(s -> s.device().id().number())
                .containsExactly("2523", "441234");
        assertThat(systems.device(system, DeviceId.of("2523")).orElseThrow().device().settings().notAnswering())
                .isFalse();
        assertThat(systems.device(system, A).orElseThrow().device().present()).isFalse();
        assertThat(audit.actions()).contains("telephony.add-device", "telephony.change-device");
        restart();
        settle(system);
        assertThat(systems.devices(system)).extracting(s -> s.device().id().number())
                .containsExactly("2523", "441234");
    }

    private static SystemEvent reported(String number, DeviceKind kind) {
        return new SystemEvent.DeviceReported(
                new DeviceDescription(DeviceId.of(number), kind, "Device " + number, ""));
    }

    @Test
    void wrongConfigurationsAndLateEditsAreRefused() {
        ConnectorConfig wrong = new ConnectorConfig("192.0.2.1", 0, "", Secret.NONE, Map.of("pause", "999"));
        assertThatThrownBy(() -> admin.add("X", "fake", wrong, true, ENGINEER))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("0 to 100");
        assertThatThrownBy(() -> admin.test("none", config())).isInstanceOf(ProblemException.class);
        PhoneSystemId id = add();
        assertThatThrownBy(this::add).isInstanceOf(ProblemException.class).hasMessageContaining("name");
        PhoneSystem read = systems.phoneSystem(id).orElseThrow();
        admin.change(read, ENGINEER);
        assertThatThrownBy(() -> admin.change(read, ENGINEER))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("meanwhile");
        admin.remove(id, ENGINEER);
        assertThat(systems.phoneSystems()).isEmpty();
        assertThat(connector.running).isFalse();
    }

    @Test
    void slowListenerDelaysNobodyAndIsGivenEverythingAfresh() throws Exception {
        PhoneSystemId system = add();
        CountDownLatch go = new CountDownLatch(1);
        BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
        systems.add(new CallListener() {
            @Override
            public void refreshed(List<LogicalCall> live) {
                seen.add(live.size());
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void callChanged(LogicalCall call) {
                seen.add(call.id());
            }
        });
        assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo(0);
        for (int i = 0; i < 1500; i++) {
            connector.say(rings("C" + i));
        }
        settle(system);
        assertThat(systems.liveCalls()).hasSize(1500);
        go.countDown();

        assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo(1500);
        assertThat(systems.statistics().get(0).listenerRefreshes()).isEqualTo(1);
    }

    @Test
    void fullHandOffCountsAndTellsTheGap() throws Exception {
        HandOff handOff = new HandOff(clock, 4);
        for (int i = 0; i < 10; i++) {
            handOff.accept(rings("C" + i));
        }
        List<HandOff.Handed> taken = new ArrayList<>();
        handOff.take(taken, 10, 0);
        assertThat(taken).hasSize(4);
        assertThat(handOff.accept(rings("D"))).isTrue();
        taken.clear();
        handOff.take(taken, 10, 0);

        assertThat(taken.get(0).event()).isInstanceOfSatisfying(
                LinkEvent.EventsMissed.class, missed -> assertThat(missed.count()).isEqualTo(6));
        assertThat(taken.get(1).event()).isEqualTo(rings("D"));
        assertThat(handOff.dropped()).isEqualTo(6);
        assertThat(handOff.received()).isEqualTo(11);
    }

    @Test
    void clockSetBackNeverMakesTimesRunBackwards() {
        PhoneSystemId system = add();
        connector.say(rings("1"));
        settle(system);
        clock.leap(Duration.ofHours(-1));
        connector.say(answers("1"), clears("1"));
        settle(system);

        List<Instant> arrivals =
                systems.read(system, 0, 1000).stream().map(JournalEntry::arrived).toList();
        assertThat(arrivals).isSorted();
    }
}
