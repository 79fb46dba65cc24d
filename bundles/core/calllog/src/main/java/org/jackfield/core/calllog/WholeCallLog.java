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
import java.util.stream.Stream;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.MissingCalls;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.HistorySnapshot.Assignment;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.core.calllog.store.ArchiveStore;
import org.jackfield.core.calllog.store.ArchivedCalls;
import org.jackfield.core.calllog.store.CallReader.Place;
import org.jackfield.core.calllog.store.CallReader;
import org.jackfield.core.calllog.store.CallStore;

/** Recent and archived calls as one list. */
final class WholeCallLog {

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
            Optional<Instant> newest = newest(listed);
            if (newest.isEmpty()) {
                return recent.find(query, access, page);
            }
            Sides sides = sides(listed, query.filter(), access);
            long recents = sides.tables().count(query, access);
            long young = sides.tables().count(after(query, newest.get()), access);
            List<Place> places = new ArrayList<>();
            if (page.offset() < young) {
                places.addAll(sides.tables()
                        .places(query, access, page.offset(), (int) Math.min(page.size(), young - page.offset())));
            }
            int missing = page.size() - places.size();
            List<Place> old = missing == 0 || recents == young
                    ? List.of()
                    : sides.tables().places(query, access, young, (int) (recents - young));
            Counted archived = archived(sides, query, access, old, Math.max(0, page.offset() - young), missing);
            places.addAll(archived.places());
            long total = recents + archived.total();
            return Page.of(calls(sides, places, access), page, total);
        } finally {
            moving.unlock();
        }
    }

    /** {@return what of the time of a query is in files that are known to be damaged} */
    List<MissingCalls> missing(CallQuery query) {
        return listed().files().stream()
                .filter(file -> !file.isReadable() && holds(file, query))
                .map(file -> new MissingCalls(file.callCount(), file.firstStarted(), file.lastStarted()))
                .toList();
    }

    private static boolean holds(ArchiveFile file, CallQuery query) {
        return (query.from() == null || !file.lastStarted().isBefore(query.from()))
                && (query.to() == null || file.firstStarted().isBefore(query.to()));
    }

    private static Optional<Instant> newest(ArchiveStore.Listed listed) {
        return listed.files().stream().map(ArchiveFile::lastStarted).max(Comparator.naturalOrder());
    }

    /**
     * The tables and the archive, each with what it has to know of the other.
     *
     * @param answered when the last answered call with a number outside began, of those in the tables; empty if nobody asks
     */
    private record Sides(CallReader tables, ArchiveStore.Listed listed, Map<String, Instant> answered) {}

    /** A lost call of one side may have been returned by a call of the other. */
    private Sides sides(ArchiveStore.Listed listed, CallFilter filter, CallAccess access) {
        Optional<Instant> newest = newest(listed);
        boolean wanted = Stream.of(List.of(filter), access.grants(), access.denials())
                .flatMap(List::stream)
                .anyMatch(each -> each.flags().containsKey(CallFlag.UNRETURNED));
        if (!wanted || newest.isEmpty()) {
            return new Sides(recent, listed, Map.of());
        }
        Map<String, Instant> answered = recent.answered(Instant.EPOCH);
        List<CallReader.Lost> lost = recent.lost(newest.get());
        if (lost.isEmpty()) {
            return new Sides(recent, listed, answered);
        }
        Instant first = lost.stream().map(CallReader.Lost::started).min(Comparator.naturalOrder()).orElseThrow();
        Map<String, Instant> archived =
                asked(new Sides(recent, listed, Map.of()), archive -> archive.answered(first), Map.<String, Instant>of());
        List<UUID> returned = lost.stream()
                .filter(call -> archived.getOrDefault(call.number(), Instant.EPOCH).isAfter(call.started()))
                .map(CallReader.Lost::id)
                .toList();
        return new Sides(recent.withReturned(returned), listed, answered);
    }

    private static CallQuery after(CallQuery query, Instant moment) {
        Instant next = moment.plusMillis(1);
        return query.withRange(query.from() == null || query.from().isBefore(next) ? next : query.from(), query.to());
    }

    /**
     * Some places, and how many calls there are in all.
     *
     * @param places of both sides
     * @param total of the archive
     */
    private record Counted(List<Place> places, long total) {

        static final Counted NONE = new Counted(List.of(), 0);
    }

    /**
     * So many archived calls and recent ones that are as old, from an offset on. As many archived ones before it may have to
     * give way as there are recent ones.
     */
    private Counted archived(
            Sides sides, CallQuery query, CallAccess access, List<Place> old, long offset, int most) {
        long from = Math.max(0, offset - old.size());
        int wanted = most == 0 ? 0 : Math.toIntExact(offset - from) + most;
        Counted found = asked(
                sides,
                archive -> new Counted(
                        wanted == 0 ? List.of() : archive.places(query, access, from, wanted), archive.count(query, access)),
                Counted.NONE);
        List<Place> both = new ArrayList<>(old);
        both.addAll(found.places());
        both.sort(Place.NEWEST_FIRST);
        int first = Math.min(both.size(), Math.toIntExact(offset - from));
        return new Counted(both.subList(first, Math.min(both.size(), first + most)), found.total());
    }

    private List<LoggedCall> calls(Sides sides, List<Place> places, CallAccess access) {
        List<UUID> ids = places.stream().map(Place::id).toList();
        Map<UUID, LoggedCall> found = new HashMap<>();
        sides.tables().calls(ids, access).forEach(call -> found.put(call.id(), call));
        List<UUID> missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            asked(sides, archive -> archive.calls(missing, access), List.<LoggedCall>of())
                    .forEach(call -> found.put(call.id(), call));
        }
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** {@return archived calls as they are archived, with what was said of them late} */
    List<LoggedCall> archived(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : asked(everything(), archive -> archive.calls(ids, CallAccess.ALL), List.of());
    }

    Optional<LoggedCall> call(UUID id, CallAccess access) {
        moving.lock();
        try {
            Sides sides = sides(listed(), CallFilter.ALL, access);
            return sides.tables().call(id, access).or(() -> asked(sides, store -> store.call(id, access), Optional.empty()));
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
            Optional<UUID> call = asked(everything(), archived -> archived.callOf(segment), Optional.empty());
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

    private Sides everything() {
        return new Sides(recent, listed(), Map.of());
    }

    /** What is damaged is looked for, told of, and then left out; an archive that cannot be asked is not taken for an empty one. */
    private <T> T asked(Sides sides, Function<CallReader, T> question, T nothing) {
        try {
            return archived.ask(sides.listed(), sides.answered(), question, nothing);
        } catch (IOException | RuntimeException e) {
            if (history.findDamage(sides.listed().files())) {
                return asked(new Sides(sides.tables(), listed(), sides.answered()), question, nothing);
            }
            throw new ProblemException(
                    new Problem(
                            "calllog.archive-unavailable", Problem.Kind.UNAVAILABLE, "", "Archived calls cannot be searched now.",
                            "Try again; if it stays so, the log says more."),
                    e);
        }
    }
}
