package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.ProblemBox;

/** The calls behind a figure. */
final class DrillDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient AwaitedReport calls = new AwaitedReport();

    DrillDialog(ReportParts parts, ViewContext context, ReportResult result, ReportRow row, int column, String figure) {
        setHeaderTitle(context.text("drill.title", figure));
        setWidth("min(80rem, 100vw)");
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        add(new Span(context.text("running")), bar);
        getFooter().add(new Button(context.text("close"), click -> close()));
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                calls.close();
            }
        });
        context.closeWithView(calls);
        context.load(
                () -> Answer.of(() -> calls.kept(parts.runs().drill(result, row, column, context.subject(), calls))),
                answer -> show(parts, context, answer));
    }

    private void show(ReportParts parts, ViewContext context, Answer<ReportResult> answer) {
        if (calls.cancelled()) {
            return;
        }
        removeAll();
        answer.failure().ifPresent(failure -> add(ProblemBox.of(failure)));
        answer.value().ifPresent(found -> add(new ResultTable(parts, context, found, null)));
    }
}
