package org.jackfield.apps.alarms.ui;

import java.util.concurrent.CompletionException;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.apps.alarms.Clearing;
import org.jackfield.apps.alarms.history.Alarm;

/** Clears an alarm from a page, after a question. */
final class Clear {

    private Clear() {}

    static void ask(Alarm alarm, Clearing clearing, ViewContext context) {
        Confirmation.ask(
                context.text("clear.question"),
                alarm.text() + "\n" + context.text(alarm.ofServer() ? "clear.consequence.server" : "clear.consequence"),
                context.text("clear"),
                false,
                () -> context.load(
                        () -> cleared(alarm, clearing, context), done -> context.notifySuccess(context.text("clear.done"))));
    }

    private static Object cleared(Alarm alarm, Clearing clearing, ViewContext context) {
        try {
            return clearing.clear(alarm.id(), "", context.subject(), "web")
                    .thenApply(taken -> alarm)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException refused ? refused : e;
        }
    }
}
