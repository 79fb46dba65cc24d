package org.jackfield.apps.reporting.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.CallHistory;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.calllog.history.HistorySnapshot;
import org.jackfield.api.calllog.history.WholeCall;

/** Recent calls in a list, and files that somebody wrote. */
final class MemoryHistory implements CallHistory {

    final List<List<HistorySegment>> recent = new ArrayList<>();
    final List<ArchiveFile> files = new ArrayList<>();
    final List<HistorySnapshot.Assignment> assigned = new ArrayList<>();
    final Set<UUID> forgotten = new HashSet<>();
    final List<String> damage = new ArrayList<>();
    private List<List<HistorySegment>> given = List.of();
    private long version;

    @Override
    public HistorySnapshot read(long since, RecentCalls calls) {
        if (since == version && isAsGiven()) {
            return new HistorySnapshot(version, false, Set.of(), files, assigned, forgotten);
        }
        given = List.copyOf(recent);
        recent.forEach(call -> calls.take(call, WholeCall.of(call)));
        return new HistorySnapshot(++version, true, Set.of(), files, assigned, forgotten);
    }

    private boolean isAsGiven() {
        return given.size() == recent.size()
                && IntStream.range(0, given.size()).allMatch(i -> given.get(i) == recent.get(i));
    }

    @Override
    public void damaged(ArchiveFile file, String reason) {
        damage.add(reason);
        files.replaceAll(one -> one.id().equals(file.id())
                ? new ArchiveFile(
                        one.id(), one.segments(), one.calls(), one.segmentCount(), one.callCount(), one.firstStarted(),
                        one.lastStarted(), reason)
                : one);
    }
}
