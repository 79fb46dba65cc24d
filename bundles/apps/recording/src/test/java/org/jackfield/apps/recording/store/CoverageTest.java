package org.jackfield.apps.recording.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.store.Coverage.Span;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final Instant START = Instant.parse("2026-04-01T09:30:00Z");
    private static final Instant END = START.plusSeconds(60);

    private static Span span(long from, long to, boolean interrupted) {
        return new Span(START.plusMillis(from), START.plusMillis(to), interrupted);
    }

    @Test
    void recordingThatWasNotInterruptedIsAllThereWasToBe() {
        assertThat(Coverage.of(START, END, List.of(span(20_000, 30_000, false)))).isEqualTo(new Coverage(SegmentState.RECORDED, ""));
    }

    @Test
    void interruptionIsAFailureIfMoreThanASecondIsMissing() {
        assertThat(Coverage.of(START, END, List.of(span(0, 30_000, true), span(31_000, 60_000, false))).state())
                .isEqualTo(SegmentState.RECORDED);
        assertThat(Coverage.of(START, END, List.of(span(31_001, 60_000, false), span(0, 30_000, true))))
                .isEqualTo(new Coverage(SegmentState.FAILED, "The recording was interrupted: 1 s of 60 s are missing."));
    }

    @Test
    void gapsAddUpAndOverlapsDoNotHide() {
        Coverage coverage = Coverage.of(
                START, END, List.of(span(1000, 20_000, true), span(5000, 10_000, true), span(25_000, 50_000, true)));

        assertThat(coverage.reason()).isEqualTo("The recording was interrupted: 16 s of 60 s are missing.");
    }

    @Test
    void whatLiesOutsideOfTheSegmentDoesNotCount() {
        assertThat(Coverage.of(START, END, List.of(span(-5000, 90_000, true))).state()).isEqualTo(SegmentState.RECORDED);
        assertThat(Coverage.of(START, END, List.of(span(70_000, 90_000, true))).reason()).contains("60 s of 60 s");
        assertThat(Coverage.of(null, END, List.of(span(0, 1000, true))).state()).isEqualTo(SegmentState.RECORDED);
    }
}
