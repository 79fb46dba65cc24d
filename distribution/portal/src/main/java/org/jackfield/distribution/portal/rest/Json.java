package org.jackfield.distribution.portal.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.distribution.portal.web.Call;
import org.jackfield.distribution.portal.web.Reply;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** JSON in and out; problems as RFC 9457 has them. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static Reply reply(int status, Object document) {
        return Reply.text(status, "application/json", MAPPER.writeValueAsString(document));
    }

    static <T> T read(Call call, Class<T> type) {
        try {
            T read = MAPPER.readValue(call.body(), type);
            if (read != null) {
                return read;
            }
        } catch (JacksonException e) {
            // said below
        }
        throw ProblemException.invalid(
                "portal.json", "", "What was sent is not the JSON that is expected here.", "Look at the portal's README.");
    }

    /** {@return a problem for a program} */
    public static Reply problem(Call call, Problem problem) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "about:blank");
        document.put("title", problem.message());
        document.put("status", problem.kind().httpStatus());
        document.put("code", problem.code());
        document.put("input", problem.input());
        document.put("remedy", problem.remedy());
        Reply reply = Reply.text(
                problem.kind().httpStatus(), "application/problem+json", MAPPER.writeValueAsString(document));
        return problem.kind() == Problem.Kind.UNAUTHENTICATED
                ? reply.with("WWW-Authenticate", "Basic realm=\"portal\", charset=\"UTF-8\"")
                : reply;
    }
}
