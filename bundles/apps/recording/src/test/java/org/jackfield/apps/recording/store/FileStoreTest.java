package org.jackfield.apps.recording.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.apps.recording.Calls.START;
import static org.jackfield.apps.recording.Calls.SYSTEM;

import java.util.Map;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.MasterKey;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.SegmentState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of recordings, and what is kept beside them, on whatever database. */
@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class FileStoreTest extends StoreRules {

    FileStoreTest(Dialect dialect) {
        super(dialect);
    }

    @Test
    void erasedRecordingHasNoKeyAnyMore() {
        Calls call = Calls.inbound("1001");
        RecordingRow row = Files.of(call);
        keep(SegmentState.PENDING, "", call);
        store.addFile(row);
        Erasure erasure = new Erasure(START, "engineer", "asked for by the customer");

        assertThat(files.erase(row.id(), erasure)).isTrue();
        assertThat(files.erase(row.id(), new Erasure(START, "somebody", "again"))).isFalse();

        assertThat(files.file(row.id()).orElseThrow().wrappedKey()).isNull();
        assertThat(files.erasure(row.id())).contains(erasure);
        assertThat(read(call).playable()).isFalse();
        assertThat(files.rewrap(row.id(), Files.wrapped(row.id(), Files.MASTER))).isFalse();
        assertThat(files.after(FileStore.FIRST, 10)).isEmpty();
        assertThat(files.count()).isZero();
        assertThat(found(RecordingQuery.ALL.withAudio(true))).isEmpty();
        store.addFile(row);
        assertThat(files.file(row.id()).orElseThrow().wrappedKey()).as("does not come back").isNull();
    }

    @Test
    void rewrappedKeysLeaveTheOldMaster() {
        RecordingRow one = Files.of(Calls.inbound("1001"));
        RecordingRow two = Files.of(Calls.inbound("1002"));
        store.addFile(one);
        store.addFile(two);
        MasterKey next = MasterKey.generate();
        assertThat(files.keysByMaster()).isEqualTo(Map.of(Files.MASTER.id(), 2L));
        assertThat(files.notUnder(next.id(), FileStore.FIRST, 1)).hasSize(1);
        assertThat(files.notUnder(next.id(), one.id(), 10)).extracting(RecordingRow::id).containsExactly(two.id());

        byte[] wrapped = Files.wrapped(one.id(), next);
        assertThat(files.rewrap(one.id(), wrapped)).isTrue();

        assertThat(files.keysByMaster()).isEqualTo(Map.of(Files.MASTER.id(), 1L, next.id(), 1L));
        assertThat(files.file(one.id()).orElseThrow().wrappedKey()).isEqualTo(wrapped);
    }

    @Test
    void ageFindsWhatIsNotHeldAndNotErased() {
        Calls old = Calls.inbound("1001");
        Calls held = Calls.inbound("1002");
        Calls young = Calls.inbound("1003").at(START.plusSeconds(86_400));
        keep(SegmentState.RECORDED, "", old, held, young);
        RecordingRow row = Files.of(old);
        store.addFile(row);
        store.addFile(Files.of(held));
        store.addFile(Files.of(young));
        annotations.annotate(held.id(), Annotation.NONE.withLegalHold(true));

        assertThat(files.expired(START.plusSeconds(3600), FileStore.FIRST, 10)).extracting(RecordingRow::segment).containsExactly(old.id());
        assertThat(files.expiredAmount(START.plusSeconds(3600))).isEqualTo(new FileStore.Amount(1, 16_000));
        assertThat(files.heldBefore(START.plusSeconds(3600))).isEqualTo(1);
        files.erase(row.id(), new Erasure(START, "retention", "older than 1 day"));
        assertThat(files.expiredAmount(START.plusSeconds(3600))).isEqualTo(new FileStore.Amount(0, 0));
    }

    @Test
    void fileThatCouldNotBeRemovedIsLeftOver() {
        RecordingRow row = Files.of(Calls.inbound("1001"));
        store.addFile(row);
        assertThat(files.leftOver(FileStore.FIRST, 10)).isEmpty();
        files.erase(row.id(), new Erasure(START, "engineer", "asked for"));

        assertThat(files.leftOver(FileStore.FIRST, 10)).extracting(RecordingRow::id).containsExactly(row.id());

        files.removed(row.id());
        assertThat(files.leftOver(FileStore.FIRST, 10)).isEmpty();
    }

    @Test
    void archivedRecordingsAreNotArchivedAgain() {
        RecordingRow one = Files.of(Calls.inbound("1001"));
        RecordingRow two = Files.of(Calls.inbound("1002"));
        store.addFile(one);
        store.addFile(two);
        assertThat(files.toArchive(one.ended(), FileStore.FIRST, 10)).isEmpty();

        files.archived(one.id(), START);

        assertThat(files.toArchive(START.plusSeconds(3600), FileStore.FIRST, 10)).extracting(RecordingRow::id).containsExactly(two.id());
    }

    @Test
    void whoeverSaysSomethingSecondIsTold() {
        Calls call = Calls.inbound("1001");
        keep(SegmentState.RECORDED, "", call);
        Annotation first = annotations.annotate(call.id(), Annotation.NONE.withRating(3));
        assertThat(first.revision()).isEqualTo(1);
        assertThat(read(call).annotation()).isEqualTo(first);

        assertThatThrownBy(() -> annotations.annotate(call.id(), Annotation.NONE.withRating(1)))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("recording.conflict"));
        Annotation second = annotations.annotate(call.id(), first.withRating(5));
        assertThatThrownBy(() -> annotations.annotate(call.id(), first)).isInstanceOf(ProblemException.class);
        assertThat(read(call).annotation()).isEqualTo(second);
        assertThatThrownBy(() -> annotations.annotate(Ids.next(), Annotation.NONE))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("recording.unknown"));
    }

    @Test
    void notesAreCountedAndComeOldestFirst() {
        Calls call = Calls.inbound("1001");
        keep(SegmentState.RECORDED, "", call);
        Note later = new Note(Ids.next(), call.id(), START.plusSeconds(9), "engineer", 1500L, "Later");
        Note earlier = new Note(Ids.next(), call.id(), START, "engineer", null, "Earlier");
        annotations.add(later);
        annotations.add(earlier);

        assertThat(annotations.notes(call.id())).containsExactly(earlier, later);
        assertThat(read(call).notes()).isEqualTo(2);
        assertThat(annotations.remove(later.id())).isTrue();
        assertThat(annotations.remove(later.id())).isFalse();
        assertThat(annotations.notes(call.id())).containsExactly(earlier);
        assertThatThrownBy(() -> annotations.add(new Note(Ids.next(), Ids.next(), START, "engineer", null, "Lost")))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void addressBelongsToTheDeviceThatHadItLast() {
        LearnedAddress first = new LearnedAddress(SYSTEM, DeviceId.of("1001"), "08000f123456", "192.0.2.1", START);
        LearnedAddress moved = new LearnedAddress(SYSTEM, DeviceId.of("1002"), "08000f123456", "192.0.2.2", START);
        addresses.learn(first);
        addresses.learn(first);
        assertThat(addresses.learned()).containsExactly(first);

        addresses.learn(moved);

        assertThat(addresses.learned()).containsExactly(moved);
        addresses.forget(moved);
        assertThat(addresses.learned()).isEmpty();
    }
}
