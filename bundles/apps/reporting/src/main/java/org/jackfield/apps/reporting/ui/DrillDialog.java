package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.web.ViewContext;

/** The calls behind a figure. */
final class DrillDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private transient ReportResult calls;
    private volatile boolean gone;

    DrillDialog(ReportParts parts, ViewContext context, ReportResult result, ReportRow row, int column, String figure) {
        setHeaderTitle(context.text("drill.title", figure));
        setWidth("min(80rem, 100vw)");
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        add(new Span(context.text("running")), bar);
        getFooter().add(new Button(context.text("close"), click -> close()));
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                leave();
            }
        });
        context.closeWithView(this::leave);
        ReportProgress waiting = () -> gone;
        context.load(() -> parts.runs().drill(result, row, column, context.subject(), waiting), found -> {
            if (gone) {
                found.close();
                return;
            }
            calls = found;
            removeAll();
            add(new ResultTable(parts, context, found, null));
        });
    }

    private void leave() {
        gone = true;
        if (calls != null) {
            calls.close();
            calls = null;
        }
    }
}
