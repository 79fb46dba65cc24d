package org.jackfield.apps.recording;

import java.util.List;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * How this site calls the five custom tags (manual §7.2.8); blank for one that has no name.
 *
 * @param tag1 of the first
 * @param tag2 of the second
 * @param tag3 of the third
 * @param tag4 of the fourth
 * @param tag5 of the fifth
 */
public record TagSettings(String tag1, String tag2, String tag3, String tag4, String tag5) {

    /** Lets a person name the custom tags. */
    public static final Permission CONFIGURE = new Permission("recording.tags", "Name the custom tags");

    /** The settings, as they are before anybody changes them. */
    public static final SettingsType<TagSettings> TYPE = new SettingsType<>(
            "org.jackfield.apps.recording.tags", TagSettings.class, new TagSettings("", "", "", "", ""), CONFIGURE);

    /** The longest name, which must fit above a column. */
    public static final int LONGEST = 40;

    /** Takes blanks off the names; refuses what would not be told apart. */
    public TagSettings {
        tag1 = checked(tag1);
        tag2 = checked(tag2);
        tag3 = checked(tag3);
        tag4 = checked(tag4);
        tag5 = checked(tag5);
        List<String> names = List.of(tag1, tag2, tag3, tag4, tag5);
        for (String name : names) {
            if (!name.isEmpty() && names.stream().filter(name::equalsIgnoreCase).count() > 1) {
                throw ProblemException.invalid(
                        "recording.tag-twice", name, "Two tags have this name.", "Give each tag a name of its own.");
            }
        }
    }

    /** {@return the settings for these names} */
    public static TagSettings of(List<String> names) {
        if (names == null || names.size() != 5) {
            throw ProblemException.invalid(
                    "recording.tags", names == null ? "none" : names.size() + " names", "There are five custom tags.",
                    "Give five names; an empty one for a tag without a name.");
        }
        return new TagSettings(names.get(0), names.get(1), names.get(2), names.get(3), names.get(4));
    }

    private static String checked(String name) {
        String stripped = Objects.requireNonNullElse(name, "").strip();
        if (stripped.length() > LONGEST || stripped.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(
                    "recording.tag-name", stripped, "The name of a tag has at most " + LONGEST + " characters on one line.",
                    "Choose a shorter name.");
        }
        return stripped;
    }

    /** {@return the names in order} */
    public List<String> names() {
        return List.of(tag1, tag2, tag3, tag4, tag5);
    }
}
