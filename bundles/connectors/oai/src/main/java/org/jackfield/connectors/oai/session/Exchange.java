package org.jackfield.connectors.oai.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.connectors.oai.link.SessionThread;
import org.jackfield.connectors.oai.translate.Outcomes;
import org.jackfield.connectors.oaiwire.RequestLine;
import org.jackfield.connectors.oaiwire.ServerLine;
import org.jackfield.connectors.oaiwire.command.Command;
import org.jackfield.connectors.oaiwire.command.QueryCommands;
import org.jackfield.connectors.oaiwire.command.Reply;
import org.jackfield.connectors.oaiwire.command.SessionCommands;

/**
 * Commands on their way: gives each its InvokeID, keeps the few rules about what may be outstanding together, and finds
 * the command that a confirmation belongs to. Lists are read one at a time with nothing beside them; after a resync
 * nothing is sent until it is finished.
 */
final class Exchange {

    private static final int OUTSTANDING = 16;
    private static final int WAITING = 500;
    private static final int PAGES = 2000;
    private static final long LONGEST_WAIT_MILLIS = 45_000;

    private final SessionThread thread;
    private final Predicate<String> out;
    private final InvokeIds invokeIds;
    private final long timeoutMillis;
    private final OaiCounters counters;
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private final Map<Integer, Pending> outstanding = new HashMap<>();
    private boolean held;
    private CommandException ended;

    /** A command and who waits for its answer. */
    private static final class Pending {
        private final String name;
        private final String template;
        private final Command<?> command;
        private final CompletableFuture<List<ServerLine.Confirmation>> answer = new CompletableFuture<>();
        private final List<ServerLine.Confirmation> pages = new ArrayList<>();
        private SessionThread.Timer timer = SessionThread.Timer.NONE;
        private int invokeId;

        private Pending(String name, Command<?> command, String template) {
            this.name = name;
            this.command = command;
            this.template = template;
        }

        private boolean isAlone() {
            return command instanceof QueryCommands.QueryList || command instanceof QueryCommands.QueryOldList
                    || command instanceof SessionCommands.Resync;
        }

        private String line() {
            return command == null ? template.replace("{inv}", Integer.toString(invokeId))
                    : RequestLine.format(command, invokeId);
        }
    }

    Exchange(SessionThread thread, Predicate<String> out, InvokeIds invokeIds, long timeoutMillis, OaiCounters counters) {
        this.thread = thread;
        this.out = out;
        this.invokeIds = invokeIds;
        this.timeoutMillis = timeoutMillis;
        this.counters = counters;
    }

    /** Sends a command whose answer is one message. */
    <R extends Reply> CompletableFuture<R> send(Command<R> command) {
        return sendPaged(command).thenApply(List::getFirst);
    }

    /** Sends a command whose answer is one message or several. */
    @SuppressWarnings("unchecked") // the table of replies and the command's type argument are the same declaration
    <R extends Reply> CompletableFuture<List<R>> sendPaged(Command<R> command) {
        return enqueue(new Pending(command.wireName(), command, ""))
                .thenApply(pages -> pages.stream().map(page -> (R) page.reply()).toList());
    }

    /** Sends a resync and tells the InvokeID that will mark its events. Nothing else is sent until {@link #release}. */
    CompletableFuture<Integer> resync(String scope) {
        return enqueue(new Pending("_RR", new SessionCommands.Resync(scope), ""))
                .thenApply(pages -> pages.getFirst().invokeId());
    }

    /** Sends a line as it is; {@code {inv}} stands for the InvokeID. */
    CompletableFuture<ServerLine.Confirmation> sendLine(String template) {
        RequestLine request = RequestLine.parse(template.replace("{inv}", "0"));
        return enqueue(new Pending(request.command(), null, template)).thenApply(List::getFirst);
    }

    /** The resync is finished, or given up: sending goes on. */
    void release() {
        held = false;
        sendNext();
    }

