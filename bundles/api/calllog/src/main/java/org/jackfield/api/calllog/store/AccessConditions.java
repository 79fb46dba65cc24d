package org.jackfield.api.calllog.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.security.access.CallKind;
import org.jackfield.api.security.access.CallSpan;
import org.jackfield.api.security.access.FieldTest;
import org.jackfield.api.security.access.LetterCase;
import org.jackfield.api.security.access.MillisRange;

/**
 * {@link CallAccess} and {@link CallFilter} in SQL that every database understands: holds for exactly the rows for which
 * {@link CallAccess#allows} or {@link CallFilter#matches} does. It is always true or false, never unknown. Texts are bound,
 * never written into it.
 *
 * @param sql the condition
 * @param values what is bound, by name; every name begins with {@code access} or, for a filter, {@code filter}
 */
public record AccessConditions(String sql, Map<String, Object> values) {

    private static final String TRUE = "1 = 1";
    private static final String FALSE = "1 = 0";
    private static final String YES = "accessYes";
    private static final String NINETEEN_CHARACTERS = "_".repeat(19);

    /** {@return the condition for a table; empty if every row is in it} */
    public static Optional<AccessConditions> of(CallAccess access, SegmentFields fields) {
        if (access.isUnlimited()) {
            return Optional.empty();
        }
        if (access.isNone()) {
            return Optional.of(new AccessConditions(FALSE, Map.of()));
        }
        return Optional.of(new Translation(fields, "access").access(access));
    }

    /** {@return the condition for the rows that a filter means; empty if it means every row. What is not known is not meant} */
    public static Optional<AccessConditions> of(CallFilter filter, SegmentFields fields) {
        return filter.isAll() ? Optional.empty() : Optional.of(new Translation(fields, "filter").alone(filter));
    }

    private static final class Translation {

        private final SegmentFields fields;
        private final String prefix;
        private final Map<String, Object> values = new HashMap<>();

        Translation(SegmentFields fields, String prefix) {
            this.fields = fields;
            this.prefix = prefix;
        }

        AccessConditions alone(CallFilter filter) {
            return finished(filter(filter, FALSE));
        }

        AccessConditions access(CallAccess access) {
            List<String> given = new ArrayList<>();
            if (access.everything()) {
                given.add(TRUE);
            } else {
                given.add(users(access.users()));
                access.grants().forEach(filter -> given.add(filter(filter, FALSE)));
            }
            StringBuilder sql = new StringBuilder(anyOf(given));
            access.denials().forEach(filter -> sql.append(" AND NOT ").append(filter(filter, TRUE)));
            return finished(sql.toString());
        }

        private AccessConditions finished(String sql) {
            if (sql.contains(":" + YES)) {
                values.put(YES, true);
            }
            return new AccessConditions("(" + sql + ")", values);
        }

