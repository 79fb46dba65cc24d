package org.jackfield.distribution.portal.pages;

import org.jackfield.api.problem.Problem;
import org.jackfield.distribution.portal.rest.Json;
import org.jackfield.distribution.portal.web.Call;
import org.jackfield.distribution.portal.web.Reply;

/** Shows a problem to whoever asked: a program or a person. */
public final class Problems {

    private Problems() {}

    /** {@return the problem as JSON under {@code /api}, else as a page} */
    public static Reply show(Call call, Problem problem) {
        return call.path().startsWith("/api/") ? Json.problem(call, problem) : Frame.problem(call, problem);
    }
}
