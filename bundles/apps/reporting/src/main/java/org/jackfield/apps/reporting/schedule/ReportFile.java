package org.jackfield.apps.reporting.schedule;

import java.nio.file.Path;
import java.util.List;

/**
 * A report that was made.
 *
 * @param name of the file as people get it
 * @param mediaType for mail
 * @param content where it is until it is delivered
 */
record ReportFile(String name, String mediaType, Path content) {

    private static final int LONGEST = 150;

    /** {@return a name that every system takes, and that none of the others has} */
    static String free(String title, String extension, List<ReportFile> others) {
        String safe = title.replaceAll("[^\\p{L}\\p{N} ._-]", "_").replaceAll("^[. ]+", "");
        safe = safe.length() > LONGEST ? safe.substring(safe.length() - LONGEST) : safe;
        for (int number = 1; ; number++) {
            String name = safe + (number == 1 ? "" : " (" + number + ")") + "." + extension;
            if (others.stream().noneMatch(other -> other.name().equalsIgnoreCase(name))) {
                return name;
            }
        }
    }
}
