package org.jackfield.distribution.housegates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jackfield.distribution.housegates.Documents.Snippet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written about the product is true where a machine can tell. */
class DocumentsIT {
    private final Path root = Path.of(System.getProperty("jackfield.bundles")).toAbsolutePath().normalize().getParent();

    @Test
    void everyFolderOfTheBuildHasAReadme() throws IOException {
        List<Path> folders = new ArrayList<>(List.of(root.resolve("features")));
        for (String parent : List.of("bundles/api", "bundles/apps", "bundles/connectors", "bundles/core", "bundles/lib",
                "bundles/web", "distribution", "examples")) {
            try (Stream<Path> children = Files.list(root.resolve(parent))) {
                children.filter(child -> Files.exists(child.resolve("pom.xml"))).forEach(folders::add);
            }
        }
        assertThat(folders).hasSizeGreaterThan(40)
                .allSatisfy(folder -> assertThat(folder.resolve("README.md")).isNotEmptyFile());
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() {
        assertThat(Documents.in(root)).contains(root.resolve("README.md"))
                .allSatisfy(document -> assertThat(Documents.deadLinks(document)).as(document.toString()).isEmpty());
    }

    @Test
    void everySnippetOfTheExtensionGuideStandsInTheExampleItLinks() {
        List<Snippet> snippets =
                Documents.snippets(root.resolve("docs/extension-guide.md"), Set.of("java", "xml", "properties"));

        assertThat(snippets).hasSizeGreaterThan(5).allSatisfy(snippet -> {
            assertThat(snippet.source()).startsWith(root.resolve("examples"));
            assertThat(snippet.standsInSource()).as("line %d, in %s", snippet.line(), snippet.source()).isTrue();
        });
    }

    @Test
    void aDeadLinkAndAChangedSnippetAreFound(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("A.java"), "class A {\n    int one;\n    int two;\n}\n");
        Path document = Files.writeString(folder.resolve("a.md"), """
                # The first part, in short
                [good](A.java) [good](#the-first-part-in-short) [away](https://example.com/) `[code](no.md)`
                [no file](b.md) [no heading](#second)
                ```java
                int one;
                int two;
                ```
                ```java
                int two;
                int one;
                ```
                """);

        assertThat(Documents.deadLinks(document)).containsExactly("b.md", "#second");
        assertThat(Documents.snippets(document, Set.of("java")).stream().map(Snippet::standsInSource))
                .containsExactly(true, false);
    }
}
