package org.jackfield.core.users.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.core.users.csv.RowOutcome;
import org.jackfield.core.users.csv.UserImports;

/** A file of users: chosen, looked at row by row, imported as a task, and its report. */
final class ImportDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int MOST_BYTES = 20 * 1024 * 1024;

    private final transient UserImports imports;
    private final transient ViewContext context;
    private final Div body = new Div();
    private final Button begin;
    private transient byte[] file;

    ImportDialog(UserImports imports, ViewContext context) {
        this.imports = imports;
        this.context = context;
        setHeaderTitle(context.text("import"));
        setWidth("min(50rem, 100vw)");
        setCloseOnOutsideClick(false);
        Upload upload = new Upload(UploadHandler.inMemory((metadata, data) -> look(data)));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MOST_BYTES);
        upload.setAcceptedFileExtensions(".csv", ".txt");
        upload.setUploadButton(new Button(context.text("import.choose")));
        upload.addFileRejectedListener(refused -> body.removeAll());
        Paragraph help = new Paragraph(context.text("import.help"));
        help.addClassName("jf-note");
        begin = new Button(context.text("import.begin"), click -> begin());
        begin.addThemeVariants(ButtonVariant.PRIMARY);
        begin.setEnabled(false);
        add(help, upload, body);
        getFooter().add(new Button(context.text("close"), click -> close()), begin);
    }

    private void look(byte[] data) {
        body.removeAll();
        begin.setEnabled(false);
        file = data;
        context.load(() -> imports.preview(data), this::show);
    }

    private void show(List<RowOutcome> outcomes) {
        Grid<RowOutcome> grid = new Grid<>();
        grid.addColumn(RowOutcome::row).setHeader(context.text("import.row")).setAutoWidth(true).setFlexGrow(0);
        grid.addComponentColumn(this::badge).setHeader(context.text("import.result")).setAutoWidth(true).setFlexGrow(0);
        grid.addColumn(RowOutcome::name).setHeader(context.text("import.user")).setAutoWidth(true);
        grid.addColumn(RowOutcome::detail).setHeader(context.text("import.reason")).setAutoWidth(true);
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setItems(outcomes);
        grid.setHeight("20rem");
        long refused = outcomes.stream().filter(o -> o.result() == RowOutcome.Result.REFUSED).count();
        body.add(new Paragraph(context.text("import.summary", outcomes.size(), refused)), grid);
        begin.setEnabled(refused < outcomes.size());
    }

    private StatusBadge badge(RowOutcome outcome) {
        Tone tone = switch (outcome.result()) {
            case CREATED -> Tone.GOOD;
            case CHANGED -> Tone.INFO;
            case SAME -> Tone.NEUTRAL;
            case REFUSED -> Tone.BAD;
        };
        return new StatusBadge(tone, context.text("import." + outcome.result()));
    }

    private void begin() {
        begin.setEnabled(false);
        try {
            UUID task = imports.begin(file, context.subject());
            Anchor report = download(context.text("import.report"), "report.csv", () -> imports.report(task));
            body.removeAll();
            body.add(new Paragraph(context.text("import.begun")), report);
            context.openTask(task);
        } catch (RuntimeException e) {
            body.addComponentAsFirst(ProblemBox.of(e));
        }
    }

    /** {@return a link to a CSV file that is made when somebody follows it} */
    static Anchor download(String text, String name, Supplier<byte[]> content) {
        Anchor link = new Anchor();
        link.setText(text);
        link.setHref(DownloadHandler.fromInputStream(event -> {
            byte[] bytes = content.get();
            return new DownloadResponse(new ByteArrayInputStream(bytes), name, "text/csv", bytes.length);
        }));
        return link;
    }
}
