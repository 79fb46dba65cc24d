package org.jackfield.core.contacts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.core.contacts.ImportDesk;
import org.jackfield.core.contacts.ImportSource.Kind;
import org.jackfield.core.contacts.ImportSource;
import org.jackfield.core.contacts.ImportSources;
import org.jackfield.core.contacts.importing.ColumnMapping;
import org.jackfield.core.contacts.importing.DirectorySource;

/** From where a directory is imported, and when. */
final class SourceFields {

    private final ImportDesk imports;
    private final UUID directory;
    private final ViewContext context;
    private final Stored<ImportSources> stored;
    private final Select<Kind> kind = new Select<>();
    private final ComboBox<String> file = new ComboBox<>();
    private final Select<PhoneSystem> system = new Select<>();
    private final TextField encoding = new TextField();
    private final TextField separator = new TextField();
    private final TextField url = new TextField();
    private final TextField user = new TextField();
    private final PasswordField password = new PasswordField();
    private final TextArea query = new TextArea();
    private final IntegerField timeout = new IntegerField();
    private final TextArea columns = new TextArea();
    private final TextField cron = new TextField();
    private final Checkbox deleteUnmatched = new Checkbox();
    private final Div result = new Div();

    SourceFields(ImportDesk imports, UUID directory, ViewContext context) {
        this.imports = imports;
        this.directory = directory;
        this.context = context;
        stored = imports.sources();
    }

    Component fields() {
        label();
        fill(stored.value().of(directory));
        kind.addValueChangeListener(change -> show());
        show();
        Button test = new Button(context.text("source.test"), VaadinIcon.PLUG.create(), click -> test());
        test.addThemeVariants(ButtonVariant.TERTIARY);
        result.getElement().setAttribute("aria-live", "polite");
        return new Div(
                DirectoryDialog.form(
                        kind, file, system, encoding, separator, url, user, password, timeout, query, columns, cron,
                        deleteUnmatched),
                test, result);
    }

