package org.jackfield.connectors.oai.session;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.oai.link.SessionThread;
import org.jackfield.connectors.oai.translate.CommandTranslator;
import org.jackfield.connectors.oai.translate.DeviceForwarding;
import org.jackfield.connectors.oai.translate.EventTranslator;
import org.jackfield.connectors.oai.translate.Ids;
import org.jackfield.connectors.oaiwire.ServerLine;
import org.jackfield.connectors.oaiwire.code.AgentMode;
import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.Feature;
import org.jackfield.connectors.oaiwire.code.LinkReason;
import org.jackfield.connectors.oaiwire.command.CallCommands;
import org.jackfield.connectors.oaiwire.command.QueryCommands;
import org.jackfield.connectors.oaiwire.command.Reply;
import org.jackfield.connectors.oaiwire.command.SessionCommands;
import org.jackfield.connectors.oaiwire.command.StationCommands;
import org.jackfield.connectors.oaiwire.event.DeviceEvents;
import org.jackfield.connectors.oaiwire.event.SystemEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known and followed between two restarts of the phone system: its nodes, devices, monitors and calls. */
public final class PhoneSystemView {

    private static final Logger LOG = LoggerFactory.getLogger(PhoneSystemView.class);
    /** How long a transfer waits for the party that knows all of it: the lines of one event follow each other at once. */
    private static final long PATIENCE_MILLIS = 250;
    /** Records of calls that are told by their events already, and data that other applications send to us unasked. */
    private static final Set<Class<?>> NOT_PASSED_ON = Set.of(SystemEvents.Smdr.class, SystemEvents.ApplicationData.class);
    private static final Set<AgentMode> WITHOUT_AGENT = Set.of(AgentMode.MEMBER_READY, AgentMode.MEMBER_BUSY);
    private static final Set<DeviceKind> GROUPS = Set.of(DeviceKind.HUNT_GROUP);

    private final OaiSettings settings;
    private final PhoneSystemFacts facts;
    private final SessionThread thread;
    private final Consumer<TelephonyEvent> sink;
    private final OaiCounters counters;
    private final Ids ids;
    private final Exchange exchange;
    private final Nodes nodes;
    private final Inventory inventory;
    private final SystemSpeedDials speedDials;
    private final Monitors monitors;
    private final Resyncs resyncs;
    private final DeviceUpkeep upkeep;
    private final NightSwitch night;
    private final StationProgramming programming;
    private final EventTranslator events;
    private final CommandTranslator commands;
    private final Steps.Jobs jobs = new Steps.Jobs();
    private boolean patience;

    PhoneSystemView(OaiSettings settings, PhoneSystemFacts facts, SessionThread thread, Predicate<String> out,
            InvokeIds invokeIds, Consumer<TelephonyEvent> sink, OaiCounters counters, Consumer<String> concealed) {
        this.settings = settings;
        this.facts = facts;
        this.thread = thread;
        this.sink = sink;
        this.counters = counters;
        ids = new Ids(facts.gateway());
        exchange = new Exchange(thread, out, invokeIds, settings.commandTimeoutMillis(), counters);
        nodes = new Nodes(exchange, facts.gateway(), settings.excludedNodes(), sink);
        ProgrammedLists lists = new ProgrammedLists(exchange, ids, !facts.isAtLeast(5, 10));
        inventory = new Inventory(exchange, lists, ids, sink);
        speedDials = new SystemSpeedDials(lists, nodes);
        monitors = new Monitors(exchange, ids, facts.isAtLeast(6, 0), counters);
        resyncs = new Resyncs(exchange, ids, inventory, monitors, thread, sink, counters, jobs,
                facts.isAtLeast(6, 0), settings.resyncIntervalMillis());
        upkeep = new DeviceUpkeep(ids, inventory, monitors, resyncs, sink, counters);
        night = new NightSwitch(exchange, ids, thread, settings.night());
        programming = new StationProgramming(exchange, ids, settings.programming(), concealed);
        events = new EventTranslator(ids, inventory::agentName);
        commands = new CommandTranslator(ids, inventory::codeOf, settings.forwardLetters());
    }

    /** Reads and follows everything; completes when the present is known. */
    CompletableFuture<Void> bringUp() {
        return jobs.add(() -> nodes.prepare().thenCompose(done -> nodes.read()).thenCompose(done -> importAll(""))
                .thenCompose(done -> Steps.inTurn(nodes.linked(), this::follow))
                .thenCompose(done -> settings.callTermination() ? monitors.startCallTermination() : Steps.DONE)
                .thenCompose(done -> resyncs.read(LinkEvent.Scope.ALL)));
    }

