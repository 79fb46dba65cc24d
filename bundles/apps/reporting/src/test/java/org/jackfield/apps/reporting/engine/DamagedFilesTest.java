package org.jackfield.apps.reporting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jackfield.api.calllog.MissingCalls;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.security.access.CallAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of the archive that cannot be read is told of, and the rest still answers. */
class DamagedFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"missing", "cut off", "changed inside"})
    void theRestStillAnswersAndSaysWhatIsMissing(String damage) throws Exception {
        try (EngineFixture fixture = new EngineFixture(EngineFixture.SETTINGS)) {
            // given
            List<List<HistorySegment>> calls = new CallSets(3, EngineFixture.FROM, Duration.ofDays(12)).calls(90);
            fixture.history.recent.addAll(calls.subList(0, 30));
            fixture.history.files.add(fixture.archive(calls.subList(30, 60)));
            ArchiveFile bad = fixture.archive(calls.subList(60, 90));
            fixture.history.files.add(bad);
            ReportDefinition list = fixture.engine.blank(ReportTemplate.CALL_LIST, Locale.ENGLISH);
            damage(bad.calls(), damage);
            try (ReportResult result = fixture.run(list, CallAccess.ALL)) {
                // then
                assertThat(result.size()).isEqualTo(60);
                assertThat(result.missing()).containsExactly(
                        new MissingCalls(bad.callCount(), bad.firstStarted(), bad.lastStarted()));
                assertThat(fixture.history.damage).isNotEmpty();
            }
        }
    }

    @Test
    void whatIsMissingOfAnotherTimeIsNotMissingHere() throws Exception {
        try (EngineFixture fixture = new EngineFixture(EngineFixture.SETTINGS)) {
            // given a damaged file of two years before
            List<List<HistorySegment>> calls = new CallSets(3, EngineFixture.FROM, Duration.ofDays(12)).calls(20);
            fixture.history.recent.addAll(calls.subList(0, 10));
            ArchiveFile bad = fixture.archive(calls.subList(10, 20));
            Instant then = EngineFixture.FROM.minus(Duration.ofDays(730));
            fixture.history.files.add(new ArchiveFile(bad.id(), bad.segments(), bad.calls(), 0, 10, then, then, ""));
            damage(bad.calls(), "missing");
            try (ReportResult result = fixture.run(fixture.engine.blank(ReportTemplate.CALL_LIST, Locale.ENGLISH), CallAccess.ALL)) {
                // then
                assertThat(result.size()).isEqualTo(10);
                assertThat(result.missing()).isEmpty();
            }
        }
    }

    @Test
    void filesThatWereWrittenBeforeAColumnWasAddedAreReadBesideOthers() throws Exception {
        try (EngineFixture fixture = new EngineFixture(EngineFixture.SETTINGS)) {
            // given
            List<List<HistorySegment>> calls = new CallSets(3, EngineFixture.FROM, Duration.ofDays(12)).calls(60);
            ReportDefinition list = fixture.engine.blank(ReportTemplate.CALL_LIST, Locale.ENGLISH);
            ReportDefinition grouped = fixture.engine.blank(ReportTemplate.CALLS_BY_EXTENSION, Locale.ENGLISH);
            fixture.history.files.add(fixture.archive(calls.subList(0, 30)));
            fixture.history.files.add(fixture.archive(calls.subList(30, 60)));
            List<ReportRow> listed = fixture.rows(list);
            List<ReportRow> groups = fixture.rows(grouped);
            // when one, then both are as an older release wrote them
            for (int older = 1; older <= 2; older++) {
                ArchiveFile whole = fixture.history.files.removeFirst();
                fixture.history.files.add(fixture.aged(whole, "end_code"));
                // then
                assertThat(fixture.rows(list)).hasSameElementsAs(listed);
                assertThat(fixture.rows(grouped)).isEqualTo(groups);
                assertThat(fixture.history.damage).isEmpty();
            }
        }
    }

    private static void damage(Path file, String how) throws Exception {
        byte[] whole = Files.readAllBytes(file);
        switch (how) {
            case "missing" -> Files.delete(file);
            case "cut off" -> Files.write(file, Arrays.copyOf(whole, whole.length / 2));
            default -> {
                // pages of values, not the table of contents at the end
                Arrays.fill(whole, 100, whole.length / 3, (byte) 0x5a);
                Files.write(file, whole);
            }
        }
    }
}
