package org.jackfield.core.rest.model;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One method of a resource, as its annotations tell.
 *
 * @param method the Java method
 * @param verb the HTTP method
 * @param path from the API's base on, with a leading slash
 * @param access who may call
 * @param parameters in the order of the Java method
 * @param body the type of the request body; null if it takes none
 * @param response the type of the answer; {@code void.class} if there is none
 * @param consumes media types of the body; empty for JSON
 * @param produces media types of the answer, at least one
 * @param summary what it does; empty if nothing is said
 */
public record Operation(
        Method method,
        String verb,
        String path,
        Access access,
        List<Parameter> parameters,
        Type body,
        Type response,
        List<String> consumes,
        List<String> produces,
        String summary) {

    /** {@return verb and path with the names of path parameters left out; no two operations may have the same} */
    public String place() {
        return verb + " " + path.replaceAll("\\{\\s*[^:}\\s]+", "{");
    }

    /** {@return the names of the parameters after the question mark} */
    public Set<String> queryParameters() {
        return parameters.stream()
                .filter(parameter -> parameter.place() == Parameter.Place.QUERY)
                .map(Parameter::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
