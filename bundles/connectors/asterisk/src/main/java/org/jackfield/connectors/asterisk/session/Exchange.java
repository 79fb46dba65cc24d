package org.jackfield.connectors.asterisk.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.connectors.asterisk.ami.AmiAction;
import org.jackfield.connectors.asterisk.ami.AmiMessage;
import org.jackfield.connectors.asterisk.ami.AmiThread;

/** Actions under way, and which answer belongs to which. On the connector's thread only. */
public final class Exchange {

    private static final int MOST_PENDING = 500;
    private static final int MOST_ITEMS = 20_000;

    private final Predicate<AmiAction> sender;
    private final AmiThread thread;
    private final long answerMillis;
    private final Map<String, Pending> pending = new HashMap<>();
    private long last;

    /**
     * What came back.
     *
     * @param response the response
     * @param items what a list held
     */
    public record Answer(AmiMessage response, List<AmiMessage> items) {

        public Answer {
            items = List.copyOf(items);
        }
    }

    private static final class Pending {
        final CompletableFuture<Answer> answer = new CompletableFuture<>();
        final List<AmiMessage> items = new ArrayList<>();
        AmiMessage response;
        Runnable timer = () -> { };
    }

    /** @param sender sends an action; false if too much waits already */
    public Exchange(Predicate<AmiAction> sender, AmiThread thread, long answerMillis) {
        this.sender = sender;
        this.thread = thread;
        this.answerMillis = answerMillis;
    }

    /** Asks; completes on this thread, exceptionally with {@link CommandException}. */
    public CompletableFuture<Answer> ask(AmiAction action) {
        String id = "jackfield-" + ++last;
        if (pending.size() >= MOST_PENDING || !sender.test(action.with("ActionID", id))) {
            return CompletableFuture.failedFuture(
                    new CommandException(CommandFailure.OVERLOADED, "", "Too many commands wait. Try again in a moment."));
        }
        Pending waiting = new Pending();
        waiting.timer = thread.after(answerMillis, () -> fail(id, CommandFailure.TIMED_OUT,
                "Asterisk did not answer in time."));
        pending.put(id, waiting);
        return waiting.answer;
    }

    /** Takes what belongs to an action. {@return whether it does} */
    public boolean take(AmiMessage message) {
        String id = message.get("ActionID");
        Pending waiting = pending.get(id);
        if (waiting == null) {
            return message.isResponse();
        }
        boolean complete = "Complete".equalsIgnoreCase(message.get("EventList"));
        if (message.isResponse() && !message.isSuccess()) {
            fail(id, CommandFailure.REFUSED, "Asterisk refused: " + message.get("Message"));
        } else if (message.isResponse()) {
            waiting.response = message;
            complete = !"start".equalsIgnoreCase(message.get("EventList"));
        } else if (!complete && waiting.items.size() < MOST_ITEMS) {
            waiting.items.add(message);
        } else if (!complete) {
            // half a list would look like a whole one
            fail(id, CommandFailure.OVERLOADED, "Asterisk lists more than " + MOST_ITEMS + " items.");
        }
        if (complete && pending.remove(id) != null) {
            waiting.timer.run();
            waiting.answer.complete(new Answer(waiting.response, waiting.items));
        }
        return true;
    }

    /** How many wait for an answer. */
    int waiting() {
        return pending.size();
    }

    /** The connection is gone; whoever waits is told. */
    public void end() {
        for (String id : List.copyOf(pending.keySet())) {
            fail(id, CommandFailure.INTERRUPTED, "The connection to Asterisk was lost before the answer came.");
        }
    }

    private void fail(String id, CommandFailure failure, String message) {
        Pending waiting = pending.remove(id);
        if (waiting != null) {
            waiting.timer.run();
            waiting.answer.completeExceptionally(new CommandException(failure, "", message));
        }
    }
}
