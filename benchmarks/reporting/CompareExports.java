package org.jackfield.benchmarks.reporting;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Compares what another program has read in a file with what the page shows: the header, every row in its place, the totals, and
 * nothing between them.
 */
public final class CompareExports {

    /** What stands between two rows of a document where a page or a table ends: its number, and the header anew. */
    private static final Pattern PAGE = Pattern.compile("Page[\\d,]+/[\\d,]+");

    private static final Pattern NUMBER = Pattern.compile("-?[\\d,]+(\\.\\d+)?%?");

    private CompareExports() {}

    /** {@code <page.txt> cells|text <what was read>}: a line for each row with tabs between its cells, or the text in its order. */
    public static void main(String[] arguments) throws IOException {
        List<String> page = Files.readAllLines(Path.of(arguments[0]));
        String found = Files.readString(Path.of(arguments[2]), StandardCharsets.UTF_8);
        String differs = arguments[1].equals("cells") ? cells(page, found) : text(page, found);
        if (!differs.isEmpty()) {
            System.err.println("  " + differs);
            System.exit(1);
        }
        System.out.printf("  header, %,d rows and totals: as on the page%n", page.size() - 2);
    }

    private static String cells(List<String> page, String found) {
        List<String> lines = found.lines().filter(line -> !line.isBlank()).toList();
        int first = IntStream.range(0, lines.size()).filter(i -> same(page.getFirst(), lines.get(i))).findFirst().orElse(-1);
        if (first < 0) {
            return "there is no header";
        }
        for (int i = 0; i < page.size(); i++) {
            if (first + i >= lines.size()) {
                return "it ends after row " + (i - 1);
            }
            if (!same(page.get(i), lines.get(first + i))) {
                return "row %d differs%n    page: %s%n    file: %s".formatted(i, page.get(i), lines.get(first + i));
            }
        }
        return first + page.size() == lines.size() ? "" : "after the totals there is: " + lines.get(first + page.size());
    }

    private static boolean same(String page, String line) {
        String[] expected = page.split("\t", -1);
        String[] cells = line.split("\t", -1);
        return cells.length == expected.length
                && IntStream.range(0, cells.length).allMatch(i -> plain(expected[i]).equals(plain(cells[i])));
    }

    /** {@return a cell without what depends on who writes a number: what stands between digits, zeros at the end, percent} */
    private static String plain(String cell) {
        String bare = bare(cell);
        return NUMBER.matcher(bare).matches()
                ? new BigDecimal(bare.replaceAll("[,%]", "")).stripTrailingZeros().toPlainString()
                : bare;
    }

    private static String text(List<String> page, String found) {
        String all = bare(found);
        String header = bare(page.getFirst());
        int at = all.indexOf(header);
        if (at < 0) {
            return "there is no header";
        }
        at += header.length();
        for (int i = 1; i < page.size(); i++) {
            String row = bare(page.get(i));
            int begins = all.indexOf(row, at);
            String between = begins < 0 ? row : all.substring(at, begins).replace(header, "");
            if (!PAGE.matcher(between).replaceFirst("").isEmpty()) {
                return "row %d differs%n    page: %s%n    file: %s"
                        .formatted(i, row, all.substring(at, Math.min(all.length(), at + row.length() + header.length())));
            }
            at = begins + row.length();
        }
        String rest = PAGE.matcher(all.substring(at)).replaceFirst("");
        return rest.isEmpty() ? "" : "after the totals there is: " + rest;
    }

    /** {@return the text without spaces of any kind, and without what ends a page} */
    private static String bare(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        text.chars()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '\f' && c != '\ufeff')
                .forEach(c -> bare.append((char) c));
        return bare.toString();
    }
}
