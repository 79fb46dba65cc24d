package org.jackfield.connectors.oai.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jackfield.connectors.oai.translate.Ids;
import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.ListType;
import org.jackfield.connectors.oaiwire.command.ListEntity;
import org.jackfield.connectors.oaiwire.command.ListPage;
import org.jackfield.connectors.oaiwire.command.OldListPage;
import org.jackfield.connectors.oaiwire.command.QueryCommands;

/** Reads the lists of what is programmed. */
final class ProgrammedLists {

    private static final int SEVERAL_MESSAGES = 2;
    private static final int PER_MESSAGE = 50;

    private final Exchange exchange;
    private final Ids ids;
    private final boolean old;

    /**
     * @param old whether the phone system has only the lists of old, with fewer fields
     */
    ProgrammedLists(Exchange exchange, Ids ids, boolean old) {
        this.exchange = exchange;
        this.ids = ids;
        this.old = old;
    }

    /** The list, in the old way with fewer fields if the phone system is too old for the new one. */
    CompletableFuture<List<ListEntity>> read(String node, ListType list) {
        if (old) {
            return readOld(node, list);
        }
        return exchange.sendPaged(new QueryCommands.QueryList(ids.scope(node), Code.of(list), list.fullMask(),
                SEVERAL_MESSAGES, PER_MESSAGE))
                .thenApply(pages -> pages.stream().map(ListPage::entities).flatMap(List::stream).toList());
    }

    private CompletableFuture<List<ListEntity>> readOld(String node, ListType list) {
        if (list.oldFields().isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return exchange.sendPaged(
                new QueryCommands.QueryOldList(ids.scope(node), Code.of(list), SEVERAL_MESSAGES, PER_MESSAGE))
                .thenApply(pages -> pages.stream().map(OldListPage::entities).flatMap(List::stream).toList());
    }
}
