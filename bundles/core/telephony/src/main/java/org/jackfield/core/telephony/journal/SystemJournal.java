package org.jackfield.core.telephony.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallJournal;
import org.jackfield.api.telephony.call.JournalConsumer;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.call.LogicalCall;

/** The journal of one phone system with those who read it. The owner thread publishes; anybody may read. */
public final class SystemJournal implements Closeable {

    private static final int MAX_EVENTS = 1000;
    private static final Duration BEFORE_CALL = Duration.ofMinutes(1);
    private static final Duration AFTER_CALL = Duration.ofSeconds(30);

    private final PhoneSystemId system;
    private final Journal journal;
    private final JournalTail tail;
    private final Map<String, ConsumerRunner> consumers = new ConcurrentHashMap<>();

    public SystemJournal(PhoneSystemId system, Journal journal) {
        this.system = system;
        this.journal = journal;
        this.tail = new JournalTail(journal.safePosition());
    }

    /** Entries have become safe on disk. */
    public void publish(List<JournalEntry> entries) {
        tail.add(entries);
    }

    public void add(String name, JournalConsumer consumer) {
        ConsumerRunner runner = new ConsumerRunner(system, name, consumer, journal, tail, journal.files());
        ConsumerRunner before = consumers.put(name, runner);
        if (before != null) {
            before.close();
        }
        runner.start();
    }

    /** Stops bringing entries to a consumer; waits until it has dealt with those it has. */
    public void remove(String name) {
        ConsumerRunner runner = consumers.remove(name);
        if (runner != null) {
            runner.close();
        }
    }

    /** {@return at most {@code limit} entries behind a position} */
    public List<JournalEntry> read(long after, int limit) {
        try (Replay replay = journal.replay(after)) {
            List<JournalEntry> entries = new ArrayList<>();
            for (JournalEntry e = replay.next(journal::safeEnd);
                    e != null && entries.size() < limit;
                    e = replay.next(journal::safeEnd)) {
                if (e.position() > after) {
                    entries.add(e);
                }
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("The journal of " + system + " cannot be read", e);
        }
    }

    /** The events of a call and of those that became part of it. */
    public List<JournalEntry> eventsOf(UUID call, Instant from, Instant to) {
        Instant begin = from.minus(BEFORE_CALL);
        Instant end = to.plus(AFTER_CALL);
        try {
            long after = journal.positionBefore(begin);
            Set<UUID> parts = partsOf(call, after, end);
            List<JournalEntry> entries = new ArrayList<>();
            try (Replay replay = journal.replay(after)) {
                for (JournalEntry e = replay.next(journal::safeEnd);
                        e != null && !e.arrived().isAfter(end) && entries.size() < MAX_EVENTS;
                        e = replay.next(journal::safeEnd)) {
                    if (concerns(e, parts)) {
                        entries.add(e);
                    }
                }
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("The journal of " + system + " cannot be read", e);
        }
    }

    private Set<UUID> partsOf(UUID call, long after, Instant end) throws IOException {
        Set<UUID> parts = new HashSet<>(Set.of(call));
        List<LogicalCall> merged = new ArrayList<>();
        try (Replay replay = journal.replay(after)) {
            for (JournalEntry e = replay.next(journal::safeEnd);
                    e != null && !e.arrived().isAfter(end);
                    e = replay.next(journal::safeEnd)) {
                e.changes().stream().filter(c -> c.mergedInto() != null).forEach(merged::add);
            }
        }
        for (int i = merged.size() - 1; i >= 0; i--) {
            if (parts.contains(merged.get(i).mergedInto())) {
                parts.add(merged.get(i).id());
            }
        }
        return parts;
    }

    private static boolean concerns(JournalEntry entry, Set<UUID> parts) {
        return entry.call() != null && parts.contains(entry.call().id())
                || entry.changes().stream().anyMatch(c -> parts.contains(c.id()));
    }

    public CallJournal.Status status() {
        List<JournalEntry> oldest = read(0, 1);
        long bytes;
        try {
            bytes = journal.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The journal of " + system + " cannot be read", e);
        }
        return new CallJournal.Status(
                system,
                oldest.isEmpty() ? 0 : oldest.get(0).position(),
                tail.newest(),
                bytes,
                oldest.isEmpty() ? null : oldest.get(0).arrived(),
                cursors());
    }

    private List<CallJournal.Cursor> cursors() {
        return consumers.values().stream()
                .map(ConsumerRunner::status)
                .sorted(Comparator.comparing(CallJournal.Cursor::consumer))
                .toList();
    }

    @Override
    public void close() {
        List.copyOf(consumers.keySet()).forEach(this::remove);
    }
}
