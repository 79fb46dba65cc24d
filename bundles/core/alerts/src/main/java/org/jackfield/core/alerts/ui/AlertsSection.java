package org.jackfield.core.alerts.ui;

import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.core.alerts.AlertsSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How long alerts are kept. */
@Component
public final class AlertsSection implements SettingsSectionContribution {

    private static final Label TITLE = new Label(Messages.of(AlertsSection.class), "alerts");

    private final SettingsService settings;

    /** Reads and writes these settings. */
    @Activate
    public AlertsSection(@Reference SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return "alerts";
    }

    @Override
    public Label title() {
        return TITLE;
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public Permission permission() {
        return AlertsSettings.CONFIGURE;
    }

    @Override
    public com.vaadin.flow.component.Component section(ViewContext context) {
        return new SettingsForm<>(context, settings, AlertsSettings.TYPE);
    }
}
