package org.jackfield.core.calllog;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.core.calllog.store.ArchiveStore;
import org.jackfield.core.calllog.store.CallStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes calls, of which some may be archived already, as when a journal is read again. What is in the archive as it is
 * told stays there; what has changed goes back into the tables first. So a call is in one place, as it was told last.
 */
final class LateCalls {

    private static final Logger LOG = LoggerFactory.getLogger(LateCalls.class);

    private final CallStore recent;
    private final ArchiveStore listed;
    private final WholeCallLog log;
    private final CallArchive archive;
    private final Lock moving;
    private final InstantSource clock;

    /** @param moving keeps calls from being moved between the question where they are and the writing */
    LateCalls(
            CallStore recent, ArchiveStore listed, WholeCallLog log, CallArchive archive, Lock moving, InstantSource clock) {
        this.recent = recent;
        this.listed = listed;
        this.log = log;
        this.archive = archive;
        this.moving = moving;
        this.clock = clock;
    }

    CallStore.Written write(PhoneSystemId system, Collection<LogicalCall> calls, long position) {
        Set<UUID> tried = new HashSet<>();
        while (true) {
            List<LoggedCall> changed;
            moving.lock();
            try {
                Map<UUID, LoggedCall> archived = archived(calls);
                changed = calls.stream()
                        .filter(call -> archived.containsKey(call.id()) && !tried.contains(call.id()))
                        .filter(call -> isChanged(call, archived.get(call.id())))
                        .map(call -> archived.get(call.id()))
                        .toList();
                if (changed.isEmpty()) {
                    return recent.write(
                            system, calls.stream().filter(call -> !archived.containsKey(call.id())).toList(), position);
                }
            } finally {
                moving.unlock();
            }
            changed.forEach(call -> tried.add(call.id()));
            putBack(changed);
        }
    }

    /** New calls began after all that is archived, so that the archive is hardly ever asked. */
    private Map<UUID, LoggedCall> archived(Collection<LogicalCall> calls) {
        Instant newest = listed.newest().orElse(Instant.MIN);
        List<UUID> old = calls.stream()
                .filter(call -> !call.started().isAfter(newest))
                .map(LogicalCall::id)
                .toList();
        if (old.isEmpty()) {
            return Map.of();
        }
        Set<UUID> missing = new HashSet<>(old);
        listed.present(old).forEach(missing::remove);
        return log.archived(missing).stream().collect(Collectors.toMap(LoggedCall::id, Function.identity()));
    }

    private static boolean isChanged(LogicalCall call, LoggedCall archived) {
        Map<UUID, Long> revisions =
                archived.segments().stream().collect(Collectors.toMap(Segment::id, Segment::revision));
        return call.mergedInto() != null
                || call.segments().stream().anyMatch(segment ->
                        !segment.isLive() && revisions.getOrDefault(segment.id(), -1L) < segment.revision());
    }

    /** What cannot be put back stays as it is archived: a change less is better than a call twice. */
    private void putBack(List<LoggedCall> calls) {
        try {
            archive.putBack(calls, clock.instant());
        } catch (IOException e) {
            LOG.warn("changes of archived calls cannot be stored: {}", calls.stream().map(LoggedCall::id).toList(), e);
        }
    }
}
