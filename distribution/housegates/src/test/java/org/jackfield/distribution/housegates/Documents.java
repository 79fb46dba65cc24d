package org.jackfield.distribution.housegates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The Markdown files of a source tree, and what in them points nowhere. */
final class Documents {

    /** A block of code in a document, and the source file that the document linked last before it; null if none. */
    record Snippet(Path document, int line, String code, Path source) {
        /** {@return whether the code stands in the source, line by line, at any common indentation} */
        boolean standsInSource() {
            List<String> wanted = code.stripIndent().lines().toList();
            List<String> lines = source == null ? List.of() : read(source).lines().toList();
            for (int first = 0; first + wanted.size() <= lines.size(); first++) {
                String there = String.join("\n", lines.subList(first, first + wanted.size())).stripIndent();
                if (there.lines().map(String::stripTrailing).toList().equals(wanted)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", "demo-data");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)|(?:src|href)=\"([^\"]+)\"");
    private static final Pattern CODE_SPAN = Pattern.compile("`[^`]*`");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+)");
    private static final String FENCE = "```";

    private Documents() {
    }

    static List<Path> in(Path root) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = folder.getFileName().toString();
                    boolean skipped = !folder.equals(root) && (name.startsWith(".") || NOT_OURS.contains(name));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".md")) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** {@return the relative links of a document whose file, or whose heading in it, does not exist} */
    static List<String> deadLinks(Path document) {
        List<String> dead = new ArrayList<>();
        for (String line : prose(document)) {
            links(line).stream().filter(link -> !leadsSomewhere(document, link)).forEach(dead::add);
        }
        return dead;
    }

    /** {@return the code blocks of a document in one of these languages} */
    static List<Snippet> snippets(Path document, Set<String> languages) {
        List<Snippet> snippets = new ArrayList<>();
        Path source = null;
        List<String> lines = read(document).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(FENCE)) {
                int begin = i + 1;
                i = begin;
                while (i < lines.size() && !lines.get(i).startsWith(FENCE)) {
                    i++;
                }
                if (languages.contains(line.substring(FENCE.length()).strip())) {
                    String code = String.join("\n", lines.subList(begin, i));
                    snippets.add(new Snippet(document, begin, code, source));
                }
            } else {
                for (String link : links(line)) {
                    Path file = target(document, link);
                    source = Files.isRegularFile(file) && !file.toString().endsWith(".md") ? file : source;
                }
            }
        }
        return snippets;
    }

    private static List<String> links(String line) {
        return LINK.matcher(CODE_SPAN.matcher(line).replaceAll("`")).results()
                .map(Documents::address)
                .filter(link -> !ELSEWHERE.matcher(link).matches())
                .toList();
    }

    private static String address(MatchResult link) {
        return link.group(1) != null ? link.group(1) : link.group(2);
    }

    private static boolean leadsSomewhere(Path document, String link) {
        Path file = target(document, link);
        int hash = link.indexOf('#');
        return Files.exists(file)
                && (hash < 0 || !file.toString().endsWith(".md") || headings(file).contains(link.substring(hash + 1)));
    }

    private static Path target(Path document, String link) {
        String path = link.replaceFirst("#.*", "");
        return path.isEmpty() ? document : document.resolveSibling(path).normalize();
    }

    /** The names that GitHub gives to headings. */
    private static Set<String> headings(Path document) {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> names = new TreeSet<>();
        for (String line : prose(document)) {
            HEADING.matcher(line).results().map(heading -> heading.group(1)).forEach(text -> {
                String name = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").strip().replace(' ', '-');
                int before = seen.merge(name, 1, Integer::sum) - 1;
                names.add(before == 0 ? name : name + "-" + before);
            });
        }
        return names;
    }

    /** The lines outside code blocks. */
    private static List<String> prose(Path document) {
        List<String> prose = new ArrayList<>();
        boolean code = false;
        for (String line : read(document).lines().toList()) {
            if (line.startsWith(FENCE)) {
                code = !code;
            } else if (!code) {
                prose.add(line);
            }
        }
        return prose;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