    /** Asks whether the phone system still answers. A refusal is an answer; before a resync is over nothing may be asked. */
    CompletableFuture<Void> keepAlive() {
        if (exchange.isBusyReading()) {
            return Steps.DONE;
        }
        return Steps.unlessRefused(exchange.send(new SessionCommands.KeepAlive()),
                new SessionCommands.NodesAnswered(List.of())).thenAccept(answer -> answer.nodes().forEach(
                        node -> linkChanged(new SystemEvents.LinkStatus(node.node(), node.answered(),
                                Code.of(LinkReason.UNSPECIFIED)))));
    }

    void confirmed(ServerLine.Confirmation confirmation) {
        exchange.received(confirmation);
    }

    void handle(ServerLine.Event line) {
        switch (line.event()) {
            case SystemEvents.ResyncDone done -> {
                tell(events.flush());
                resyncs.done(line.resync());
            }
            case SystemEvents.LinkStatus status -> linkChanged(status);
            case SystemEvents.ConnectionStatus status -> connectionChanged(status);
            case SystemEvents.MonitorEnded ended -> {
                DeviceId device = monitors.ended(line.monitor());
                background("restart of a monitor", () -> upkeep.monitorEnded(device));
            }
            case SystemEvents.ExtensionChanged change ->
                background("change of a device", () -> upkeep.changed(change));
            case SystemEvents.DatabaseChanged change ->
                background("change of the database", () -> upkeep.changed(change));
            default -> publish(line);
        }
    }

    /** Reads again what is going on. */
    public void resync(LinkEvent.Scope scope) {
        resyncs.request(scope);
    }

