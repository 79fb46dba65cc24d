package org.jackfield.api.web.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jackfield.api.problem.Problem;

/** A problem shown where it arose: in a form, or in place of a list. */
final class Problems {

    private Problems() {}

    static String message(Problem problem) {
        return problem.input().isEmpty() ? problem.message() : problem.message() + " [" + problem.input() + "]";
    }

    static Div box(Throwable failure) {
        Problem problem = Notifications.problemOf(failure);
        Div box = new Div(new Span(message(problem)));
        if (!problem.remedy().isEmpty()) {
            box.add(new Paragraph(problem.remedy()));
        }
        box.addClassName("jf-problem");
        box.getElement().setAttribute("role", "alert");
        return box;
    }
}
