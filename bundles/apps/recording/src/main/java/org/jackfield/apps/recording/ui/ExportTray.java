package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.export.Exports;

/** The person's exports, at the bottom right: how far each is, and the link once it is ready (manual §4.5). */
final class ExportTray extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Exports exports;
    private final transient TaskService tasks;
    private final transient ViewContext context;
    private final transient RecordingWording words;
    private final transient Map<UUID, Row> rows = new HashMap<>();

    ExportTray(Exports exports, TaskService tasks, ViewContext context) {
        this.exports = exports;
        this.tasks = tasks;
        this.context = context;
        this.words = RecordingWording.in(context);
        addClassName("jf-export-tray");
        getElement().setAttribute("aria-live", "polite");
        setVisible(false);
    }

    /** Begins an export and shows it. */
    void begin(Exports.Selection selection) {
        try {
            Exports.Export begun = exports.begin(selection, actor(), context.formats());
            Row row = new Row(begun);
            rows.put(begun.id(), row);
            add(row);
            update();
        } catch (RuntimeException e) {
            context.notifyProblem(e);
        }
    }

    /** Shows how the exports stand now. */
    void update() {
        rows.values().forEach(Row::update);
        setVisible(!rows.isEmpty());
    }

    private Actor actor() {
        return new Actor(context.subject(), RecordingsPage.ORIGIN);
    }

    private final class Row extends Div {

        private static final long serialVersionUID = 1L;

        private final transient Exports.Export export;
        private final Span text = new Span(words.word("export.running"));
        private final ProgressBar bar = new ProgressBar();
        private final Anchor link = new Anchor();
        private final Button cancel = new Button(VaadinIcon.CLOSE.create(), click -> drop());
        private boolean over;

        Row(Exports.Export export) {
            this.export = export;
            link.setText(words.word("export.ready"));
            link.setVisible(false);
            bar.setIndeterminate(true);
            cancel.addThemeVariants(ButtonVariant.TERTIARY);
            cancel.setAriaLabel(words.word("export.cancel"));
            cancel.setTooltipText(words.word("export.cancel"));
            Div line = new Div(text, link, cancel);
            line.addClassName("jf-export-line");
            add(line, bar);
        }

        void update() {
            if (over) {
                return;
            }
            TaskStatus status = tasks.status(export.task()).orElse(null);
            if (status == null || status.state().ended()) {
                over = true;
                bar.setVisible(false);
                if (status != null && status.state() == TaskStatus.State.SUCCEEDED) {
                    text.setText(words.word("export.done", words.time(export.expires())));
                    link.setHref(new RangeDownload("application/zip", "recordings.zip", () -> new Zip(exports.fetch(export.id(), actor()))));
                    link.getElement().setAttribute("download", "recordings.zip");
                    link.setVisible(true);
                } else {
                    text.setText(words.word("export.failed") + (status == null ? "" : " " + status.note()));
                }
            } else if (status.total() > 0) {
                bar.setIndeterminate(false);
                bar.setMax(status.total());
                bar.setValue(Math.clamp(status.done(), 0, status.total()));
                text.setText(words.word("export.progress", status.done(), status.total()));
            }
        }

        private void drop() {
            try {
                exports.remove(export.id(), actor());
            } catch (ProblemException | IOException e) {
                // It is gone already, which is what was wanted.
            }
            rows.remove(export.id());
            ExportTray.this.remove(this);
            ExportTray.this.update();
        }
    }

    private record Zip(Exports.Content content) implements RangeDownload.Content {

        @Override
        public long length() {
            return content.length();
        }

        @Override
        public void write(long from, long to, OutputStream out) throws IOException {
            content.stretch().write(from, to, out);
        }

        @Override
        public void close() {}
    }
}
