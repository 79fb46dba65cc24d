package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.apps.reporting.ReportingSettings;
import org.jackfield.apps.reporting.ReportingSettings.AccountCode;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** How reports are calculated (manual §7.1.6.1). */
@org.osgi.service.component.annotations.Component(service = SettingsSectionContribution.class)
public final class ReportingSection implements SettingsSectionContribution {

    private final SettingsService settings;

    /** Edits these settings. */
    @Activate
    public ReportingSection(@Reference SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return "reporting";
    }

    @Override
    public Label title() {
        return new Label(ReportParts.MESSAGES, "settings.title");
    }

    @Override
    public int order() {
        return 65;
    }

    @Override
    public Permission permission() {
        return ReportingSettings.CONFIGURE;
    }

    @Override
    public Component section(ViewContext context) {
        return new Form(context);
    }

    private final class Form extends Div {

        private static final long serialVersionUID = 1L;

        private final transient ViewContext context;
        private final Div problem = new Div();
        private final IntegerField callRate = number("settings.call-rate");
        private final IntegerField shortCall = number("settings.short-call");
        private final Checkbox ignoreAbandoned = new Checkbox();
        private final IntegerField abandoned = number("settings.abandoned");
        private final IntegerField serviceLevel = number("settings.service-level");
        private final Checkbox limit = new Checkbox();
        private final IntegerField memory = number("settings.memory");
        private final List<IntegerField> rings = new ArrayList<>();
        private final List<TextField> codes = new ArrayList<>();
        private final List<TextField> names = new ArrayList<>();
        private transient Stored<ReportingSettings> read;

        Form(ViewContext context) {
            this.context = context;
            addClassName("jf-settings-form");
            ignoreAbandoned.setLabel(context.text("settings.ignore-abandoned"));
            limit.setLabel(context.text("settings.limit"));
            limit.setHelperText(context.text("settings.limit.help"));
            label(callRate, "settings.call-rate");
            label(shortCall, "settings.short-call");
            label(abandoned, "settings.abandoned");
            label(serviceLevel, "settings.service-level");
            label(memory, "settings.memory");
            FormLayout general = form(1);
            general.add(callRate, shortCall, ignoreAbandoned, abandoned, serviceLevel, limit, memory);
            FormLayout ringing = form(2);
            for (int i = 1; i <= ReportingSettings.RING_CATEGORIES; i++) {
                IntegerField ring = new IntegerField(context.text("settings.ring", i));
                rings.add(ring);
                ringing.add(ring);
            }
            FormLayout accounts = form(2);
            for (int i = 1; i <= ReportingSettings.ACCOUNT_CODES; i++) {
                TextField code = new TextField(context.text("settings.code", i));
                TextField name = new TextField(context.text("settings.code.name", i));
                codes.add(code);
                names.add(name);
                accounts.add(code, name);
            }
            Button save = new Button(context.text("save"), click -> save());
            save.addThemeVariants(ButtonVariant.PRIMARY);
            save.setVisible(context.may(ReportingSettings.CONFIGURE));
            add(problem, general, new H3(context.text("settings.rings")), ringing, new H3(context.text("settings.codes")), accounts, save);
            show(settings.read(ReportingSettings.TYPE));
        }

        private IntegerField number(String key) {
            IntegerField field = new IntegerField();
            field.setStepButtonsVisible(true);
            field.setId(key);
            return field;
        }

        private void label(IntegerField field, String key) {
            field.setLabel(context.text(key));
            field.setHelperText(context.text(key + ".help"));
        }

        private static FormLayout form(int columns) {
            FormLayout form = new FormLayout();
            form.setAutoResponsive(true);
            form.setMaxColumns(columns);
            form.setExpandColumns(true);
            form.setExpandFields(true);
            return form;
        }

        private void show(Stored<ReportingSettings> stored) {
            read = stored;
            ReportingSettings now = stored.value();
            callRate.setValue(now.callRatePeriodMinutes());
            shortCall.setValue(now.shortCallSeconds());
            ignoreAbandoned.setValue(now.ignoreAbandoned());
            abandoned.setValue(now.abandonedSeconds());
            serviceLevel.setValue(now.serviceLevelSeconds());
            limit.setValue(now.limitToAccess());
            memory.setValue(now.memoryMegabytes());
            for (int i = 0; i < rings.size(); i++) {
                rings.get(i).setValue(now.ringCategories().get(i));
            }
            for (int i = 0; i < codes.size(); i++) {
                boolean there = i < now.accountCodes().size();
                codes.get(i).setValue(there ? now.accountCodes().get(i).code() : "");
                names.get(i).setValue(there ? now.accountCodes().get(i).name() : "");
            }
        }

        private void save() {
            problem.removeAll();
            try {
                show(settings.write(ReportingSettings.TYPE, read.revision(), entered(), context.subject()));
                context.notifySuccess(context.text("saved"));
            } catch (RuntimeException e) {
                problem.add(ProblemBox.of(e));
                problem.scrollIntoView();
            }
        }

        private ReportingSettings entered() {
            List<AccountCode> written = new ArrayList<>();
            for (int i = 0; i < codes.size(); i++) {
                written.add(new AccountCode(codes.get(i).getValue(), names.get(i).getValue()));
            }
            // Columns are counted by place: an empty one between others keeps its place.
            while (!written.isEmpty() && written.getLast().code().isEmpty() && written.getLast().name().isEmpty()) {
                written.removeLast();
            }
            return new ReportingSettings(
                    of(callRate), of(shortCall), ignoreAbandoned.getValue(), of(abandoned), of(serviceLevel), written,
                    rings.stream().map(this::of).toList(), limit.getValue(), of(memory));
        }

        private int of(IntegerField field) {
            if (field.getValue() == null) {
                throw ProblemException.invalid(
                        "reporting.missing", field.getLabel(), context.text("settings.missing"), context.text("settings.missing.text"));
            }
            return field.getValue();
        }
    }
}
