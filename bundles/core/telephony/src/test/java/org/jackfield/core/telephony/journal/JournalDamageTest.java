package org.jackfield.core.telephony.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.core.telephony.model.CallModel;

/** A journal that was cut or damaged anywhere gives back everything that was not. */
class JournalDamageTest {

    private static final PhoneSystemId SYSTEM = new PhoneSystemId(new UUID(0x0192_a000_0000_7000L, Long.MIN_VALUE));
    private static final Instant START = Instant.parse("2026-04-01T09:30:00Z");

    private final JournalCodec codec = new JournalCodec();
    private final List<Path> folders = new ArrayList<>();

    @AfterProperty
    void removeFolders() throws IOException {
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        folders.clear();
    }

    private static TelephonyEvent event(int i) {
        CallId call = CallId.of("C" + i / 4);
        DeviceId caller = DeviceId.of("1001");
        DeviceId called = DeviceId.of("1002");
        return switch (i % 4) {
            case 0 -> new CallEvent.Originated(call, caller, CallDetails.NONE, Cause.NEW_CALL);
            case 1 -> new CallEvent.Delivered(call, called, CallDetails.from(caller), Cause.NEW_CALL);
            case 2 -> new CallEvent.Established(call, called, CallDetails.from(caller), Cause.ANSWERED);
            default -> new CallEvent.CallCleared(call, Cause.NORMAL_CLEARING, "");
        };
    }

    /** Writes events and says what a reader is to find. */
    private List<JournalEntry> write(Journal.Opened opened, int from, int to) throws IOException {
        List<JournalEntry> expected = new ArrayList<>();
        CallModel model = opened.recovered().model();
        for (int i = from; i < to; i++) {
            JournalRecord record = new JournalRecord(
                    opened.journal().appended() + 1, new UUID(0x0192_a000_0000_7000L, Long.MIN_VALUE + i * 1000L),
                    START.plusSeconds(i), null, event(i), "raw " + i);
            assertThat(opened.journal().append(record)).isTrue();
            expected.add(Replay.entryOf(SYSTEM, record, model.apply(record.id(), record.arrived(), record.event())));
        }
        opened.journal().force();
        return expected;
    }

    private Journal.Opened open(Path folder) throws IOException {
        return Journal.open(SYSTEM, folder, codec, START);
    }

    private Path newFolder() throws IOException {
        Path folder = Files.createTempDirectory("journal");
        folders.add(folder);
        return folder;
    }

    private static Path newest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".journal")).sorted().reduce((a, b) -> b).orElseThrow();
        }
    }

    private static List<JournalEntry> readAll(Journal journal) throws IOException {
        try (Replay replay = journal.replay(0)) {
            return replay.read(Integer.MAX_VALUE, journal::safeEnd);
        }
    }

    @Property(tries = 20)
    void whatWasWrittenIsReadAgainOverRestarts(@ForAll @IntRange(min = 0, max = 15) int first,
            @ForAll @IntRange(min = 0, max = 15) int second) throws IOException {
        Path folder = newFolder();
        List<JournalEntry> expected;
        Journal.Opened opened = open(folder);
        try (Journal journal = opened.journal()) {
            expected = new ArrayList<>(write(opened, 0, first));
            assertThat(readAll(journal)).isEqualTo(expected);
        }
        opened = open(folder);
        try (Journal journal = opened.journal()) {
            expected.addAll(write(opened, first, first + second));
            assertThat(readAll(journal)).isEqualTo(expected);
            for (JournalEntry entry : expected) {
                try (Replay replay = journal.replay(entry.position() - 1)) {
                    JournalEntry found = replay.next(journal::safeEnd);
                    while (found.position() < entry.position()) {
                        found = replay.next(journal::safeEnd);
                    }
                    assertThat(found).isEqualTo(entry);
                }
            }
        }
    }

    @Property(tries = 100)
    void cutTailLosesWhatWasCutAndNothingElse(@ForAll @IntRange(min = 1, max = 24) int events,
            @ForAll @IntRange(min = 0, max = 4000) int cut) throws IOException {
        Path folder = newFolder();
        Journal.Opened opened = open(folder);
        List<JournalEntry> expected = write(opened, 0, events);
        List<Long> ends = recordEnds(newest(folder));
        opened.journal().close();
        Path file = newest(folder);
        long left = Math.max(0, Files.size(file) - cut);
        truncate(file, left);

        opened = open(folder);

        int whole = (int) ends.stream().filter(end -> end <= left).count();
        List<JournalEntry> kept = whole == 0 ? List.of() : expected.subList(0, whole);
        try (Journal journal = opened.journal()) {
            assertThat(readAll(journal)).isEqualTo(kept);
            List<JournalEntry> more = write(opened, 100, 104);
            assertThat(readAll(journal)).hasSize(kept.size() + 4).endsWith(more.toArray(JournalEntry[]::new));
        }
    }

    @Property(tries = 150)
    void damagedByteLosesOneRecordAtMost(@ForAll @IntRange(min = 2, max = 24) int events,
            @ForAll @IntRange(min = 0, max = 100_000) int where, @ForAll byte flip) throws IOException {
        Path folder = newFolder();
        Journal.Opened opened = open(folder);
        List<JournalEntry> expected = write(opened, 0, events);
        opened.journal().close();
        Path file = newest(folder);
        byte[] bytes = Files.readAllBytes(file);
        bytes[where % bytes.length] ^= flip == 0 ? 1 : flip;
        Files.write(file, bytes);

        opened = open(folder);

        try (Journal journal = opened.journal()) {
            List<Long> positions = readAll(journal).stream().map(JournalEntry::position).toList();
            List<Long> all = expected.stream().map(JournalEntry::position).toList();
            assertThat(all).containsAll(positions);
            assertThat(positions).isSorted().hasSizeGreaterThanOrEqualTo(events - 1);
            List<JournalEntry> more = write(opened, 100, 104);
            assertThat(readAll(journal)).endsWith(more.toArray(JournalEntry[]::new));
        }
    }

    private static List<Long> recordEnds(Path file) throws IOException {
        List<Long> ends = new ArrayList<>();
        try (FrameReader reader = new FrameReader(file)) {
            for (Frame f = reader.next(Long.MAX_VALUE); f != null; f = reader.next(Long.MAX_VALUE)) {
                if (f.kind() == Frame.RECORD) {
                    ends.add(f.end());
                }
            }
        }
        return ends;
    }

    private static void truncate(Path file, long size) {
        try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
            channel.truncate(size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
