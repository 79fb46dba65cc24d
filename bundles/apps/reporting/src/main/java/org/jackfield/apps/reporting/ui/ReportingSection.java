package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.SettingsEditor;
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

    private final class Form extends SettingsEditor<ReportingSettings> {

        private static final long serialVersionUID = 1L;

        private final transient ViewContext context;
        private final IntegerField callRate;
        private final IntegerField shortCall;
        private final Checkbox ignoreAbandoned;
        private final IntegerField abandoned;
        private final IntegerField serviceLevel;
        private final Checkbox limit;
        private final IntegerField memory;
        private final List<IntegerField> rings = new ArrayList<>();
        private final List<TextField> codes = new ArrayList<>();
        private final List<TextField> names = new ArrayList<>();

        Form(ViewContext context) {
            super(context, settings, ReportingSettings.TYPE);
            this.context = context;
            callRate = number("settings.call-rate");
            shortCall = number("settings.short-call");
            ignoreAbandoned = new Checkbox(context.text("settings.ignore-abandoned"));
            abandoned = number("settings.abandoned");
            serviceLevel = number("settings.service-level");
            limit = new Checkbox(context.text("settings.limit"));
            limit.setHelperText(context.text("settings.limit.help"));
            memory = number("settings.memory");
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
                accounts.addFormRow(code, name);
            }
            ringing.setAutoRows(true);
            layOut(form(1, callRate, shortCall, ignoreAbandoned, abandoned, serviceLevel, limit, memory),
                    new H3(context.text("settings.rings")), ringing, new H3(context.text("settings.codes")), accounts);
        }

        private IntegerField number(String key) {
            return number(context.text(key), context.text(key + ".help"));
        }

        @Override
        protected void show(ReportingSettings now) {
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

        @Override
        protected ReportingSettings entered() {
            List<AccountCode> written = new ArrayList<>();
            for (int i = 0; i < codes.size(); i++) {
                written.add(new AccountCode(codes.get(i).getValue(), names.get(i).getValue()));
            }
            // Columns are counted by place: an empty one between others keeps its place.
            while (!written.isEmpty() && written.getLast().code().isEmpty() && written.getLast().name().isEmpty()) {
                written.removeLast();
            }
            return new ReportingSettings(
                    given(callRate), given(shortCall), ignoreAbandoned.getValue(), given(abandoned), given(serviceLevel), written,
                    rings.stream().map(SettingsEditor::given).toList(), limit.getValue(), given(memory));
        }
    }
}
