package org.jackfield.distribution.housegates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is measured moves, and its benchmark with it: each compiles against what was built. */
class BenchmarksIT {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    private Path classes;

    static List<Path> benchmarks() {
        return found(ROOT.resolve("benchmarks"), 2).filter(file -> file.toString().endsWith(".java")).map(Path::getParent).distinct().toList();
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void aBenchmarkCompiles(Path benchmark) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp", path()));
        // the telephones of the chain are others' as well
        Stream.of(benchmark, ROOT.resolve("benchmarks/chain"))
                .distinct()
                .flatMap(folder -> found(folder, 1))
                .map(Path::toString)
                .filter(file -> file.endsWith(".java"))
                .forEach(arguments::add);
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int status = compiler.run(null, said, said, arguments.toArray(String[]::new));

        assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static String path() {
        Stream<String> bundles = found(ROOT.resolve("bundles"), 4)
                .filter(folder -> folder.endsWith("target/classes"))
                .map(Path::toString);
        return Stream.concat(bundles, Stream.of(System.getProperty("java.class.path"))).collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<Path> found(Path folder, int depth) {
        try (Stream<Path> all = Files.walk(folder, depth)) {
            return all.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
