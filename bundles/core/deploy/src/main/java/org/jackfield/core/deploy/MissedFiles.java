package org.jackfield.core.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds lists of features that the container gave up since it was not ready for them: while it starts, who installs them may be
 * away for a moment, and a file that failed once is not tried again until it changes. One thread.
 */
final class MissedFiles {

    /** So many looks a file may take to be installed. */
    static final int PATIENCE = 15;

    /** So often a file is tried again; then it is not the moment's fault. */
    static final int MOST_TIMES = 3;

    private final Map<Path, Integer> looks = new HashMap<>();
    private final Map<Path, Integer> times = new HashMap<>();
    private final Set<Path> seen = new HashSet<>();
    private Set<Path> before = Set.of();

    /**
     * One look.
     *
     * @param there what lies in the folder and may be installed
     * @param installed the files that bundles came from
     * @return the files to try again; not those that were installed once, which somebody may have taken out
     */
    List<Path> look(Collection<Path> there, Set<Path> installed) {
        seen.addAll(installed);
        // what has just changed keeps still at the next look
        looks.keySet().removeIf(file -> !there.contains(file) && !before.contains(file));
        times.keySet().removeIf(file -> !there.contains(file) && !before.contains(file));
        before = Set.copyOf(there);
        List<Path> again = new ArrayList<>();
        for (Path file : there) {
            if (!file.toString().endsWith(".xml") || seen.contains(file)) {
                looks.remove(file);
            } else if (looks.merge(file, 1, Integer::sum) >= PATIENCE && times.merge(file, 1, Integer::sum) <= MOST_TIMES) {
                looks.put(file, 0);
                again.add(file);
            }
        }
        return again;
    }
}
