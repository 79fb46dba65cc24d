package org.jackfield.apps.recording.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.store.RecordingRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real disk that is really full: one of some hundred kilobytes in memory. Who may not mount one skips this. */
class FullDiskTest {

    @TempDir
    private Path disk;

    private boolean mounted;

    @BeforeEach
    void aSmallDisk() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk.toString());
        assumeTrue(mounted, "may not mount");
    }

    @AfterEach
    void noDisk() throws Exception {
        if (mounted) {
            run("umount", disk.toString());
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void whatWasWrittenPlaysAndRecordingGoesOnOnceThereIsRoom() throws IOException {
        Office office = new Office(disk, Scene.BEGIN);
        Scene scene = new Scene(office);
        Path ballast = disk.resolve("ballast");
        Files.write(ballast, new byte[300_000]);
        scene.session("1001", "5551234");
        Calls calls = scene.answered("1001");
        scene.tell(calls);
        scene.pass(8000);
        assertThat(office.alerts.keys()).contains(SegmentRecordings.ALERT);
        assertThat(office.live()).allMatch(live -> live.problem().equals("The disk is full."));

        Files.delete(ballast);
        scene.pass(12_000);
        scene.tell(scene.ended(calls));
        scene.pass(70_000);

        List<RecordingRow> rows = List.copyOf(office.recordings(calls.id()));
        assertThat(rows.getFirst().interrupted()).isTrue();
        byte[] first = office.channel(rows.getFirst(), 0);
        assertThat(first.length).isGreaterThan(8000);
        for (int i = 0; i < first.length; i++) {
            assertThat(first[i]).isEqualTo(Telephone.sample(Side.FIRST, i));
        }
        assertThat(rows).hasSizeGreaterThan(1);
        assertThat(office.outcomes.of(calls.id()).orElseThrow())
                .isEqualTo(new Outcomes.Outcome(SegmentState.FAILED, "The disk is full."));
        assertThat(office.counters.packetsLost().disk()).isPositive();
        assertThat(office.leases).isEmpty();
    }
}
