package org.jackfield.apps.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.apps.recording.RecordingSite.ANNA;
import static org.jackfield.apps.recording.RecordingSite.BEN;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.apps.recording.audio.WavFile;
import org.jackfield.apps.recording.store.Annotation;
import org.jackfield.apps.recording.store.Note;
import org.jackfield.apps.recording.store.RecordingOrder;
import org.jackfield.apps.recording.store.RecordingQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {

    @TempDir
    private Path folder;

    private final Calls call = Calls.inbound("1001");
    private RecordingSite site;
    private Recordings recordings;

    @BeforeEach
    void site() throws IOException {
        site = new RecordingSite(folder);
        recordings = site.recordings();
        site.recorded(call, 16_000);
    }

    @AfterEach
    void close() throws IOException {
        site.close();
    }

    @Test
    void whoMayNotIsRefusedAndNothingIsDone() {
        List<ThrowingCallable> acts = List.of(
                () -> recordings.segments(RecordingQuery.ALL, RecordingOrder.NEWEST, PageRequest.first(), BEN.subject()),
                () -> recordings.calls(RecordingQuery.ALL, RecordingOrder.NEWEST, PageRequest.first(), BEN.subject()),
                () -> recordings.segment(call.id(), BEN.subject()),
                () -> recordings.play(call.id(), 1, BEN),
                () -> recordings.waveform(call.id(), 1, 10, BEN.subject()),
                () -> recordings.timeline(call.id(), 1, BEN.subject()),
                () -> recordings.integrity(call.id(), 1, BEN.subject()),
                () -> recordings.notes(call.id(), BEN.subject()),
                () -> recordings.note(call.id(), null, "note", BEN),
                () -> recordings.removeNote(call.id(), Ids.next(), BEN),
                () -> recordings.annotate(call.id(), Annotation.NONE.withRating(3), BEN),
                () -> recordings.hold(call.id(), true, BEN));

        acts.forEach(act -> assertThatThrownBy(act).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("security.forbidden")));
        assertThat(site.audit.events()).isEmpty();
        assertThat(site.store.segment(call.id()).orElseThrow().annotation()).isEqualTo(Annotation.NONE);
    }

    /** Ruling 28: who may see recordings may not for that reason hear them. */
    @Test
    void seeingIsNotHearing() {
        Recordings forViewers = site.recordings(FakeSecurity.allowing("recording.view"));

        assertThat(forViewers.segment(call.id(), BEN.subject()).playable()).isTrue();
        assertThatThrownBy(() -> forViewers.play(call.id(), 1, BEN)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aHearingIsAuditedOnceHoweverManyPiecesItIsFetchedIn() throws IOException {
        hear();
        hear();
        site.clock.leap(Duration.ofMinutes(14));
        hear();
        assertThat(site.audit.actions()).containsExactly("recording.play");

        site.clock.leap(Duration.ofMinutes(2));
        hear();
        assertThat(site.audit.actions()).containsExactly("recording.play", "recording.play");
    }

    private void hear() throws IOException {
        try (WavFile wav = recordings.play(call.id(), 1, ANNA)) {
            wav.write(0, wav.length(), new ByteArrayOutputStream());
        }
    }

    @Test
    void nothingIsHeardThatCannotBeAudited() {
        site.audit.setAway(true);

        assertThatThrownBy(this::hear).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("audit.unavailable"));

        site.audit.setAway(false);
        assertThat(site.audit.actions()).isEmpty();
    }

    @Test
    void aSegmentWithoutARecordingSaysWhy() {
        Calls excluded = Calls.internal("1001", "1002");
        site.keep(SegmentState.EXCLUDED, "internal calls", excluded);

        assertThatThrownBy(() -> recordings.play(excluded.id(), 1, ANNA)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo("recording.no-audio");
            assertThat(e.problem().message()).contains("EXCLUDED").contains("internal calls");
        });
        assertThatThrownBy(() -> recordings.play(call.id(), 2, ANNA)).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("recording.no-part"));
        UUID unknown = Ids.next();
        assertThatThrownBy(() -> recordings.segment(unknown, ANNA.subject())).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("recording.unknown"));
    }

    @Test
    void whatPeopleSayIsKeptAndAudited() {
        Note note = recordings.note(call.id(), 1500L, "  Asked for a refund ", ANNA);
        recordings.annotate(call.id(), now -> new Annotation(
                4, true, List.of("A-17", "", "", "", ""), true, "", now.revision()), ANNA);

        assertThat(recordings.notes(call.id(), ANNA.subject())).singleElement().satisfies(kept -> {
            assertThat(kept.text()).isEqualTo("Asked for a refund");
            assertThat(kept.by()).isEqualTo(ANNA.subject().name());
            assertThat(kept.positionMillis()).isEqualTo(1500);
        });
        Annotation kept = recordings.segment(call.id(), ANNA.subject()).annotation();
        assertThat(kept.rating()).isEqualTo(4);
        assertThat(kept.fields().getFirst()).isEqualTo("A-17");
        assertThat(kept.legalHold()).as("a hold has a permission of its own").isFalse();

        recordings.hold(call.id(), true, ANNA);
        recordings.removeNote(call.id(), note.id(), ANNA);

        assertThat(recordings.segment(call.id(), ANNA.subject()).annotation().legalHold()).isTrue();
        assertThat(recordings.notes(call.id(), ANNA.subject())).isEmpty();
        assertThat(site.audit.actions()).containsExactly(
                "recording.note", "recording.annotate", "recording.hold", "recording.remove-note");
        assertThat(site.audit.events().get(1).after()).contains("rating 4").contains("A-17");
    }

    @Test
    void notesAreBounded() {
        for (int i = 0; i < Recordings.MOST_NOTES; i++) {
            site.annotations.add(new Note(Ids.next(), call.id(), SampleRecording.STARTED, "anna", null, "note " + i));
        }

        assertThatThrownBy(() -> recordings.note(call.id(), null, "one more", ANNA)).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("recording.too-many-notes"));
        assertThat(site.audit.actions()).isEmpty();
    }

    @Test
    void aNoteOfAnotherRecordingIsNotRemoved() {
        Calls other = Calls.inbound("1002");
        site.keep(SegmentState.FAILED, "", other);
        Note note = recordings.note(other.id(), null, "keep me", ANNA);

        assertThatThrownBy(() -> recordings.removeNote(call.id(), note.id(), ANNA)).isInstanceOf(ProblemException.class);
        assertThat(recordings.notes(other.id(), ANNA.subject())).hasSize(1);
    }
}
