package org.jackfield.core.users;

/**
 * A name as a phone system writes it, taken apart.
 *
 * @param first empty if there is but one word behind a comma or none
 * @param last all but the first word; what stands before a comma
 */
record DeviceName(String first, String last) {

    /** {@return first and last name in {@code Ann Other}, {@code Other, Ann} and {@code Ann}} */
    static DeviceName of(String name) {
        String stripped = cleaned(name);
        int comma = stripped.indexOf(',');
        if (comma > 0) {
            return new DeviceName(cut(stripped.substring(comma + 1)), cut(stripped.substring(0, comma)));
        }
        int blank = stripped.indexOf(' ');
        return blank < 0
                ? new DeviceName(cut(stripped), "")
                : new DeviceName(cut(stripped.substring(0, blank)), cut(stripped.substring(blank + 1)));
    }

    /** A phone system may name a device with anything; a user's name holds no control characters. */
    static String cleaned(String name) {
        return name.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static String cut(String part) {
        String stripped = part.strip();
        return stripped.length() > UserRules.LONGEST_NAME ? stripped.substring(0, UserRules.LONGEST_NAME).strip() : stripped;
    }
}
