package org.jackfield.core.rest;

import org.jackfield.api.problem.Problem;
import org.jackfield.api.rest.Summary;

/**
 * An RFC 9457 problem document. Its type is {@code about:blank}, so its title is the status in words; what went wrong is
 * told apart by the code.
 *
 * @param type always {@code about:blank}
 * @param title the HTTP status in words
 * @param status the HTTP status
 * @param detail what is wrong
 * @param code stable name of the problem
 * @param input the input at fault; null if there is none
 * @param remedy what to do; null if nothing can be done
 * @param instance names this occurrence in the log; null for a problem of the caller
 */
@Summary("What went wrong (RFC 9457)")
public record ProblemDocument(
        String type,
        String title,
        int status,
        @Summary("What is wrong, in a sentence") String detail,
        @Summary("Stable name of the problem") String code,
        @Summary("The input at fault") String input,
        @Summary("What to do, in a sentence") String remedy,
        @Summary("Names this occurrence in the server's log") String instance) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDocument of(Problem problem, int status, String instance) {
        return new ProblemDocument(
                "about:blank",
                title(status),
                status,
                problem.message(),
                problem.code(),
                nullIfEmpty(problem.input()),
                nullIfEmpty(problem.remedy()),
                instance);
    }

    private static String title(int status) {
        jakarta.ws.rs.core.Response.Status known = jakarta.ws.rs.core.Response.Status.fromStatusCode(status);
        return known == null ? "Status " + status : known.getReasonPhrase();
    }

    private static String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
