package org.jackfield.connectors.asterisk;

import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jackfield.api.telephony.LinkStatus.State;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.connector.Connector;
import org.jackfield.api.telephony.connector.ConnectorSink;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.connectors.asterisk.ami.AmiThread;
import org.jackfield.connectors.asterisk.session.AmiCounters;
import org.jackfield.connectors.asterisk.session.AmiTrace;
import org.jackfield.connectors.asterisk.session.Commands;
import org.jackfield.connectors.asterisk.session.Diagnosis;
import org.jackfield.connectors.asterisk.session.Inventory;
import org.jackfield.connectors.asterisk.session.Session;
import org.jackfield.connectors.asterisk.session.Settings;
import org.jackfield.connectors.asterisk.session.Timing;
import org.jackfield.connectors.asterisk.translate.Names;
import org.jackfield.connectors.asterisk.translate.Translator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one Asterisk connected: a session, and after its end another one. */
public final class AsteriskConnector implements Connector {

    private static final Logger LOG = LoggerFactory.getLogger(AsteriskConnector.class);
    private static final int OPEN_COMMANDS = 500;
    private static final long COMMAND_MILLIS = 55_000;

    private final PhoneSystemId system;
    private final Settings settings;
    private final Timing timing;
    private final ConnectorSink sink;
    private final Executor answers;
    private final AmiThread thread;
    private final Inventory inventory;
    private final Translator translator;
    private final Commands commands;
    private final Session.Owner owner = new Follower();
    private final Set<CompletableFuture<CommandResult>> open = ConcurrentHashMap.newKeySet();
    private final Diagnosis diagnosis =
            new Diagnosis(new AmiCounters(), new AmiTrace(InstantSource.system()));
    private Session session;
    private int attempts;
    private String lastReason = "";
    private volatile State state = State.CONNECTING;
    private volatile Capabilities capabilities = Capabilities.none("Asterisk is not connected.");
    private volatile boolean closed;

    /**
     * How it stands.
     *
     * @param detail why, if it is not connected
     * @param devices how many were read
     * @param channels how many are followed
     * @param waiting how many actions wait for their answer
     */
    public record Status(String address, State state, String detail, int devices, int channels, int waiting) {
    }

    /** @param answers where answers to commands are given, so that whoever waits does not hold up the connection */
    AsteriskConnector(PhoneSystemId system, Settings settings, Timing timing, ConnectorSink sink, Executor answers) {
        this.system = system;
        this.settings = settings;
        this.timing = timing;
        this.sink = sink;
        this.answers = answers;
        this.thread = new AmiThread("asterisk-" + settings.host() + "-session");
        Names names = Names.trunks(settings.trunks());
        this.inventory = new Inventory(names);
        this.translator = new Translator(names, inventory::has, settings.nightDevice());
        this.commands = new Commands(settings, translator, inventory);
    }

    @Override
    public void start() {
        thread.execute(() -> {
            sink.accept(new LinkEvent.LinkChanged(State.CONNECTING, ""));
            connect();
        });
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public CompletionStage<CommandResult> execute(Command command) {
        Capabilities now = capabilities;
        if (!now.supports(command.capability())) {
            boolean connected = state == State.UP || state == State.SYNCHRONISING;
            return CompletableFuture.failedStage(new CommandException(
                    connected ? CommandFailure.UNSUPPORTED : CommandFailure.LINK_DOWN, "",
                    now.whyNot(command.capability()).orElse("")));
        }
        if (open.size() >= OPEN_COMMANDS) {
            return CompletableFuture.failedStage(new CommandException(
                    CommandFailure.OVERLOADED, "", "Too many commands wait. Try again in a moment."));
        }
        CompletableFuture<CommandResult> answer = new CompletableFuture<>();
        open.add(answer);
        if (!thread.execute(() -> begin(command, answer))) {
            settle(answer, null, interrupted());
        }
        return answer.minimalCompletionStage();
    }

    @Override
    public void resync(LinkEvent.Scope scope) {
        thread.execute(() -> {
            if (session != null) {
                session.resync();
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        thread.execute(() -> {
            if (session != null) {
                session.close();
            }
            session = null;
            open.forEach(answer -> settle(answer, null, interrupted()));
            thread.close();
        });
    }

    /** The phone system that it is for. */
    public PhoneSystemId system() {
        return system;
    }

    /** What was met, and the last messages. */
    public Diagnosis diagnosis() {
        return diagnosis;
    }

    /** Asks how it stands. */
    public CompletableFuture<Status> status() {
        CompletableFuture<Status> answer = new CompletableFuture<>();
        boolean taken = thread.execute(() -> answer.complete(new Status(settings.address(), state, lastReason,
                inventory.size(), translator.channelIds().size(), session == null ? 0 : session.waiting())));
        if (!taken) {
            answer.complete(new Status(settings.address(), State.DOWN, "closed", 0, 0, 0));
        }
        return answer;
    }

    boolean isClosed() {
        return closed;
    }

    private void connect() {
        if (!closed) {
            session = new Session(settings, timing, thread, sink, translator, inventory, diagnosis, owner);
        }
    }

    private void begin(Command command, CompletableFuture<CommandResult> answer) {
        if (session == null) {
            settle(answer, null, new CommandException(CommandFailure.LINK_DOWN, "", "Asterisk is not connected."));
            return;
        }
        Runnable patience = thread.after(COMMAND_MILLIS, () -> settle(answer, null, new CommandException(
                CommandFailure.TIMED_OUT, "", "Asterisk did not answer in time.")));
        commands.execute(command, session).whenComplete((result, failure) -> {
            patience.run();
            settle(answer, result, failure);
        });
    }

    private void settle(CompletableFuture<CommandResult> answer, CommandResult result, Throwable failure) {
        if (open.remove(answer)) {
            answers.execute(() -> {
                if (failure == null) {
                    answer.complete(result);
                } else {
                    answer.completeExceptionally(CommandException.causeOf(failure));
                }
            });
        }
    }

    private static CommandException interrupted() {
        return new CommandException(CommandFailure.INTERRUPTED, "", "The connector is closed.");
    }

    private final class Follower implements Session.Owner {

        @Override
        public void stateChanged(State now) {
            state = now;
            capabilities = AsteriskCapabilities.of(settings);
            if (now == State.UP) {
                attempts = 0;
                lastReason = "";
                LOG.info("{} is connected", settings.address());
            }
            sink.accept(new LinkEvent.LinkChanged(now, ""));
        }

        @Override
        public void ended(String reason) {
            session = null;
            capabilities = Capabilities.none("Asterisk is not connected: " + reason);
            // The same news again, as at every vain attempt to reconnect, is none.
            if (state != State.DOWN || !reason.equals(lastReason)) {
                LOG.info("{} is not connected: {}; trying again", settings.address(), reason);
                sink.accept(new LinkEvent.LinkChanged(State.DOWN, reason));
            }
            state = State.DOWN;
            lastReason = reason;
            thread.after(backOffMillis(), AsteriskConnector.this::connect);
        }

        /** Doubled each time up to a limit, and a little different for everybody. */
        private long backOffMillis() {
            long wait = Math.min(timing.longestRetryMillis(), timing.firstRetryMillis() << Math.min(attempts++, 16));
            return Math.round(wait * (0.75 + RandomGenerator.getDefault().nextDouble() / 2));
        }
    }
}
