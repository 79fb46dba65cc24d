package org.jackfield.core.contacts.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.UUID;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.web.PageTeller;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.TaskTones;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.core.contacts.ImportFiles;

/** How an import goes on, and its report: what came of it, and the rows that were rejected. */
final class ImportProgress extends Div {

    private static final long serialVersionUID = 1L;

    private final UUID task;
    private final transient TaskService tasks;
    private final transient ImportFiles files;
    private final transient ViewContext context;
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph note = new Paragraph();
    private final StatusBadge state = new StatusBadge(Tone.NEUTRAL, "");
    private final Button cancel;
    private boolean ended;

    ImportProgress(UUID task, TaskService tasks, ImportFiles files, ViewContext context) {
        this.task = task;
        this.tasks = tasks;
        this.files = files;
        this.context = context;
        addClassName("jf-stack");
        note.getElement().setAttribute("aria-live", "polite");
        cancel = new Button(context.text("import.cancel"), click -> tasks.cancel(task, context.subject()));
        add(state, bar, note, cancel);
        tasks.status(task).ifPresent(this::show);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        PageTeller teller = new PageTeller("contacts-import-progress", () -> !ended);
        AutoCloseable watch = teller.watch(() -> context.push(() -> tasks.status(task).ifPresent(this::show)));
        addDetachListener(detached -> teller.close());
        context.closeWithView(() -> {
            watch.close();
            teller.close();
        });
    }

    private void show(TaskStatus status) {
        if (ended) {
            return;
        }
        ended = status.state().ended();
        state.set(TaskTones.tone(status.state()), context.text("task." + status.state()));
        note.setText(status.note());
        bar.setVisible(!ended);
        bar.setIndeterminate(status.total() <= 0);
        if (status.total() > 0) {
            bar.setMax(status.total());
            bar.setValue(Math.clamp(status.done(), 0, status.total()));
        }
        cancel.setVisible(!ended);
        if (ended) {
            files.rejected(task).ifPresent(file -> {
                Anchor link = new Anchor();
                link.setHref(DownloadHandler.forFile(file.toFile(), "rejected.csv"), AttachmentType.DOWNLOAD);
                link.getElement().appendChild(
                        new Button(context.text("import.rejected"), VaadinIcon.DOWNLOAD.create()).getElement());
                add(link);
            });
        }
    }
}
