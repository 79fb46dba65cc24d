package org.jackfield.core.gate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jackfield.core.gate.bundle.MarkingActivator;

/** A bundle made on the spot, whose activator leaves marks. */
final class TestBundle {

    private final Map<String, String> headers;

    private TestBundle(Map<String, String> headers) {
        this.headers = headers;
    }

    /** A bundle that is no feature. */
    static TestBundle plain(String name) {
        return new TestBundle(Map.of(
                "Bundle-ManifestVersion", "2",
                "Bundle-SymbolicName", name,
                "Bundle-Version", "1.0.0",
                "Bundle-Activator", MarkingActivator.class.getName(),
                "Import-Package", "org.osgi.framework"));
    }

    /** A feature as the {@code @Feature} annotation and bnd write it. */
    static TestBundle feature(String name, String id, String entitlement) {
        return plain(name)
                .header(
                        "Provide-Capability",
                        "org.jackfield.feature;id=\"" + id + "\";title=\"" + id
                                + "\";description=\"What it does.\";entitlement:List<String>=\"" + entitlement + "\"")
                .header("Require-Capability", "org.jackfield.gate");
    }

    TestBundle header(String name, String value) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.put(name, value);
        return new TestBundle(changed);
    }

    TestBundle without(String name) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.remove(name);
        return new TestBundle(changed);
    }

    InputStream jar() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
            try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
                String path = MarkingActivator.class.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new ZipEntry(path));
                try (InputStream in = MarkingActivator.class.getClassLoader().getResourceAsStream(path)) {
                    in.transferTo(jar);
                }
            }
            return new ByteArrayInputStream(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The gate as the build has made it: {@code target/classes} with bnd's manifest, as a jar. */
    static InputStream gate() throws IOException {
        Path classes = Path.of("target", "classes");
        Manifest manifest;
        try (InputStream in = Files.newInputStream(classes.resolve("META-INF/MANIFEST.MF"))) {
            manifest = new Manifest(in);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            Files.walkFileTree(classes, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String name = classes.relativize(file).toString().replace('\\', '/');
                    if (!name.equals("META-INF/MANIFEST.MF")) {
                        jar.putNextEntry(new ZipEntry(name));
                        Files.copy(file, jar);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
