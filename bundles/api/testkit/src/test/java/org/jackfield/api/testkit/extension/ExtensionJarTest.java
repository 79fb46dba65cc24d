package org.jackfield.api.testkit.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionJarTest {

    @TempDir
    private Path folder;

    private final Map<String, String> headers = new LinkedHashMap<>(Map.of(
            "Bundle-SymbolicName", "com.example.doors",
            "Provide-Capability",
                    "osgi.service;objectClass:List<String>=\"a,b\",org.jackfield.feature;description=\"Counts, and more.\";"
                            + "entitlement:List<String>=none;id=\"com.example.doors\";title=Doors",
            "Require-Capability", "org.jackfield.gate;filter:=\"(version>=1.0)\",osgi.ee;filter:=\"(osgi.ee=JavaSE)\"",
            "Import-Package", "org.jackfield.api.web;version=\"[25.2,26)\",jakarta.ws.rs;version=\"[3.1,4)\""));
    private final Map<String, String> entries = new LinkedHashMap<>(Map.of(
            "com/example/doors/messages.properties", "title=Doors\n",
            "com/example/doors/messages_de.properties", "title=Türen\n",
            "META-INF/maven/pom.properties", "version=1\n"));

    @Test
    void aGoodOneHasNoFault() throws IOException {
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Bundle-SymbolicName|org.jackfield.apps.doors|is one of Jackfield's",
        "Bundle-SymbolicName||it is no bundle",
        "Fragment-Host|org.jackfield.web.shell|it is a fragment",
        "Provide-Capability|osgi.service|it declares 0 features",
        "Provide-Capability|org.jackfield.feature;id=a;title=A;description=D;entitlement=none,org.jackfield.feature;id=b|declares 2",
        "Provide-Capability|org.jackfield.feature;id=a;title=A;entitlement=none|no description",
        "Require-Capability|osgi.ee|does not require the gate",
        "Export-Package|com.example.doors|it exports packages",
        "Import-Package|org.jackfield.core.calllog;version=\"[1,2)\"|none of Jackfield's API",
        "Import-Package|org.jackfield.api.web|without a range",
        "Import-Package|org.jackfield.api.web;version=\"1.0\"|without a range",
    })
    void whatThePlatformRefusesIsNamed(String header, String value, String fault) throws IOException {
        if (value == null) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        assertThat(faults()).singleElement().asString().contains(fault);
    }

    @Test
    void classesOfThePlatformAreNotBroughtAlong() throws IOException {
        entries.put("org/jackfield/api/web/Label.class", "");
        assertThat(faults()).singleElement().asString().contains("must be provided");
    }

    @Test
    void commandsNeedTheirHeader() throws IOException {
        entries.put("com/example/doors/ShowCommand.class", "Lorg/apache/karaf/shell/api/action/Command;");
        assertThat(faults()).singleElement().asString().contains("Karaf-Commands");
        headers.put("Karaf-Commands", "*");
        assertThat(faults()).isEmpty();
    }

    @Test
    void everyLanguageHasEveryText() throws IOException {
        entries.put("com/example/doors/messages_de.properties", "titel=Türen\n");
        assertThat(faults()).singleElement().asString().contains("messages_de.properties has other keys");
    }

    private List<String> faults() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        Path file = folder.resolve("x.jar");
        try (OutputStream out = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
        return new ExtensionJar(file).faults();
    }
}
