package org.jackfield.distribution.verifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.PublicKeys;

/**
 * The offline verifier. Exit codes: 0 all is genuine, 1 something is not, 2 it could not be found out: wrong usage, a
 * key that is none, nothing to verify.
 */
public final class Verifier {

    static final int USAGE = 2;

    private static final int MAX_KEY_BYTES = 4096;
    private static final String HELP = """
            java -jar jackfield-verifier.jar --key site.pub PATH...
            Says which recordings are genuine, altered, missing, out of order or not covered by the key.

            PATH          an exported ZIP, a folder of an archive (.jrec with the ledger's .jled), or one of their files
            --key FILE    the site's public key; repeat it if the site had several
            --since DAY   the archive begins with this day (2026-11-01): earlier days of the ledger need not be there
            --json        prints JSON

            Exit codes: 0 all is genuine, 1 something is not, 2 it could not be found out.""";

    private final List<PublicKey> keys = new ArrayList<>();
    private final List<Path> paths = new ArrayList<>();
    private Optional<LocalDate> since = Optional.empty();
    private boolean json;

    private Verifier() {}

    /** Runs the verifier. */
    public static void main(String[] arguments) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments));
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        if (arguments.length == 0 || List.of(arguments).contains("--help")) {
            out.println(HELP);
            return arguments.length == 0 ? USAGE : 0;
        }
        try {
            Verifier verifier = new Verifier();
            verifier.understand(List.of(arguments).iterator());
            return verifier.verify(out);
        } catch (IllegalArgumentException e) {
            err.println("jackfield-verifier: " + e.getMessage());
            return USAGE;
        }
    }

    private void understand(Iterator<String> words) {
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--json" -> json = true;
                case "--key" -> keys.add(key(value(word, words)));
                case "--since" -> since = Optional.of(day(value(word, words)));
                default -> {
                    if (word.startsWith("--")) {
                        throw new IllegalArgumentException("There is no option " + word + "; --help lists them.");
                    }
                    paths.add(path(word));
                }
            }
        }
        if (keys.isEmpty() || paths.isEmpty()) {
            throw new IllegalArgumentException("Name the site's public key with --key, and at least one path.");
        }
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return words.next();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a day like 2026-11-01.", e);
        }
    }

    private static Path path(String text) {
        Path path = Path.of(text);
        if (!Files.exists(path)) {
            throw new IllegalArgumentException(text + " does not exist.");
        }
        return path;
    }

    private static PublicKey key(String file) {
        try (var in = Files.newInputStream(path(file))) {
            return PublicKeys.read(new String(in.readNBytes(MAX_KEY_BYTES), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read.", e);
        } catch (ProblemException e) {
            throw new IllegalArgumentException(file + ": " + e.problem().message(), e);
        }
    }

    private int verify(PrintWriter out) {
        PublicKeys trusted = PublicKeys.of(keys);
        Report report = new Report(out, json);
        for (Path path : paths) {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                new ArchiveCheck(trusted, report, since).check(path);
            } else if (ExportCheck.isExport(path)) {
                new ExportCheck(trusted, report).check(path);
            } else {
                new ArchiveCheck(trusted, report, since).checkFile(path);
            }
        }
        return report.finish();
    }
}
