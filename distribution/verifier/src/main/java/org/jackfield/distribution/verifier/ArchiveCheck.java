package org.jackfield.distribution.verifier;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.format.RecordingHeader;
import org.jackfield.api.recording.format.SealedFile;
import org.jackfield.api.recording.format.SignedSeal;
import org.jackfield.api.recording.ledger.Ledger;
import org.jackfield.api.recording.ledger.LedgerDay;
import org.jackfield.api.recording.ledger.LedgerEntry;

/**
 * Looks through a folder with everything below it: first the ledger, then each recording, then what the ledger knows
 * and nobody has. Links are not followed. Memory grows with the number of recordings and not with their length.
 */
final class ArchiveCheck {

    private static final int MAX_DEPTH = 32;
    private static final String RECORDING = ".jrec";

    private final PublicKeys trusted;
    private final Report report;
    private final Optional<LocalDate> since;
    private final Map<UUID, Known> known = new HashMap<>();
    private boolean hasLedger;
    private boolean ledgerIsWhole = true;

    /** What the ledger says of a recording, and whether its file was seen. */
    private static final class Known {
        private String seal;
        private String deletion;
        private boolean seen;
    }

    ArchiveCheck(PublicKeys trusted, Report report, Optional<LocalDate> since) {
        this.trusted = trusted;
        this.report = report;
        this.since = since;
    }

    void check(Path folder) {
        Map<Path, List<Path>> ledgers = new TreeMap<>();
        walk(folder, Ledger.SUFFIX, day -> ledgers.computeIfAbsent(day.getParent(), parent -> new ArrayList<>()).add(day));
        ledgers.values().forEach(days -> ledger(folder, days));
        walk(folder, RECORDING, file -> recording(folder.relativize(file).toString(), file));
        walk(folder, ".zip", file -> {
            if (ExportCheck.isExport(file)) {
                new ExportCheck(trusted, report).check(file);
            }
        });
        missing();
    }

    /** One recording or one day of a ledger, by itself. */
    void checkFile(Path file) {
        String name = file.toString();
        if (name.endsWith(Ledger.SUFFIX)) {
            day(name, file);
        } else {
            recording(name, file);
        }
    }

