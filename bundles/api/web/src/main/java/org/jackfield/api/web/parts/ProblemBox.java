package org.jackfield.api.web.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jackfield.api.problem.Problem;

/** A problem shown where it arose: in a form, or in place of a list. */
public final class ProblemBox extends Div {

    private static final long serialVersionUID = 1L;

    private ProblemBox(Problem problem) {
        addClassName("jf-problem");
        getElement().setAttribute("role", "alert");
        add(new Span(message(problem)));
        if (!problem.remedy().isEmpty()) {
            add(new Paragraph(problem.remedy()));
        }
    }

    /** {@return a box that tells what went wrong and what to do; whatever nobody foresaw also goes to the log} */
    public static ProblemBox of(Throwable failure) {
        return new ProblemBox(Notifications.problemOf(failure));
    }

    static String message(Problem problem) {
        return problem.input().isEmpty() ? problem.message() : problem.message() + " [" + problem.input() + "]";
    }
}
