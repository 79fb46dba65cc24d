package org.jackfield.api.licence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version that a licence names: major and minor. Revisions need no new licence (§11.3.2).
 *
 * @param major 0 to 9999
 * @param minor 0 to 9999
 */
public record LicensedVersion(int major, int minor) implements Comparable<LicensedVersion> {

    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})");

    /** Checks the components. */
    public LicensedVersion {
        if (major < 0 || major > 9999 || minor < 0 || minor > 9999) {
            throw new IllegalArgumentException("not a version: " + major + "." + minor);
        }
    }

    /**
     * {@return the version written as {@code 1.0}}
     *
     * @throws IllegalArgumentException if it is written otherwise
     */
    public static LicensedVersion of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a version like 1.0: " + text);
        }
        return new LicensedVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public int compareTo(LicensedVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
