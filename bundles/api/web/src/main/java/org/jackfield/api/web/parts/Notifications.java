package org.jackfield.api.web.parts;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.util.List;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.slf4j.LoggerFactory;

/** Messages that come and go in the corner of the page. Call in the browser tab's thread. */
public final class Notifications {

    private static final int PASSING_MILLIS = 4000;
    private static final String PROBLEM = "jf-problem-notification";

    private Notifications() {}

    /** Says that something went well; goes by itself, and takes along what went wrong before it. */
    public static void success(String text) {
        standing().forEach(Notification::close);
        show(text, "", NotificationVariant.SUCCESS, PASSING_MILLIS);
    }

    /** Says something worth knowing; stays until it is closed. */
    public static void info(String title, String detail) {
        show(title, detail, NotificationVariant.INFO, 0);
    }

    /** Says what went wrong and what to do about it; stays until it is closed. */
    public static void problem(Throwable failure) {
        Problem problem = problemOf(failure);
        show(ProblemBox.message(problem), problem.remedy(), NotificationVariant.ERROR, 0);
    }

    /** {@return what to tell people of a failure; whatever nobody foresaw goes to the log} */
    static Problem problemOf(Throwable failure) {
        if (failure instanceof ProblemException known) {
            return known.problem();
        }
        LoggerFactory.getLogger(Notifications.class).error("A page failed", failure);
        return new Problem(
                "web.internal",
                Problem.Kind.INTERNAL,
                "",
                PartTexts.text("problem.internal"),
                PartTexts.text("problem.internal.remedy"));
    }

    /** {@return the problems that this tab still shows} */
    private static List<Notification> standing() {
        return UI.getCurrent()
                .getChildren()
                .filter(Notification.class::isInstance)
                .map(Notification.class::cast)
                .filter(each -> each.hasClassName(PROBLEM))
                .toList();
    }

    private static void show(String title, String detail, NotificationVariant variant, int millis) {
        Notification notification = new Notification();
        notification.addThemeVariants(variant);
        notification.setPosition(Notification.Position.BOTTOM_END);
        notification.setDuration(millis);
        Div texts = new Div(new Span(title));
        if (!detail.isEmpty()) {
            texts.add(new Paragraph(detail));
        }
        Button close = new Button(VaadinIcon.CLOSE.create(), click -> notification.close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel(PartTexts.text("close"));
        Div row = new Div(texts, close);
        row.addClassName("jf-notification");
        notification.add(row);
        notification.setClassName(PROBLEM, variant == NotificationVariant.ERROR);
        notification.open();
    }
}
