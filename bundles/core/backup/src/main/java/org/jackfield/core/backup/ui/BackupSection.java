package org.jackfield.core.backup.ui;

import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.core.backup.BackupPermissions;
import org.jackfield.core.backup.BackupSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** When backups are made, and where they are kept. */
@Component
public final class BackupSection implements SettingsSectionContribution {

    private static final Label TITLE = new Label(Messages.of(BackupSection.class), "section");

    private final SettingsService settings;

    /** Reads and writes these settings. */
    @Activate
    public BackupSection(@Reference SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return "backup";
    }

    @Override
    public Label title() {
        return TITLE;
    }

    @Override
    public int order() {
        return 65;
    }

    @Override
    public Permission permission() {
        return BackupPermissions.CONFIGURE;
    }

    @Override
    public com.vaadin.flow.component.Component section(ViewContext context) {
        return new SettingsForm<>(context, settings, BackupSettings.TYPE);
    }
}
