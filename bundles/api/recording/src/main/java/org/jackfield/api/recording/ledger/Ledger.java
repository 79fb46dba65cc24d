package org.jackfield.api.recording.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.format.SigningKey;

/**
 * The ledger of a site: a folder with one file for each day (UTC) on which something happened, each chained to the one
 * before it. What {@link #append} returned for is signed and on disk. Any thread may call.
 */
public final class Ledger implements Closeable {

    /** How a day's file is called. */
    public static final String SUFFIX = ".jled";

    private final Path folder;
    private final SigningKey site;
    private final PublicKeys trusted;
    private final InstantSource clock;
    private DayFile today;

    private Ledger(Path folder, SigningKey site, PublicKeys trusted, InstantSource clock) {
        this.folder = folder;
        this.site = site;
        this.trusted = trusted;
        this.clock = clock;
    }

    /**
     * Where an entry is.
     *
     * @param day which day
     * @param index its place in it, from 0
     */
    public record Place(LocalDate day, long index) {}

    /**
     * Opens the ledger and recovers its last day: what a crash tore off behind the last signed head is moved into a
     * file beside it.
     *
     * @param folder is made if it does not exist
     * @param trusted the site's keys, the one in use among them
     * @throws ProblemException ({@code ledger.altered} and the like) if the last day is not as it was signed; nothing is
     *     changed then
     * @throws IOException if it cannot be read or written
     */
    public static Ledger open(Path folder, SigningKey site, PublicKeys trusted, InstantSource clock) throws IOException {
        Files.createDirectories(folder);
        Ledger ledger = new Ledger(folder, site, trusted, clock);
        Optional<LocalDate> last = ledger.lastDay();
        if (last.isPresent()) {
            ledger.today = DayFile.open(ledger.file(last.get()), trusted);
        }
        return ledger;
    }

    /**
     * Adds entries, signs and writes them to disk.
     *
     * @return where each is
     * @throws IOException if they could not be written; the ledger is to be opened again
     */
    public synchronized List<Place> append(List<LedgerEntry> entries) throws IOException {
        roll();
        List<Place> places = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += LedgerDay.MAX_BATCH) {
            List<LedgerEntry> batch = entries.subList(from, Math.min(entries.size(), from + LedgerDay.MAX_BATCH));
            long first = today.append(batch, clock.instant(), site);
            for (int i = 0; i < batch.size(); i++) {
                places.add(new Place(today.day(), first + i));
            }
        }
        return places;
    }

    /** A clock that goes back over midnight stays in the day that was begun. */
    private void roll() throws IOException {
        LocalDate now = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (today != null && !now.isAfter(today.day())) {
            return;
        }
        Optional<LedgerHead.Previous> previous = Optional.empty();
        if (today != null) {
            previous = Optional.of(today.end(clock.instant(), site).asPrevious());
            today.close();
        }
        today = DayFile.create(file(now), now, previous, clock.instant(), site, trusted);
    }

    /**
     * {@return the proof that an entry is in the ledger, under the newest head of its day}
     *
     * @throws ProblemException ({@code ledger.no-entry}) if there is none, ({@code ledger.altered} and the like) if the
     *     day is not as it was signed
     * @throws IOException if it cannot be read
     */
    public synchronized LedgerProof proof(Place place) throws IOException {
        if (today != null && today.day().equals(place.day())) {
            return proof(today, place);
        }
        if (!Files.exists(file(place.day()))) {
            throw noEntry(place);
        }
        try (DayFile day = DayFile.read(file(place.day()), trusted)) {
            return proof(day, place);
        }
    }

    private static LedgerProof proof(DayFile day, Place place) throws IOException {
        LedgerHead head = day.head();
        if (place.index() < 0 || place.index() >= head.size()) {
            throw noEntry(place);
        }
        return new LedgerProof(
                day.text(place.index()), day.tree().inclusion((int) place.index(), (int) head.size()), head);
    }

    private static ProblemException noEntry(Place place) {
        return ProblemException.notFound("ledger.no-entry", place.day() + ", entry " + place.index(),
                "There is no such entry in the ledger.", "Look for the recording in the ledger of another day.");
    }

    /**
     * {@return where the ledger has the seal of a recording; empty if it has not} Days are read until it is found, and
     * nobody who appends waits for that. Whether the place proves anything is a question to {@link #proof}.
     *
     * @param since the first day to look at: that on which the recording ended
     * @throws IOException if a day cannot be read
     */
    public Optional<Place> sealed(UUID recording, LocalDate since) throws IOException {
        AtomicReference<Place> found = new AtomicReference<>();
        for (LocalDate day : allDays()) {
            if (found.get() == null && !day.isBefore(since)) {
                try (InputStream in = Files.newInputStream(file(day))) {
                    LedgerDay.read(in, trusted, (index, entry, text) -> {
                        if (entry.kind() == LedgerEntry.Kind.SEALED && entry.recording().equals(recording)) {
                            found.set(new Place(day, index));
                        }
                    });
                }
            }
        }
        return Optional.ofNullable(found.get());
    }

    /** {@return the newest head; empty if nothing was ever entered} */
    public synchronized Optional<LedgerHead> head() {
        return Optional.ofNullable(today).map(DayFile::head);
    }

    /**
     * {@return the proof that today's ledger of so many entries is the beginning of what it is now}
     *
     * @throws IllegalArgumentException if it never had so many
     */
    public synchronized ConsistencyProof consistency(int before) {
        return today.tree().consistency(before, today.tree().size());
    }

    /**
     * {@return the days of the ledger, read and checked, in order; entries go to {@code entries} on the way}
     *
     * @throws IOException if one cannot be read
     */
    public synchronized List<LedgerDay> days(LedgerDay.Entries entries) throws IOException {
        List<LedgerDay> days = new ArrayList<>();
        for (LocalDate day : allDays()) {
            try (InputStream in = Files.newInputStream(file(day))) {
                days.add(LedgerDay.read(in, trusted, entries));
            }
        }
        return days;
    }

    private Optional<LocalDate> lastDay() throws IOException {
        List<LocalDate> days = allDays();
        return days.isEmpty() ? Optional.empty() : Optional.of(days.getLast());
    }

    private List<LocalDate> allDays() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{4}-\\d{2}-\\d{2}\\" + SUFFIX))
                    .map(name -> LocalDate.parse(name.substring(0, name.length() - SUFFIX.length())))
                    .sorted()
                    .toList();
        }
    }

    private Path file(LocalDate day) {
        return folder.resolve(day + SUFFIX);
    }

    @Override
    public synchronized void close() throws IOException {
        if (today != null) {
            today.close();
        }
    }
}
