package org.jackfield.distribution.housegates;

import aQute.bnd.header.OSGiHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The jars in {@code bundles/<layer>/<name>/target}. */
final class BuiltBundles {
    /** A bundle of ours: its layer is the folder it lies in. */
    record BuiltBundle(Path jar, String layer, String name, String symbolicName, Set<String> exports, Set<String> imports) {
        boolean mayExport() {
            return layer.equals("api") || layer.equals("lib");
        }

        @Override
        public String toString() {
            return symbolicName;
        }
    }

    private BuiltBundles() {
    }

    static List<BuiltBundle> all() {
        Path root = Path.of(System.getProperty("jackfield.bundles")).toAbsolutePath().normalize();
        List<BuiltBundle> bundles = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root, 4)) {
            for (Path jar : files.filter(BuiltBundles::isJarOfModule).sorted(Comparator.naturalOrder()).toList()) {
                read(jar, bundles);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bundles.isEmpty()) {
            throw new IllegalStateException("no bundle is built in " + root + ": run mvn verify from the top");
        }
        return bundles;
    }

    private static boolean isJarOfModule(Path file) {
        String name = file.getFileName().toString();
        return file.getParent().endsWith("target") && name.endsWith(".jar")
                && !name.endsWith("-sources.jar") && !name.endsWith("-javadoc.jar") && !name.endsWith("-tests.jar");
    }

    private static void read(Path jar, List<BuiltBundle> bundles) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes manifest = file.getManifest().getMainAttributes();
            String symbolicName = manifest.getValue("Bundle-SymbolicName");
            if (symbolicName == null) {
                return;
            }
            Path module = jar.getParent().getParent();
            bundles.add(new BuiltBundle(jar, module.getParent().getFileName().toString(), module.getFileName().toString(),
                    OSGiHeader.parseHeader(symbolicName).keySet().iterator().next(),
                    OSGiHeader.parseHeader(manifest.getValue("Export-Package")).keySet(),
                    OSGiHeader.parseHeader(manifest.getValue("Import-Package")).keySet()));
        }
    }
}
