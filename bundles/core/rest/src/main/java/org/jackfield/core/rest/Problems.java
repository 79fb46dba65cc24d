package org.jackfield.core.rest;

import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.glassfish.jersey.server.ParamException;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Tells from an exception what the caller did wrong; empty means that it is our fault. */
final class Problems {

    /** How deep causes are searched. */
    private static final int MAX_DEPTH = 10;

    private Problems() {}

    /** What a caller is told, and by which status. */
    record Told(Problem problem, int status) {
        static Told of(Problem problem) {
            return new Told(problem, problem.kind().httpStatus());
        }
    }

    static Optional<Told> told(Throwable failure) {
        // A problem thrown by a record's constructor or a parameter's parser arrives wrapped.
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (cause instanceof ProblemException known) {
                return Optional.of(Told.of(known.problem()));
            }
            cause = cause.getCause();
        }
        if (failure instanceof ParamException param && !(failure instanceof ParamException.PathParamException)) {
            return Optional.of(Told.of(parameter(param)));
        }
        if (failure instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
            return Optional.of(status(web));
        }
        return Optional.empty();
    }

    static Problem internal() {
        return new Problem(
                "rest.internal",
                Problem.Kind.INTERNAL,
                "",
                "Something went wrong on the server.",
                "Look for the instance in the server's log.");
    }

    private static Problem parameter(ParamException failure) {
        return invalid(
                "rest.parameter-invalid",
                failure.getParameterName(),
                "The value of this parameter cannot be read.",
                "Look up its format in /api/v1/openapi.json.");
    }

    /** {@return what is wrong with a request body} */
    static ProblemException body(JacksonException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException known) {
                return known;
            }
        }
        return new ProblemException(json(failure), failure);
    }

    /** {@return that a body says nothing at all: {@code null} is valid JSON} */
    static ProblemException noBody() {
        return new ProblemException(
                invalid("rest.json-invalid", "null", "The body says nothing.", "Look up the body in /api/v1/openapi.json."));
    }

    private static Problem json(JacksonException failure) {
        if (failure instanceof StreamConstraintsException) {
            return invalid(
                    "rest.json-excessive",
                    place(failure),
                    "The JSON has more levels, longer texts or longer numbers than are accepted.",
                    "Send less.");
        }
        if (failure instanceof StreamReadException) {
            return invalid("rest.json-malformed", place(failure), "The body is not valid JSON.", "Correct it.");
        }
        String input = failure instanceof DatabindException ? path(failure) : "";
        return invalid(
                failure instanceof UnrecognizedPropertyException ? "rest.json-unknown" : "rest.json-invalid",
                input,
                failure instanceof UnrecognizedPropertyException
                        ? "There is no such property."
                        : "A value is missing or of the wrong kind.",
                "Look up the body in /api/v1/openapi.json.");
    }

    private static String place(JacksonException failure) {
        return failure.getLocation() == null
                ? ""
                : "line " + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr();
    }

    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static Told status(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        Problem problem = switch (status) {
            case 404 -> new Problem(
                    "rest.not-found",
                    Problem.Kind.NOT_FOUND,
                    "",
                    "There is nothing at this address.",
                    "See /api/v1/openapi.json for what there is.");
            case 405 -> invalid(
                    "rest.method-not-allowed",
                    "",
                    "This address does not take this method.",
                    "The Allow header names those it takes.");
            case 406 -> invalid(
                    "rest.not-acceptable",
                    "",
                    "The answer cannot be had in the media type asked for.",
                    "Accept application/json.");
            case 415 -> invalid(
                    "rest.unsupported-media-type",
                    "",
                    "A body of this media type is not understood.",
                    "Send application/json.");
            default -> invalid("rest.refused", "", "The request was refused.", "");
        };
        return new Told(problem, status);
    }

    private static Problem invalid(String code, String input, String message, String remedy) {
        return new Problem(code, Problem.Kind.INVALID, input, message, remedy);
    }
}
