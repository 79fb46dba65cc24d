package org.jackfield.core.rest.model;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jackfield.api.rest.NoLogIn;
import org.jackfield.api.rest.RequiresLogIn;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.Summary;

/**
 * A resource as its annotations tell. Whatever could be called without a decision on who may call it is refused here.
 *
 * @param resource the object that answers
 * @param segment the first part of its path, which names the application
 * @param operations what can be called, ordered by path and verb
 */
public record ResourceModel(Object resource, String segment, List<Operation> operations) {

    /**
     * Reads a resource.
     *
     * @throws IllegalArgumentException if it cannot be served, with the reason
     */
    public static ResourceModel of(Object resource) {
        Class<?> type = resource.getClass();
        Path base = type.getAnnotation(Path.class);
        String path = base == null ? "" : trimmed(base.value());
        if (path.isEmpty() || path.startsWith("{")) {
            throw new IllegalArgumentException("its class needs @Path(\"<app>\")");
        }
        List<Operation> operations = new ArrayList<>();
        for (Method method : type.getMethods()) {
            Optional<String> verb = verb(method);
            if (verb.isPresent()) {
                operations.add(operation(type, method, verb.get(), path));
            } else if (method.isAnnotationPresent(Path.class)) {
                throw new IllegalArgumentException(method.getName() + " is a sub-resource, which nobody would guard");
            }
        }
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("it has no public method with an HTTP verb");
        }
        operations.sort(Comparator.comparing(Operation::path).thenComparing(Operation::verb));
        return new ResourceModel(resource, path.split("/", 2)[0], List.copyOf(operations));
    }

    private static Operation operation(Class<?> type, Method method, String verb, String base) {
        Path sub = method.getAnnotation(Path.class);
        String path = "/" + base + (sub == null || trimmed(sub.value()).isEmpty() ? "" : "/" + trimmed(sub.value()));
        List<Parameter> parameters = new ArrayList<>();
        Type body = null;
        for (java.lang.reflect.Parameter argument : method.getParameters()) {
            Optional<Parameter> parameter = parameter(argument);
            if (parameter.isPresent()) {
                parameters.add(parameter.get());
            } else if (!argument.isAnnotationPresent(Context.class)) {
                body = argument.getParameterizedType();
            }
        }
        Produces produces = Optional.ofNullable(method.getAnnotation(Produces.class))
                .orElse(type.getAnnotation(Produces.class));
        Consumes consumes = Optional.ofNullable(method.getAnnotation(Consumes.class))
                .orElse(type.getAnnotation(Consumes.class));
        return new Operation(
                method,
                verb,
                path,
                access(type, method),
                List.copyOf(parameters),
                body,
                method.getGenericReturnType(),
                consumes == null ? List.of() : List.of(consumes.value()),
                produces == null ? List.of("application/json") : List.of(produces.value()),
                summary(method));
    }

    private static Access access(Class<?> type, Method method) {
        Access access = access(method).or(() -> access((AnnotatedElement) type)).orElse(null);
        if (access == null) {
            throw new IllegalArgumentException(
                    method.getName() + " needs @RequiresPermission, @RequiresLogIn or @NoLogIn");
        }
        return access;
    }

    private static Optional<Access> access(AnnotatedElement element) {
        List<Access> found = new ArrayList<>();
        RequiresPermission permission = element.getAnnotation(RequiresPermission.class);
        if (permission != null) {
            found.add(new Access.Permitted(permission.value()));
        }
        if (element.isAnnotationPresent(RequiresLogIn.class)) {
            found.add(new Access.LoggedIn());
        }
        if (element.isAnnotationPresent(NoLogIn.class)) {
            found.add(new Access.Anybody());
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException(element + " contradicts itself on who may call it");
        }
        return found.stream().findFirst();
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static Optional<Parameter> parameter(java.lang.reflect.Parameter argument) {
        String name;
        Parameter.Place place;
        if (argument.isAnnotationPresent(PathParam.class)) {
            name = argument.getAnnotation(PathParam.class).value();
            place = Parameter.Place.PATH;
        } else if (argument.isAnnotationPresent(QueryParam.class)) {
            name = argument.getAnnotation(QueryParam.class).value();
            place = Parameter.Place.QUERY;
        } else if (argument.isAnnotationPresent(HeaderParam.class)) {
            name = argument.getAnnotation(HeaderParam.class).value();
            place = Parameter.Place.HEADER;
        } else {
            return Optional.empty();
        }
        DefaultValue fallback = argument.getAnnotation(DefaultValue.class);
        return Optional.of(new Parameter(
                name,
                place,
                argument.getParameterizedType(),
                fallback == null ? null : fallback.value(),
                summary(argument)));
    }

    private static String summary(AnnotatedElement element) {
        Summary summary = element.getAnnotation(Summary.class);
        return summary == null ? "" : summary.value();
    }

    private static String trimmed(String path) {
        return path.replaceAll("^/+|/+$", "");
    }
}
