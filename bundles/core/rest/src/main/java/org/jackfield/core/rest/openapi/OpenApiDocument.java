package org.jackfield.core.rest.openapi;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jackfield.core.rest.model.Access;
import org.jackfield.core.rest.model.Operation;
import org.jackfield.core.rest.model.Parameter;

/** Writes operations as an OpenAPI 3.1 document. */
final class OpenApiDocument {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\s*([^:}\\s]+)\\s*(:[^{}]*(?:\\{[^{}]*}[^{}]*)*)?}");
    private static final String PROBLEM = "Problem";
    private static final String BASIC = "basic";
    private static final String TOKEN = "token";
    private static final List<String> JSON = List.of("application/json");

    private final String version;
    private final Schemas schemas = new Schemas();
    private final Set<String> operationIds = new HashSet<>();

    OpenApiDocument(String version) {
        this.version = version;
    }

    Map<String, Object> of(List<Operation> operations) {
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        Set<String> tags = new TreeSet<>();
        for (Operation operation : operations) {
            String path = TEMPLATE.matcher(operation.path()).replaceAll("{$1}");
            tags.add(tag(operation));
            paths.computeIfAbsent(path, key -> new LinkedHashMap<>())
                    .put(operation.verb().toLowerCase(Locale.ROOT), operation(operation));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Ordered.of(
                        "title", "Jackfield",
                        "version", version,
                        "description",
                        "What the running bundles offer. Times are ISO 8601 in UTC, durations milliseconds, errors"
                                + " RFC 9457 problem documents.",
                        "license", Ordered.of("name", "Apache-2.0", "identifier", "Apache-2.0")));
        document.put("servers", List.of(Ordered.of("url", "/api/v1")));
        document.put("tags", tags.stream().map(tag -> Map.of("name", tag)).toList());
        document.put("paths", paths);
        document.put(
                "components",
                Ordered.of(
                        "securitySchemes",
                        Ordered.of(
                                BASIC, Ordered.of("type", "http", "scheme", "basic"),
                                TOKEN, Ordered.of("type", "http", "scheme", "bearer")),
                        "responses", Ordered.of(PROBLEM, problem()),
                        "schemas", schemas.components()));
        return document;
    }

    private Map<String, Object> operation(Operation operation) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("operationId", operationId(operation));
        described.put("tags", List.of(tag(operation)));
        if (!operation.summary().isEmpty()) {
            described.put("summary", operation.summary());
        }
        if (operation.access() instanceof Access.Permitted permitted) {
            described.put("description", "Needs the permission `" + permitted.permission() + "`.");
        }
        described.put(
                "security",
                operation.access() instanceof Access.Anybody
                        ? List.of()
                        : List.of(Ordered.of(BASIC, List.of()), Ordered.of(TOKEN, List.of())));
        if (!operation.parameters().isEmpty()) {
            described.put("parameters", operation.parameters().stream().map(this::parameter).toList());
        }
        if (operation.body() != null) {
            described.put(
                    "requestBody",
                    Ordered.of(
                            "required", true,
                            "content",
                            content(
                                    operation.consumes().isEmpty() ? JSON : operation.consumes(), operation.body())));
        }
        described.put("responses", responses(operation));
        return described;
    }

    private Map<String, Object> parameter(Parameter parameter) {
        Map<String, Object> schema = new LinkedHashMap<>(schemas.of(parameter.type()));
        if (parameter.defaultValue() != null) {
            schema.put("default", typed(parameter.defaultValue(), schema.get("type")));
        }
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", parameter.name());
        described.put("in", parameter.place().name().toLowerCase(Locale.ROOT));
        if (parameter.place() == Parameter.Place.PATH) {
            described.put("required", true);
        }
        if (!parameter.summary().isEmpty()) {
            described.put("description", parameter.summary());
        }
        described.put("schema", schema);
        return described;
    }

    private Map<String, Object> responses(Operation operation) {
        Map<String, Object> responses = new LinkedHashMap<>();
        if (operation.response() == void.class) {
            responses.put("204", Ordered.of("description", "Done"));
        } else {
            responses.put(
                    "200",
                    Ordered.of(
                            "description", "The answer",
                            "content", content(operation.produces(), operation.response())));
        }
        responses.put("default", Ordered.of("$ref", "#/components/responses/" + PROBLEM));
        return responses;
    }

    private Map<String, Object> content(List<String> media, Type type) {
        Map<String, Object> content = new LinkedHashMap<>();
        media.forEach(one -> content.put(one, Ordered.of("schema", schemas.of(type))));
        return content;
    }

    private static Map<String, Object> problem() {
        Map<String, Object> text = Ordered.of("type", "string");
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", Ordered.of("type", "string", "format", "uri-reference"));
        properties.put("title", text);
        properties.put("status", Ordered.of("type", "integer"));
        properties.put("detail", text);
        properties.put("code", Ordered.of("type", "string", "description", "Stable name of the problem"));
        properties.put("input", Ordered.of("type", "string", "description", "The input at fault"));
        properties.put("remedy", Ordered.of("type", "string", "description", "What to do"));
        properties.put("instance", Ordered.of("type", "string", "description", "Names the occurrence in the server's log"));
        Map<String, Object> schema = Ordered.of(
                "type", "object",
                "required", List.of("type", "title", "status", "detail", "code"),
                "properties", properties);
        return Ordered.of(
                "description", "What went wrong",
                "content", Ordered.of("application/problem+json", Ordered.of("schema", schema)));
    }

    private String operationId(Operation operation) {
        String id = tag(operation).replaceAll("[^A-Za-z0-9]", "_") + "_" + operation.method().getName();
        List<String> candidates = new ArrayList<>(List.of(id, id + "_" + operation.verb().toLowerCase(Locale.ROOT)));
        for (String candidate : candidates) {
            if (operationIds.add(candidate)) {
                return candidate;
            }
        }
        int number = 2;
        while (!operationIds.add(id + number)) {
            number++;
        }
        return id + number;
    }

    private static String tag(Operation operation) {
        return operation.path().split("/")[1];
    }

    private static Object typed(String value, Object type) {
        if ("integer".equals(type)) {
            return Long.valueOf(value);
        }
        return "boolean".equals(type) ? Boolean.valueOf(value) : value;
    }
}
