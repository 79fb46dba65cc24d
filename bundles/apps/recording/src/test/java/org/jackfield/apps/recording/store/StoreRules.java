package org.jackfield.apps.recording.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.apps.recording.Calls.SYSTEM;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.SegmentState;
import org.junit.jupiter.api.AfterEach;

/** A database with its stores, and how tests ask them. */
abstract class StoreRules {

    final TestDatabase database;
    final RecordingStore store;
    final FileStore files;
    final AnnotationStore annotations;
    final AddressStore addresses;
    final JdbiRecordingFacts facts;
    final List<UUID> told = new ArrayList<>();
    SegmentPeople people = SegmentPeople.NONE;
    private long position;

    StoreRules(Dialect dialect) {
        database = TestDatabase.open(dialect);
        store = new JdbiRecordingStore(database, segment -> people, told::add);
        files = new JdbiFileStore(database);
        annotations = new JdbiAnnotationStore(database);
        addresses = new JdbiAddressStore(database);
        facts = new JdbiRecordingFacts(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    final void keep(SegmentState state, String reason, Calls... segments) {
        store.write(
                SYSTEM, Arrays.stream(segments).map(one -> new SegmentOutcome(one.segment(), state, reason)).toList(), List.of(),
                ++position);
    }

    final RecordedSegment read(Calls segment) {
        return store.segment(segment.id()).orElseThrow();
    }

    final List<UUID> found(RecordingQuery query) {
        List<UUID> segments = store.segments(query, CallAccess.ALL, RecordingOrder.NEWEST, PageRequest.first()).items().stream()
                .map(one -> one.segment().id())
                .toList();
        assertThat(store.segments(query, CallAccess.ALL, RecordingOrder.NEWEST, PageRequest.first()).total()).isEqualTo(segments.size());
        return segments;
    }
}
