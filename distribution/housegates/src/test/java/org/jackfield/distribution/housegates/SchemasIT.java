package org.jackfield.distribution.housegates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.persistence.SchemaScript;
import org.jackfield.distribution.housegates.BuiltBundles.BuiltBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of every bundle. Of SQL Server, which cannot be had here, this is all that is tried. */
class SchemasIT {

    @ParameterizedTest
    @EnumSource
    void everySchemaIsSqlInEveryDialect(Dialect dialect) {
        assertThat(schemas()).isNotEmpty().allSatisfy((bundle, texts) -> assertThat(statements(dialect, texts))
                .isNotEmpty()
                .allSatisfy(sql -> assertThatCode(() -> CCJSqlParserUtil.parse(sql)).as(sql).doesNotThrowAnyException()));
    }

    /** So that nobody meets the tables of another, and everybody sees whose they are. */
    @ParameterizedTest
    @EnumSource
    void aTableIsNamedAfterItsBundle(Dialect dialect) {
        assertThat(schemas()).allSatisfy((bundle, texts) -> assertThat(statements(dialect, texts))
                .filteredOn(sql -> sql.toUpperCase(Locale.ROOT).startsWith("CREATE TABLE "))
                .allSatisfy(sql -> assertThat(sql.substring("CREATE TABLE ".length())).startsWith(bundle.name() + "_")));
    }

    private static List<String> statements(Dialect dialect, Map<String, String> texts) {
        return SchemaScript.select(dialect, texts).stream()
                .flatMap(script -> script.statements(dialect).stream())
                .toList();
    }

    private static Map<BuiltBundle, Map<String, String>> schemas() {
        Map<BuiltBundle, Map<String, String>> schemas = new HashMap<>();
        for (BuiltBundle bundle : BuiltBundles.all()) {
            try (JarFile jar = new JarFile(bundle.jar().toFile())) {
                String folder = jar.getManifest().getMainAttributes().getValue(SchemaReady.HEADER);
                if (folder != null) {
                    schemas.put(bundle, texts(jar, folder + "/"));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return schemas;
    }

    private static Map<String, String> texts(JarFile jar, String folder) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (Stream<JarEntry> entries = jar.stream()) {
            for (JarEntry entry : entries.filter(found -> found.getName().startsWith(folder) && !found.isDirectory()).toList()) {
                String text = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                texts.put(entry.getName().substring(folder.length()), text);
            }
        }
        return texts;
    }
}