    /** Carries out a command of the platform. */
    public CompletableFuture<CommandResult> execute(Command command) {
        try {
            return switch (command) {
                case Command.SetNightMode c -> "off".equals(settings.night().method())
                        ? CompletableFuture.failedFuture(new CommandException(CommandFailure.UNSUPPORTED, "",
                                "Night mode is switched off in the phone system's settings."))
                        : night.set(c.node(), c.on(), c.administrator()).thenApply(done -> CommandResult.DONE);
                case Command.QueryNightMode c -> night.query(c.node()).thenApply(CommandResult.NightMode::new);
                case Command.QueryProgramming c -> programming.read(c.device()).thenApply(told -> told);
                case Command.ProgramStation c -> programming.write(c);
                case Command.QuerySpeedDials c -> speedDials.read(facts.gateway() ? c.node() : "");
                case Command.ImportDevices c ->
                    jobs.add(() -> importAll(c.node())).thenApply(done -> CommandResult.DONE);
                default -> exchange.send(commands.translate(command))
                        .thenApply(reply -> result(reply, command));
            };
        } catch (CommandException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Sends a line as an administrator typed it, and tells the fields of the answer. */
    CompletableFuture<List<String>> sendLine(String template) {
        return exchange.sendLine(template).thenApply(ServerLine.Confirmation::fields);
    }

    /** How many monitors run. */
    public int monitorCount() {
        return monitors.count();
    }

    /** How many devices are known. */
    public int deviceCount() {
        return inventory.size();
    }

    /** How many commands wait or are on their way. */
    public int load() {
        return exchange.load();
    }

    /** The nodes that answer. */
    public List<String> linkedNodes() {
        return nodes.linked();
    }

    void close(CommandFailure failure, String reason) {
        tell(events.flush());
        resyncs.close();
        exchange.end(failure, reason);
    }

    private void publish(ServerLine.Event line) {
        if (NOT_PASSED_ON.contains(line.event().getClass())) {
            counters.add("events.not-passed-on." + line.event().wireName());
            return;
        }
        if (line.event().isMonitored() && line.monitor() >= 0 && !monitors.isRunning(line.monitor())) {
            counters.add("events.of-unknown-monitors");
        }
        if (line.event() instanceof DeviceEvents.FeatureStatus status
                && Feature.inMask(status.mask()).contains(Feature.MESSAGE)) {
            resyncs.lampLit(ids.device(status.device()));
        }
        tell(events.translate(line, monitors.watched(line.monitor())));
        if (events.isPending() && !patience) {
            patience = true;
            thread.after(PATIENCE_MILLIS, () -> {
                patience = false;
                tell(events.flush());
            });
        }
    }

    private void tell(List<TelephonyEvent> news) {
        for (TelephonyEvent event : news) {
            resyncs.heard(event);
            if (event instanceof SystemEvent.NightModeChanged change) {
                night.heard(change);
            }
            sink.accept(event);
        }
    }

    private CommandResult result(Reply reply, Command command) {
        return switch (reply) {
            case CallCommands.CallAtDevice made -> new CommandResult.CallMade(ids.call(
                    made.asSentFor(ids.field(command.device())).call()));
            case CallCommands.TransferredCall transferred ->
                new CommandResult.CallMade(ids.call(transferred.call()));
            case CallCommands.Conference conference ->
                new CommandResult.CallMade(ids.call(conference.call()));
            case StationCommands.GroupMembers group -> members(group);
            case QueryCommands.Device device -> new CommandResult.DeviceDescribed(inventory.described(device));
            case StationCommands.Messages messages -> new CommandResult.Messages(messages.messages().stream()
                    .map(it -> new CommandResult.WaitingMessage(ids.device(it.from()), it.mailbox(),
                            it.count() == null ? 0 : Math.max(0, it.count())))
                    .toList());
            case StationCommands.Forward forward -> new CommandResult.Forwarding(
                    DeviceForwarding.of(forward.type(), forward.destination()),
                    forward.destination().substring(forward.destination().indexOf(':') + 1));
            default -> CommandResult.DONE;
        };
    }

    /** Members without agent ids stand in the place of the agent; agents who are logged out have no telephone. */
    private CommandResult members(StationCommands.GroupMembers group) {
        return new CommandResult.GroupMembers(group.members().stream()
                .map(member -> ids.device(member.device().isEmpty() && WITHOUT_AGENT.contains(member.mode().value())
                        ? member.agent() : member.device()))
                .filter(station -> !station.isNone()).distinct().toList(),
                group.members().stream().filter(member -> !isTelephone(member))
                        .map(member -> new CommandResult.GroupAgent(ids.agent(member.agent()), ids.device(member.device())))
                        .toList());
    }

    private static boolean isTelephone(StationCommands.Member member) {
        return WITHOUT_AGENT.contains(member.mode().value()) || member.agent().equals(member.device());
    }

    /** Reads all devices of a node, or of all that answer. Devices that could not be read are not taken for removed. */
    private CompletableFuture<Void> importAll(String asked) {
        String node = facts.gateway() ? asked : "";
        List<String> wanted = node.isEmpty() ? nodes.linked() : List.of(node);
        boolean[] complete = {true};
        sink.accept(new LinkEvent.ImportBegan(node));
        return Steps.inTurn(wanted, one -> inventory.read(one, facts.networked() && !facts.gateway())
                .thenAccept(whole -> {
                    complete[0] &= whole;
                    if (whole && facts.gateway()) {
                        sink.accept(new SystemEvent.DevicesComplete(one));
                    }
                })).thenRun(() -> {
                    if (complete[0] && !facts.gateway()) {
                        sink.accept(new SystemEvent.DevicesComplete(""));
                    }
                    counters.add(complete[0] ? "imports.complete" : "imports.incomplete");
                });
    }

    private CompletableFuture<Void> follow(String node) {
        return monitors.startAll(node, inventory.of(node, GROUPS)).thenCompose(done -> Steps.unlessRefused(
                night.query(node).thenAccept(on -> sink.accept(new SystemEvent.NightModeChanged(node, on))), null));
    }

    /** A node that is lost takes its monitors along; one that is back is read and followed again, and only it. */
    private void linkChanged(SystemEvents.LinkStatus status) {
        if (!nodes.changed(status)) {
            return;
        }
        String node = status.node().strip();
        if (!status.up()) {
            LOG.warn("node {} is lost: {}", node, status.reason());
            counters.add("nodes.lost");
            monitors.dropNode(node);
            sink.accept(new LinkEvent.EventsMissed(node, 0, "the gateway has lost node " + node));
            return;
        }
        LOG.info("node {} is back", node);
        counters.add("nodes.back");
        background("return of node " + node, () -> nodes.isAware() ? bringBack(node) : bringBack(""));
    }

    private void connectionChanged(SystemEvents.ConnectionStatus status) {
        if (status.isDuplicate()) {
            LOG.warn("two connections of the gateway lead to node {}", status.node());
            counters.add("nodes.duplicate");
        } else {
            linkChanged(new SystemEvents.LinkStatus(status.node(), status.isUp(),
                    Code.of(status.isDeleted() ? LinkReason.NODE_DELETED : LinkReason.UNSPECIFIED)));
        }
    }

    private CompletableFuture<Void> bringBack(String node) {
        return importAll(node)
                .thenCompose(done -> node.isEmpty() ? Steps.inTurn(nodes.linked(), this::follow) : follow(node))
                .thenCompose(done -> resyncs.read(
                        node.isEmpty() ? LinkEvent.Scope.ALL : LinkEvent.Scope.node(node)))
                // While it was lost they could not be read.
                .thenRun(() -> sink.accept(new SystemEvent.SpeedDialsChanged(node)));
    }

    private void background(String what, Supplier<CompletableFuture<Void>> job) {
        jobs.add(job).whenComplete((done, failure) -> {
            if (failure != null) {
                counters.add("background.failed");
                LOG.warn("{} failed: {}", what, Steps.reason(failure));
            }
        });
    }
}
