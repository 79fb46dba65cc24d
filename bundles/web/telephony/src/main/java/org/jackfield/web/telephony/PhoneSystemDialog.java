package org.jackfield.web.telephony;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.PhoneSystemDiscovery;
import org.jackfield.api.telephony.connector.ConfigProblem;
import org.jackfield.api.telephony.connector.ConnectionReport;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.jackfield.api.telephony.connector.ConnectorOption;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Facts;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;

/** Adds or changes a phone system; what is asked for depends on the type of connector. */
final class PhoneSystemDialog {

    private final PhoneSystem edited;
    private final PhoneSystemAdminService admin;
    private final ViewContext context;
    private final CallWording words;
    private final Runnable saved;

    private final Select<ConnectorFactory> type = new Select<>();
    private final TextField name = new TextField();
    private final TextField host = new TextField();
    private final IntegerField port = new IntegerField();
    private final TextField user = new TextField();
    private final PasswordField password = new PasswordField();
    private final Checkbox enabled = new Checkbox();
    private final FormLayout optionFields = new FormLayout();
    private final Map<ConnectorOption, AbstractField<?, ?>> options = new LinkedHashMap<>();
    private final Div report = new Div();

    /** @param edited the system to change; null to add one */
    PhoneSystemDialog(PhoneSystem edited, PhoneSystemAdminService admin, ViewContext context, Runnable saved) {
        this.edited = edited;
        this.admin = admin;
        this.context = context;
        this.words = CallWording.in(context.locale());
        this.saved = saved;
    }

    /** Opens it with what the search of the network found; user, password and name are for a person to enter. */
    void openFor(PhoneSystemDiscovery.Found found) {
        open();
        admin.connectorTypes().stream()
                .filter(factory -> factory.type().equals(found.type()))
                .findFirst()
                .ifPresent(factory -> {
                    type.setValue(factory);
                    name.setValue(factory.title());
                    port.setValue(found.port() == factory.defaultPort() ? null : found.port());
                });
        host.setValue(found.host());
    }

    void open() {
        labels();
        type.setItems(List.copyOf(admin.connectorTypes()));
        type.setItemLabelGenerator(ConnectorFactory::title);
        type.addValueChangeListener(change -> showOptions());
        if (edited == null) {
            admin.connectorTypes().stream().findFirst().ifPresent(type::setValue);
            enabled.setValue(true);
        } else {
            admin.connectorTypes().stream()
                    .filter(factory -> factory.type().equals(edited.type()))
                    .findFirst()
                    .ifPresent(type::setValue);
            type.setReadOnly(true);
            name.setValue(edited.name());
            host.setValue(edited.config().host());
            port.setValue(edited.config().port() == 0 ? null : edited.config().port());
            user.setValue(edited.config().user());
            password.setPlaceholder(edited.config().secret().isEmpty() ? "" : words.word("system.password.kept"));
            enabled.setValue(edited.enabled());
        }
        Button test = new Button(words.word("system.test"), VaadinIcon.PLUG.create(), click -> test());
        test.addThemeVariants(ButtonVariant.TERTIARY);
        report.getElement().setAttribute("aria-live", "polite");
        optionFields.setAutoResponsive(true);
        optionFields.setExpandColumns(true);
        optionFields.setExpandFields(true);
        FormDialog dialog = new FormDialog(
                words.word(edited == null ? "system.add.title" : "system.edit.title"), words.word("save"), this::save);
        dialog.with(type, name, host, port, user, password, enabled).withWide(optionFields).withWide(new Div(test, report));
        dialog.open();
        name.focus();
    }

    private void labels() {
        type.setLabel(words.word("systems.type"));
        name.setLabel(words.word("systems.name"));
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(100);
        host.setLabel(words.word("system.host"));
        host.setMaxLength(255);
        port.setLabel(words.word("system.port"));
        port.setMin(1);
        port.setMax(65535);
        user.setLabel(words.word("system.user"));
        password.setLabel(words.word("system.password"));
        enabled.setLabel(words.word("system.enabled"));
    }