    private void walk(Path folder, String suffix, Consumer<Path> visitor) {
        try {
            Files.walkFileTree(folder, Set.of(), MAX_DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.getFileName().toString().endsWith(suffix) && attributes.isRegularFile()) {
                        visitor.accept(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    report.add(Verdict.UNREADABLE, folder.relativize(file).toString(), Optional.empty(), failure.toString());
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            report.add(Verdict.UNREADABLE, folder.toString(), Optional.empty(), e.toString());
        }
    }

    private void ledger(Path folder, List<Path> files) {
        List<LedgerDay> days = new ArrayList<>();
        files.sort(Comparator.naturalOrder());
        for (Path file : files) {
            day(folder.relativize(file).toString(), file).ifPresent(days::add);
        }
        for (Problem problem : LedgerDay.chain(days, since)) {
            ledgerIsWhole = false;
            report.add(verdictOf(problem), "ledger of " + problem.input(), Optional.empty(), problem.message());
        }
    }

    private Optional<LedgerDay> day(String name, Path file) {
        hasLedger = true;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            LedgerDay day = LedgerDay.read(in, trusted, (index, entry, text) -> note(entry));
            boolean named = day.day().isEmpty() || name.endsWith(day.day().get() + Ledger.SUFFIX);
            if (day.problem().isPresent()) {
                ledgerIsWhole = false;
                report.add(verdictOf(day.problem().get()), name, Optional.empty(),
                        day.problem().get().input() + ": " + day.problem().get().message());
            } else if (!named) {
                report.add(Verdict.ALTERED, name, Optional.empty(), "It is the ledger of " + day.day().get() + ".");
            } else {
                report.add(Verdict.GENUINE, name, Optional.empty(),
                        day.head().map(head -> head.size() + " entries").orElse(""));
            }
            return Optional.of(day);
        } catch (IOException e) {
            ledgerIsWhole = false;
            report.add(Verdict.UNREADABLE, name, Optional.empty(), e.toString());
            return Optional.empty();
        }
    }

    private void note(LedgerEntry entry) {
        switch (entry.kind()) {
            case SEALED -> known.computeIfAbsent(entry.recording(), id -> new Known()).seal = entry.digest().orElse("");
            case DELETED -> known.computeIfAbsent(entry.recording(), id -> new Known()).deletion =
                    "at " + entry.at() + " by " + entry.by() + (entry.note().isEmpty() ? "" : ": " + entry.note());
            case PAUSED, RESUMED, EXPORTED -> { }
        }
    }

    private void recording(String name, Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), 64 * 1024)) {
            SealedFile found = SealedFile.read(in);
            Optional<UUID> id = found.header().map(RecordingHeader::recording);
            Optional<Known> entry = id.map(known::get);
            entry.ifPresent(there -> there.seen = true);
            judge(name, found, id, entry);
        } catch (IOException e) {
            report.add(Verdict.UNREADABLE, name, Optional.empty(), e.toString());
        }
    }

    private void judge(String name, SealedFile found, Optional<UUID> id, Optional<Known> entry) {
        if (!found.problems().isEmpty()) {
            Problem first = found.problems().getFirst();
            boolean unfinished = first.code().equals("recording.not-sealed");
            boolean cut = unfinished && entry.isPresent();
            report.add(cut ? Verdict.ALTERED : verdictOf(first), name, id,
                    cut ? "It was sealed, and its end was cut off." : first.message());
            return;
        }
        SignedSeal seal = found.seal().orElseThrow();
        PublicKeys.Answer answer = seal.check(trusted);
        if (answer != PublicKeys.Answer.GOOD) {
            boolean unknown = answer == PublicKeys.Answer.UNKNOWN_KEY;
            report.add(unknown ? Verdict.NOT_COVERED : Verdict.ALTERED, name, id, unknown
                    ? "It was sealed with key " + seal.signer() + ", which was not given."
                    : "The signature of its seal does not fit.");
        } else if (entry.isPresent() && !seal.fingerprint().equals(entry.get().seal)) {
            report.add(Verdict.ALTERED, name, id, "The ledger has another seal of this recording.");
        } else if (hasLedger && entry.isEmpty()) {
            report.add(Verdict.NOT_COVERED, name, id,
                    "The ledger does not know it" + (ledgerIsWhole ? "." : "; but the ledger is not whole."));
        } else {
            report.add(Verdict.GENUINE, name, id, detail(seal, entry));
        }
    }

    private static String detail(SignedSeal seal, Optional<Known> entry) {
        return seal.seal().started() + " " + seal.seal().outcome().name().toLowerCase(Locale.ROOT)
                + (seal.seal().pauses().isEmpty() ? "" : ", paused " + seal.seal().pauses().size() + " times")
                + entry.filter(there -> there.deletion != null).map(there -> ", deleted " + there.deletion).orElse("");
    }

    private void missing() {
        known.forEach((id, entry) -> {
            if (entry.seen) {
                return;
            }
            if (entry.deletion != null) {
                report.add(Verdict.DELETED, "-", Optional.of(id), entry.deletion);
            } else {
                report.add(Verdict.MISSING, "-", Optional.of(id), "The ledger knows it, and it is not there.");
            }
        });
    }

    static Verdict verdictOf(Problem problem) {
        return switch (problem.code()) {
            case "recording.out-of-order", "ledger.out-of-order" -> Verdict.OUT_OF_ORDER;
            case "ledger.entry-missing", "ledger.day-missing" -> Verdict.MISSING;
            case "recording.not-sealed", "ledger.not-covered", "ledger.torn" -> Verdict.NOT_COVERED;
            default -> Verdict.ALTERED;
        };
    }
}
