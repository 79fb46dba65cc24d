package org.jackfield.distribution.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation of a few jars, read as a reader of CycloneDX reads its bill. */
class BillOfMaterialsTest {

    private static final String MAIL = "jakarta/mail/Mail.class";
    private static final byte[] MAIL_CODE = "mail".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER_CODE = "other".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path home;
    private Path repository;
    private Path classPath;

    @BeforeEach
    void install() throws IOException {
        home = folder.resolve("home");
        repository = folder.resolve("repository");
        Files.createDirectories(home.resolve("system"));
        Files.createDirectories(home.resolve("lib"));
        Path mail = jar("repository/org/mail/mail/2.0/mail-2.0.jar", Map.of(MAIL, MAIL_CODE, "META-INF/NOTICE", OTHER_CODE));
        Path json = jar("repository/org/json/json/1.0/json-1.0.jar", Map.of("json/Json.class", OTHER_CODE));
        classPath = Files.writeString(
                folder.resolve("dependencies"), mail + File.pathSeparator + json + File.pathSeparator + folder.resolve("target/classes") + "\n");
    }

    private Path jar(String place, Map<String, byte[]> contents) {
        try {
            Path file = folder.resolve(place);
            Files.createDirectories(file.getParent());
            return Files.write(file, zip(contents));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(Map<String, byte[]> contents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] note(String group, String name, String version) {
        return ("groupId=" + group + "\nartifactId=" + name + "\nversion=" + version).getBytes(StandardCharsets.UTF_8);
    }

    private List<Component> components() throws Exception {
        BillOfMaterials.main(
                new String[] {home.toString(), "1.0.0", "2026-11-21T00:00:00Z", repository.toString(), classPath.toString()});
        File bill = home.resolve(BillOfMaterials.FILE).toFile();
        assertThat(new JsonParser().validate(bill, Version.VERSION_16)).isEmpty();
        Bom bom = new JsonParser().parse(bill);
        assertThat(bom.getMetadata().getComponent().getVersion()).isEqualTo("1.0.0");
        return bom.getComponents();
    }

    private static List<String> places(Component component) {
        return component.getEvidence().getOccurrences().stream().map(occurrence -> occurrence.getLocation()).toList();
    }

    @Test
    void aJarOfTheRepositoryIsNamedByItsPlaceAndHasItsDigest() throws Exception {
        jar("home/system/org/postgresql/postgresql/42.7/postgresql-42.7.jar", Map.of("a/A.class", OTHER_CODE));
        jar("home/system/org/http/http/1.1/http-1.1-with-sockets.jar", Map.of("b/B.class", OTHER_CODE));

        assertThat(components()).satisfiesExactly(
                http -> assertThat(http.getPurl()).isEqualTo("pkg:maven/org.http/http@1.1?classifier=with-sockets"),
                postgres -> {
                    assertThat(postgres.getPurl()).isEqualTo("pkg:maven/org.postgresql/postgresql@42.7");
                    assertThat(postgres.getVersion()).isEqualTo("42.7");
                    assertThat(postgres.getHashes()).singleElement().satisfies(hash -> assertThat(hash.getValue()).hasSize(64));
                    assertThat(places(postgres))
                            .containsExactly("system/org/postgresql/postgresql/42.7/postgresql-42.7.jar");
                });
    }

    @Test
    void whatWasTakenIntoABundleOfOursIsListedFileByFileOrAsAJarWithinIt() throws Exception {
        jar("home/system/org/jackfield/core/ours/1/ours-1.jar",
                Map.of("org/jackfield/core/Mine.class", OTHER_CODE, MAIL, MAIL_CODE));
        jar("home/lib/jackfield-tool.jar", Map.of("lib/mail.jar", zip(Map.of(MAIL, MAIL_CODE))));

        assertThat(components()).singleElement().satisfies(mail -> {
            assertThat(mail.getPurl()).isEqualTo("pkg:maven/org.mail/mail@2.0");
            assertThat(mail.getHashes()).isNull();
            assertThat(places(mail)).containsExactly("lib/jackfield-tool.jar", "system/org/jackfield/core/ours/1/ours-1.jar");
        });
    }

    @Test
    void whatAnotherOnesJarCarriesWithoutSayingSoIsListedToo() throws Exception {
        jar("home/system/org/http/http/1.1/http-1.1.jar", Map.of(MAIL, MAIL_CODE, "b/B.class", OTHER_CODE));

        assertThat(components()).extracting(Component::getPurl)
                .containsExactly("pkg:maven/org.http/http@1.1", "pkg:maven/org.mail/mail@2.0");
    }

    @Test
    void codeThatNoDependencyHasLikeThatIsRefused() {
        jar("home/system/org/jackfield/core/ours/1/ours-1.jar", Map.of(MAIL, OTHER_CODE));

        assertThatThrownBy(this::components).isInstanceOf(IllegalStateException.class).hasMessageContainingAll("ours-1.jar", MAIL);
    }

    @Test
    void aJarOfTheContainerIsWhatMavenNotedInItAndSoIsWhatItCarries() throws Exception {
        jar("home/lib/boot/main-4.4.jar", Map.of(
                "META-INF/maven/org.karaf/main/pom.properties", note("org.karaf", "main", "4.4"),
                "META-INF/maven/org.felix/utils/pom.properties", note("org.felix", "utils", "1.2")));
        jar("home/system/org/pax/pax/3/pax-3.jar", Map.of(
                "META-INF/maven/org.pax/pax/pom.properties", note("org.pax", "pax", "3"),
                "META-INF/maven/org.felix/utils/pom.properties", note("org.felix", "utils", "1.2"),
                "META-INF/maven/broken/pom.properties", "groupId=org.half".getBytes(StandardCharsets.UTF_8)));

        assertThat(components()).extracting(Component::getPurl).containsExactly(
                "pkg:maven/org.felix/utils@1.2", "pkg:maven/org.karaf/main@4.4", "pkg:maven/org.pax/pax@3");
        assertThat(places(components().getFirst())).containsExactly("lib/boot/main-4.4.jar", "system/org/pax/pax/3/pax-3.jar");
    }

    @Test
    void aJarThatNothingNamesIsRefused() {
        jar("home/lib/boot/main-4.4.jar", Map.of("a/A.class", OTHER_CODE));
        assertThatThrownBy(this::components).isInstanceOf(IllegalStateException.class).hasMessageContaining("main-4.4.jar");
    }

    @Test
    void aJarThatDoesNotLieAsInARepositoryIsRefused() {
        jar("home/system/org/postgresql/postgresql/42.7/other-42.7.jar", Map.of("a/A.class", OTHER_CODE));
        assertThatThrownBy(this::components).isInstanceOf(IllegalStateException.class).hasMessageContaining("other-42.7.jar");
    }

    @Test
    void theSameInstallationHasTheSameBill() throws Exception {
        jar("home/system/org/postgresql/postgresql/42.7/postgresql-42.7.jar", Map.of("a/A.class", OTHER_CODE));
        components();
        String first = Files.readString(home.resolve(BillOfMaterials.FILE));
        components();

        assertThat(home.resolve(BillOfMaterials.FILE)).hasContent(first);
    }
}
