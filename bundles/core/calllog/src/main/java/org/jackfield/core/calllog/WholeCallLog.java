package org.jackfield.core.calllog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.history.HistorySnapshot.Assignment;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.core.calllog.store.ArchiveStore;
import org.jackfield.core.calllog.store.ArchivedCalls;
import org.jackfield.core.calllog.store.CallStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recent and archived calls as one list. */
final class WholeCallLog {

    private static final Logger LOG = LoggerFactory.getLogger(WholeCallLog.class);
    private static final Comparator<LoggedCall> NEWEST_FIRST = Comparator.comparing(LoggedCall::started)
            .thenComparing(call -> call.id().toString())
            .reversed();

    private final CallStore recent;
    private final ArchiveStore archive;
    private final ArchivedCalls archived;
    private final StoredHistory history;
    private final Lock moving;

    /** @param moving keeps calls from being moved while both are asked */
    WholeCallLog(CallStore recent, ArchiveStore archive, ArchivedCalls archived, StoredHistory history, Lock moving) {
        this.recent = recent;
        this.archive = archive;
        this.archived = archived;
        this.history = history;
        this.moving = moving;
    }

    /** Recent calls come first; where the two overlap in time they are sorted into each other within a page. */
    Page<LoggedCall> find(CallQuery query, CallAccess access, PageRequest page) {
        moving.lock();
        try {
            Page<LoggedCall> first = recent.find(query, access, page);
            ArchiveStore.Listed listed = listed();
            if (listed.files().isEmpty()) {
                return first;
            }
            long total = first.total() + asked(listed, store -> store.find(query, access, PageRequest.first(1)).total(), 0L);
            int missing = page.size() - first.items().size();
            List<LoggedCall> items = new ArrayList<>(first.items());
            if (missing > 0) {
                items.addAll(older(listed, query, access, Math.max(0, page.offset() - first.total()), missing));
            }
            items.sort(NEWEST_FIRST);
            return Page.of(items, page, total);
        } finally {
            moving.unlock();
        }
    }

    /** Pages of the archive do not begin where those of the list do: two of them hold what is wanted. */
    private List<LoggedCall> older(
            ArchiveStore.Listed listed, CallQuery query, CallAccess access, long offset, int count) {
        int size = count;
        int number = Math.toIntExact(offset / size);
        int skipped = Math.toIntExact(offset % size);
        return asked(
                listed,
                store -> {
                    List<LoggedCall> found = new ArrayList<>(store.find(query, access, new PageRequest(number, size)).items());
                    if (skipped > 0) {
                        found.addAll(store.find(query, access, new PageRequest(number + 1, size)).items());
                    }
                    return found.subList(Math.min(skipped, found.size()), Math.min(skipped + count, found.size()));
                },
                List.of());
    }

    Optional<LoggedCall> call(UUID id, CallAccess access) {
        moving.lock();
        try {
            return recent.call(id, access).or(() -> asked(listed(), store -> store.call(id, access), Optional.empty()));
        } finally {
            moving.unlock();
        }
    }

    /** Says whose a segment is, wherever it is; {@return its call; empty if it is stored nowhere} */
    Optional<UUID> assignUser(UUID segment, UUID user, String userName) {
        moving.lock();
        try {
            if (recent.assignUser(segment, user, userName)) {
                return archive.callOf(segment);
            }
            Optional<UUID> call = callOf(segment);
            call.ifPresent(id -> archive.assign(new Assignment(segment, id, user, user == null ? "" : userName)));
            return call;
        } finally {
            moving.unlock();
        }
    }

    private Optional<UUID> callOf(UUID segment) {
        try {
            return archived.callOf(segment, listed());
        } catch (IOException e) {
            LOG.warn("the archive could not be asked for segment {}", segment, e);
            return Optional.empty();
        }
    }

    private ArchiveStore.Listed listed() {
        ArchiveStore.Listed listed = archive.listed();
        return new ArchiveStore.Listed(history.marked(listed.files()), listed.assigned(), listed.forgotten());
    }

    /** What is damaged is looked for, told of, and then left out. */
    private <T> T asked(ArchiveStore.Listed listed, Function<CallStore, T> question, T nothing) {
        try {
            return archived.ask(listed, question, nothing);
        } catch (IOException | RuntimeException e) {
            if (history.findDamage(listed.files())) {
                return asked(listed(), question, nothing);
            }
            LOG.warn("the archive could not be asked", e);
            return nothing;
        }
    }
}
