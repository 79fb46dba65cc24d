package org.jackfield.core.licence.container;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A feature of the container, which is a list of bundles and of other features.
 *
 * @param id the container's name for it, {@code name/version}
 * @param name its name
 * @param bundles the locations of its bundles
 * @param features the names of the features it needs
 * @param starts whether the container starts its bundles at each further installation
 */
record InstalledFeature(String id, String name, Set<String> bundles, Set<String> features, boolean starts) {

    /**
     * {@return the ids of the features through which the container would start one of these bundles}
     *
     * @param all the installed features
     * @param locations the bundles that the container is to leave alone
     */
    static Set<String> startersOf(List<InstalledFeature> all, Set<String> locations) {
        Set<String> names = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (InstalledFeature feature : all) {
                boolean leadsThere = feature.bundles.stream().anyMatch(locations::contains)
                        || feature.features.stream().anyMatch(names::contains);
                more |= leadsThere && names.add(feature.name);
            }
        }
        Set<String> ids = new TreeSet<>();
        all.stream()
                .filter(feature -> feature.starts && names.contains(feature.name))
                .forEach(feature -> ids.add(feature.id));
        return ids;
    }
}
