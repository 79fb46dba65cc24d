package org.jackfield.distribution.sbom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.distribution.sbom.Jar.Content;

/**
 * What an installation holds that others made. {@code system/} is a Maven repository, so a jar there is named by its place;
 * one in {@code lib/} by Maven's note in it. What was taken into a jar is recognised by its bytes. All of a jar of ours is
 * ours or that of a dependency, or the bill would not be complete and is refused.
 */
final class Installation {

    /** How our own programs in {@code lib/} are called. */
    private static final String OUR_PROGRAM = "jackfield-";

    private final Path home;
    private final Map<Content, Set<Part>> sources = new HashMap<>();
    private final SortedMap<Part, Found> found = new TreeMap<>();

    private Installation(Path home) {
        this.home = home;
    }

    /**
     * Reads one.
     *
     * @param dependencies what code of others may have been taken from
     * @return the parts, and where they are
     * @throws IllegalStateException if it cannot be said what something is
     */
    static SortedMap<Part, Found> read(Path home, Map<Part, Path> dependencies) throws IOException {
        Installation installation = new Installation(home);
        for (Map.Entry<Part, Path> dependency : dependencies.entrySet()) {
            for (Content content : Jar.read(dependency.getValue()).contents()) {
                installation.sources.computeIfAbsent(content, unknown -> new HashSet<>()).add(dependency.getKey());
            }
        }
        for (Path file : jars(home.resolve("system"))) {
            Path place = home.resolve("system").relativize(file);
            installation.take(file, Part.at(place).orElseThrow(() -> unknown(file, "it does not lie as in a Maven repository")));
        }
        for (Path file : jars(home.resolve("lib"))) {
            if (file.getFileName().toString().startsWith(OUR_PROGRAM)) {
                installation.takeOurs(file);
            } else {
                installation.take(file, named(file));
            }
        }
        return installation.found;
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static Part named(Path file) throws IOException {
        String name = file.getFileName().toString();
        return Jar.read(file).named().stream()
                .filter(part -> name.equals(part.name() + "-" + part.version() + ".jar"))
                .findFirst()
                .orElseThrow(() -> unknown(file, "it does not say it itself"));
    }

    private void take(Path file, Part part) throws IOException {
        if (part.ours()) {
            takeOurs(file);
            return;
        }
        found(part, file).whole(file);
        Jar jar = Jar.read(file);
        Stream.concat(jar.named().stream(), taken(jar))
                .filter(within -> !same(within, part))
                .forEach(within -> found(within, file));
    }

    private static boolean same(Part within, Part part) {
        return within.group().equals(part.group()) && within.name().equals(part.name());
    }

    private void takeOurs(Path file) throws IOException {
        Jar jar = Jar.read(file);
        taken(jar).forEach(part -> found(part, file));
        Set<String> unexplained = jar.contents().stream()
                .filter(Content::isForeignCode)
                .filter(content -> !sources.containsKey(content))
                .map(Content::name)
                .collect(Collectors.toSet());
        if (!unexplained.isEmpty()) {
            throw unknown(file, "nothing that it depends on has its " + unexplained.stream().sorted().limit(5).toList());
        }
    }

    /** {@return the dependencies that something in a jar was taken from} */
    private Stream<Part> taken(Jar jar) {
        return jar.contents().stream()
                .flatMap(content -> sources.getOrDefault(content, Set.of()).stream())
                .distinct();
    }

    private Found found(Part part, Path in) {
        return found.computeIfAbsent(part, unknown -> new Found()).in(home.relativize(in));
    }

    private static IllegalStateException unknown(Path file, String why) {
        return new IllegalStateException("The bill of materials cannot say what " + file + " is: " + why + ".");
    }
}
