package org.jackfield.api.recording.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jackfield.api.recording.format.SmallRecording.SITE;
import static org.jackfield.api.recording.format.SmallRecording.id;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.MemoryFolder;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.format.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private static final LedgerDay.Entries IGNORED = (index, entry, text) -> { };

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T22:00:00Z"));

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @Test
    void whatWasAppendedIsReadBackInOrder() throws IOException {
        List<LedgerEntry> kept = new ArrayList<>();
        try (Ledger ledger = open()) {
            for (int i = 0; i < 5; i++) {
                LedgerEntry entry = entry(i);
                assertThat(ledger.append(List.of(entry)))
                        .containsExactly(new Ledger.Place(LocalDate.parse("2026-11-24"), i));
                kept.add(entry);
            }
        }
        List<LedgerEntry> read = new ArrayList<>();
        try (Ledger ledger = open()) {
            assertThat(ledger.days((index, entry, text) -> read.add(entry)))
                    .singleElement().satisfies(day -> assertThat(day.problem()).isEmpty());
        }
        assertThat(read).isEqualTo(kept);
    }

    @Test
    void manyEntriesAtOnceGetAHeadForEachThousand() throws IOException {
        try (Ledger ledger = open()) {
            List<LedgerEntry> many = Collections.nCopies(2500, entry(1));
            assertThat(ledger.append(many)).hasSize(2500).endsWith(new Ledger.Place(LocalDate.parse("2026-11-24"), 2499));
            assertThat(ledger.head().orElseThrow().size()).isEqualTo(2500);
            assertThat(ledger.days(IGNORED).getFirst().problem()).isEmpty();
        }
    }

    @Test
    void theSealOfARecordingIsFoundFromADayOn() throws IOException {
        try (Ledger ledger = threeDays()) {
            List<LedgerEntry> entries = new ArrayList<>();
            List<Ledger.Place> places = new ArrayList<>();
            for (LedgerDay day : ledger.days((index, entry, text) -> entries.add(entry))) {
                for (int i = 0; i < day.head().orElseThrow().size(); i++) {
                    places.add(new Ledger.Place(day.day().orElseThrow(), i));
                }
            }
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).kind() == LedgerEntry.Kind.SEALED) {
                    Ledger.Place place = places.get(i);
                    assertThat(ledger.sealed(entries.get(i).recording(), place.day()).orElseThrow().day()).isEqualTo(place.day());
                    assertThat(ledger.proof(ledger.sealed(entries.get(i).recording(), place.day()).orElseThrow()).entry())
                            .contains(entries.get(i).recording().toString());
                }
            }
            assertThat(ledger.sealed(id(99), LocalDate.MIN)).isEmpty();
            assertThat(ledger.sealed(entries.getFirst().recording(), LocalDate.parse("2030-01-01"))).isEmpty();
        }
    }

    @Test
    void everyEntryOfEveryDayIsProven() throws IOException {
        try (Ledger ledger = threeDays()) {
            for (String day : List.of("2026-11-24", "2026-11-25", "2026-11-27")) {
                for (int i = 0; i < 3; i++) {
                    LedgerProof proof = ledger.proof(new Ledger.Place(LocalDate.parse(day), i));
                    assertThat(proof.check(SITE.publicKeys())).isEqualTo(PublicKeys.Answer.GOOD);
                    assertThat(proof.check(SigningKey.generate().publicKeys())).isEqualTo(PublicKeys.Answer.UNKNOWN_KEY);
                    assertThat(new LedgerProof(proof.entry() + "x", proof.inclusion(), proof.head()).check(SITE.publicKeys()))
                            .isEqualTo(PublicKeys.Answer.WRONG);
                }
            }
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> ledger.proof(new Ledger.Place(LocalDate.parse("2026-11-26"), 0)))
                    .satisfies(e -> assertThat(e.problem().code()).isEqualTo("ledger.no-entry"));
        }
    }

    @Test
    void theGrowthOfTheDayIsProven() throws IOException {
        try (Ledger ledger = threeDays()) {
            LedgerHead before = ledger.head().orElseThrow();
            ledger.append(List.of(entry(9)));
            LedgerHead after = ledger.head().orElseThrow();
            assertThat(ledger.consistency(3).proves(before.rootBytes(), after.rootBytes())).isTrue();
        }
    }

    @Test
    void everyChangedByteOfADayIsFound() throws IOException {
        byte[] good = day();
        assertThat(problem(good)).isEmpty();
        for (int at = 0; at < good.length; at++) {
            byte[] changed = good.clone();
            changed[at] ^= (byte) (1 << at % 8);
            assertThat(problem(changed)).as("byte %d", at).isPresent();
        }
    }

    @Test
    void aRemovedEntryIsNamed() throws IOException {
        for (int i = 0; i < 4; i++) {
            int gone = i;
            List<String> lines = lines();
            lines.removeIf(line -> line.startsWith("entry: " + gone + "\t"));
            assertThat(problem(lines)).hasValueSatisfying(problem -> {
                assertThat(problem.code()).isEqualTo("ledger.entry-missing");
                assertThat(problem.input()).endsWith("entry " + gone);
            });
        }
    }

    @Test
    void anAlteredEntryIsNamed() throws IOException {
        for (int i = 0; i < 4; i++) {
            int which = i;
            List<String> lines = lines();
            lines.replaceAll(line -> line.startsWith("entry: " + which + "\t") ? line + "x" : line);
            assertThat(problem(lines)).hasValueSatisfying(problem -> {
                assertThat(problem.code()).isEqualTo("ledger.altered");
                assertThat(problem.input()).contains("entries");
            });
        }
    }

    @Test
    void everySwapOfTwoEntriesIsFound() throws IOException {
        List<String> lines = lines();
        for (int i = 3; i < lines.size(); i++) {
            for (int j = i + 1; j < lines.size(); j++) {
                List<String> swapped = new ArrayList<>(lines);
                Collections.swap(swapped, i, j);
                assertThat(problem(swapped)).as("lines %d and %d", i, j).isPresent();
            }
        }
        List<String> swapped = new ArrayList<>(lines);
        int second = lines.indexOf(lines.stream().filter(line -> line.startsWith("entry: 2\t")).findAny().orElseThrow());
        Collections.swap(swapped, second, second + 1);
        assertThat(problem(swapped)).hasValueSatisfying(problem -> {
            assertThat(problem.code()).isEqualTo("ledger.out-of-order");
            assertThat(problem.message()).isEqualTo("Entry 3 stands where entry 2 should.");
        });
    }

    @Test
    void aMissingDayIsNamed() throws IOException {
        List<LedgerDay> days = days();
        assertThat(LedgerDay.chain(days, Optional.empty())).isEmpty();
        assertThat(codes(List.of(days.get(0), days.get(2)))).containsExactly("ledger.day-missing 2026-11-25");
        assertThat(codes(List.of(days.get(1), days.get(2)))).containsExactly("ledger.day-missing 2026-11-24");
        assertThat(LedgerDay.chain(List.of(days.get(1), days.get(2)), Optional.of(LocalDate.parse("2026-11-25")))).isEmpty();
    }

    @Test
    void aDayCutToAnEarlierHeadIsFoundByTheNextDay() throws IOException {
        threeDays().close();
        Path second = folder.resolve("2026-11-25.jled");
        List<String> lines = Files.readAllLines(second);
        for (int keep = 4; keep < lines.size(); keep++) {
            if (!lines.get(keep - 1).startsWith("head: ")) {
                continue;
            }
            Files.write(second, lines.subList(0, keep));
            try (Ledger ledger = open()) {
                List<LedgerDay> days = ledger.days(IGNORED);
                assertThat(days.get(1).problem()).isEmpty();
                assertThat(codes(days)).containsExactly("ledger.altered 2026-11-25");
            }
        }
    }

    @Test
    void aDayMadeAnewIsFoundByTheNextDay() throws IOException {
        threeDays().close();
        Path other = Files.createDirectory(folder.resolve("other"));
        now.set(Instant.parse("2026-11-24T22:00:00Z"));
        try (Ledger forged = Ledger.open(other, SITE, SITE.publicKeys(), now::get)) {
            forged.append(List.of(entry(1)));
            now.set(now.get().plus(Duration.ofDays(1)));
            forged.append(List.of(entry(7)));
            now.set(now.get().plus(Duration.ofDays(1)));
            forged.append(List.of(entry(8)));
        }
        Files.copy(other.resolve("2026-11-25.jled"), folder.resolve("2026-11-25.jled"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (Ledger ledger = open()) {
            assertThat(codes(ledger.days(IGNORED))).contains("ledger.altered 2026-11-25");
        }
    }

    /** Wherever a crash cuts the day: what a head was written for is kept, and the ledger goes on. */
    @Test
    void aTornTailIsMovedAsideAndTheLedgerGoesOn() throws IOException {
        byte[] good = day();
        String text = new String(good, StandardCharsets.UTF_8);
        int firstHead = text.indexOf('\n', text.indexOf("\nhead: ") + 1) + 1;
        for (int length = firstHead; length < good.length; length++) {
            Path torn = Files.createDirectory(folder.resolve("torn" + length));
            Path file = Files.write(torn.resolve("2026-11-24.jled"), Arrays.copyOf(good, length));
            int kept = text.substring(0, length).lastIndexOf("\nhead: ");
            kept = text.indexOf('\n', kept + 1) >= length ? text.lastIndexOf("\nhead: ", kept - 1) : kept;
            int end = text.indexOf('\n', kept + 1) + 1;
            try (Ledger ledger = Ledger.open(torn, SITE, SITE.publicKeys(), () -> Instant.parse("2026-11-24T23:00:00Z"))) {
                ledger.append(List.of(entry(8)));
                assertThat(ledger.days(IGNORED).getFirst().problem()).as("cut at %d", length).isEmpty();
            }
            assertThat(Arrays.mismatch(good, 0, end, Files.readAllBytes(file), 0, end)).isEqualTo(-1);
            Path aside = torn.resolve("2026-11-24.jled.torn");
            assertThat(Files.exists(aside) ? Files.readAllBytes(aside) : new byte[0])
                    .isEqualTo(Arrays.copyOfRange(good, end, length));
        }
    }

    /** What was changed in front of a signed head is no torn tail: nothing is cut, nothing is added. */
    @Test
    void tamperingIsNotTakenForATornTail() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append(List.of(entry(0)));
            ledger.append(List.of(entry(1)));
        }
        Path file = folder.resolve("2026-11-24.jled");
        byte[] changed = Files.readString(file).replace("entry: 0\tsealed", "entry: 0\tpaused").getBytes(StandardCharsets.UTF_8);
        Files.write(file, changed);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(this::open)
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("ledger.altered"));
        assertThat(Files.readAllBytes(file)).isEqualTo(changed);
    }

    @Test
    void aClockThatGoesBackOverMidnightStaysInTheDay() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append(List.of(entry(0)));
            now.set(now.get().minus(Duration.ofDays(1)));
            assertThat(ledger.append(List.of(entry(1)))).containsExactly(new Ledger.Place(LocalDate.parse("2026-11-24"), 1));
        }
    }

    @Test
    void aSitesNewKeyGoesOnWhereTheOldOneStopped() throws IOException, java.security.GeneralSecurityException {
        threeDays().close();
        SigningKey fresh = SigningKey.generate();
        PublicKeys both = PublicKeys.of(List.of(PublicKeys.read(SITE.publicPem()), PublicKeys.read(fresh.publicPem())));
        now.set(now.get().plus(Duration.ofDays(1)));
        try (Ledger ledger = Ledger.open(folder, fresh, both, now::get)) {
            ledger.append(List.of(entry(5)));
            assertThat(ledger.days(IGNORED)).allSatisfy(day -> assertThat(day.problem()).isEmpty());
            assertThat(codes(ledger.days(IGNORED))).isEmpty();
        }
    }

    @Test
    void aTextOfAnySortStaysOnItsLine() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append(List.of(new LedgerEntry(
                    LedgerEntry.Kind.DELETED, now.get(), id(1), Optional.empty(), "a\nhead: b\tc\u0000\ud800", "é\r\n".repeat(300))));
            assertThat(ledger.days(IGNORED).getFirst().problem()).isEmpty();
        }
    }

    private Ledger threeDays() throws IOException {
        Ledger ledger = open();
        for (int days : new int[] {0, 1, 2}) {
            now.set(now.get().plus(Duration.ofDays(days)));
            for (int i = 0; i < 3; i++) {
                ledger.append(List.of(entry(i)));
            }
        }
        return ledger;
    }

    private List<LedgerDay> days() throws IOException {
        try (Ledger ledger = threeDays()) {
            return ledger.days(IGNORED);
        }
    }

    /** A closed day: entry 0 with a head, 1 to 3 with one. */
    private byte[] day() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append(List.of(entry(0)));
            ledger.append(List.of(entry(1), entry(2), entry(3)));
            now.set(now.get().plus(Duration.ofDays(1)));
            ledger.append(List.of(entry(6)));
        }
        return Files.readAllBytes(folder.resolve("2026-11-24.jled"));
    }

    private List<String> lines() throws IOException {
        now.set(Instant.parse("2026-11-24T22:00:00Z"));
        for (String name : List.of("2026-11-24.jled", "2026-11-25.jled")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        return new ArrayList<>(new String(day(), StandardCharsets.UTF_8).lines().toList());
    }

    private static Optional<Problem> problem(List<String> lines) throws IOException {
        return problem((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Problem> problem(byte[] day) throws IOException {
        return LedgerDay.read(new ByteArrayInputStream(day), SITE.publicKeys(), IGNORED).problem();
    }

    private static List<String> codes(List<LedgerDay> days) {
        return LedgerDay.chain(days, Optional.empty()).stream().map(one -> one.code() + " " + one.input()).toList();
    }

    private LedgerEntry entry(int number) {
        LedgerEntry.Kind kind = LedgerEntry.Kind.values()[number % LedgerEntry.Kind.values().length];
        return new LedgerEntry(kind, now.get(), id(number), Optional.of("ab".repeat(32)), "4101", "");
    }

    private Ledger open() throws IOException {
        return Ledger.open(folder, SITE, SITE.publicKeys(), now::get);
    }
}
