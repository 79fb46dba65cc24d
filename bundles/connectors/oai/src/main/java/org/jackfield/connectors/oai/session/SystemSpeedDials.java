package org.jackfield.connectors.oai.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.connectors.oaiwire.code.ListField;
import org.jackfield.connectors.oaiwire.code.ListType;
import org.jackfield.connectors.oaiwire.command.ListEntity;

/** Reads the phone system's own speed dials. A list without a node is one node's only, so each is asked by itself. */
final class SystemSpeedDials {

    private final ProgrammedLists lists;
    private final Nodes nodes;

    SystemSpeedDials(ProgrammedLists lists, Nodes nodes) {
        this.lists = lists;
        this.nodes = nodes;
    }

    /**
     * Reads those of a node, or of all if it is empty. One node that does not answer fails the whole: whoever keeps what was
     * read must not take the others' for all there are.
     */
    CompletableFuture<CommandResult> read(String asked) {
        if (asked.isEmpty() && !nodes.lost().isEmpty()) {
            return CompletableFuture.failedFuture(new CommandException(CommandFailure.LINK_DOWN, "",
                    "Speed dials cannot be read while nodes do not answer: " + String.join(", ", nodes.lost()) + "."));
        }
        List<String> wanted = asked.isEmpty() ? nodes.linked() : List.of(asked);
        List<CommandResult.SpeedDial> found = new ArrayList<>();
        return Steps.inTurn(wanted, node -> lists.read(node, ListType.SYSTEM_SPEED_DIALS)
                        .thenAccept(entries -> entries.forEach(entry -> found.add(dial(node, entry)))))
                .thenApply(done -> new CommandResult.SpeedDials(found));
    }

    private static CommandResult.SpeedDial dial(String node, ListEntity entry) {
        return new CommandResult.SpeedDial(node, entry.key().strip(), entry.get(ListField.CONTENTS).strip(),
                entry.get(ListField.NAME).strip());
    }
}
