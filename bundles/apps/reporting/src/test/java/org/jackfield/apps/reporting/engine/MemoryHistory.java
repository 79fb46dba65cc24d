package org.jackfield.apps.reporting.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
    private long version;

    @Override
    public HistorySnapshot read(long since, RecentCalls calls) {
        recent.forEach(call -> calls.take(call, WholeCall.of(call)));
        return new HistorySnapshot(++version, true, Set.of(), files, assigned, forgotten);
    }

    @Override
    public void damaged(ArchiveFile file, String reason) {
        damage.add(reason);
    }
}
