package org.jackfield.connectors.oai.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.oai.link.Link;
import org.jackfield.connectors.oai.link.SessionThread;
import org.jackfield.connectors.oai.session.OaiTrace.Way;
import org.jackfield.connectors.oaiwire.Frames;
import org.jackfield.connectors.oaiwire.Login;
import org.jackfield.connectors.oaiwire.ServerLine;
import org.jackfield.connectors.oaiwire.event.OaiEvent;
import org.jackfield.connectors.oaiwire.event.SystemEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One TCP connection from log-in to end. What belongs to the time between two restarts of the phone system, commands, monitors
 * and devices, is in {@link PhoneSystemView}: a restart throws it away and makes a new one, on the same connection and without
 * another log-in. Everything runs on the session thread.
 */
public final class Session implements Link.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final long LOGIN_MILLIS = 10_000;
    /** A gateway waits up to a minute for its nodes before it lets applications in. */
    private static final long READY_MILLIS = 65_000;
    private static final int POWER_UP = 0;
    private static final int RAW_LENGTH = 1000;

    /** Who wants to know how the session fares. */
    public interface Owner {

        /** The link is in another state. */
        void stateChanged(LinkStatus.State state, String detail);

        /** The session is over. */
        void ended(String reason);
    }

    private enum Stage {
        CONNECTING, LOGGING_IN, AWAITING_READY, RUNNING, ENDED
    }

    private final OaiSettings settings;
    private final SessionThread thread;
    private final Owner owner;
    private final Consumer<Published> sink;
    private final OaiCounters counters;
    private final OaiTrace trace;
    private final SequenceCheck sequence = new SequenceCheck();
    private final InvokeIds invokeIds = new InvokeIds();
    private Link link;
    private Stage stage = Stage.CONNECTING;
    private PhoneSystemFacts facts = PhoneSystemFacts.NONE;
    private PhoneSystemView view;
    private SessionThread.Timer patience = SessionThread.Timer.NONE;
    private SessionThread.Timer keepAlive = SessionThread.Timer.NONE;
    private String raw;

    /**
     * An event and the line it came from.
     *
     * @param event the event
     * @param raw   the line; {@code null} if it does not come from one
     */
    public record Published(TelephonyEvent event, String raw) {
    }

    /** A session that has not begun. */
    public Session(OaiSettings settings, SessionThread thread, Owner owner, Consumer<Published> sink,
            OaiCounters counters, OaiTrace trace) {
        this.settings = settings;
        this.thread = thread;
        this.owner = owner;
        this.sink = sink;
        this.counters = counters;
        this.trace = trace;
    }

    /** Begins to connect. */
    public void start(Link.Opener opener) {
        link = opener.open(this);
    }

    /** What the phone system told about itself. */
    public PhoneSystemFacts facts() {
        return facts;
    }

    /** What is followed; {@code null} while nothing is. */
    public PhoneSystemView view() {
        return view;
    }

    /** Ends the session without telling its owner. */
    public void close(String reason) {
        if (stage != Stage.ENDED) {
            end(reason);
        }
    }

    @Override
    public void opened() {
        stage = Stage.LOGGING_IN;
        trace.add(Way.NOTE, "connected, logging in as " + settings.application());
        Login login = new Login(Login.Kind.OAI, settings.password().reveal(), settings.application());
        link.send(Frames.of(login.payload()));
        patience = thread.after(LOGIN_MILLIS, () -> fail("log-in not accepted: no answer. Is the password right, and is the"
                + " System OAI Level 2 socket enabled?"));
    }

    @Override
    public void closed(String reason) {
        fail(stage == Stage.LOGGING_IN ? "log-in not accepted: " + reason + ". Is the password right?" : reason);
    }

    @Override
    public void received(byte[] payload) {
        if (stage == Stage.ENDED) {
            return;
        }
        String line = Frames.line(payload);
        trace.add(Way.RECEIVED, line);
        counters.add("lines.received");
        ServerLine parsed = ServerLine.parse(line);
        if (parsed.faults() > 0) {
            counters.add("lines.with-faults");
        }
        boolean restarts = parsed instanceof ServerLine.Event event && event.event() instanceof SystemEvents.SystemStatus;
        switch (sequence.check(parsed.sequence(), restarts, line)) {
            case REPEATED -> counters.add("lines.repeated");
            case NEXT -> handle(parsed, line);
            case GAP -> {
                gap();
                handle(parsed, line);
            }
        }
    }

    private void handle(ServerLine parsed, String line) {
        switch (parsed) {
            case ServerLine.Unreadable unreadable -> counters.add("lines.unreadable");
            case ServerLine.Confirmation confirmation -> {
                if (view != null) {
                    view.confirmed(confirmation);
                }
            }
            case ServerLine.Event event -> {
                raw = line.length() > RAW_LENGTH ? line.substring(0, RAW_LENGTH) : line;
                handle(event);
                raw = null;
            }
        }
    }

    private void handle(ServerLine.Event event) {
        counters.add("events." + event.event().wireName());
        if (event.event() instanceof OaiEvent.Unlisted) {
            counters.add("events.unlisted");
        }
        switch (event.event()) {
            case SystemEvents.SystemStatus status -> introduced(status, event.resync());
            case SystemEvents.ResyncDone done when event.resync() == null || event.resync() == POWER_UP -> ready();
            case SystemEvents.PortsExhausted ports -> fail("all " + ports.maximum()
                    + " OAI ports of the phone system are taken; another application must let go of one");
            default -> {
                if (view != null) {
                    view.handle(event);
                }
            }
        }
    }

    /** Without a resync code of 0 it is only the answer to a question about the time. */
    private void introduced(SystemEvents.SystemStatus status, Integer resync) {
        boolean restart = stage == Stage.LOGGING_IN || resync != null && resync == POWER_UP;
        if (!restart) {
            return;
        }
        patience.cancel();
        if (stage == Stage.RUNNING || view != null) {
            LOG.info("the phone system has restarted or reset the connection");
            counters.add("restarts");
            dropView("the phone system has restarted");
            owner.stateChanged(LinkStatus.State.DOWN, "the phone system has restarted");
        }
        facts = PhoneSystemFacts.of(status);
        stage = Stage.AWAITING_READY;
        owner.stateChanged(LinkStatus.State.SYNCHRONISING, "");
        // The oldest protocols never say that they are ready.
        patience = thread.after(facts.isAtLeast(5, 10) ? READY_MILLIS : 1000, this::ready);
    }

    private void ready() {
        if (stage != Stage.AWAITING_READY) {
            return;
        }
        patience.cancel();
        stage = Stage.RUNNING;
        PhoneSystemView fresh = new PhoneSystemView(settings, facts, thread, this::send, invokeIds,
                event -> sink.accept(new Published(event, raw)), counters, trace::conceal);
        view = fresh;
        scheduleKeepAlive();
        fresh.bringUp().whenComplete((done, failure) -> {
            if (view != fresh) {
                return;
            }
            if (failure == null) {
                owner.stateChanged(LinkStatus.State.UP, "");
            } else {
                fail("reading the phone system failed: " + Steps.reason(failure));
            }
        });
    }

    private void scheduleKeepAlive() {
        keepAlive.cancel();
        keepAlive = thread.after(settings.keepAliveMillis(), () -> {
            scheduleKeepAlive();
            PhoneSystemView current = view;
            if (current != null) {
                current.keepAlive().whenComplete((answer, failure) -> {
                    if (failure != null && view == current) {
                        fail("the phone system no longer answers");
                    }
                });
            }
        });
    }

    private void gap() {
        counters.add("lines.missing", Math.max(1, sequence.missing()));
        LOG.warn("{} lines of the phone system are missing", sequence.missing());
        if (view != null) {
            sink.accept(new Published(new LinkEvent.EventsMissed("", sequence.missing(),
                    "the phone system's numbering has a gap"), null));
            view.resync(LinkEvent.Scope.ALL);
        }
    }

    private boolean send(String command) {
        trace.add(Way.SENT, command);
        counters.add("lines.sent");
        return link.send(Frames.ofCommand(command));
    }

    private void fail(String reason) {
        if (stage != Stage.ENDED) {
            end(reason);
            owner.ended(reason);
        }
    }

    private void end(String reason) {
        stage = Stage.ENDED;
        trace.add(Way.NOTE, "ended: " + reason);
        patience.cancel();
        keepAlive.cancel();
        dropView(reason);
        if (link != null) {
            link.close();
        }
    }

    private void dropView(String reason) {
        PhoneSystemView gone = view;
        view = null;
        if (gone != null) {
            gone.close(CommandFailure.INTERRUPTED, reason);
        }
    }

    /** Sends a line as an administrator typed it. */
    public CompletableFuture<List<String>> sendLine(String template) {
        return view == null ? CompletableFuture.failedFuture(new IllegalStateException("not connected"))
                : view.sendLine(template);
    }

}
