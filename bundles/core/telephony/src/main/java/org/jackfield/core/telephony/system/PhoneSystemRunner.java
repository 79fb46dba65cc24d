package org.jackfield.core.telephony.system;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.LinkStatus.State;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.NodeSettings;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyStatistics;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.connector.ConfigProblem;
import org.jackfield.api.telephony.connector.Connector;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.core.telephony.journal.Journal;
import org.jackfield.core.telephony.journal.JournalCodec;
import org.jackfield.core.telephony.journal.SystemJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything of one phone system that runs: its thread, its journal, and the connector while there is one. */
final class PhoneSystemRunner implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(PhoneSystemRunner.class);
    private static final long APPLY_SECONDS = 10;
    /** A journal that was lost with many devices must not fill the hand-off. */
    private static final int DEVICES_AT_ONCE = 1000;
    private static final String NOT_RUNNING = "the phone system is not connected";

    private final InstantSource clock;
    private final HandOff handOff;
    private final Journal journal;
    private final SystemJournal feed;
    private final SystemView view;
    private final SystemThread thread;
    private final CommandDesk commands;
    private final Counters counters = new Counters();
    private volatile PhoneSystem system;
    private volatile Connector connector;
    private ConnectorFactory factory;
    private DialPlanRules dialPlan;

    /** What a runner needs of the place it runs in. */
    record Surroundings(
            Path folder,
            JournalCodec codec,
            InstantSource clock,
            Supplier<UUID> ids,
            Supplier<SystemThread.Retention> retention,
            SystemThread.Watcher watcher) {}

    PhoneSystemRunner(
            PhoneSystem system,
            Collection<Device> stored,
            DialPlanRules rules,
            Surroundings around) {
        this.system = system;
        this.clock = around.clock();
        this.handOff = new HandOff(clock);
        this.view = new SystemView(new LinkStatus(
                system.enabled() ? State.NO_CONNECTOR : State.DISABLED, "", clock.instant()));
        this.commands = new CommandDesk(view, counters);
        Journal.Opened opened;
        try {
            opened = Journal.open(
                    system.id(), around.folder().resolve(system.id().toString()), around.codec(), clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException("The journal of " + system.name() + " cannot be opened", e);
        }
        this.journal = opened.journal();
        this.feed = new SystemJournal(system.id(), journal);
        view.begin(opened.recovered().model());
        dialPlan = opened.recovered().model().dialPlan();
        this.thread = new SystemThread(
                system.id(), system.name(), handOff, opened, feed, view, counters, new Asking(around.watcher()), clock,
                around.ids(), around.retention());
        thread.start();
        setDialPlan(rules);
        bringDevices(stored);
        if (!view.calls().isEmpty()) {
            handOff.accept(new LinkEvent.EventsMissed("", 0, "Jackfield was not running"));
            if (!system.enabled()) {
                endCalls();
            }
        }
    }

    /** Through the journal, so that a replay cleans numbers by the rules that held. */
    synchronized void setDialPlan(DialPlanRules rules) {
        if (!rules.equals(dialPlan) && handOff.accept(new SystemEvent.DialPlanSet(rules))) {
            dialPlan = rules;
        }
    }

    /** What was stored holds: the journal's own copy may be older, or lost. */
    private void bringDevices(Collection<Device> stored) {
        Map<DeviceId, Device> known = new HashMap<>();
        for (DeviceStatus status : view.allDevices()) {
            known.put(status.device().id(), status.device());
        }
        int brought = 0;
        for (Device device : stored) {
            if (device.equals(known.get(device.id()))) {
                continue;
            }
            SystemEvent event = new SystemEvent.DeviceConfigured(device);
            if (++brought % DEVICES_AT_ONCE == 0) {
                apply(event);
            } else {
                handOff.accept(event);
            }
        }
    }

    /** Passes on what the thread tells, and asks the connector for a resync where one is wanted. */
    private final class Asking extends ForwardingWatcher {
        Asking(SystemThread.Watcher to) {
            super(to);
        }

        @Override
        public void resyncWanted(LinkEvent.Scope scope) {
            Connector running = connector;
            if (running != null) {
                running.resync(scope);
            }
            super.resyncWanted(scope);
        }
    }

    PhoneSystemId id() {
        return system.id();
    }

    PhoneSystem system() {
        return system;
    }

    SystemView view() {
        return view;
    }

    SystemJournal feed() {
        return feed;
    }

    boolean isDiskFailing() {
        return thread.isDiskFailing();
    }

    /** Takes over what was entered of its nodes, and which of them serves without node licences. */
    void setNodes(String served, Map<String, NodeSettings> entered) {
        view.setNodes(served, entered);
    }

    /** Runs, stops or changes the connector so that it is as configured and as there are factories. */
    synchronized void configure(PhoneSystem wanted, ConnectorFactory available) {
        boolean same = connector != null
                && factory == available
                && wanted.enabled()
                && system.config().equals(wanted.config());
        boolean wasEnabled = system.enabled();
        system = wanted;
        if (same) {
            return;
        }
        stopConnector();
        factory = available;
        if (!wanted.enabled()) {
            tellLink(State.DISABLED, "");
            if (wasEnabled) {
                endCalls();
            }
        } else if (available == null) {
            tellLink(State.NO_CONNECTOR, "No bundle provides connectors of type " + wanted.type());
        } else {
            startConnector(available);
        }
    }

    private void startConnector(ConnectorFactory available) {
        try {
            List<ConfigProblem> problems = available.validate(system.config());
            if (!problems.isEmpty()) {
                tellLink(State.DOWN, problems.get(0).message());
                return;
            }
            Connector made = available.create(system.id(), system.config(), handOff);
            connector = made;
            made.start();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{}: the connector could not be started", system.name(), e);
            stopConnector();
            tellLink(State.DOWN, "The connector could not be started: " + e.getMessage());
        }
    }

    private void stopConnector() {
        Connector running = connector;
        connector = null;
        if (running != null) {
            try {
                running.close();
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("{}: the connector did not stop in order", system.name(), e);
            }
            handOff.accept(new LinkEvent.LinkChanged(State.DOWN, "The connector was stopped"));
        }
    }

    private void tellLink(State state, String detail) {
        LinkStatus now = view.link();
        if (now.state() != state || !Objects.equals(now.detail(), detail)) {
            handOff.accept(new LinkEvent.LinkChanged(state, detail));
        }
    }

    /** Nobody is going to say how the calls alive ended. */
    private void endCalls() {
        handOff.accept(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL));
        handOff.accept(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true));
    }

    /** Hands over an event of the platform's own and waits until it is in force and safe. */
    void apply(SystemEvent event) {
        CompletableFuture<Void> applied = new CompletableFuture<>();
        if (!handOff.accept(event, () -> applied.complete(null))) {
            throw new CommandException(CommandFailure.OVERLOADED, "", "The phone system is too busy now. Try again.");
        }
        try {
            applied.get(APPLY_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(CommandFailure.INTERRUPTED, "", "Interrupted before the change was in force.");
        } catch (ExecutionException | TimeoutException e) {
            throw new CommandException(
                    CommandFailure.TIMED_OUT, "", "The change is stored and will be in force as soon as possible.");
        }
    }

    Capabilities capabilities() {
        Connector running = connector;
        return running == null ? Capabilities.none(NOT_RUNNING) : running.capabilities();
    }

    CompletionStage<CommandResult> execute(Command command) {
        return commands.execute(system.name(), connector, command);
    }

    TelephonyStatistics statistics(long listenerRefreshes) {
        long bytes;
        try {
            bytes = journal.bytes();
        } catch (IOException e) {
            bytes = 0;
        }
        return new TelephonyStatistics(
                system.id(), handOff.received(), handOff.dropped(), counters.journalled.sum(), counters.refused.sum(),
                counters.gaps.sum(), counters.resyncs.sum(), counters.linksLost.sum(), counters.callsBegun.sum(),
                counters.callsEnded.sum(), counters.segmentsEnded.sum(), counters.commandsSent.sum(),
                counters.commandsFailed.sum(), listenerRefreshes, view.calls().size(), handOff.depth(), bytes);
    }

    @Override
    public synchronized void close() {
        stopConnector();
        thread.stop();
        feed.close();
    }
}
