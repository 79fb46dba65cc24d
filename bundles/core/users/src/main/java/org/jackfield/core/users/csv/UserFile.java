package org.jackfield.core.users.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jackfield.api.problem.ProblemException;

/**
 * A file of users, taken apart. A column that it does not have changes nothing; a value that is empty empties the field.
 *
 * @param rows the values by column, in the order of the file
 */
record UserFile(List<Map<UserColumn, String>> rows) {

    static final int MOST_BYTES = 20 * 1024 * 1024;
    static final int MOST_ROWS = 100_000;

    /**
     * {@return what stands in a file}
     *
     * @throws ProblemException {@code users.csv} if it is none of users
     */
    static UserFile read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw unreadable(file.length + " bytes", "The file is larger than 20 MB.", "Divide it.");
        }
        List<List<String>> rows = CsvText.rows(CsvText.decoded(file), MOST_ROWS);
        if (rows.isEmpty()) {
            throw unreadable("", "The file is empty.", "Export the users to see what a file looks like.");
        }
        List<UserColumn> columns = new ArrayList<>();
        Set<UserColumn> known = new HashSet<>();
        for (String title : rows.getFirst()) {
            UserColumn column = UserColumn.of(title).orElse(null);
            columns.add(column);
            if (column != null && !known.add(column)) {
                throw unreadable(title, "A column stands twice in the first line.", "Take one away.");
            }
        }
        if (!known.contains(UserColumn.FIRST_NAME) && !known.contains(UserColumn.LAST_NAME) && !known.contains(UserColumn.ID)) {
            throw unreadable(
                    String.join(", ", rows.getFirst()), "The first line names no column of users.",
                    "Name the columns: " + String.join(", ", Arrays.stream(UserColumn.values()).map(UserColumn::title).toList())
                            + ".");
        }
        return new UserFile(rows.stream().skip(1).map(row -> values(columns, row)).toList());
    }

    private static Map<UserColumn, String> values(List<UserColumn> columns, List<String> row) {
        Map<UserColumn, String> values = new EnumMap<>(UserColumn.class);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) != null) {
                values.put(columns.get(i), i < row.size() ? row.get(i) : "");
            }
        }
        return values;
    }

    private static ProblemException unreadable(String input, String message, String remedy) {
        return ProblemException.invalid("users.csv", input, message, remedy);
    }
}
