package org.jackfield.api.recording.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.CanonicalReader;
import org.jackfield.api.recording.format.CanonicalText;
import org.jackfield.api.recording.format.PublicKeys;

/**
 * The ledger of one day as it was read: what the site signed of it, and what is wrong with the rest.
 *
 * <pre>
 * jackfield-day-ledger: 1
 * day: 2026-11-26
 * previous: 2026-11-25 311 5f0c…           (or: -)
 * entry: 0  sealed  2026-11-26T10:00:12.250Z  0193…  9b1e…        (parts with tabulators between them)
 * head: 2026-11-26  2026-11-25 311 5f0c…  1  77d0…  2026-11-26T10:00:12.300Z  open  0f3a…  signature
 * </pre>
 *
 * @param day which day; empty if not even that can be read
 * @param previous what it says of the day before; empty if it says it is the first one
 * @param head the last head that fits all entries before it and has a good signature; empty if there is none
 * @param problem the first thing that is wrong; nothing behind it counts; empty if nothing is
 * @param signedBytes how many bytes there are up to and with that head
 */
public record LedgerDay(
        Optional<LocalDate> day, Optional<LedgerHead.Previous> previous, Optional<LedgerHead> head,
        Optional<Problem> problem, long signedBytes) {

    /** The most entries between two heads. */
    public static final int MAX_BATCH = 1000;

    static final String MAGIC = "jackfield-day-ledger";
    static final String CODE = "ledger.malformed";
    static final int MAX_LINE = LedgerEntry.MAX_BYTES;

    /** Is given the entries that a head confirmed, in order. */
    public interface Entries {

        /** An entry, its place in the day from 0, and the text its hash is made of. */
        void entry(long index, LedgerEntry entry, String text);
    }

    /**
     * Reads a day from its beginning to its end or to the first thing that is wrong. Memory does not grow with it.
     *
     * @throws IOException if it cannot be read
     */
    public static LedgerDay read(InputStream in, PublicKeys trusted, Entries entries) throws IOException {
        Pass pass = new Pass(new Lines(CODE, in, MAX_LINE), trusted, entries);
        Optional<Problem> problem = Optional.empty();
        try {
            pass.run();
        } catch (ProblemException e) {
            problem = Optional.of(e.problem());
        }
        return new LedgerDay(
                Optional.ofNullable(pass.day), pass.previous, Optional.ofNullable(pass.head), problem, pass.signedBytes);
    }

    private record Line(LedgerEntry.Placed placed, String text) {}

    private static final class Pass {

        private final Lines lines;
        private final PublicKeys trusted;
        private final Entries entries;
        private final TreeRoot tree = new TreeRoot();
        private final List<Line> batch = new ArrayList<>();
        private LocalDate day;
        private Optional<LedgerHead.Previous> previous = Optional.empty();
        private LedgerHead head;
        private long signedBytes;

        Pass(Lines lines, PublicKeys trusted, Entries entries) {
            this.lines = lines;
            this.trusted = trusted;
            this.entries = entries;
        }

        void run() throws IOException {
            CanonicalReader values = lines.values();
            if (!required(MAGIC).equals("1")) {
                throw values.malformed("version", "It is written in a version this reader does not know.");
            }
            day = LedgerHead.day(values, required("day"));
            previous = LedgerHead.Previous.of(values, required("previous"));
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                line(line.get(), values);
            }
            if (lines.torn() || !batch.isEmpty()) {
                throw problem("ledger.torn", "line " + (lines.number() + 1 - batch.size()),
                        "What follows the last signed head is not signed.");
            }
            if (head == null) {
                throw problem("ledger.torn", "head", "The day has no signed head.");
            }
        }

        private void line(String line, CanonicalReader values) throws IOException {
            if (head != null && head.closed()) {
                throw problem("ledger.altered", "line " + lines.number(), "Something follows the end of the day.");
            }
            Optional<String> entry = Lines.value(line, "entry");
            if (entry.isPresent()) {
                if (batch.size() == MAX_BATCH) {
                    throw values.malformed("line " + lines.number(), "There are too many entries without a head.");
                }
                batch.add(new Line(LedgerEntry.of(values, entry.get()), entry.get()));
                return;
            }
            head(LedgerHead.of(values, Lines.value(line, "head").orElseThrow(() ->
                    values.malformed("line " + lines.number(), "It is neither an entry nor a head."))));
        }

        private void head(LedgerHead next) throws IOException {
            checkOrder();
            batch.forEach(line -> tree.add(TreeHash.leaf(LedgerEntry.leaf(line.text))));
            String which = batch.isEmpty()
                    ? "head of " + next.size() + " entries"
                    : "entries " + batch.getFirst().placed.index() + " to " + batch.getLast().placed.index();
            switch (next.check(trusted)) {
                case GOOD -> { }
                case WRONG -> throw problem("ledger.altered", which, "The signature of the head behind them does not fit.");
                case UNKNOWN_KEY -> throw problem("ledger.not-covered", "key " + next.signer(),
                        "The head behind " + which + " was signed with a key that was not given.");
            }
            if (!next.day().equals(day) || !next.previous().equals(previous)) {
                throw problem("ledger.altered", which, "The head behind them is that of another day, or the beginning was changed.");
            }
            if (next.size() > tree.size()) {
                throw missing(tree.size(), next.size());
            }
            if (next.size() != tree.size() || !HashTree.same(next.rootBytes(), tree.root())) {
                throw problem("ledger.altered", which, "At least one of them is not as it was signed.");
            }
            batch.forEach(line -> entries.entry(line.placed.index(), line.placed.entry(), line.text));
            batch.clear();
            head = next;
            signedBytes = lines.read();
        }

        private void checkOrder() throws IOException {
            for (int i = 0; i < batch.size(); i++) {
                long expected = tree.size() + i;
                long found = batch.get(i).placed.index();
                if (found == expected) {
                    continue;
                }
                boolean inBatch = batch.stream().anyMatch(line -> line.placed.index() == expected);
                if (found < expected || inBatch || standsLater(expected)) {
                    throw problem("ledger.out-of-order", "entry " + expected,
                            "Entry " + found + " stands where entry " + expected + " should.");
                }
                throw missing(expected, found);
            }
        }

        /** Reads on: it is the end of this reading anyhow. */
        private boolean standsLater(long index) throws IOException {
            String start = index + CanonicalText.SEPARATOR;
            Optional<String> line = lines.next();
            while (line.isPresent() && Lines.value(line.get(), "entry").filter(text -> text.startsWith(start)).isEmpty()) {
                line = lines.next();
            }
            return line.isPresent();
        }

        private ProblemException missing(long first, long end) {
            return problem("ledger.entry-missing", "entry " + first,
                    "Entry " + first + (end > first + 1 ? " to " + (end - 1) : "") + " is missing.");
        }

        private String required(String name) throws IOException {
            return lines.next().flatMap(line -> Lines.value(line, name)).orElseThrow(() ->
                    lines.malformed("line " + Math.max(1, lines.number()), "It should say '" + name + "' there."));
        }

        private ProblemException problem(String code, String input, String message) {
            return ProblemException.invalid(
                    code,
                    (day == null ? "" : day + ", ") + input,
                    message,
                    "Take the day's ledger from an archive or a backup, and keep this one as it is.");
        }
    }

    /**
     * {@return what is wrong with the chain of days}
     *
     * @param days in the order of their dates
     * @param since the first day that must be there; empty if the first of all must be
     */
    public static List<Problem> chain(List<LedgerDay> days, Optional<LocalDate> since) {
        List<Problem> problems = new ArrayList<>();
        Optional<LedgerDay> before = Optional.empty();
        for (LedgerDay day : days.stream().filter(one -> one.day.isPresent()).toList()) {
            link(before, day, since).ifPresent(problems::add);
            before = Optional.of(day);
        }
        return problems;
    }

    private static Optional<Problem> link(Optional<LedgerDay> before, LedgerDay day, Optional<LocalDate> since) {
        Optional<LocalDate> named = day.previous.map(LedgerHead.Previous::day);
        Optional<LocalDate> there = before.flatMap(LedgerDay::day);
        String name = day.day.orElseThrow().toString();
        if (named.equals(there)) {
            // A day that is itself broken has been reported, and its last good head is not its end.
            boolean fits = before.isEmpty()
                    || before.get().problem.isPresent()
                    || before.get().head.filter(LedgerHead::closed).map(LedgerHead::asPrevious).equals(day.previous);
            return fits ? Optional.empty() : Optional.of(broken("ledger.altered", there.orElseThrow().toString(),
                    "It does not end as the day after it, " + name + ", says: entries were cut off its end, or it was made anew."));
        }
        if (named.isEmpty() || there.isPresent() && named.get().isBefore(there.get())) {
            return Optional.of(broken("ledger.altered", there.orElseThrow().toString(),
                    "The day after it, " + name + ", does not know it."));
        }
        if (there.isEmpty() && since.isPresent() && !since.get().isBefore(day.day.get())) {
            return Optional.empty();
        }
        if (there.isEmpty() && since.isPresent() && named.get().isBefore(since.get())) {
            return Optional.empty();
        }
        return Optional.of(broken("ledger.day-missing", named.get().toString(),
                "The ledger of " + named.get() + " is missing; the one of " + name + " follows it."));
    }

    private static Problem broken(String code, String day, String message) {
        return ProblemException.invalid(code, day, message, "Take the day's ledger from an archive or a backup.").problem();
    }

    /** {@return the index of the first entry that is not signed for, if the day is broken} */
    public OptionalLong brokenFrom() {
        return problem.isPresent() ? OptionalLong.of(head.map(LedgerHead::size).orElse(0L)) : OptionalLong.empty();
    }
}
