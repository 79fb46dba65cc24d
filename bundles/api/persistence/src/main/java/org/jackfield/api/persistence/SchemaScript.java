package org.jackfield.api.persistence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of a bundle's schema, as the bundle carries it.
 *
 * @param version its place in the order, from 1
 * @param name its path inside the schema folder, for people: {@code common/V001__rules.sql}; never null
 * @param text what it says, types still written as <code>${uuid}</code>; never null
 */
public record SchemaScript(int version, String name, String text) {

    private static final Pattern NAME = Pattern.compile("V(\\d{3})__[a-z0-9_]+\\.sql");
    private static final Pattern TYPE = Pattern.compile("\\$\\{([^}]*)}");

    /**
     * Picks the scripts for a database: those of {@code common}, each replaced by the one of the same number in the
     * folder of the dialect.
     *
     * @param scripts text by path inside the schema folder, of every folder
     * @return in order, numbered 1, 2, 3 …
     * @throws IllegalArgumentException if a name is malformed, a number appears twice in a folder, or one is missing;
     *     the message names the script
     */
    public static List<SchemaScript> select(Dialect dialect, Map<String, String> scripts) {
        TreeMap<Integer, SchemaScript> chosen = inFolder("common", scripts);
        chosen.putAll(inFolder(dialect.id(), scripts));
        int expected = 1;
        for (int version : chosen.keySet()) {
            if (version != expected++) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "V%03d is missing before %s", expected - 1, chosen.get(version).name));
            }
        }
        return List.copyOf(chosen.values());
    }

    private static TreeMap<Integer, SchemaScript> inFolder(String folder, Map<String, String> scripts) {
        TreeMap<Integer, SchemaScript> found = new TreeMap<>();
        new TreeMap<>(scripts).forEach((path, text) -> {
            if (!path.startsWith(folder + "/")) {
                return;
            }
            Matcher name = NAME.matcher(path.substring(folder.length() + 1));
            if (!name.matches()) {
                throw new IllegalArgumentException("a script is called V001__what_it_does.sql, not " + path);
            }
            SchemaScript script = new SchemaScript(Integer.parseInt(name.group(1)), path, text);
            SchemaScript other = found.put(script.version, script);
            if (other != null) {
                throw new IllegalArgumentException(other.name + " and " + path + " have the same number");
            }
        });
        return found;
    }

    /**
     * {@return the statements to execute on a database}
     *
     * @throws IllegalArgumentException if a type is written that the dialect does not know
     */
    public List<String> statements(Dialect dialect) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : text.lines().map(String::stripTrailing).toList()) {
            if (line.isBlank() || line.stripLeading().startsWith("--")) {
                continue;
            }
            statement.append(statement.isEmpty() ? "" : "\n").append(line);
            if (line.endsWith(";")) {
                statement.setLength(statement.length() - 1);
                statements.add(withTypes(statement, dialect));
                statement.setLength(0);
            }
        }
        if (!statement.isEmpty()) {
            throw new IllegalArgumentException(name + " does not end its last statement with ;");
        }
        return statements;
    }

    private String withTypes(CharSequence statement, Dialect dialect) {
        return TYPE.matcher(statement)
                .replaceAll(match -> Matcher.quoteReplacement(dialect.type(match.group(1))
                        .orElseThrow(() -> new IllegalArgumentException(name + " uses an unknown type " + match.group()))));
    }

    /** {@return a SHA-256 of the text in hexadecimal, the same for both kinds of line end} */
    public String checksum() {
        try {
            String plain = text.replace("\r\n", "\n");
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
