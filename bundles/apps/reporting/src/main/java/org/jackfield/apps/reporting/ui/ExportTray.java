package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.InputStream;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.web.PageTeller;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.IconButton;
import org.jackfield.apps.reporting.export.ExportFormat;
import org.jackfield.apps.reporting.export.Exports;

/** The files that were asked for on this page: how far each is, and the link once it is there. */
final class ExportTray extends Div {

    private static final long serialVersionUID = 1L;

    private final transient ReportParts parts;
    private final transient ViewContext context;
    private transient PageTeller teller;

    ExportTray(ReportParts parts, ViewContext context) {
        this.parts = parts;
        this.context = context;
        getElement().setAttribute("aria-live", "polite");
    }

    /** Begins an export and shows it. */
    void begin(ReportDefinition definition, ExportFormat format) {
        try {
            Row row = new Row(parts.exports().begin(definition, parts.ask(context), format, context.formats(), ReportParts.ORIGIN));
            add(row);
            if (teller == null) {
                teller = new PageTeller("report-exports", () -> true);
                context.closeWithView(teller);
            }
            context.closeWithView(teller.watch(() -> context.push(row::update)));
        } catch (ProblemException e) {
            context.notifyProblem(e);
        }
    }

    private final class Row extends Div {

        private static final long serialVersionUID = 1L;

        private final transient Exports.Export export;
        private final Span text = new Span();
        private final ProgressBar bar = new ProgressBar();
        private final Anchor link = new Anchor();
        private boolean over;

        Row(Exports.Export export) {
            this.export = export;
            addClassName("jf-report-pages");
            text.setText(context.text("export.running", export.fileName()));
            bar.setIndeterminate(true);
            bar.setWidth("12rem");
            link.setText(context.text("export.ready", export.fileName()));
            link.setVisible(false);
            Button drop = new IconButton(VaadinIcon.CLOSE, context.text("export.cancel"), this::drop);
            add(text, bar, link, drop);
        }

        void update() {
            if (over) {
                return;
            }
            TaskStatus task = parts.tasks().status(export.task()).orElse(null);
            if (task == null || task.state().ended()) {
                over = true;
                bar.setVisible(false);
                boolean made = task != null && task.state() == TaskStatus.State.SUCCEEDED;
                text.setText(made ? "" : context.text("export.failed", task == null ? "" : task.note()));
                if (made) {
                    link.setHref(new Download(parts.exports(), export, context.subject()), AttachmentType.DOWNLOAD);
                    link.setVisible(true);
                }
            } else if (task.total() > 0) {
                bar.setIndeterminate(false);
                bar.setMax(task.total());
                bar.setValue(Math.clamp(task.done(), 0, task.total()));
            }
        }

        private void drop() {
            try {
                parts.exports().remove(export.id(), context.subject());
            } catch (ProblemException | IOException e) {
                // It is gone already, which is what was wanted.
            }
            over = true;
            removeFromParent();
        }
    }

    /** The file as the browser gets it. */
    private static final class Download implements DownloadHandler {

        private static final long serialVersionUID = 1L;

        private final transient Exports exports;
        private final transient Exports.Export export;
        private final transient Subject by;

        Download(Exports exports, Exports.Export export, Subject by) {
            this.exports = exports;
            this.export = export;
            this.by = by;
        }

        @Override
        public void handleDownloadRequest(DownloadEvent event) throws IOException {
            VaadinResponse response = event.getResponse();
            try (InputStream file = exports.open(export.id(), by)) {
                response.setContentType(export.format().mediaType());
                response.setHeader("Cache-Control", "no-store");
                response.setHeader("Content-Disposition", export.format().disposition(export.fileName()));
                file.transferTo(response.getOutputStream());
            } catch (ProblemException e) {
                response.sendError(e.problem().kind().httpStatus(), "");
            }
        }

        @Override
        public String getUrlPostfix() {
            return export.fileName().replaceAll("[^A-Za-z0-9._-]+", "-");
        }
    }
}
