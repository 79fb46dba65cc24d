package org.jackfield.connectors.oai.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.connectors.oai.link.SessionThread;
import org.jackfield.connectors.oai.translate.Ids;
import org.jackfield.connectors.oai.translate.Outcomes;
import org.jackfield.connectors.oaiwire.command.CallCommands;
import org.jackfield.connectors.oaiwire.command.QueryCommands;
import org.jackfield.connectors.oaiwire.command.SessionCommands;

/**
 * Switches night mode. The code for the whole system is a toggle: the state is asked first, dialled only if it differs, and what
 * came of it is asked again, so that nothing is reported as done that was not.
 */
final class NightSwitch {

    private static final long NEWS_WITHIN_MILLIS = 10_000;

    private final Exchange exchange;
    private final Ids ids;
    private final SessionThread thread;
    private final OaiSettings.Night settings;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Steps.Jobs jobs = new Steps.Jobs();

    private record Waiting(boolean on, CompletableFuture<Void> news) {
    }

    NightSwitch(Exchange exchange, Ids ids, SessionThread thread, OaiSettings.Night settings) {
        this.exchange = exchange;
        this.ids = ids;
        this.thread = thread;
        this.settings = settings;
    }

    /**
     * Switches a node, or the whole system; completes when the phone system has the wanted state.
     *
     * @param administrator the station that dials; {@link DeviceId#NONE} for the one of the settings
     */
    CompletableFuture<Void> set(String node, boolean on, DeviceId administrator) {
        DeviceId dialling = administrator.isNone() ? ids.device(settings.adminExtension()) : administrator;
        return jobs.add(() -> query(node).thenCompose(now -> now == on ? Steps.DONE : change(node, on, dialling)));
    }

    /** Asks whether it is night at a node, or at the node of the administrator extension. */
    CompletableFuture<Boolean> query(String node) {
        String asked = node.isEmpty() ? ids.device(settings.adminExtension()).node() : node;
        return exchange.send(new QueryCommands.QueryNightMode(ids.scope(asked)))
                .thenApply(SessionCommands.Switched::on);
    }

    /** Takes note that night mode has changed. */
    void heard(SystemEvent.NightModeChanged change) {
        List.copyOf(waiting).stream().filter(one -> one.on() == change.on()).forEach(one -> one.news().complete(null));
    }

    private CompletableFuture<Void> change(String node, boolean on, DeviceId administrator) {
        // The event may come before the confirmation.
        Waiting one = new Waiting(on, new CompletableFuture<>());
        waiting.add(one);
        return act(node, on, administrator).thenCompose(done -> news(one)).whenComplete((done, failure) -> waiting.remove(one))
                .thenCompose(done -> query(node)).thenCompose(then -> then == on ? Steps.DONE
                        : CompletableFuture.failedFuture(new CommandException(CommandFailure.REFUSED, "",
                                "The phone system took the command but its night mode did not change. Is "
                                        + administrator + " an administrator station?")));
    }

    private CompletableFuture<Void> act(String node, boolean on, DeviceId administrator) {
        if (!"command".equals(settings.method())) {
            return dial(node, on, administrator);
        }
        String line = settings.command().replace("{node:}", ids.scope(node)).replace("{0|1}", on ? "1" : "0");
        return exchange.sendLine(line).thenApply(done -> (Void) null).exceptionallyCompose(
                failure -> Outcomes.isRefusal(failure) ? dial(node, on, administrator)
                        : CompletableFuture.failedFuture(failure));
    }

    private CompletableFuture<Void> dial(String node, boolean on, DeviceId administrator) {
        if (administrator.isNone()) {
            return CompletableFuture.failedFuture(new CommandException(CommandFailure.INVALID_ARGUMENT, "",
                    "Night mode is switched from an administrator station: enter its extension."));
        }
        String code = node.isEmpty() ? settings.toggleCode()
                : (on ? settings.nodeNightCode() : settings.nodeDayCode()) + node;
        return exchange.send(new CallCommands.EnterFeature(ids.field(administrator), "", code)).thenApply(done -> null);
    }

    /** The event usually comes at once; if it does not, the query that follows decides. */
    private CompletableFuture<Void> news(Waiting one) {
        SessionThread.Timer timer = thread.after(NEWS_WITHIN_MILLIS, () -> one.news().complete(null));
        return one.news().whenComplete((done, failure) -> timer.cancel());
    }
}
