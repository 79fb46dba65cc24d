package org.jackfield.connectors.oai;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.connector.Connector;
import org.jackfield.api.telephony.connector.ConnectorSink;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.connectors.oai.link.BackOff;
import org.jackfield.connectors.oai.link.Link;
import org.jackfield.connectors.oai.link.SessionThread;
import org.jackfield.connectors.oai.session.OaiCounters;
import org.jackfield.connectors.oai.session.OaiSettings;
import org.jackfield.connectors.oai.session.OaiTrace;
import org.jackfield.connectors.oai.session.PhoneSystemFacts;
import org.jackfield.connectors.oai.session.PhoneSystemView;
import org.jackfield.connectors.oai.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one phone system connected: a session, and after its end another one. */
public final class OaiConnector implements Connector {

    private static final Logger LOG = LoggerFactory.getLogger(OaiConnector.class);
    private static final int OPEN_COMMANDS = 500;
    private static final long COMMAND_MILLIS = 55_000;
    private static final long CLOSING_MILLIS = 2_000;

    private final PhoneSystemId system;
    private final OaiSettings settings;
    private final ConnectorSink sink;
    private final SessionThread thread;
    private final Function<Link.Listener, Link> opener;
    private final Executor answers;
    private final BackOff backOff;
    private final OaiTrace trace;
    private final OaiCounters counters = new OaiCounters();
    private final Set<CompletableFuture<CommandResult>> open = ConcurrentHashMap.newKeySet();
    private final Session.Owner owner = new Follower();
    private Session session;
    private volatile LinkStatus.State state = LinkStatus.State.CONNECTING;
    private volatile String detail = "";
    private volatile Capabilities capabilities = Capabilities.none("The phone system is not connected.");
    private volatile boolean closed;

    /**
     * What the connector is doing.
     *
     * @param system   the phone system
     * @param host     where it is
     * @param state    of the link
     * @param detail   why
     * @param facts    what the phone system told about itself
     * @param monitors how many monitors run
     * @param devices  how many devices are known
     * @param waiting  commands that wait or are on their way
     * @param nodes    the nodes that answer
     */
    public record Status(PhoneSystemId system, String host, LinkStatus.State state, String detail,
            PhoneSystemFacts facts, int monitors, int devices, int waiting, List<String> nodes) {
    }

    /**
     * @param thread  owns the state; closed with the connector
     * @param opener  opens connections
     * @param answers where answers to commands are given
     */
    OaiConnector(PhoneSystemId system, OaiSettings settings, ConnectorSink sink, SessionThread thread,
            Function<Link.Listener, Link> opener, Executor answers, BackOff backOff, OaiTrace trace) {
        this.system = system;
        this.settings = settings;
        this.sink = sink;
        this.thread = thread;
        this.opener = opener;
        this.answers = answers;
        this.backOff = backOff;
        this.trace = trace;
    }