    private void label() {
        kind.setLabel(context.text("source"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(which -> context.text("source." + which));
        file.setLabel(context.text("source.file"));
        file.setHelperText(context.text("source.file.help", imports.files().folder()));
        file.setAllowCustomValue(true);
        file.addCustomValueSetListener(entered -> file.setValue(entered.getDetail()));
        file.setItems(imports.files().names());
        system.setLabel(context.text("source.phone-system"));
        system.setItems(imports.speedDials().systems());
        system.setItemLabelGenerator(PhoneSystem::name);
        system.setRequiredIndicatorVisible(true);
        encoding.setLabel(context.text("source.encoding"));
        encoding.setPlaceholder(context.text("source.found-out"));
        separator.setLabel(context.text("source.separator"));
        separator.setPlaceholder(context.text("source.found-out"));
        separator.setMaxLength(1);
        user.setLabel(context.text("source.user"));
        password.setLabel(context.text("source.password"));
        timeout.setLabel(context.text("source.timeout"));
        timeout.setMin(1);
        timeout.setMax(ImportSource.MAX_SECONDS);
        columns.setLabel(context.text("source.columns"));
        columns.setHelperText(context.text("source.columns.help"));
        columns.setPlaceholder("name = Company name");
        cron.setLabel(context.text("source.cron"));
        cron.setPlaceholder("0 0 2 * * ?");
        cron.setHelperText(context.text("source.cron.help"));
        deleteUnmatched.setLabel(context.text("source.delete-unmatched"));
        deleteUnmatched.setHelperText(context.text("source.delete-unmatched.help"));
    }

    private void fill(ImportSource now) {
        kind.setValue(now.kind());
        file.setValue(now.file().isEmpty() ? null : now.file());
        encoding.setValue(now.encoding());
        separator.setValue(now.separator());
        imports.speedDials().systems().stream()
                .filter(known -> known.id().toString().equals(now.url()))
                .forEach(system::setValue);
        url.setValue(now.url());
        user.setValue(now.user());
        password.setPlaceholder(now.password().isEmpty() ? "" : context.text("source.password.kept"));
        query.setValue(now.query());
        timeout.setValue(now.timeoutSeconds());
        columns.setValue(now.columns().entrySet().stream()
                .map(column -> column.getKey() + " = " + column.getValue())
                .sorted()
                .collect(Collectors.joining("\n")));
        cron.setValue(now.cron());
        deleteUnmatched.setValue(now.deleteUnmatched());
    }

    private void show() {
        boolean fromFile = kind.getValue() == Kind.CSV || kind.getValue() == Kind.VCARD;
        boolean database = kind.getValue() == Kind.DATABASE;
        boolean people = kind.getValue() == Kind.DIRECTORY;
        boolean dials = kind.getValue() == Kind.SPEED_DIALS;
        system.setVisible(dials);
        file.setVisible(fromFile);
        encoding.setVisible(fromFile);
        separator.setVisible(kind.getValue() == Kind.CSV);
        url.setVisible(database || people);
        url.setLabel(context.text(people ? "source.base" : "source.url"));
        url.setPlaceholder(people ? "ou=people,dc=example,dc=org" : "jdbc:postgresql://host/database");
        query.setLabel(context.text(people ? "source.filter" : "source.query"));
        query.setPlaceholder(people ? DirectorySource.PEOPLE : "SELECT id, name, phone FROM customer");
        query.setHelperText(people ? null : context.text("source.query.help"));
        user.setVisible(database);
        password.setVisible(database);
        query.setVisible(database || people);
        timeout.setVisible(database);
        columns.setVisible(kind.getValue() != Kind.NONE && !dials);
        cron.setVisible(kind.getValue() != Kind.NONE);
        deleteUnmatched.setVisible(kind.getValue() != Kind.NONE);
    }

    /** {@return what was entered} */
    ImportSource read() {
        Secret kept = stored.value().of(directory).password();
        return new ImportSource(
                kind.getValue(), file.getValue() == null ? "" : file.getValue(), encoding.getValue(), separator.getValue(),
                kind.getValue() == Kind.SPEED_DIALS ? chosenSystem() : url.getValue().strip(), user.getValue(), password.isEmpty() ? kept : new Secret(password.getValue()),
                query.getValue(), timeout.getValue() == null ? ImportSource.NONE.timeoutSeconds() : timeout.getValue(),
                mapping(), deleteUnmatched.getValue(), cron.getValue().strip());
    }

    /** {@return the field that a problem is about} */
    Optional<? extends Component> fieldOf(Problem problem) {
        return switch (problem.code()) {
            case "contacts.columns" -> Optional.of(columns);
            case "contacts.source" -> Optional.of(switch (problem.input()) {
                case "file" -> file;
                case "url" -> url;
                case "user" -> user;
                case "query" -> query;
                case "cron" -> cron;
                default -> kind;
            });
            default -> Optional.empty();
        };
    }

    private String chosenSystem() {
        return system.getValue() == null ? "" : system.getValue().id().toString();
    }

    private Map<String, String> mapping() {
        Map<String, String> mapping = new LinkedHashMap<>();
        for (String line : columns.getValue().lines().filter(each -> !each.isBlank()).toList()) {
            String[] sides = line.split("=", 2);
            String part = ColumnMapping.PARTS.stream()
                    .filter(known -> known.equalsIgnoreCase(sides[0].strip()))
                    .findFirst()
                    .orElse("");
            if (part.isEmpty() || sides.length < 2) {
                throw ProblemException.invalid(
                        "contacts.columns", line, context.text("source.columns.wrong"),
                        String.join(", ", ColumnMapping.PARTS));
            }
            mapping.put(part, sides[1].strip());
        }
        return mapping;
    }

    void store(ImportSource wanted) {
        if (!wanted.equals(stored.value().of(directory))) {
            imports.store(stored, directory, wanted, context.subject());
        }
    }

    private void test() {
        result.removeAll();
        try {
            ImportSource wanted = read();
            if (wanted.kind() != Kind.NONE) {
                context.load(
                        () -> {
                            try {
                                return new PreviewTable(imports.preview(wanted, Optional.empty(), context.subject()));
                            } catch (ProblemException e) {
                                return ProblemBox.of(e);
                            }
                        },
                        (Component shown) -> result.add(shown));
            }
        } catch (ProblemException e) {
            result.add(ProblemBox.of(e));
        }
    }
}
