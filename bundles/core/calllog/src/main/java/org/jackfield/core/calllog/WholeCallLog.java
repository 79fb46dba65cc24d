package org.jackfield.core.calllog;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.HistorySnapshot.Assignment;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.core.calllog.store.ArchiveStore;
import org.jackfield.core.calllog.store.ArchivedCalls;
import org.jackfield.core.calllog.store.CallReader.Place;
import org.jackfield.core.calllog.store.CallReader;
import org.jackfield.core.calllog.store.CallStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recent and archived calls as one list. */
final class WholeCallLog {

    private static final Logger LOG = LoggerFactory.getLogger(WholeCallLog.class);
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

    /**
     * Nearly all recent calls began after all archived ones, so that a page is of one of them or of the end of the first and
     * the beginning of the second. The few that began before, for they lasted long, are sorted in.
     */
    Page<LoggedCall> find(CallQuery query, CallAccess access, PageRequest page) {
        moving.lock();
        try {
            ArchiveStore.Listed listed = listed();
            Optional<Instant> newest = listed.files().stream().map(ArchiveFile::lastStarted).max(Comparator.naturalOrder());
            if (newest.isEmpty()) {
                return recent.find(query, access, page);
            }
            long recents = recent.count(query, access);
            long total = recents + asked(listed, archive -> archive.count(query, access), 0L);
            long young = recent.count(after(query, newest.get()), access);
            List<Place> places = new ArrayList<>();
            if (page.offset() < young) {
                places.addAll(recent.places(query, access, page.offset(), (int) Math.min(page.size(), young - page.offset())));
            }
            int missing = page.size() - places.size();
            if (missing > 0 && page.offset() + places.size() < total) {
                List<Place> old = recents == young ? List.of() : recent.places(query, access, young, (int) (recents - young));
                places.addAll(merged(listed, query, access, old, Math.max(0, page.offset() - young), missing));
            }
            return Page.of(calls(listed, places, access), page, total);
        } finally {
            moving.unlock();
        }
    }

    private static CallQuery after(CallQuery query, Instant moment) {
        Instant next = moment.plusMillis(1);
        return query.withRange(query.from() == null || query.from().isBefore(next) ? next : query.from(), query.to());
    }

    /**
     * So many archived calls and recent ones that are as old, from an offset on. As many archived ones before it may have to
     * give way as there are recent ones.
     */
    private List<Place> merged(
            ArchiveStore.Listed listed, CallQuery query, CallAccess access, List<Place> old, long offset, int most) {
        long from = Math.max(0, offset - old.size());
        int wanted = Math.toIntExact(offset - from) + most;
        List<Place> both = new ArrayList<>(old);
        both.addAll(asked(listed, archive -> archive.places(query, access, from, wanted), List.of()));
        both.sort(Place.NEWEST_FIRST);
        int first = Math.min(both.size(), Math.toIntExact(offset - from));
        return both.subList(first, Math.min(both.size(), first + most));
    }

    private List<LoggedCall> calls(ArchiveStore.Listed listed, List<Place> places, CallAccess access) {
        List<UUID> ids = places.stream().map(Place::id).toList();
        Map<UUID, LoggedCall> found = new HashMap<>();
        recent.calls(ids, access).forEach(call -> found.put(call.id(), call));
        List<UUID> missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            asked(listed, archive -> archive.calls(missing, access), List.<LoggedCall>of())
                    .forEach(call -> found.put(call.id(), call));
        }
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** {@return archived calls as they are archived, with what was said of them late} */
    List<LoggedCall> archived(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : asked(listed(), archive -> archive.calls(ids, CallAccess.ALL), List.of());
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
                return recent.callOf(segment);
            }
            Optional<UUID> call = asked(listed(), archived -> archived.callOf(segment), Optional.empty());
            call.ifPresent(id -> archive.assign(new Assignment(segment, id, user, user == null ? "" : userName)));
            return call;
        } finally {
            moving.unlock();
        }
    }

    private ArchiveStore.Listed listed() {
        ArchiveStore.Listed listed = archive.listed();
        return new ArchiveStore.Listed(history.marked(listed.files()), listed.assigned(), listed.forgotten());
    }

    /** What is damaged is looked for, told of, and then left out. */
    private <T> T asked(ArchiveStore.Listed listed, Function<CallReader, T> question, T nothing) {
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
