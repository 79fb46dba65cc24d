package org.jackfield.core.server.ui;

import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.core.server.ServerPermissions;
import org.jackfield.core.server.logging.LoggingSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is logged, and the daily zip file. */
@Component
public final class LoggingSection implements SettingsSectionContribution {

    private static final Label TITLE = new Label(Messages.of(LoggingSection.class), "logging");

    private final SettingsService settings;

    /** Reads and writes these settings. */
    @Activate
    public LoggingSection(@Reference SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return "logging";
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
        return ServerPermissions.CONFIGURE;
    }

    @Override
    public com.vaadin.flow.component.Component section(ViewContext context) {
        return new SettingsForm<>(context, settings, LoggingSettings.TYPE);
    }
}
