package org.jackfield.core.gate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/**
 * Small files that people drop into a folder. Good news counts at once. Bad news about a file, that it is gone or no
 * longer good, counts when the file has kept still for a few scans: it may be in the middle of being written.
 *
 * <p>Belongs to one thread.
 *
 * @param <T> what a good file holds
 */
final class WatchedFolder<T> {

    /** How many scans in a row a file must look the same before bad news about it counts. */
    static final int SETTLE_SCANS = 4;

    private static final int MAX_FILES = 100;
    private static final int MAX_LISTED = 10_000;
    private static final List<String> FILE_NAMES = List.of(".licence", ".pub", ".pem");
    private static final String NO_FILE = "no plain file";

    /** What is known of a file: what it holds, or why it is not good. Exactly one of the two is null. */
    record Found<T>(T value, Problem problem, Instant modified) {

        boolean good() {
            return value != null;
        }
    }

    private record Content(byte[] bytes, String unreadable, Instant modified) {

        boolean sameAs(Content other) {
            return other != null && Arrays.equals(bytes, other.bytes) && unreadable.equals(other.unreadable);
        }
    }

    private static final Content GONE = new Content(new byte[0], "gone", Instant.EPOCH);

    private final class Entry {
        private Content accepted;
        private Found<T> found;
        private Content candidate;
        private int stillFor;
    }

    private final Path folder;
    private final Predicate<String> names;
    private final int maxBytes;
    private final Function<byte[], T> parser;
    private final Map<String, Entry> entries = new HashMap<>();
    private boolean scanned;

    /**
     * Watches a folder.
     *
     * @param parser reads a file's bytes or throws {@link ProblemException}
     */
    WatchedFolder(Path folder, Predicate<String> names, int maxBytes, Function<byte[], T> parser) {
        this.folder = folder;
        this.names = names;
        this.maxBytes = maxBytes;
        this.parser = parser;
    }

    /** {@return what the folder holds now, by file name} */
    SortedMap<String, Found<T>> scan() {
        SortedSet<String> present = list();
        SortedSet<String> all = new TreeSet<>(entries.keySet());
        all.addAll(present);
        SortedMap<String, Found<T>> result = new TreeMap<>();
        for (String name : all) {
            Entry entry = entries.computeIfAbsent(name, unused -> new Entry());
            look(entry, present.contains(name) ? read(folder.resolve(name)) : GONE);
            if (entry.found != null) {
                result.put(name, entry.found);
            } else if (entry.candidate == null) {
                entries.remove(name);
            }
        }
        scanned = true;
        return result;
    }

    /** Reads every file anew, because what makes a file good has changed. */
    void forget() {
        entries.values().forEach(entry -> {
            if (entry.accepted != null) {
                entry.found = parse(entry.accepted);
            }
        });
    }

    private void look(Entry entry, Content content) {
        if (content.sameAs(entry.accepted)) {
            entry.candidate = null;
            return;
        }
        Found<T> found = content == GONE ? null : parse(content);
        entry.stillFor = content.sameAs(entry.candidate) ? entry.stillFor + 1 : 0;
        entry.candidate = content;
        boolean good = found != null && found.good();
        if (good || !scanned || entry.stillFor >= SETTLE_SCANS) {
            entry.accepted = content;
            entry.found = found;
            entry.candidate = null;
        }
    }

    private Found<T> parse(Content content) {
        if (!content.unreadable.isEmpty()) {
            return new Found<>(null, unreadable(content.unreadable), content.modified);
        }
        try {
            return new Found<>(parser.apply(content.bytes), null, content.modified);
        } catch (ProblemException e) {
            return new Found<>(null, e.problem(), content.modified);
        }
    }

    private SortedSet<String> list() {
        SortedSet<String> present = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (names.test(name) && isMeantAsFile(file, name) && present.size() < MAX_LISTED) {
                    present.add(name);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException none) {
            return present;
        } catch (IOException unreadable) {
            present.addAll(entries.keySet());
        }
        return present.size() <= MAX_FILES ? present : goodOnesFirst(present);
    }

    /** Folders that people put things away in are their own matter; one that is named like a file is a mistake. */
    private static boolean isMeantAsFile(Path file, String name) {
        return !Files.isDirectory(file) || FILE_NAMES.stream().anyMatch(name::endsWith);
    }

    /** However much else is put into the folder, a file that was good is not lost among it. */
    private SortedSet<String> goodOnesFirst(SortedSet<String> present) {
        return present.stream()
                .sorted(Comparator.comparing((String name) -> !isGood(name)).thenComparing(Comparator.naturalOrder()))
                .limit(MAX_FILES)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isGood(String name) {
        Entry entry = entries.get(name);
        return entry != null && entry.found != null && entry.found.good();
    }

    private Content read(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)) {
            return new Content(new byte[0], NO_FILE, Instant.EPOCH);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new Content(in.readNBytes(maxBytes + 1), "", Files.getLastModifiedTime(file).toInstant());
        } catch (NoSuchFileException gone) {
            return GONE;
        } catch (IOException e) {
            return new Content(new byte[0], e.toString(), Instant.EPOCH);
        }
    }

    private static Problem unreadable(String why) {
        if (why.equals(NO_FILE)) {
            return notAFile();
        }
        return new Problem(
                "licence.unreadable",
                Problem.Kind.UNAVAILABLE,
                why,
                "The file cannot be read.",
                "Give the user that Jackfield runs as the right to read it.");
    }

    /** {@return what is wrong with a folder, a pipe or a link to nothing in the place of a file} */
    static Problem notAFile() {
        return new Problem(
                "licence.unreadable",
                Problem.Kind.INVALID,
                NO_FILE,
                "It is a folder, a pipe or a link that leads nowhere, not a file.",
                "Put the file itself there, or remove it.");
    }
}
