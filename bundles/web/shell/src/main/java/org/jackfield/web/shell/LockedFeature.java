package org.jackfield.web.shell;

import org.jackfield.api.feature.FeatureStatus;

/**
 * A feature whose page is locked, as its manifest and the licence tell; none of its code runs.
 *
 * @param route where its page would be: the last word of the bundle's symbolic name
 * @param title its name
 * @param purpose what it does; may be empty
 * @param reason why it is locked
 * @param remedy what to do
 */
public record LockedFeature(String route, String title, String purpose, String reason, String remedy) {

    /** {@return the locked page of an installed feature that is not licensed} */
    public static LockedFeature of(FeatureStatus feature) {
        return new LockedFeature(
                routeOf(feature.bundle()), feature.title(), feature.description(), feature.reason(), feature.remedy());
    }

    /** {@return the route under which a bundle's pages are found; empty if its name is no address} */
    static String routeOf(String symbolicName) {
        String word = symbolicName.substring(symbolicName.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
        return word.matches("[a-z0-9-]+") ? word : "";
    }

    /** {@return whether this lock stands at an address} */
    public boolean at(String path) {
        return !route.isEmpty() && (path.equals(route) || path.startsWith(route + "/"));
    }
}
