package org.jackfield.core.users;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jackfield.api.users.OutsideNumber;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;

/** What a search looks at, without case and accents. */
final class SearchText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int LONGEST_SEARCH = 200;

    private SearchText() {}

    static String of(User user) {
        StringBuilder text = new StringBuilder();
        text.append(user.firstName()).append(' ').append(user.lastName()).append('\n').append(user.email());
        for (UserDevice device : user.devices()) {
            text.append('\n').append(device.device().number());
        }
        for (OutsideNumber number : user.numbers()) {
            text.append('\n').append(number.number());
        }
        return plain(text.toString());
    }

    /** {@return the words of a search; none finds nobody} */
    static List<String> words(String search) {
        String cut = search.length() > LONGEST_SEARCH ? search.substring(0, LONGEST_SEARCH) : search;
        String plain = plain(cut).strip();
        return plain.isEmpty() ? List.of() : List.of(BLANKS.split(plain));
    }

    static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
