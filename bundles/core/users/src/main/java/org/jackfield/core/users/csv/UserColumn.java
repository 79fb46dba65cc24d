package org.jackfield.core.users.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column of the file of users. */
enum UserColumn {
    ID("Id"),
    FIRST_NAME("First name"),
    LAST_NAME("Last name"),
    EMAIL("E-mail", "Email"),
    UNIT("Business unit", "Unit"),
    SYSTEM("Phone system"),
    EXTENSION("Primary extension", "Extension"),
    EXTENSIONS("Secondary extensions"),
    AGENT("Primary agent", "Agent"),
    AGENTS("Secondary agents"),
    NUMBERS("Outside numbers"),
    MAILBOX("Voicemail box"),
    MEET_ME("Meet-me code"),
    DIRECT_DIAL("Direct dial"),
    HIDE_CALLER_ID("Hide call information"),
    DISABLED("Disabled");

    private final List<String> names;

    UserColumn(String... names) {
        this.names = List.of(names);
    }

    String title() {
        return names.getFirst();
    }

    static Optional<UserColumn> of(String title) {
        String plain = plain(title);
        return Arrays.stream(values())
                .filter(column -> column.names.stream().anyMatch(name -> plain(name).equals(plain)))
                .findFirst();
    }

    private static String plain(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
