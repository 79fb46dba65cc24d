package org.jackfield.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String GOOD = """
            Manifest-Version: 1.0
            Bundle-ManifestVersion: 2
            Bundle-SymbolicName: com.example.good;singleton:=true
            Bundle-Version: 1.2.3.SNAPSHOT
            Import-Package: org.osgi.framework;version="[1.10,2)",com.example.other
            """;
    private static final String FEATURES =
            "<features xmlns='http://karaf.apache.org/xmlns/features/v1.6.0' name='x'><feature name='y'/></features>";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"good.jar", "GOOD.JAR"})
    void aGoodBundleHasNoFault(String name) throws IOException {
        assertThat(fault(jar(name, GOOD))).isEmpty();
    }

    @Test
    void aJarThatIsNoBundleHasNoFault() throws IOException {
        assertThat(fault(archive("plain.jar", Map.of("a.txt", "text")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.jar", "x.kar"})
    void whatIsNoArchiveIsNamed(String name) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "<html>Log in to download</html>");
        assertThat(fault(file)).get().asString().startsWith("is no archive, or not a whole one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.jar", "x.kar"})
    void anEmptyFileIsNoArchive(String name) throws IOException {
        assertThat(fault(Files.createFile(directory.resolve(name)))).isPresent();
    }

    @Test
    void everyPlaceWhereACopyCanBreakOffIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(jar("whole.jar", GOOD));
        Path cut = directory.resolve("cut.jar");
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThat(fault(cut)).as("cut off after %s of %s bytes", length, whole.length).isPresent();
        }
    }

    @Test
    void aByteThatChangedOnTheWayIsNoticed() throws IOException {
        Path file = jar("changed.jar", GOOD);
        byte[] bytes = Files.readAllBytes(file);
        int inside = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(MANIFEST) + MANIFEST.length() + 20;
        bytes[inside] ^= 0x55;
        Files.write(file, bytes);

        assertThat(fault(file)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Bundle-Version: 1.2.3.SNAPSHOT|Bundle-Version: one",
        "com.example.good;singleton:=true|x y;;",
        "[1.10,2)|[1.10,2",
        "version=\"[1.10,2)\"|version=\"[1.10,2)"
    })
    void aHeaderThatNoContainerTakesIsQuoted(String change) throws IOException {
        String[] parts = change.split("\\|");
        String manifest = GOOD.replace(parts[0], parts[1]);
        assertThat(manifest).isNotEqualTo(GOOD);

        assertThat(fault(jar("wrong.jar", manifest))).get().asString()
                .startsWith("has a manifest with a wrong ").contains("(");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bomb.jar", "bomb.kar"})
    void aManifestThatUnpacksToMoreThanAnyBundleNeedsIsNotRead(String name) throws IOException {
        assertThat(fault(jar(name, GOOD + "X: y\n".repeat(1_000_000)))).contains("has a manifest of more than 4 MiB");
    }

    @Test
    void aManifestBehindOtherFilesIsNotFoundByTheContainer() throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("a.txt", "text");
        entries.put("b.txt", "text");
        entries.put(MANIFEST, GOOD);

        assertThat(fault(archive("behind.jar", entries))).get().asString().contains("manifest in front");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside.txt", "repository/../../outside.txt"})
    void anArchiveThatWouldWriteElsewhereIsRefused(String entry) throws IOException {
        assertThat(fault(archive("slip.kar", Map.of(entry, "x", "repository/f.xml", FEATURES))))
                .get().asString().contains("leave its folder", entry);
    }

    @Test
    void aGoodKarHasNoFault() throws IOException {
        assertThat(fault(archive("good.kar", Map.of("repository/a/features.xml", FEATURES)))).isEmpty();
    }

    @Test
    void aKarWithoutFeaturesIsOfNoUse() throws IOException {
        assertThat(fault(archive("none.kar", Map.of("repository/pom.xml", "<project/>"))))
                .get().asString().contains("no list of features");
    }

    @Test
    void aListOfFeaturesThatIsNoXmlIsNamed() throws IOException {
        assertThat(fault(archive("bad.kar", Map.of("repository/f.xml", FEATURES.replace("/>", ">")))))
                .get().asString().contains("repository/f.xml", "no well-formed XML in line 1");
    }

    @Test
    void aListOfFeaturesThatSomebodyEditedIsHeldToXml() throws IOException {
        Path file = Files.writeString(directory.resolve("apps.xml"), FEATURES);
        assertThat(fault(file)).isEmpty();
        Files.writeString(file, "<features>\n  <feature name='x'>\n</features>");
        assertThat(fault(file)).contains("is no well-formed XML in line 3");
    }

    @Test
    void nothingOutsideTheFileIsReadForIt() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "secret");
        Path file = Files.writeString(directory.resolve("entity.xml"), "<!DOCTYPE features [<!ENTITY e SYSTEM '"
                + secret.toUri() + "'>]><features>&e;</features>");
        assertThat(fault(file).orElse("")).doesNotContain("secret");
    }

    @Test
    void otherFilesAreNoneOfItsBusiness() throws IOException {
        assertThat(fault(Files.writeString(directory.resolve("README"), "read me"))).isEmpty();
    }

    @Test
    void aListThatOnlyNamesFeaturesBringsNoCode() throws IOException {
        Path file = Files.writeString(directory.resolve("names.xml"), FEATURES);
        assertThat(Inspection.of(file).bringsCode()).isFalse();
        Files.writeString(file, FEATURES.replace("<feature name='y'/>", "<feature name='y'><bundle>mvn:a/b/1</bundle></feature>"));
        assertThat(Inspection.of(file).bringsCode()).isTrue();
        Files.writeString(file, "<blueprint xmlns='http://www.osgi.org/xmlns/blueprint/v1.0.0'/>");
        assertThat(Inspection.of(file).bringsCode()).isTrue();
    }

    @Test
    void whateverAnInstallerMayTakeBringsCode() throws IOException {
        Path jar = jar("good.jar", GOOD);
        assertThat(Inspection.of(jar).bringsCode()).isTrue();
        assertThat(Inspection.of(Files.copy(jar, directory.resolve("good.war"))).bringsCode()).isTrue();
        assertThat(Inspection.of(Files.createDirectory(directory.resolve("unpacked.jar"))).bringsCode()).isTrue();
        assertThat(Inspection.of(Files.writeString(directory.resolve("a.cfg"), "a = b")).bringsCode()).isFalse();
    }

    private static Optional<String> fault(Path file) {
        return Inspection.of(file).fault();
    }

    private Path jar(String name, String manifest) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(MANIFEST, manifest);
        entries.put("com/example/text.txt", "some text of some length ".repeat(50));
        return archive(name, entries);
    }

    private Path archive(String name, Map<String, String> entries) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
