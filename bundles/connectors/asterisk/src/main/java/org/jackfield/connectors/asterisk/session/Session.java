package org.jackfield.connectors.asterisk.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    private final Set<String> endedWhileListing = new HashSet<>();
    private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);
    private boolean resyncWanted;
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
            Inventory inventory, Owner owner) {
        this.settings = settings;
        this.timing = timing;
        this.thread = thread;
        this.sink = sink;
        this.translator = translator;
        this.inventory = inventory;
        this.owner = owner;
        this.link = AmiLink.open(settings.host(), settings.port(), thread, this);
        this.exchange = new Exchange(link::send, thread, timing.answerMillis());
        thread.after(timing.silenceMillis(), this::watch);
    }

    /** For commands. */
    public Exchange exchange() {
        return exchange;
    }

    @Override
    public void received(AmiMessage message) {
        heard = System.nanoTime();
        if (message.fields().containsKey(AmiDecoder.GREETING)) {
            LogIn.to(exchange, settings).whenComplete((answer, failure) -> {
                if (failure != null) {
                    end("log-in not accepted: " + cause(failure).getMessage());
                } else {
                    loggedIn();
                }
            });
        } else if (message.event().equals("FullyBooted")) {
            booted();
        } else if (message.event().equals("Reload") && up) {
            importDevices();
        } else if (!exchange.take(message)) {
            if (message.event().equals("Hangup") && !reading.isDone()) {
                endedWhileListing.add(message.get("Uniqueid"));
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
        CompletableFuture<List<AmiMessage>> endpoints = exchange.ask(AmiAction.of("PJSIPShowEndpoints"))
                .thenApply(Exchange.Answer::items).exceptionally(Session::withoutEndpoints);
        return endpoints.thenCombine(exchange.ask(AmiAction.of("QueueStatus")), (listed, queues) -> {
            inventory.read(listed, queues.items())
                    .forEach(device -> sink.accept(new SystemEvent.DeviceReported(device)));
            sink.accept(new SystemEvent.DevicesComplete(""));
            return null;
        });
    }

    /**
     * An Asterisk without PJSIP, or without endpoints, refuses to list them and may have queues all the same. Anything
     * else that keeps the list away must not look like an Asterisk without telephones.
     */
    private static List<AmiMessage> withoutEndpoints(Throwable failure) {
        Throwable cause = cause(failure);
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
                end("could not be read: " + cause(failure).getMessage());
            } else if (!ended) {
                up = true;
                owner.stateChanged(State.UP);
            }
        }));
    }

    private void read(CompletableFuture<Void> now) {
        reading = now;
        now.whenComplete((done, failure) -> {
            endedWhileListing.clear();
            if (resyncWanted && up && !ended) {
                resyncWanted = false;
                thread.execute(this::resync);
            }
        });
    }

    private CompletableFuture<Void> readCalls() {
        sink.accept(new LinkEvent.ResyncBegan(Scope.ALL));
        translator.beginSnapshot();
        Set<String> before = translator.channelIds();
        return exchange.ask(AmiAction.of("CoreShowChannels"))
                .thenCompose(channels -> {
                    readChannels(channels.items(), before);
                    return exchange.ask(AmiAction.of("QueueStatus"));
                })
                .thenCompose(queues -> {
                    queues.items().forEach(item -> tell(translator.translate(item), item));
                    return readNightMode();
                })
                .handle((done, failure) -> {
                    sink.accept(new LinkEvent.ResyncEnded(Scope.ALL, failure == null));
                    if (failure != null) {
                        throw new CompletionException(cause(failure));
                    }
                    return null;
                });
    }

    private void readChannels(List<AmiMessage> items, Set<String> before) {
        // who calls first, so that the others' events tell it
        List<AmiMessage> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing(item -> !item.get("Uniqueid").equals(item.get("Linkedid"))));
        for (AmiMessage item : sorted) {
            String id = item.get("Uniqueid");
            before.remove(id);
            if (!endedWhileListing.contains(id)) {
                tell(translator.snapshot(item), item);
            }
        }
        translator.forget(before);
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
            end("nothing was heard for " + silent / 1_000 + " s");
        } else if (!ended) {
            thread.after(timing.silenceMillis() - silent, this::watch);
        }
    }

    private void tell(List<TelephonyEvent> events, AmiMessage message) {
        if (!events.isEmpty()) {
            String raw = message.toLine();
            events.forEach(event -> sink.accept(event, null, raw));
        }
    }

    private void end(String reason) {
        if (!ended) {
            close();
            owner.ended(reason);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
