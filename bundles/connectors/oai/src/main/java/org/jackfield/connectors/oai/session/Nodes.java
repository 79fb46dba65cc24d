package org.jackfield.connectors.oai.session;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.oaiwire.code.LinkReason;
import org.jackfield.connectors.oaiwire.command.GatewayCommands;
import org.jackfield.connectors.oaiwire.command.QueryCommands;
import org.jackfield.connectors.oaiwire.command.SessionCommands;
import org.jackfield.connectors.oaiwire.event.SystemEvents;

/** The nodes behind the connection and which of them answer. */
final class Nodes {

    private static final int MOST = 1000;

    private final Exchange exchange;
    private final boolean gateway;
    private final Set<String> excluded;
    private final Consumer<TelephonyEvent> sink;
    private final Map<String, SystemEvent.NodeReported> nodes = new TreeMap<>();
    private boolean aware;

    Nodes(Exchange exchange, boolean gateway, Set<String> excluded, Consumer<TelephonyEvent> sink) {
        this.exchange = exchange;
        this.gateway = gateway;
        this.excluded = excluded;
        this.sink = sink;
    }

    /** Makes the gateway go on when a node is lost, extensions carry their node, and leaves out what is not wanted. */
    CompletableFuture<Void> prepare() {
        if (!gateway) {
            return Steps.DONE;
        }
        return Steps.unlessRefused(exchange.send(new GatewayCommands.NodeAware(true)),
                new SessionCommands.Switched(false)).thenAccept(answer -> aware = answer.on())
                .thenCompose(done -> exchange.send(new SessionCommands.ExpandExtensions(true)))
                .thenCompose(done -> Steps.inTurn(excluded, node -> Steps.unlessRefused(
                        exchange.send(new GatewayCommands.SetScope(false, node)).thenApply(out -> null), null)));
    }

    /** Reads and reports the nodes. */
    CompletableFuture<Void> read() {
        return Steps.unlessRefused(exchange.send(new QueryCommands.QueryNodes("")), new QueryCommands.Nodes(List.of()))
                .thenAccept(answer -> answer.nodes().forEach(node -> keep(node.node(), node.description(), true)))
                .thenCompose(done -> gateway ? exchange.send(new SessionCommands.KeepAlive()).thenAccept(this::answered)
                        : Steps.DONE);
    }

    /** Every node that is followed and answers; the empty one if there is only one. */
    List<String> linked() {
        return gateway ? nodes.values().stream().filter(SystemEvent.NodeReported::linked)
                .map(SystemEvent.NodeReported::node).toList() : List.of("");
    }

    /** Nodes that are followed and do not answer. */
    List<String> lost() {
        return nodes.values().stream().filter(node -> !node.linked()).map(SystemEvent.NodeReported::node).toList();
    }

    /** Whether losing one node leaves the others as they are. */
    boolean isAware() {
        return aware;
    }

    private void answered(SessionCommands.NodesAnswered answer) {
        answer.nodes().forEach(node -> {
            SystemEvent.NodeReported known = nodes.get(number(node.node()));
            if (known != null && known.linked() != node.answered()) {
                keep(known.node(), known.description(), node.answered());
            }
        });
    }

    /**
     * The link of a node has changed.
     *
     * @return whether that is news
     */
    boolean changed(SystemEvents.LinkStatus status) {
        String node = number(status.node());
        if (status.reason().is(LinkReason.NODE_DELETED)) {
            SystemEvent.NodeReported gone = nodes.remove(node);
            if (gone != null) {
                sink.accept(new SystemEvent.NodeReported(node, gone.description(), false));
            }
            return gone != null && gone.linked();
        }
        SystemEvent.NodeReported known = nodes.get(node);
        if (node.isEmpty() || excluded.contains(node) || known != null && known.linked() == status.up()) {
            return false;
        }
        keep(node, known == null ? "" : known.description(), status.up());
        return true;
    }

    private void keep(String field, String description, boolean linked) {
        String node = number(field);
        if (node.isEmpty() || excluded.contains(node) || !nodes.containsKey(node) && nodes.size() >= MOST) {
            return;
        }
        SystemEvent.NodeReported reported = new SystemEvent.NodeReported(node, description, linked);
        nodes.put(node, reported);
        sink.accept(reported);
    }

    private static String number(String field) {
        String node = field.strip();
        return node.endsWith(":") ? node.substring(0, node.length() - 1) : node;
    }
}
