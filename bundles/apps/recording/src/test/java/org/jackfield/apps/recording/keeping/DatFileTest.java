package org.jackfield.apps.recording.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.store.RecordingRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatFileTest {

    @TempDir
    private Path home;

    private static List<String> lines(Calls call, RecordingRow row) {
        return DatFile.text(call.segment(), row, "/data/recordings/2026/04/01", ZoneId.of("Europe/London")).lines().toList();
    }

    @Test
    void inboundCallIsToldFieldByField() {
        Calls call = Calls.inbound("1001").with("08453736880", "", "7864350", "2001", "1101");
        RecordingRow row = org.jackfield.apps.recording.store.Files.of(call);

        assertThat(lines(call, row)).containsExactly(
                "[CallId:1A01]", "[CLI:08453736880]", "[DDI:7864350]", "[Extension:1001]", "[ExtensionName:Name of 1001]",
                "[Direction:Inbound]", "[HuntGroup:2001]", "[Encrypted:True]", "[HuntGroupName:Name of 2001]",
                "[AurixIndexed:False]", "[NetworkRecordingPath:]", "[LocalRecordingPath:/data/recordings/2026/04/01]",
                "[AgentId:1101]", "[AgentName:Agent 1101]", "[Trunk:94001]", "[Serial:" + row.serial() + "]",
                "[StartTime:01/04/2026 10:30:00]", "[AnswerTime:01/04/2026 10:30:02]", "[EndEvent:CallCleared]",
                "[EventCause:Answered]", "[Segment:1]", "[LogicCallId:" + call.call() + "]",
                "[CurrentGlobalCallId:" + call.id() + "]", "[PrimaryGlobalCallId:" + call.call() + "]",
                "[CallerNumber:08453736880]", "[CallerDeviceType:Trunk]", "[CallerDeviceNumber:94001]", "[CalledNumber:7864350]",
                "[CalledDeviceType:Extension]", "[CalledDeviceNumber:1001]");
    }

    @Test
    void internalCallHasExtensionsAtBothEnds() {
        Calls call = Calls.internal("1002", "1001");

        assertThat(lines(call, org.jackfield.apps.recording.store.Files.of(call)))
                .contains("[Direction:Internal]", "[CallerNumber:1002]", "[CallerDeviceType:Extension]", "[CalledNumber:1001]")
                .contains("[Trunk:]");
    }

    @Test
    void valueCannotPretendToBeAField() {
        Calls call = Calls.inbound("1001").with("0]\r\n[Extension:9", "", "", "", "");

        assertThat(lines(call, org.jackfield.apps.recording.store.Files.of(call))).contains("[CLI:0    Extension:9]").hasSize(30);
    }

    @Test
    void fileLiesBesideTheRecordingIfItIsWanted() throws IOException {
        try (Shelf shelf = new Shelf(home)) {
            boolean[] wanted = {false};
            DatWriter writer = new DatWriter(shelf.site.store, shelf.places, () -> wanted[0], shelf.site.clock);
            RecordingRow row = shelf.record();
            shelf.leap(Duration.ofSeconds(1));
            writer.recorded(row.segment());
            Path dat = FilePlaces.dat(shelf.original(row));
            assertThat(dat).doesNotExist();

            wanted[0] = true;
            writer.recorded(row.segment());

            assertThat(Files.readString(dat)).contains("[Serial:" + row.serial() + "]\r\n");
            assertThat(dat.getFileName()).hasToString(row.id() + ".dat");
        }
    }

    @Test
    void whatACrashLeftOutIsWrittenOnceAtTheNextStart() throws IOException {
        try (Shelf shelf = new Shelf(home)) {
            RecordingRow lost = shelf.record();
            RecordingRow there = shelf.record();
            shelf.leap(Duration.ofMinutes(1));
            Files.writeString(FilePlaces.dat(shelf.original(there)), "as it was");
            DatWriter writer = new DatWriter(shelf.site.store, shelf.places, () -> true, shelf.site.clock);

            writer.catchUp(shelf.files);

            assertThat(FilePlaces.dat(shelf.original(lost))).content().contains("[Serial:" + lost.serial() + "]");
            assertThat(FilePlaces.dat(shelf.original(there))).hasContent("as it was");
            Files.delete(FilePlaces.dat(shelf.original(there)));
            writer.catchUp(shelf.files);
            assertThat(FilePlaces.dat(shelf.original(there))).as("whoever removes one later wants none").doesNotExist();
        }
    }
}
