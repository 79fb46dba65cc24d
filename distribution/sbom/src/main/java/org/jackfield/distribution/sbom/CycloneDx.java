package org.jackfield.distribution.sbom;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes the parts as CycloneDX 1.6: the same parts give the same bytes. */
final class CycloneDx {

    private CycloneDx() {}

    /**
     * {@return the document}
     *
     * @param version of the product
     * @param builtAt when it was built, as ISO 8601 writes a moment
     */
    static String json(String version, String builtAt, SortedMap<Part, Found> parts) {
        String components = parts.entrySet().stream()
                .map(entry -> component(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(",\n"));
        UUID serial = UUID.nameUUIDFromBytes((version + components).getBytes(StandardCharsets.UTF_8));
        return """
                {
                  "bomFormat": "CycloneDX",
                  "specVersion": "1.6",
                  "serialNumber": "urn:uuid:%s",
                  "version": 1,
                  "metadata": {
                    "timestamp": %s,
                    "component": {"type": "application", "bom-ref": "jackfield", "name": "jackfield", "version": %s}
                  },
                  "components": [
                %s
                  ]
                }
                """.formatted(serial, text(builtAt), text(version), components);
    }

    private static String component(Part part, Found found) {
        String purl = text(part.purl());
        String hashes = found.sha256().isEmpty()
                ? ""
                : ", \"hashes\": [{\"alg\": \"SHA-256\", \"content\": " + text(found.sha256()) + "}]";
        String places = found.places().stream()
                .map(place -> "{\"location\": " + text(place) + "}")
                .collect(Collectors.joining(", "));
        return "    {\"type\": \"library\", \"bom-ref\": " + purl + ", \"group\": " + text(part.group()) + ", \"name\": "
                + text(part.name()) + ", \"version\": " + text(part.version()) + ", \"purl\": " + purl + hashes
                + ", \"evidence\": {\"occurrences\": [" + places + "]}}";
    }

    private static String text(String value) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
