package org.jackfield.apps.reporting.sql;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values written into DuckDB's SQL, so that a statement can be kept and shown whole. */
public final class Literals {

    private static final Pattern NAMED = Pattern.compile(":([A-Za-z][A-Za-z0-9]*)");

    private Literals() {}

    /** {@return a text; the only character with a meaning inside is doubled} */
    public static String text(String value) {
        return "'" + value.replace("\0", "").replace("'", "''") + "'";
    }

    /** {@return a moment as the columns hold it, in UTC} */
    public static String instant(Instant value) {
        return "TIMESTAMP '" + LocalDateTime.ofInstant(value, ZoneOffset.UTC).toString().replace('T', ' ') + "'";
    }

    /** {@return an id} */
    public static String uuid(UUID value) {
        return value == null ? "CAST(NULL AS UUID)" : "CAST('" + value + "' AS UUID)";
    }

    /** {@return SQL whose bound values are written into it} */
    public static String filled(String sql, Map<String, Object> values) {
        Matcher matcher = NAMED.matcher(sql);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!values.containsKey(name)) {
                throw new IllegalStateException("nothing is bound to " + name);
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(of(values.get(name))));
        }
        return matcher.appendTail(filled).toString();
    }

    private static String of(Object value) {
        return switch (value) {
            case Boolean flag -> flag.toString();
            case Number number -> number.toString();
            case Instant instant -> instant(instant);
            case UUID id -> uuid(id);
            default -> text(value.toString());
        };
    }
}
