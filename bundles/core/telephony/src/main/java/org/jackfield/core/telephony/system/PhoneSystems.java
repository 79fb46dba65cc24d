package org.jackfield.core.telephony.system;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.Node;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.PhoneSystemListener;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.TelephonyStatistics;
import org.jackfield.api.telephony.call.CallJournal;
import org.jackfield.api.telephony.call.CallListener;
import org.jackfield.api.telephony.call.JournalConsumer;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.core.telephony.journal.JournalCodec;
import org.jackfield.core.telephony.model.CallModel;
import org.jackfield.core.telephony.store.DeviceStore;
import org.jackfield.core.telephony.store.DeviceWriter;
import org.jackfield.core.telephony.system.TelephonySettings.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All phone systems that run, and what the rest of the platform sees of them. */
public final class PhoneSystems implements TelephonyService, CallJournal, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(PhoneSystems.class);

    private final Map<PhoneSystemId, PhoneSystemRunner> runners = new ConcurrentHashMap<>();
    private final Map<String, ConnectorFactory> factories = new ConcurrentHashMap<>();
    private final Map<String, JournalConsumer> consumers = new ConcurrentHashMap<>();
    private final Listeners listeners = new Listeners(this::liveCalls);
    private final DeviceStore store;
    private final DeviceWriter writer;
    private final Consumer<LinkReport> links;
    private final Environment environment;
    private volatile TelephonySettings settings = TelephonySettings.TYPE.defaults();
    private DialPlanRules dialPlan = DialPlanRules.NONE;

    /**
     * The link of a phone system is in another state.
     *
     * @param system the phone system
     * @param status the state
     */
    public record LinkReport(PhoneSystem system, LinkStatus status) {}

    /**
     * What phone systems run in.
     *
     * @param folder where the journals are
     * @param codec writes and reads them
     * @param clock the clock
     * @param ids makes version 7 UUIDs
     */
    public record Environment(
            Path folder,
            JournalCodec codec,
            InstantSource clock,
            Supplier<UUID> ids) {}

    /** @param links is told of links that change, on the phone system's thread; returns at once */
    public PhoneSystems(Environment environment, DeviceStore store, Consumer<LinkReport> links) {
        this.environment = environment;
        this.store = store;
        this.links = links;
        this.writer = new DeviceWriter(store);
        writer.start();
    }

    /** Keeps devices that changed, and tells of links; the rest goes to the listeners. */
    private final class Keeping extends ForwardingWatcher {
        Keeping() {
            super(listeners);
        }

        @Override
        public void outcome(PhoneSystemId system, CallModel.Outcome outcome) {
            outcome.devices().values().stream()
                    .filter(status -> status != null)
                    .forEach(status -> writer.changed(status.device()));
            super.outcome(system, outcome);
        }

        @Override
        public void linkChanged(PhoneSystemId system, LinkStatus status) {
            runner(system).ifPresent(runner -> links.accept(new LinkReport(runner.system(), status)));
            super.linkChanged(system, status);
        }
    }

    /** Brings what runs in line with the settings. */
    public synchronized void configure(TelephonySettings wanted) {
        settings = wanted;
        Set<PhoneSystemId> kept = new HashSet<>();
        for (Entry entry : wanted.phoneSystems()) {
            PhoneSystem system = entry.toPhoneSystem();
            kept.add(system.id());
            PhoneSystemRunner runner = runners.get(system.id());
            if (runner == null) {
                runner = begin(system);
                if (runner == null) {
                    continue;
                }
            }
            boolean changed = !runner.system().equals(system);
            runner.setNodes(entry.defaultNode(), entry.nodes());
            runner.configure(system, factories.get(system.type()));
            if (changed) {
                listeners.systemChanged(system.id());
            }
        }
        for (PhoneSystemId id : Set.copyOf(runners.keySet())) {
            if (!kept.contains(id)) {
                runners.remove(id).close();
                listeners.systemChanged(id);
            }
        }
    }

    private PhoneSystemRunner begin(PhoneSystem system) {
        try {
            var devices = store.load(system.id());
            writer.known(devices);
            PhoneSystemRunner runner = new PhoneSystemRunner(
                    system,
                    devices,
                    dialPlan,
                    new PhoneSystemRunner.Surroundings(
                            environment.folder(), environment.codec(), environment.clock(), environment.ids(),
                            () -> new SystemThread.Retention(
                                    settings.journalDays(), (long) settings.journalMegabytes() << 20),
                            new Keeping()));
            runner.view().allDevices().forEach(status -> writer.changed(status.device()));
            runners.put(system.id(), runner);
            consumers.forEach((name, consumer) -> runner.feed().add(name, consumer));
            listeners.systemChanged(system.id());
            return runner;
        } catch (RuntimeException e) {
            LOG.error("{} could not be started", system.name(), e);
            links.accept(new LinkReport(system, new LinkStatus(
                    LinkStatus.State.DOWN, "Could not be started: " + e.getMessage(), environment.clock().instant())));
            return null;
        }
    }

    /** Numbers of events that are reported from now on are cleaned by these rules. */
    public synchronized void setDialPlan(DialPlanRules rules) {
        dialPlan = rules;
        runners.values().forEach(runner -> runner.setDialPlan(rules));
    }

    public void add(ConnectorFactory factory) {
        factories.put(factory.type(), factory);
        configure(settings);
    }

    public void remove(ConnectorFactory factory) {
        if (factories.remove(factory.type(), factory)) {
            configure(settings);
        }
    }

    public synchronized void add(String name, JournalConsumer consumer) {
        consumers.put(name, consumer);
        runners.values().forEach(runner -> runner.feed().add(name, consumer));
    }

    public synchronized void remove(String name, JournalConsumer consumer) {
        if (consumers.remove(name, consumer)) {
            runners.values().forEach(runner -> runner.feed().remove(name));
        }
    }

    public void add(CallListener listener) {
        listeners.add(listener);
    }

    public void remove(CallListener listener) {
        listeners.remove(listener);
    }

    public void add(PhoneSystemListener listener) {
        listeners.add(listener);
    }

    public void remove(PhoneSystemListener listener) {
        listeners.remove(listener);
    }

    Map<String, ConnectorFactory> factories() {
        return new HashMap<>(factories);
    }

    DeviceWriter writer() {
        return writer;
    }

    Optional<PhoneSystemRunner> runner(PhoneSystemId system) {
        return Optional.ofNullable(runners.get(system));
    }

    private Stream<PhoneSystemRunner> running() {
        return runners.values().stream()
                .sorted(Comparator.comparing((PhoneSystemRunner r) -> r.system().name())
                        .thenComparing(PhoneSystemRunner::id));
    }

    /** {@return whether some journal cannot be written now} */
    public boolean isDiskFailing() {
        return runners.values().stream().anyMatch(PhoneSystemRunner::isDiskFailing);
    }

    @Override
    public List<PhoneSystem> phoneSystems() {
        return settings.phoneSystems().stream()
                .map(Entry::toPhoneSystem)
                .sorted(Comparator.comparing(PhoneSystem::name).thenComparing(PhoneSystem::id))
                .toList();
    }

    @Override
    public Optional<PhoneSystem> phoneSystem(PhoneSystemId system) {
        return phoneSystems().stream().filter(s -> s.id().equals(system)).findFirst();
    }

    @Override
    public Optional<LinkStatus> link(PhoneSystemId system) {
        return runner(system).map(runner -> runner.view().link());
    }

    @Override
    public List<Node> nodes(PhoneSystemId system) {
        return runner(system).map(runner -> runner.view().nodes()).orElse(List.of());
    }

    @Override
    public Optional<Boolean> nightMode(PhoneSystemId system, String node) {
        return runner(system).flatMap(runner -> runner.view().nightMode(node));
    }

    @Override
    public List<SystemEvent.AlarmRaised> alarms(PhoneSystemId system) {
        return runner(system).map(runner -> runner.view().alarms()).orElse(List.of());
    }

    @Override
    public Collection<DeviceStatus> devices(PhoneSystemId system) {
        return runner(system).map(runner -> runner.view().devices()).orElse(List.of());
    }

    @Override
    public Optional<DeviceStatus> device(PhoneSystemId system, DeviceId device) {
        return runner(system).flatMap(runner -> runner.view().device(device));
    }

    @Override
    public List<LogicalCall> liveCalls(PhoneSystemId system) {
        return runner(system).map(runner -> runner.view().calls()).orElse(List.of());
    }

    @Override
    public List<LogicalCall> liveCalls() {
        return running()
                .flatMap(runner -> runner.view().calls().stream())
                .sorted(Comparator.comparing(LogicalCall::started).thenComparing(LogicalCall::id))
                .toList();
    }

    @Override
    public Optional<LogicalCall> liveCall(UUID call) {
        return running().flatMap(runner -> runner.view().call(call).stream()).findFirst();
    }

    @Override
    public Capabilities capabilities(PhoneSystemId system) {
        return runner(system)
                .map(PhoneSystemRunner::capabilities)
                .orElseGet(() -> Capabilities.none("there is no such phone system"));
    }

    @Override
    public CompletionStage<CommandResult> execute(PhoneSystemId system, Command command) {
        return runner(system)
                .map(runner -> runner.execute(command))
                .orElseGet(() -> CompletableFuture.failedFuture(new CommandException(
                        CommandFailure.LINK_DOWN, "", "There is no such phone system.")));
    }

    @Override
    public List<TelephonyStatistics> statistics() {
        long refreshes = listeners.refreshes();
        return running().map(runner -> runner.statistics(refreshes)).toList();
    }

    @Override
    public List<JournalEntry> read(PhoneSystemId system, long after, int limit) {
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("the limit is from 1 to 1000: " + limit);
        }
        return runner(system).map(runner -> runner.feed().read(after, limit)).orElse(List.of());
    }

    @Override
    public List<JournalEntry> eventsOf(PhoneSystemId system, UUID call, Instant from, Instant to) {
        return runner(system).map(runner -> runner.feed().eventsOf(call, from, to)).orElse(List.of());
    }

    @Override
    public List<CallJournal.Status> status() {
        return running().map(runner -> runner.feed().status()).toList();
    }

    @Override
    public synchronized void close() {
        runners.values().forEach(PhoneSystemRunner::close);
        runners.clear();
        listeners.close();
        writer.close();
    }
}