    /** Takes a confirmation. */
    void received(ServerLine.Confirmation confirmation) {
        Pending pending = confirmation.invokeId() == null ? null : outstanding.get(confirmation.invokeId());
        if (pending == null || !pending.name.equals(confirmation.command())) {
            counters.add("confirmations.unmatched");
            return;
        }
        pending.pages.add(confirmation);
        boolean more = confirmation.reply() instanceof Reply.Page page && !page.isLast();
        if (confirmation.isSuccess() && more && pending.pages.size() < PAGES) {
            pending.timer.cancel();
            pending.timer = thread.after(timeoutMillis, () -> timedOut(pending));
            return;
        }
        settle(pending);
        if (confirmation.isSuccess()) {
            held |= pending.command instanceof SessionCommands.Resync;
            pending.answer.complete(List.copyOf(pending.pages));
        } else {
            counters.add("refused." + pending.name + "." + confirmation.outcome().wire());
            pending.answer.completeExceptionally(Outcomes.failure(pending.name, confirmation.outcome()));
        }
        sendNext();
    }

    /** The end: everything that waits fails, and so does whatever is still asked for. */
    void end(CommandFailure failure, String reason) {
        List<Pending> all = new ArrayList<>(outstanding.values());
        all.addAll(waiting);
        outstanding.clear();
        waiting.clear();
        ended = new CommandException(failure, "", reason);
        for (Pending pending : all) {
            pending.timer.cancel();
            pending.answer.completeExceptionally(ended);
        }
    }

    /** Whether a resync or a list is being read, beside which nothing may be sent. */
    boolean isBusyReading() {
        return held || outstanding.values().stream().anyMatch(Pending::isAlone);
    }

    /** How many commands wait or are on their way. */
    int load() {
        return outstanding.size() + waiting.size();
    }

    private CompletableFuture<List<ServerLine.Confirmation>> enqueue(Pending pending) {
        if (ended != null) {
            pending.answer.completeExceptionally(ended);
            return pending.answer;
        }
        if (waiting.size() >= WAITING) {
            counters.add("commands.overloaded");
            pending.answer.completeExceptionally(new CommandException(CommandFailure.OVERLOADED, "",
                    "Too many commands wait for the phone system. Try again in a moment."));
            return pending.answer;
        }
        pending.timer = thread.after(LONGEST_WAIT_MILLIS, () -> timedOut(pending));
        waiting.add(pending);
        sendNext();
        return pending.answer;
    }

    private void sendNext() {
        while (!waiting.isEmpty() && mayBeSent(waiting.peek())) {
            sendNow(waiting.remove());
        }
    }

    private boolean mayBeSent(Pending next) {
        if (held || outstanding.size() >= OUTSTANDING) {
            return false;
        }
        return outstanding.isEmpty() || !next.isAlone() && outstanding.values().stream().noneMatch(Pending::isAlone);
    }

    private void sendNow(Pending pending) {
        pending.timer.cancel();
        pending.invokeId = invokeIds.next(outstanding::containsKey);
        String line;
        try {
            line = pending.line();
        } catch (IllegalArgumentException e) {
            pending.answer.completeExceptionally(
                    new CommandException(CommandFailure.INVALID_ARGUMENT, "", e.getMessage()));
            return;
        }
        outstanding.put(pending.invokeId, pending);
        pending.timer = thread.after(timeoutMillis, () -> timedOut(pending));
        if (out.test(line)) {
            counters.add("commands." + pending.name);
        } else {
            settle(pending);
            pending.answer.completeExceptionally(new CommandException(CommandFailure.OVERLOADED, "",
                    "The phone system does not take what is sent to it. Try again in a moment."));
        }
    }

    private void timedOut(Pending pending) {
        waiting.remove(pending);
        settle(pending);
        counters.add("timeouts." + pending.name);
        pending.answer.completeExceptionally(new CommandException(CommandFailure.TIMED_OUT, "",
                "The phone system did not answer " + pending.name + " in time."));
        sendNext();
    }

    private void settle(Pending pending) {
        pending.timer.cancel();
        outstanding.remove(pending.invokeId, pending);
    }
}
