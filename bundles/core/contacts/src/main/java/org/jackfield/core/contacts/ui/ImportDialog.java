package org.jackfield.core.contacts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.core.contacts.ImportDesk;
import org.jackfield.core.contacts.ImportSource;
import org.jackfield.core.contacts.importing.ColumnMapping;

/** Imports a file step by step: which file, which column is what, and what came of it. */
final class ImportDialog {

    private static final List<String> ENCODINGS = List.of("UTF-8", "UTF-16", "windows-1252", "ISO-8859-1", "ISO-8859-15");

    private final ImportDesk imports;
    private final TaskService tasks;
    private final ViewContext context;
    private final Dialog dialog = new Dialog();
    private final Div body = new Div();
    private final Select<Directory> directory = new Select<>();
    private final ComboBox<String> encoding = new ComboBox<>();
    private final TextField separator = new TextField();
    private final Checkbox deleteUnmatched = new Checkbox();
    private final Map<String, Select<String>> columns = new LinkedHashMap<>();
    private final Button run;
    private UUID upload;
    private ImportSource.Kind kind = ImportSource.Kind.CSV;

    ImportDialog(
            ImportDesk imports, TaskService tasks, List<Directory> editable, Optional<UUID> chosen, ViewContext context) {
        this.imports = imports;
        this.tasks = tasks;
        this.context = context;
        dialog.setHeaderTitle(context.text("import.title"));
        dialog.setWidth("min(56rem, 100vw)");
        dialog.setCloseOnOutsideClick(false);
        body.addClassName("jf-stack");
        dialog.add(body);
        directory.setLabel(context.text("import.into"));
        directory.setItems(editable);
        directory.setItemLabelGenerator(
                d -> d.kind() == Directory.Kind.PERSONAL ? context.text("kind.PERSONAL") : d.name());
        directory.setValue(editable.stream()
                .filter(d -> Optional.of(d.id()).equals(chosen))
                .findFirst()
                .orElse(editable.getFirst()));
        encoding.setLabel(context.text("source.encoding"));
        encoding.setItems(ENCODINGS);
        encoding.setPlaceholder(context.text("source.found-out"));
        encoding.setClearButtonVisible(true);
        separator.setLabel(context.text("source.separator"));
        separator.setPlaceholder(context.text("source.found-out"));
        separator.setMaxLength(1);
        deleteUnmatched.setLabel(context.text("source.delete-unmatched"));
        deleteUnmatched.setHelperText(context.text("source.delete-unmatched.help"));
        run = new Button(context.text("import.run"), click -> run());
        run.addThemeVariants(ButtonVariant.PRIMARY);
        run.setVisible(false);
        dialog.getFooter().add(new Button(context.text("close"), click -> dialog.close()), run);
    }

    void open() {
        Upload file = new Upload(event -> {
            UUID kept = imports.files().keep(event.getInputStream());
            String name = event.getFileName();
            context.push(() -> uploaded(kept, name));
        });
        file.setMaxFiles(1);
        file.setAcceptedFileExtensions(".csv", ".txt", ".tsv", ".vcf");
        FormLayout options = new FormLayout(encoding, separator);
        options.setAutoResponsive(true);
        options.setExpandFields(true);
        body.add(directory, new Div(context.text("import.file")), file, new Details(context.text("import.options"), options));
        dialog.open();
    }

    private void uploaded(UUID kept, String name) {
        upload = kept;
        kind = name.toLowerCase(Locale.ROOT).endsWith(".vcf") ? ImportSource.Kind.VCARD : ImportSource.Kind.CSV;
        try {
            ImportDesk.Preview preview = imports.preview(how(Map.of()), Optional.of(upload), context.subject());
            showColumns(preview);
        } catch (RuntimeException e) {
            body.add(ProblemBox.of(e));
        }
    }

    private void showColumns(ImportDesk.Preview preview) {
        body.removeAll();
        columns.clear();
        FormLayout mapping = new FormLayout();
        mapping.setAutoResponsive(true);
        mapping.setExpandColumns(true);
        mapping.setExpandFields(true);
        mapping.setMaxColumns(3);
        List<String> given = preview.columns().stream().filter(column -> !column.isBlank()).distinct().toList();
        for (String part : ColumnMapping.PARTS) {
            Select<String> column = new Select<>();
            column.setLabel(labelOf(part));
            column.setEmptySelectionAllowed(true);
            column.setEmptySelectionCaption(context.text("import.no-column"));
            column.setItems(given);
            given.stream()
                    .filter(name -> name.replace(" ", "").equalsIgnoreCase(part))
                    .findFirst()
                    .ifPresent(column::setValue);
            columns.put(part, column);
            mapping.add(column);
        }
        body.add(directory, new Div(context.text("import.columns")), mapping,
                new Details(context.text("import.preview"), new PreviewTable(preview)), deleteUnmatched);
        run.setVisible(true);
    }

    private String labelOf(String part) {
        var labels = directory.getValue().labels();
        if (part.startsWith("number")) {
            return labels.numbers().get(Integer.parseInt(part.substring(6)) - 1);
        }
        if (part.startsWith("field")) {
            return labels.fields().get(Integer.parseInt(part.substring(5)) - 1);
        }
        return context.text("part." + part);
    }

    private ImportSource how(Map<String, String> mapping) {
        ImportSource none = ImportSource.NONE;
        return new ImportSource(
                kind, "", encoding.getValue() == null ? "" : encoding.getValue(), separator.getValue(), "", "",
                none.password(), "", none.timeoutSeconds(), mapping, deleteUnmatched.getValue(), "");
    }

    private void run() {
        try {
            Map<String, String> mapping = new HashMap<>();
            columns.forEach((part, column) -> mapping.put(part, column.getValue() == null ? "" : column.getValue()));
            UUID task = imports.submit(directory.getValue().id(), upload, how(mapping), context.subject(), "web");
            run.setVisible(false);
            body.removeAll();
            Component progress = new ImportProgress(task, tasks, imports.files(), context);
            body.add(progress);
        } catch (RuntimeException e) {
            context.notifyProblem(e);
        }
    }
}
