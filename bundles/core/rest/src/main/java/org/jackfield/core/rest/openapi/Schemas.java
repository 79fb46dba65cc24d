package org.jackfield.core.rest.openapi;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;

/** Writes Java types as JSON schemas; records, enums and sealed interfaces become named components. */
final class Schemas {

    private static final Map<Class<?>, Map<String, Object>> SIMPLE = new HashMap<>();

    static {
        for (Class<?> type : List.of(int.class, Integer.class, short.class, Short.class, OptionalInt.class)) {
            SIMPLE.put(type, Ordered.of("type", "integer", "format", "int32"));
        }
        for (Class<?> type : List.of(long.class, Long.class, OptionalLong.class)) {
            SIMPLE.put(type, Ordered.of("type", "integer", "format", "int64"));
        }
        for (Class<?> type : List.of(double.class, Double.class, float.class, Float.class, BigDecimal.class)) {
            SIMPLE.put(type, Ordered.of("type", "number"));
        }
        for (Class<?> type : List.of(byte[].class, InputStream.class, StreamingOutput.class)) {
            SIMPLE.put(type, Ordered.of("type", "string", "format", "binary"));
        }
        SIMPLE.put(boolean.class, Ordered.of("type", "boolean"));
        SIMPLE.put(Boolean.class, Ordered.of("type", "boolean"));
        SIMPLE.put(Instant.class, Ordered.of("type", "string", "format", "date-time"));
        SIMPLE.put(LocalDate.class, Ordered.of("type", "string", "format", "date"));
        SIMPLE.put(LocalTime.class, Ordered.of("type", "string", "description", "Hours and minutes, 17:30"));
        SIMPLE.put(LocalDateTime.class, Ordered.of("type", "string", "description", "2026-11-21T17:30, without zone"));
        SIMPLE.put(
                Duration.class, Ordered.of("type", "integer", "format", "int64", "description", "Milliseconds"));
        SIMPLE.put(UUID.class, Ordered.of("type", "string", "format", "uuid"));
        SIMPLE.put(URI.class, Ordered.of("type", "string", "format", "uri"));
        SIMPLE.put(Object.class, Map.of());
        SIMPLE.put(Response.class, Map.of());
    }

    private final Map<String, Object> components = new TreeMap<>();
    private final Map<Type, String> names = new HashMap<>();

    /** {@return the named schemas that the others refer to} */
    Map<String, Object> components() {
        return components;
    }

    Map<String, Object> of(Type type) {
        return of(type, Map.of());
    }

    private Map<String, Object> of(Type type, Map<TypeVariable<?>, Type> variables) {
        return switch (type) {
            case Class<?> plain -> plain(plain);
            case ParameterizedType generic -> generic(generic, variables);
            case TypeVariable<?> variable when variables.containsKey(variable) -> of(variables.get(variable));
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0], variables);
            default -> Map.of();
        };
    }

    private Map<String, Object> plain(Class<?> type) {
        Map<String, Object> simple = SIMPLE.get(type);
        if (simple != null) {
            return simple;
        }
        if (type.isEnum() || type.isRecord() || type.isSealed()) {
            return component(type, nameOf(type), Map.of());
        }
        if (type.isArray()) {
            return Ordered.of("type", "array", "items", of(type.getComponentType()));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return Ordered.of("type", "array", "items", Map.of());
        }
        if (Map.class.isAssignableFrom(type)) {
            return Ordered.of("type", "object");
        }
        return type.isInterface() ? Map.of() : Ordered.of("type", "string");
    }

    private Map<String, Object> generic(ParameterizedType type, Map<TypeVariable<?>, Type> variables) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Optional.class) {
            return of(arguments[0], variables);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return Ordered.of("type", "array", "items", of(arguments[0], variables));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Ordered.of("type", "object", "additionalProperties", of(arguments[1], variables));
        }
        if (!raw.isRecord()) {
            return Map.of();
        }
        Map<TypeVariable<?>, Type> bound = new HashMap<>();
        StringBuilder name = new StringBuilder(nameOf(raw));
        for (int i = 0; i < arguments.length; i++) {
            bound.put(raw.getTypeParameters()[i], arguments[i]);
            name.append("Of").append(nameOf(arguments[i]));
        }
        return component(type, name.toString(), bound);
    }

    private Map<String, Object> component(Type type, String wanted, Map<TypeVariable<?>, Type> variables) {
        String name = names.get(type);
        if (name == null) {
            name = components.containsKey(wanted) ? type.getTypeName().replaceAll("[^A-Za-z0-9._-]", "_") : wanted;
            names.put(type, name);
            // The name is taken before the schema is written, for records that hold their own kind.
            components.put(name, Map.of());
            components.put(name, described(type, variables));
        }
        return Ordered.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> described(Type type, Map<TypeVariable<?>, Type> variables) {
        Class<?> raw = type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
        Map<String, Object> schema = new LinkedHashMap<>();
        Summary summary = raw.getAnnotation(Summary.class);
        if (summary != null) {
            schema.put("description", summary.value());
        }
        if (raw.isEnum()) {
            schema.put("type", "string");
            schema.put(
                    "enum",
                    Arrays.stream(raw.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .toList());
            return schema;
        }
        if (raw.isSealed()) {
            // Not oneOf: what one of them must have, another may have too.
            schema.put("anyOf", Arrays.stream(raw.getPermittedSubclasses()).map(this::of).toList());
            return schema;
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : raw.getRecordComponents()) {
            properties.put(component.getName(), property(component, variables));
            if (component.getType().isPrimitive()) {
                required.add(component.getName());
            }
        }
        schema.put("type", "object");
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        return schema;
    }

    private Map<String, Object> property(RecordComponent component, Map<TypeVariable<?>, Type> variables) {
        Map<String, Object> schema = new LinkedHashMap<>(of(component.getGenericType(), variables));
        Summary summary = component.getAnnotation(Summary.class);
        if (summary != null) {
            schema.put("description", summary.value());
        }
        return schema;
    }

    /**
     * A type inside another is named after both, since half of them are called State; a document inside a resource has
     * a name of its own. So a name does not depend on which other bundles run.
     */
    private static String nameOf(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null || RestResource.class.isAssignableFrom(outer)
                ? type.getSimpleName()
                : nameOf(outer) + type.getSimpleName();
    }

    private static String nameOf(Type type) {
        return type instanceof Class<?> plain
                ? nameOf(plain)
                : type.getTypeName().replaceAll("[^A-Za-z0-9]", "_");
    }
}
