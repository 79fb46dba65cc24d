package org.jackfield.connectors.asterisk.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.asterisk.ami.AmiAction;
import org.jackfield.connectors.asterisk.ami.AmiMessage;
import org.jackfield.connectors.asterisk.translate.Names;
import org.jackfield.connectors.asterisk.translate.Translator;

/** Reads the calls as they are now: who talks, holds, waits and is parked. On the connector's thread only. */
final class Snapshot {

    private static final int MOST_ENDED = 20_000;
    private static final int ASKED_AT_ONCE = 50;
    private static final String UP = "6";

    private final Exchange exchange;
    private final Translator translator;
    private final AmiCounters counters;
    private final BiConsumer<List<TelephonyEvent>, AmiMessage> told;
    private final Set<String> ended = new HashSet<>();

    /** @param told is given the events and the message that they are from */
    Snapshot(Exchange exchange, Translator translator, AmiCounters counters,
            BiConsumer<List<TelephonyEvent>, AmiMessage> told) {
        this.exchange = exchange;
        this.translator = translator;
        this.counters = counters;
        this.told = told;
    }

    /** A channel ended while the lists come, which may have it still. */
    void ended(String channel) {
        if (ended.size() < MOST_ENDED) {
            ended.add(channel);
        }
    }

    /** @param missed whether events may have been missed since the last snapshot, so that what no list has is asked for */
    CompletableFuture<Void> read(boolean missed) {
        Set<String> before = translator.channelIds();
        return listed("BridgeList")
                .thenCompose(bridges -> {
                    translator.beginSnapshot(bridges);
                    return exchange.ask(AmiAction.of("CoreShowChannels"));
                })
                .thenCompose(channels -> {
                    readChannels(channels.items(), before);
                    return missed ? readHold(channels.items()) : CompletableFuture.completedFuture(null);
                })
                .thenCompose(done -> listed("ParkedCalls"))
                .thenCompose(parked -> {
                    tell(parked);
                    return exchange.ask(AmiAction.of("QueueStatus"));
                })
                .thenAccept(queues -> tell(queues.items()));
    }

    /** A list that only an Asterisk with the module for it has. */
    private CompletableFuture<List<AmiMessage>> listed(String action) {
        return exchange.ask(AmiAction.of(action)).thenApply(Exchange.Answer::items)
                .exceptionally(failure -> refused(failure, List.of()));
    }

    private void readChannels(List<AmiMessage> items, Set<String> before) {
        // who calls first, so that the others' events tell it; and always in the same order, by which lines are named
        List<AmiMessage> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing((AmiMessage item) -> !item.get("Uniqueid").equals(item.get("Linkedid")))
                .thenComparing(item -> item.get("Uniqueid").length()).thenComparing(item -> item.get("Uniqueid")));
        for (AmiMessage item : sorted) {
            String id = item.get("Uniqueid");
            before.remove(id);
            if (!ended.contains(id)) {
                told.accept(translator.snapshot(item), item);
            }
        }
        translator.forget(before);
    }

    /** No list tells hold, a channel of PJSIP does when it is asked; so many at once that others' commands find room. */
    private CompletableFuture<Void> readHold(List<AmiMessage> items) {
        List<AmiMessage> open = items.stream()
                .filter(item -> UP.equals(item.get("ChannelState")) && !Names.isHidden(item.get("Channel")))
                .toList();
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (int from = 0; from < open.size(); from += ASKED_AT_ONCE) {
            List<AmiMessage> some = open.subList(from, Math.min(open.size(), from + ASKED_AT_ONCE));
            all = all.thenCompose(done -> CompletableFuture.allOf(
                    some.stream().map(this::askHold).toArray(CompletableFuture[]::new)));
        }
        return all;
    }

    private CompletableFuture<Void> askHold(AmiMessage item) {
        AmiAction question = AmiAction.of("Getvar")
                .with("Channel", item.get("Channel")).with("Variable", "CHANNEL(rtp,hold)");
        return exchange.ask(question).thenApply(answer -> answer.response().get("Value"))
                .exceptionally(failure -> refused(failure, ""))
                .thenAccept(value -> {
                    switch (value) {
                        case "0" -> told.accept(translator.snapshotOfHold(item.get("Uniqueid"), false), item);
                        case "1" -> told.accept(translator.snapshotOfHold(item.get("Uniqueid"), true), item);
                        // as it was when it was last heard of; that something was missed is marked at its call
                        default -> counters.count("hold.unknown");
                    }
                });
    }

    private void tell(List<AmiMessage> items) {
        items.forEach(item -> told.accept(translator.translate(item), item));
    }

    private <T> T refused(Throwable failure, T otherwise) {
        Throwable cause = CommandException.causeOf(failure);
        if (cause instanceof CommandException command && command.failure() == CommandFailure.REFUSED) {
            return otherwise;
        }
        throw new CompletionException(cause);
    }
}
