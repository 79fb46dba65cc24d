package org.jackfield.api.contacts;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Which contacts are wanted.
 *
 * @param directories the directories to look in; none of it means that nothing is found; immutable, never null
 * @param text what the name, a number or a field must contain, in upper or lower case, with accents or without; several
 *     words may be in different places. Empty for all. Of a number only digits count; of a field its first
 *     {@value #SEARCHED} characters. At most {@value #MAX_TEXT} characters are looked at; never null
 */
public record ContactQuery(Set<UUID> directories, String text) {

    /** How much of a field is searched, in characters. */
    public static final int SEARCHED = 100;

    /** How much of {@link #text()} is looked at, in characters. */
    public static final int MAX_TEXT = 100;

    /** Copies the directories and cuts the text. */
    public ContactQuery {
        directories = Set.copyOf(directories);
        text = Objects.requireNonNull(text, "text").strip();
        if (text.length() > MAX_TEXT) {
            text = text.substring(0, MAX_TEXT);
        }
    }
}
