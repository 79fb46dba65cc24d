package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the container files copy is what the build makes, so that only the registry is missing to build them. */
class ContainerfilesIT {
    private static final Pattern COPY = Pattern.compile("(?m)^(?:COPY|ADD)\\s+(\\S+)\\s+\\S+$");

    private final Path portal = Path.of(System.getProperty("jackfield.portal")).toAbsolutePath().normalize();
    private final Path archive = Path.of(System.getProperty("jackfield.archive")).toAbsolutePath().normalize();
    private final Path distribution = portal.getParent().getParent().getParent();

    /** Each with the folder that it is built in, and what it copies from there. */
    private record Recipe(Path folder, Path copied) {}

    private final Map<Path, Recipe> recipes = Map.of(
            distribution.resolve("portal/Containerfile"), new Recipe(distribution.resolve("portal"), portal),
            distribution.resolve("assembly/src/main/distribution/contrib/Containerfile"), new Recipe(archive.getParent(), archive));

    @Test
    void allContainerFilesAreKnownHere() throws IOException {
        try (Stream<Path> all = Files.walk(distribution, 8)) {
            assertThat(all.filter(file -> file.getFileName().toString().equals("Containerfile"))
                            .filter(file -> !distribution.relativize(file).toString().matches(".*/(target|node_modules)/.*")))
                    .containsExactlyInAnyOrderElementsOf(recipes.keySet());
        }
    }

    /** A pattern that finds nothing, or two files for one name, would only be seen by whoever builds the image. */
    @Test
    void whatIsCopiedIsOneFileThatTheBuildMakes() throws IOException {
        for (Map.Entry<Path, Recipe> each : recipes.entrySet()) {
            Matcher copy = COPY.matcher(Files.readString(each.getKey()));
            assertThat(copy.find()).as("%s copies something", each.getKey()).isTrue();
            do {
                assertThat(found(each.getValue().folder(), copy.group(1))).as("%s of %s", copy.group(1), each.getKey())
                        .containsExactly(each.getValue().copied());
            } while (copy.find());
        }
    }

    private static List<Path> found(Path folder, String pattern) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> all = Files.walk(folder, 2)) {
            return all.filter(file -> matcher.matches(folder.relativize(file))).toList();
        }
    }
}