        private String filter(CallFilter filter, String unknown) {
            List<String> all = new ArrayList<>();
            filter.spans().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> all.add(span(entry.getKey(), entry.getValue())));
            if (!filter.kinds().isEmpty()) {
                all.add(anyOf(filter.kinds().stream().sorted().map(this::kind).toList()));
            }
            status(filter).map(known -> known.orElse(unknown)).ifPresent(all::add);
            filter.flags().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> flag(entry.getKey()).map(so -> entry.getValue() ? so : not(so)).orElse(unknown))
                    .forEach(all::add);
            filter.users().ifPresent(wanted -> all.add(users(wanted)));
            filter.texts().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> text(entry.getKey(), entry.getValue()).orElse(unknown))
                    .forEach(all::add);
            return all.isEmpty() ? "(" + TRUE + ")" : "(" + String.join(" AND ", all) + ")";
        }

        private String span(CallSpan span, MillisRange range) {
            String alias = fields.alias();
            String millis = switch (span) {
                case DURATION -> fields.duration();
                case CONNECTED -> "(" + alias + ".talk_millis + " + alias + ".hold_millis)";
                case TALK -> alias + ".talk_millis";
                case RING -> alias + ".ring_millis";
            };
            // a bound that is none would be more than some databases' numbers hold
            return range.most() == Long.MAX_VALUE
                    ? millis + " >= " + range.least()
                    : millis + " BETWEEN " + range.least() + " AND " + range.most();
        }

        private Optional<String> flag(CallFlag flag) {
            return flag == CallFlag.NOTED ? noted() : Optional.ofNullable(fields.flags().get(flag));
        }

        /** {@return nothing if it does not matter, something empty if it is not known} */
        private Optional<Optional<String>> status(CallFilter filter) {
            return switch (filter.status()) {
                case ANY -> Optional.empty();
                // only what is over is stored
                case COMPLETED -> Optional.of(Optional.of(TRUE));
                case IN_PROGRESS -> Optional.of(Optional.of(FALSE));
                case RECORDED -> Optional.of(flag(CallFlag.RECORDED));
                case NOT_RECORDED -> Optional.of(flag(CallFlag.RECORDED).map(Translation::not));
            };
        }

        private String kind(CallKind kind) {
            String type = fields.alias() + ".call_type";
            String direction = fields.alias() + ".direction";
            return kind == CallKind.INTERNAL
                    ? "(" + type + " = 'INTERNAL' OR " + direction + " = 'NONE')"
                    : "(" + type + " = 'EXTERNAL' AND " + direction + " = '" + kind + "')";
        }

        private String users(Set<UUID> users) {
            return PeopleColumns.hasOneOf(fields.alias(), users);
        }

        private Optional<String> noted() {
            return Optional.ofNullable(fields.texts().get(CallField.NOTE))
                    .map(sources -> anyOf(sources.stream().map(source -> exists(source, TRUE)).toList()));
        }

        private Optional<String> text(CallField field, FieldTest test) {
            return Optional.ofNullable(fields.texts().get(field)).map(sources -> {
                List<String> all = new ArrayList<>();
                if (!test.any().isEmpty()) {
                    all.add(anyOf(sources.stream().map(source -> holds(source, test.any())).toList()));
                }
                if (!test.none().isEmpty()) {
                    all.add(not(anyOf(sources.stream().map(source -> holds(source, test.none())).toList())));
                }
                return "(" + String.join(" AND ", all) + ")";
            });
        }

        private String holds(SegmentFields.Source source, List<FieldTest.Term> terms) {
            return exists(source, anyOf(terms.stream().map(term -> term(source.expression(), term)).toList()));
        }

        private static String exists(SegmentFields.Source source, String condition) {
            return source.rows().isEmpty() ? condition : "EXISTS (SELECT 1 " + source.rows() + " AND " + condition + ")";
        }

        private String term(String expression, FieldTest.Term term) {
            return switch (term) {
                case FieldTest.Range range -> range(expression, range);
                case FieldTest.Like like -> {
                    String name = prefix + values.size();
                    values.put(name, like.isWild() ? like.pattern().replaceAll("[!\\[\\]]", "!$0") : like.pattern());
                    yield folded(expression) + (like.isWild() ? " LIKE :" + name + " ESCAPE '!'" : " = :" + name);
                }
            };
        }

        private static String folded(String expression) {
            return "TRANSLATE(" + expression + ", '" + LetterCase.UPPER + "', '" + LetterCase.LOWER + "')";
        }

        /** The cast is tried only on what is digits alone. */
        private static String range(String expression, FieldTest.Range range) {
            String digitsAlone = expression + " <> '' AND " + expression + " NOT LIKE '" + NINETEEN_CHARACTERS + "%' AND REPLACE("
                    + "TRANSLATE(" + expression + ", '123456789', '000000000'), '0', '') = ''";
            return "(CASE WHEN " + digitsAlone + " THEN CAST(" + expression + " AS BIGINT) ELSE -1 END BETWEEN "
                    + range.from() + " AND " + range.to() + ")";
        }

        private static String anyOf(List<String> conditions) {
            return "(" + String.join(" OR ", conditions) + ")";
        }

        private static String not(String condition) {
            return "NOT (" + condition + ")";
        }
    }
}
