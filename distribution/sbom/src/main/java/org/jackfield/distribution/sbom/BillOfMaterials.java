package org.jackfield.distribution.sbom;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes what an installation holds of others into {@code jackfield.cdx.json} in it; the build runs it on what it made. */
public final class BillOfMaterials {

    /** The file, as the field ends the names of such files. */
    static final String FILE = "jackfield.cdx.json";

    private BillOfMaterials() {}

    /**
     * Writes it.
     *
     * @param arguments the installation, its version, when it was built, Maven's local repository, and a file with the class
     *     path of what may have been taken into jars
     */
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        Map<Part, Path> dependencies = dependencies(Path.of(arguments[3]), Files.readString(Path.of(arguments[4])));
        Files.writeString(
                home.resolve(FILE), CycloneDx.json(arguments[1], arguments[2], Installation.read(home, dependencies)));
    }

    private static Map<Part, Path> dependencies(Path repository, String classPath) {
        Map<Part, Path> dependencies = new TreeMap<>();
        for (String element : classPath.strip().split(File.pathSeparator)) {
            Path file = Path.of(element);
            if (file.startsWith(repository)) {
                Part.at(repository.relativize(file)).ifPresent(part -> dependencies.put(part, file));
            }
        }
        return dependencies;
    }
}
