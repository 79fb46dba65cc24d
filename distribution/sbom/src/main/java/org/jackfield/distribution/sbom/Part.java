package org.jackfield.distribution.sbom;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * What a jar is in Maven's terms.
 *
 * @param group such as {@code org.postgresql}; never null
 * @param name such as {@code postgresql}; never null
 * @param version such as {@code 42.7.14}; never null
 * @param classifier which of several of that name; empty for the usual one; never null
 */
record Part(String group, String name, String version, String classifier) implements Comparable<Part> {

    private static final String OURS = "org.jackfield";
    private static final String JAR = ".jar";

    /** {@return what lies at a place of a Maven repository} Empty for a place that no jar has there. */
    static Optional<Part> at(Path place) {
        int names = place.getNameCount();
        if (names < 4 || !place.toString().endsWith(JAR)) {
            return Optional.empty();
        }
        String group = place.subpath(0, names - 3).toString().replace('/', '.').replace('\\', '.');
        String name = place.getName(names - 3).toString();
        String version = place.getName(names - 2).toString();
        String file = place.getFileName().toString();
        String usual = name + "-" + version;
        if (!file.startsWith(usual)) {
            return Optional.empty();
        }
        String rest = file.substring(usual.length(), file.length() - JAR.length());
        return rest.isEmpty() || rest.startsWith("-")
                ? Optional.of(new Part(group, name, version, rest.isEmpty() ? "" : rest.substring(1)))
                : Optional.empty();
    }

    /** {@return what Maven's note in a jar names} Empty for a note that does not name all of it. */
    static Optional<Part> of(Properties note) {
        return note.stringPropertyNames().containsAll(Set.of("groupId", "artifactId", "version"))
                ? Optional.of(new Part(
                        note.getProperty("groupId"), note.getProperty("artifactId"), note.getProperty("version"), ""))
                : Optional.empty();
    }

    /** {@return whether it is of this project} */
    boolean ours() {
        return group.equals(OURS) || group.startsWith(OURS + ".");
    }

    /** {@return the name by which lists of vulnerabilities know it} */
    String purl() {
        return "pkg:maven/" + encoded(group) + "/" + encoded(name) + "@" + encoded(version)
                + (classifier.isEmpty() ? "" : "?classifier=" + encoded(classifier));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public int compareTo(Part other) {
        return Comparator.comparing(Part::group)
                .thenComparing(Part::name)
                .thenComparing(Part::version)
                .thenComparing(Part::classifier)
                .compare(this, other);
    }
}
