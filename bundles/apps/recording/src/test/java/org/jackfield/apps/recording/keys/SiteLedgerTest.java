package org.jackfield.apps.recording.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.ledger.LedgerDay;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.apps.recording.Calls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteLedgerTest {

    @TempDir
    private Path home;

    private final LeapingClock clock = new LeapingClock(Calls.START);

    private LedgerEntry entry(String note) {
        return new LedgerEntry(LedgerEntry.Kind.DELETED, clock.now(), Ids.next(), Optional.empty(), "test", note);
    }

    @Test
    void entriesOfSeveralDaysAndStartsAreOneChain() throws IOException {
        SiteKeys keys = new SiteKeys(home.resolve("etc"), home.resolve("recordings"));
        Path folder = home.resolve("recordings/ledger");
        try (SiteLedger ledger = new SiteLedger(folder, keys, clock)) {
            ledger.append(List.of(entry("one")));
            clock.leap(Duration.ofDays(1));
            ledger.append(List.of(entry("two")));
        }
        try (SiteLedger ledger = new SiteLedger(folder, keys, clock)) {
            ledger.append(List.of(entry("three")));
            List<String> notes = new ArrayList<>();

            List<LedgerDay> days = ledger.days((index, entry, text) -> notes.add(entry.note()));

            assertThat(notes).containsExactly("one", "two", "three");
            assertThat(days).hasSize(2).allMatch(day -> day.problem().isEmpty());
        }
    }

    @Test
    void newSigningKeySignsFromThenOnAndWhatWasSignedBeforeStaysProven() throws IOException {
        Path etc = home.resolve("etc");
        SiteKeys keys = new SiteKeys(etc, home.resolve("recordings"));
        Path folder = home.resolve("recordings/ledger");
        String before = keys.signing().id();
        try (SiteLedger ledger = new SiteLedger(folder, keys, clock)) {
            ledger.append(List.of(entry("one")));

            String after = keys.newSigning();
            ledger.append(List.of(entry("two")));

            assertThat(after).isNotEqualTo(before).isEqualTo(keys.signing().id());
            assertThat(keys.backedUp()).isFalse();
            List<String> notes = new ArrayList<>();
            assertThat(ledger.days((index, entry, text) -> notes.add(entry.note()))).allMatch(day -> day.problem().isEmpty());
            assertThat(notes).containsExactly("one", "two");
        }
        try (SiteLedger again = new SiteLedger(folder, new SiteKeys(etc, home.resolve("recordings")), clock)) {
            assertThat(again.days((index, entry, text) -> { })).hasSize(1).allMatch(day -> day.problem().isEmpty());
        }
    }

    @Test
    void missingSigningKeyIsSaidAndTheLedgerWorksWhenItIsBack() throws IOException {
        Path etc = home.resolve("etc");
        SiteKeys keys = new SiteKeys(etc, home.resolve("recordings"));
        byte[] signing = Files.readAllBytes(etc.resolve("signing-1.key"));
        Files.delete(etc.resolve("signing-1.key"));
        keys.reload();
        try (SiteLedger ledger = new SiteLedger(home.resolve("recordings/ledger"), keys, clock)) {
            assertThatThrownBy(() -> ledger.append(List.of(entry("one"))))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().code()).isEqualTo("recording.signing-key-missing"));
            Files.createFile(etc.resolve("signing-1.key"), PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
            Files.write(etc.resolve("signing-1.key"), signing);
            keys.reload();

            assertThat(ledger.append(List.of(entry("one")))).hasSize(1);
        }
    }
}