    @Override
    public void start() {
        thread.execute(() -> {
            sink.accept(new LinkEvent.LinkChanged(LinkStatus.State.CONNECTING, ""));
            connect();
        });
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public CompletionStage<CommandResult> execute(Command command) {
        Capabilities known = capabilities;
        if (!known.supports(command.capability())) {
            CommandFailure failure = state == LinkStatus.State.UP || state == LinkStatus.State.SYNCHRONISING
                    ? CommandFailure.UNSUPPORTED : CommandFailure.LINK_DOWN;
            return failed(failure, known.whyNot(command.capability()).orElse(""));
        }
        if (open.size() >= OPEN_COMMANDS) {
            return failed(CommandFailure.OVERLOADED, "Too many commands wait. Try again in a moment.");
        }
        CompletableFuture<CommandResult> answer = new CompletableFuture<>();
        open.add(answer);
        if (closed) {
            settle(answer, null, new CommandException(CommandFailure.INTERRUPTED, "", "The connector is closed."));
        } else {
            thread.execute(() -> begin(command, answer));
        }
        return answer.minimalCompletionStage();
    }

    @Override
    public void resync(LinkEvent.Scope scope) {
        onView(() -> null, view -> {
            view.resync(scope);
            return null;
        });
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        CountDownLatch done = new CountDownLatch(1);
        thread.execute(() -> {
            if (session != null) {
                session.close("closed");
            }
            session = null;
            CommandException interrupted = new CommandException(CommandFailure.INTERRUPTED, "", "The connector is closed.");
            open.forEach(answer -> settle(answer, null, interrupted));
            thread.close();
            done.countDown();
        });
        try {
            if (!done.await(CLOSING_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("closing the connection to {} takes long", settings.host());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** The phone system that it is for. */
    public PhoneSystemId system() {
        return system;
    }

    /** The last lines. */
    public OaiTrace trace() {
        return trace;
    }

    /** What it has seen. */
    public OaiCounters counters() {
        return counters;
    }

    /** What it is doing. */
    public CompletableFuture<Status> status() {
        Supplier<Status> unconnected = () -> new Status(system, settings.host() + ":" + settings.port(), state, detail,
                session == null ? null : session.facts(), 0, 0, 0, List.of());
        return onView(unconnected, view -> new Status(system, settings.host() + ":" + settings.port(), state, detail,
                session.facts(), view.monitorCount(), view.deviceCount(), view.load(), view.linkedNodes()));
    }

    /** Sends a line as an administrator typed it; {@code {inv}} stands for the InvokeID. Tells the answer's fields. */
    public CompletableFuture<List<String>> sendLine(String template) {
        CompletableFuture<List<String>> answer = new CompletableFuture<>();
        onView(() -> answer.completeExceptionally(
                new CommandException(CommandFailure.LINK_DOWN, "", "The phone system is not connected.")),
                view -> session.sendLine(template).whenComplete((fields, failure) -> {
                    if (failure == null) {
                        answer.complete(fields);
                    } else {
                        answer.completeExceptionally(cause(failure));
                    }
                }));
        return answer;
    }

    private void connect() {
        if (closed) {
            return;
        }
        session = new Session(settings, thread, owner, event -> sink.accept(event.event(), null, event.raw()), counters,
                trace);
        counters.add("connections.attempted");
        session.start(opener::apply);
    }

    private void begin(Command command, CompletableFuture<CommandResult> answer) {
        PhoneSystemView view = session == null ? null : session.view();
        if (view == null) {
            settle(answer, null, new CommandException(CommandFailure.LINK_DOWN, "", "The phone system is not connected."));
            return;
        }
        SessionThread.Timer patience = thread.after(COMMAND_MILLIS, () -> settle(answer, null, new CommandException(
                CommandFailure.TIMED_OUT, "", "The phone system did not answer in time.")));
        view.execute(command).whenComplete((result, failure) -> {
            patience.cancel();
            settle(answer, result, failure);
        });
    }

    /** Whoever waits for the answer may take its time: it is not told on the session thread. */
    private void settle(CompletableFuture<CommandResult> answer, CommandResult result, Throwable failure) {
        if (open.remove(answer)) {
            answers.execute(() -> {
                if (failure == null) {
                    answer.complete(result);
                } else {
                    answer.completeExceptionally(cause(failure));
                }
            });
        }
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = CommandException.causeOf(failure);
        return cause instanceof CommandException ? cause
                : new CommandException(CommandFailure.REFUSED, "", String.valueOf(cause.getMessage()));
    }

    private static CompletionStage<CommandResult> failed(CommandFailure failure, String message) {
        return CompletableFuture.failedStage(new CommandException(failure, "", message));
    }

    private <T> CompletableFuture<T> onView(Supplier<T> without, Function<PhoneSystemView, T> with) {
        CompletableFuture<T> result = new CompletableFuture<>();
        thread.execute(() -> {
            PhoneSystemView view = session == null ? null : session.view();
            result.complete(view == null ? without.get() : with.apply(view));
        });
        return result;
    }

    private final class Follower implements Session.Owner {

        @Override
        public void stateChanged(LinkStatus.State now, String why) {
            if (now == LinkStatus.State.UP) {
                backOff.reset();
                LOG.info("{} is connected", settings.host());
            }
            if (session != null) {
                capabilities = OaiCapabilities.of(settings, session.facts());
            }
            tell(now, why);
        }

        @Override
        public void ended(String reason) {
            capabilities = Capabilities.none("The phone system is not connected: " + reason);
            counters.add("connections.ended");
            long wait = backOff.nextMillis();
            if (state != LinkStatus.State.DOWN || !reason.equals(detail)) {
                LOG.info("{} is not connected: {}; trying again", settings.host(), reason);
            }
            tell(LinkStatus.State.DOWN, reason);
            thread.after(wait, OaiConnector.this::connect);
        }

        /** The same news again, as at every vain attempt to reconnect, is none. */
        private void tell(LinkStatus.State now, String why) {
            boolean news = state != now || !why.equals(detail);
            state = now;
            detail = why;
            if (news) {
                sink.accept(new LinkEvent.LinkChanged(now, why));
            }
        }
    }
}
