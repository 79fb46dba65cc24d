package org.jackfield.connectors.asterisk.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jackfield.api.telephony.LinkStatus.State;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.connector.ConnectorSink;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.LinkEvent.Scope;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.asterisk.ami.AmiAction;
import org.jackfield.connectors.asterisk.ami.AmiDecoder;
import org.jackfield.connectors.asterisk.ami.AmiLink;
import org.jackfield.connectors.asterisk.ami.AmiMessage;
import org.jackfield.connectors.asterisk.ami.AmiThread;
import org.jackfield.connectors.asterisk.translate.Translator;

/** One connection from its beginning to its end. On the connector's thread only. */
public final class Session implements AmiLink.Listener {

    private final Settings settings;
    private final Timing timing;
    private final AmiThread thread;
    private final ConnectorSink sink;
    private final Translator translator;
    private final Inventory inventory;
    private final Owner owner;
    private final AmiLink link;
    private final Exchange exchange;
    private final AmiCounters counters;
    private final AmiTrace trace;
    /** The calls that are being read; null if none are. */
    private Snapshot snapshot;
    private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);
    private boolean resyncWanted;
    private boolean greeted;
    private boolean loggedIn;
    private boolean booted;
    private boolean synchronised;
    private boolean up;
    private boolean ended;
    private long heard = System.nanoTime();

    /** Hears how the session fares. */
    public interface Owner {

        /** The link is in another state. */
        void stateChanged(State state);

        /** It is over. */
        void ended(String reason);
    }

    /** Begins to connect. */
    public Session(Settings settings, Timing timing, AmiThread thread, ConnectorSink sink, Translator translator,
            Inventory inventory, Diagnosis diagnosis, Owner owner) {
        this.settings = settings;
        this.timing = timing;
        this.thread = thread;
        this.sink = sink;
        this.translator = translator;
        this.inventory = inventory;
        this.owner = owner;
        this.counters = diagnosis.counters();
        this.trace = diagnosis.trace();
        this.link = AmiLink.open(settings.host(), settings.port(), thread, this);
        this.exchange = new Exchange(this::send, thread, timing.answerMillis());
        counters.count("link.attempts");
        thread.after(timing.silenceMillis(), this::watch);
    }

    /** For commands. */
    public Exchange exchange() {
        return exchange;
    }

    @Override
    public void received(AmiMessage message) {
        trace.received(message.fields());
        if (!isOfAmi(message)) {
            // what is no event and no response is no sign of life either: silence ends the connection
            counters.count("messages.garbage");
            return;
        }
        heard = System.nanoTime();
        count(message);
        if (message.fields().containsKey(AmiDecoder.GREETING)) {
            if (greeted) {
                end("it greeted twice");
                return;
            }
            greeted = true;
            LogIn.to(exchange, settings).whenComplete((answer, failure) -> {
                if (failure != null) {
                    counters.count("login.refused");
                    end("log-in not accepted: " + CommandException.causeOf(failure).getMessage());
                } else {
                    loggedIn();
                }
            });
        } else if (message.event().equals("FullyBooted")) {
            booted();
        } else if (message.event().equals("Reload") && up) {
            importDevices();
        } else if (!exchange.take(message)) {
            if (message.event().equals("Hangup") && snapshot != null) {
                snapshot.ended(message.get("Uniqueid"));
            }
            tell(translator.translate(message), message);
        }
    }

    @Override
    public void closed(String reason) {
        end(reason);
    }

    /** Lets go without telling the owner. */
    public void close() {
        ended = true;
        link.close();
        exchange.end();
    }

    /** Reads the calls again, after what is being read now. */
    public void resync() {
        if (!reading.isDone()) {
            resyncWanted = true;
        } else if (up) {
            read(readCalls());
        }
    }

    /** Reads the devices again. */
    public CompletableFuture<Void> importDevices() {
        sink.accept(new LinkEvent.ImportBegan(""));
        return exchange.ask(AmiAction.of("PJSIPShowEndpoints"))
                .thenApply(Exchange.Answer::items)
                .exceptionally(Session::withoutEndpoints)
                .thenCompose(listed -> exchange.ask(AmiAction.of("QueueStatus")).thenAccept(queues -> {
                    inventory.read(listed, queues.items(), translator.lines())
                            .forEach(device -> sink.accept(new SystemEvent.DeviceReported(device)));
                    sink.accept(new SystemEvent.DevicesComplete(""));
                }));
    }

    /**
     * An Asterisk without PJSIP, or without endpoints, refuses to list them and may have queues all the same. Anything
     * else that keeps the list away must not look like an Asterisk without telephones.
     */
    private static List<AmiMessage> withoutEndpoints(Throwable failure) {
        Throwable cause = CommandException.causeOf(failure);
        boolean refused = cause instanceof CommandException command && command.failure() == CommandFailure.REFUSED;
        if (refused && !cause.getMessage().contains("Permission")) {
            return List.of();
        }
        throw new CompletionException(cause);
    }

    /** An Asterisk that still starts knows neither its devices nor its calls. */
    private void loggedIn() {
        owner.stateChanged(State.SYNCHRONISING);
        keepAlive();
        loggedIn = true;
        thread.after(timing.answerMillis(), this::synchronise);
        if (booted) {
            synchronise();
        }
    }

    private void booted() {
        booted = true;
        if (loggedIn) {
            synchronise();
        }
    }

    private void synchronise() {
        if (ended || synchronised) {
            return;
        }
        synchronised = true;
        read(importDevices().thenCompose(done -> readCalls()).whenComplete((done, failure) -> {
            if (failure != null) {
                end("could not be read: " + CommandException.causeOf(failure).getMessage());
            } else if (!ended) {
                up = true;
                owner.stateChanged(State.UP);
            }
        }));
    }

    private void read(CompletableFuture<Void> now) {
        reading = now;
        now.whenComplete((done, failure) -> {
            if (resyncWanted && up && !ended) {
                resyncWanted = false;
                thread.execute(this::resync);
            }
        });
    }

    private CompletableFuture<Void> readCalls() {
        sink.accept(new LinkEvent.ResyncBegan(Scope.ALL));
        // once up, everything is heard as it happens
        boolean missed = !up;
        snapshot = new Snapshot(exchange, translator, counters, this::tell);
        return snapshot.read(missed)
                .thenCompose(done -> readNightMode())
                .handle((done, failure) -> {
                    snapshot = null;
                    sink.accept(new LinkEvent.ResyncEnded(Scope.ALL, failure == null));
                    if (failure != null) {
                        throw new CompletionException(CommandException.causeOf(failure));
                    }
                    return null;
                });
    }

    private CompletableFuture<Void> readNightMode() {
        if (settings.nightDevice().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return nightMode().thenAccept(on -> sink.accept(new SystemEvent.NightModeChanged("", on)));
    }

    /** Asks whether it is night. */
    public CompletableFuture<Boolean> nightMode() {
        return exchange.ask(AmiAction.of("Getvar").with("Variable", "DEVICE_STATE(" + settings.nightDevice() + ")"))
                .thenApply(answer -> Translator.isNight(answer.response().get("Value")));
    }

    private void keepAlive() {
        if (!ended) {
            exchange.ask(AmiAction.of("Ping"));
            thread.after(timing.pingMillis(), this::keepAlive);
        }
    }

    private void watch() {
        long silent = (System.nanoTime() - heard) / 1_000_000;
        if (silent >= timing.silenceMillis()) {
            end("nothing was heard for " + silent / 1_000 + " s" + (greeted ? ""
                    : "; is this the port of an Asterisk's manager interface?"));
        } else if (!ended) {
            thread.after(timing.silenceMillis() - silent, this::watch);
        }
    }

    private boolean send(AmiAction action) {
        trace.sent(action.fields());
        boolean sent = link.send(action);
        counters.count(sent ? "actions.sent" : "actions.overflow");
        return sent;
    }

    private static boolean isOfAmi(AmiMessage message) {
        return message.fields().containsKey(AmiDecoder.GREETING) || !message.event().isEmpty()
                || message.fields().containsKey("Response");
    }

    private void count(AmiMessage message) {
        if (!message.event().isEmpty()) {
            counters.count("events." + message.event());
        } else if (message.isResponse()) {
            counters.count(message.isSuccess() ? "responses.success" : "responses.refused");
        }
    }

    /** Actions that wait for their answer. */
    public int waiting() {
        return exchange.waiting();
    }

    private void tell(List<TelephonyEvent> events, AmiMessage message) {
        if (!events.isEmpty()) {
            String raw = message.toLine();
            events.forEach(event -> sink.accept(event, null, raw));
        }
    }

    private void end(String reason) {
        if (!ended) {
            counters.count("link.ended");
            close();
            owner.ended(reason);
        }
    }
}
