package org.jackfield.distribution.verifier;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.recording.format.CanonicalText;

/** Prints every finding at once, and in the end how many there were of each kind. */
final class Report {

    private static final int MAX_NAME = 500;

    private final PrintWriter out;
    private final boolean json;
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

    Report(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
        if (json) {
            out.print("{\"findings\":[");
        }
    }

    /**
     * Notes a finding.
     *
     * @param name the file, as it is called there: it may hold anything
     */
    void add(Verdict verdict, String name, Optional<UUID> recording, String detail) {
        if (json) {
            out.print(counts.isEmpty() ? "\n" : ",\n");
            out.print("{\"verdict\":" + quoted(verdict.toString()) + ",\"name\":" + quoted(name)
                    + recording.map(id -> ",\"recording\":" + quoted(id.toString())).orElse("")
                    + (detail.isEmpty() ? "" : ",\"detail\":" + quoted(detail)) + "}");
        } else {
            out.println(printable("%-12s %s%s%s".formatted(
                    verdict, name, recording.map(id -> "  " + id).orElse(""), detail.isEmpty() ? "" : "  " + detail)));
        }
        counts.merge(verdict, 1, Integer::sum);
    }

    /** {@return the exit code: 0 if all is genuine, 1 if something is not, 2 if there was nothing} */
    int finish() {
        int exit = counts.isEmpty() ? Verifier.USAGE : counts.keySet().stream().allMatch(Verdict::fine) ? 0 : 1;
        if (json) {
            out.println("\n],\"summary\":{" + counts.entrySet().stream()
                    .map(count -> quoted(count.getKey().toString()) + ":" + count.getValue())
                    .collect(Collectors.joining(",")) + "},\"exit\":" + exit + "}");
        } else {
            out.println(counts.isEmpty() ? "There is no recording, ledger or export there." : counts.entrySet().stream()
                    .map(count -> count.getValue() + " " + count.getKey())
                    .collect(Collectors.joining(", ", "", ".")));
        }
        out.flush();
        return exit;
    }

    /** A file's name may hold what would command a terminal. */
    private static String printable(String text) {
        return CanonicalText.clean(text, 4 * MAX_NAME);
    }

    private static String quoted(String text) {
        String clean = printable(text);
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < clean.length(); i++) {
            char one = clean.charAt(i);
            if (one == '"' || one == '\\') {
                quoted.append('\\');
            }
            quoted.append(one);
        }
        return quoted.append('"').toString();
    }
}