    private void showOptions() {
        optionFields.removeAll();
        options.clear();
        ConnectorFactory factory = type.getValue();
        if (factory == null) {
            return;
        }
        port.setPlaceholder(factory.defaultPort() == 0 ? "" : Integer.toString(factory.defaultPort()));
        factory.options().forEach(option -> {
            AbstractField<?, ?> field = field(option);
            options.put(option, field);
            optionFields.add(field);
        });
    }

    private AbstractField<?, ?> field(ConnectorOption option) {
        String value = edited == null ? option.defaultValue() : edited.config().text(option);
        switch (option.type()) {
            case FLAG -> {
                Checkbox box = new Checkbox(option.title(), Boolean.parseBoolean(value));
                box.setHelperText(option.help());
                return box;
            }
            case CHOICE -> {
                Select<String> select = new Select<>();
                select.setLabel(option.title());
                select.setHelperText(option.help());
                select.setItems(option.choices());
                select.setValue(value);
                return select;
            }
            case NUMBER, TEXT -> {
                TextField text = new TextField(option.title());
                text.setHelperText(option.help());
                text.setValue(value);
                return text;
            }
        }
        throw new IllegalStateException("unknown option type " + option.type());
    }

    private ConnectorConfig config() {
        if (type.getValue() == null) {
            throw ProblemException.invalid(
                    "telephony.connector-missing", "", words.word("system.no-connector"), words.word("system.no-connector.remedy"));
        }
        Map<String, String> values = new LinkedHashMap<>();
        options.forEach((option, field) -> {
            String value = String.valueOf(field.getValue()).strip();
            if (!value.equals(option.defaultValue())) {
                values.put(option.key(), value);
            }
        });
        boolean keep = edited != null && password.isEmpty();
        return new ConnectorConfig(
                host.getValue(),
                port.getValue() == null ? 0 : port.getValue(),
                user.getValue(),
                keep ? edited.config().secret() : new Secret(password.getValue()),
                values);
    }

    private ConnectorConfig checkedConfig() {
        ConnectorConfig config = config();
        List<ConfigProblem> problems = admin.validate(type.getValue().type(), config);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(
                    "telephony.config-invalid",
                    problems.stream().map(ConfigProblem::field).collect(Collectors.joining(", ")),
                    problems.stream().map(ConfigProblem::message).collect(Collectors.joining(" ")),
                    "");
        }
        return config;
    }

    private void test() {
        report.removeAll();
        try {
            ConnectorConfig config = checkedConfig();
            report.add(new StatusBadge(Tone.INFO, words.word("system.testing")));
            context.load(
                    () -> admin.test(type.getValue().type(), config).toCompletableFuture().join(), this::show);
        } catch (RuntimeException e) {
            report.removeAll();
            context.notifyProblem(e);
        }
    }

    private void show(ConnectionReport result) {
        report.removeAll();
        report.add(new StatusBadge(
                result.success() ? Tone.GOOD : Tone.BAD,
                words.word(result.success() ? "system.test.good" : "system.test.bad")));
        report.add(new Paragraph(result.message()));
        if (!result.facts().isEmpty()) {
            Facts facts = new Facts();
            result.facts().forEach(facts::with);
            report.add((Component) facts);
        }
        report.scrollIntoView();
    }

    private void save() {
        if (name.getValue().isBlank()) {
            throw ProblemException.invalid(
                    "telephony.name-missing", "", words.word("system.no-name"), words.word("system.no-name.remedy"));
        }
        ConnectorConfig config = checkedConfig();
        if (edited == null) {
            admin.add(name.getValue().strip(), type.getValue().type(), config, enabled.getValue(), context.subject());
        } else {
            admin.change(
                    new PhoneSystem(
                            edited.id(), name.getValue().strip(), edited.type(), config, enabled.getValue(), edited.revision()),
                    context.subject());
        }
        saved.run();
    }
}
