package org.jackfield.distribution.itest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jackfield.distribution.itest.bundle.MarkingActivator;
import org.jackfield.distribution.itest.bundle.MarkingComponent;

/** A bundle made on the spot: whatever of its code runs, an activator or a component, leaves a mark on the disk. */
final class MarkedBundle {
    private static final String CLASSES = MarkingActivator.class.getPackageName().replace('.', '/');
    private static final String COMPONENT = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%s" immediate="true" activate="activate">
              <implementation class="%s"/>
            </scr:component>
            """;

    private static final int MAJOR_VERSION = 7;
    private static final byte JAVA_21 = 65;

    private final Map<String, String> headers;

    private MarkedBundle(Map<String, String> headers) {
        this.headers = headers;
    }

    /** One that is no feature. */
    static MarkedBundle plain(String name) {
        return new MarkedBundle(Map.of(
                "Bundle-ManifestVersion", "2",
                "Bundle-SymbolicName", name,
                "Bundle-Version", "1.0.0",
                "Bundle-Activator", MarkingActivator.class.getName(),
                "Service-Component", "OSGI-INF/marking.xml",
                "Import-Package", "org.osgi.framework"));
    }

    /** A feature as the {@code @Feature} annotation and bnd write it; its id is its name. */
    static MarkedBundle feature(String name, String entitlement) {
        return plain(name)
                .header("Provide-Capability", "org.jackfield.feature;id=\"" + name + "\";title=\"" + name
                        + "\";description=\"Leaves marks.\";entitlement:List<String>=\"" + entitlement + "\"")
                .header("Require-Capability", "org.jackfield.gate");
    }

    MarkedBundle header(String name, String value) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.put(name, value);
        return new MarkedBundle(changed);
    }

    /** Adds to what a header says. */
    MarkedBundle and(String name, String more) {
        return header(name, headers.get(name) + "," + more);
    }

    MarkedBundle without(String name) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.remove(name);
        return new MarkedBundle(changed);
    }

    String name() {
        return headers.get("Bundle-SymbolicName").split(";")[0];
    }

    /** {@return the marks it left in an instance} */
    List<String> marksIn(Instance instance) {
        Path marks = instance.path("marks").resolve(name());
        try {
            return Files.exists(marks) ? Files.readAllLines(marks) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forgetMarksIn(Instance instance) {
        try {
            Files.deleteIfExists(instance.path("marks").resolve(name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return its jar, in the instance's folder but nowhere an instance looks by itself} */
    Path fileIn(Instance instance) {
        Path file = instance.path(name() + "-" + headers.get("Bundle-Version") + ".jar");
        return Files.exists(file) ? file : drop(instance, file.getFileName().toString(), jar());
    }

    byte[] jar() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest(headers))) {
            put(jar, "marks", name().getBytes(StandardCharsets.UTF_8));
            put(jar, "OSGI-INF/marking.xml",
                    COMPONENT.formatted(name(), MarkingComponent.class.getName()).getBytes(StandardCharsets.UTF_8));
            for (String one : List.of("Mark", "MarkingActivator", "MarkingComponent", "AccountsActivator", "CommandsActivator")) {
                put(jar, CLASSES + "/" + one + ".class", classFile(one));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** As a .kar, which asks for its feature, and for its bundle, to be started. */
    byte[] kar() {
        String folder = "repository/com/example/" + name() + "/1.0.0/" + name() + "-1.0.0";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream kar = new JarOutputStream(bytes, manifest(Map.of("Karaf-Feature-Start", "true")))) {
            put(kar, folder + ".jar", jar());
            put(kar, folder + "-features.xml",
                    features("mvn:com.example/" + name() + "/1.0.0").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A feature repository whose one feature starts this bundle, as early as can be. */
    String features(String location) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <features xmlns="http://karaf.apache.org/xmlns/features/v1.6.0" name="%1$s">
                  <feature name="%1$s" version="1.0.0" install="auto">
                    <bundle start="true" start-level="1">%2$s</bundle>
                  </feature>
                </features>
                """.formatted(name(), location);
    }

    /** Puts bytes where an instance looks, in one step, as {@code mv} does. */
    static Path drop(Instance instance, String relative, byte[] bytes) {
        try {
            Path target = instance.path(relative);
            Path unfinished = Files.createTempFile(instance.path("."), "dropped", null);
            Files.write(unfinished, bytes);
            return Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest manifest(Map<String, String> headers) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach(manifest.getMainAttributes()::putValue);
        return manifest;
    }

    /** The tests are built for a newer Java than bundles are, and the framework refuses what it does not know. */
    private static byte[] classFile(String name) throws IOException {
        try (InputStream in = MarkingActivator.class.getResourceAsStream(name + ".class")) {
            byte[] bytes = in.readAllBytes();
            bytes[MAJOR_VERSION] = JAVA_21;
            return bytes;
        }
    }

    private static void put(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(bytes);
        jar.closeEntry();
    }
}
