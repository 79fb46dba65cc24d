package org.jackfield.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.audit.AuditEvent.Outcome;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.api.testkit.RecordingAudit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployFolderTest {

    private static final String BROKEN = DeployAlerts.MALFORMED + "broken.jar";

    @TempDir
    private Path directory;

    private final RecordingAlerts recorded = new RecordingAlerts(new LeapingClock(Instant.parse("2026-03-01T00:00:00Z")));
    private final RecordingAudit audit = new RecordingAudit();
    private final DeployAlerts alerts = new DeployAlerts(recorded, audit);
    private DeployFolder folder;
    private Path broken;

    @BeforeEach
    void open() throws IOException {
        folder = open(directory);
        broken = write("broken.jar", "no archive", 1);
    }

    @Test
    void aMalformedFileIsToldOnceWithItsNameAndWhatToDo() {
        look();
        look();
        look();

        assertThat(recorded.active()).singleElement().satisfies(alert -> {
            AlertCondition condition = alert.condition();
            assertThat(condition.key()).isEqualTo(BROKEN);
            assertThat(condition.detail()).startsWith("broken.jar is no archive");
            assertThat(condition.remedy()).isNotBlank();
            assertThat(alert.reports()).isEqualTo(1);
        });
    }

    @Test
    void aFileThatIsStillOnItsWayIsNotJudged() throws IOException {
        look();
        for (int second = 2; second < 6; second++) {
            write("broken.jar", "no archive" + second, second);
            look();
            assertThat(recorded.active()).isEmpty();
        }
        look();
        assertThat(recorded.active()).hasSize(1);
    }

    @Test
    void aFileThatIsGoneIsNoLongerTold() throws IOException {
        look();
        look();
        Files.delete(broken);
        look();
        assertThat(recorded.active()).isEmpty();
    }

    @Test
    void aFileThatWasRepairedIsNoLongerTold() throws IOException {
        Path list = write("list.xml", "<features>", 1);
        look();
        look();
        assertThat(recorded.active()).hasSize(2);
        write("list.xml", "<features/>", 2);
        look();
        look();
        assertThat(recorded.active()).extracting(alert -> alert.condition().key()).containsExactly(BROKEN);
        assertThat(folder.look(list)).get().extracting(Dropped::fault).isEqualTo(Optional.empty());
    }

    @Test
    void whatAnEarlierRunLeftStandingGoesWithItsFile() {
        recorded.raise(new AlertCondition(
                DeployAlerts.MALFORMED + "gone.jar", AlertCondition.Severity.WARNING, "t", "d", "r"));
        recorded.raise(new AlertCondition("deploy.else", AlertCondition.Severity.WARNING, "t", "d", "r"));
        look();
        look();
        assertThat(recorded.active()).extracting(alert -> alert.condition().key())
                .containsExactlyInAnyOrder(BROKEN, "deploy.else");
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() {
        assertThat(open(directory.resolve("none")).look()).isEmpty();
    }

    @Test
    void aFileOfAnotherFolderIsNoneOfItsBusiness() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("sub")).resolve("broken.jar");
        Files.writeString(elsewhere, "no archive");
        assertThat(folder.look(elsewhere)).isEmpty();
        assertThat(folder.look(broken)).get().satisfies(dropped -> assertThat(dropped.fault()).isPresent());
    }

    @Test
    void whatNobodyVouchesForIsToldAndPutOnRecordOnceEvenOverARestart() throws IOException {
        for (int run = 0; run < 2; run++) {
            DeployAlerts again = new DeployAlerts(recorded, audit);
            again.untrusted(Map.of(Path.of("x.jar"), "is not signed by anybody"));
            again.untrusted(Map.of(Path.of("x.jar"), "is not signed by anybody"));
        }
        assertThat(recorded.active()).extracting(alert -> alert.condition().key()).containsExactly("deploy.untrusted:x.jar");
        assertThat(audit.events()).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo("deploy.install");
            assertThat(event.object()).isEqualTo("x.jar");
            assertThat(event.outcome()).isEqualTo(Outcome.DONE);
        });

        alerts.untrusted(Map.of());
        alerts.refused(Map.of(Path.of("x.jar"), "is not signed by anybody"));

        assertThat(recorded.active()).extracting(alert -> alert.condition().key()).containsExactly("deploy.refused:x.jar");
        assertThat(audit.events()).last().satisfies(event -> assertThat(event.outcome()).isEqualTo(Outcome.REFUSED));
    }

    private DeployFolder open(Path path) {
        return new DeployFolder(path, new Publishers(path.resolve("publishers"), Clock.systemUTC()));
    }

    private void look() {
        Map<Path, String> faults = new TreeMap<>();
        folder.look().forEach((file, dropped) -> dropped.fault().ifPresent(fault -> faults.put(file, fault)));
        alerts.malformed(faults);
    }

    private Path write(String name, String text, int second) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
    }
}
