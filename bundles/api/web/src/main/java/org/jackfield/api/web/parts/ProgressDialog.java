package org.jackfield.api.web.parts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.jackfield.api.tasks.TaskStatus;

/** How a task goes on, and what came of it. It may be closed at any time; the task goes on. */
public final class ProgressDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final ProgressBar bar = new ProgressBar();
    private final Paragraph note = new Paragraph();
    private final StatusBadge state = new StatusBadge(Tone.NEUTRAL, "");
    private final Button cancel;

    /**
     * Shows a task.
     *
     * @param status as it stands now
     * @param canceller asks the task to stop
     */
    public ProgressDialog(TaskStatus status, Runnable canceller) {
        setHeaderTitle(status.title());
        setWidth("min(32rem, 100vw)");
        getHeader().add(state);
        add(bar, note);
        cancel = new Button(PartTexts.text("task.cancel"), click -> canceller.run());
        cancel.setDisableOnClick(true);
        getFooter().add(cancel, new Button(PartTexts.text("close"), click -> close()));
        show(status);
    }

    /** Shows how the task stands now. Call in the browser tab's thread. */
    public final void show(TaskStatus status) {
        state.set(TaskTones.tone(status.state()), PartTexts.text("task." + status.state()));
        note.setText(status.note());
        bar.setVisible(!status.state().ended());
        bar.setIndeterminate(status.total() <= 0);
        if (status.total() > 0) {
            bar.setMax(status.total());
            bar.setValue(Math.clamp(status.done(), 0, status.total()));
        }
        cancel.setVisible(!status.state().ended());
    }
}
