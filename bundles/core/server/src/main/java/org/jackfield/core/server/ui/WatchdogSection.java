package org.jackfield.core.server.ui;

import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.core.server.ServerPermissions;
import org.jackfield.core.server.watchdog.WatchdogSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the watchdog looks after. */
@Component
public final class WatchdogSection implements SettingsSectionContribution {

    private static final Label TITLE = new Label(Messages.of(WatchdogSection.class), "watchdog");

    private final SettingsService settings;

    /** Reads and writes these settings. */
    @Activate
    public WatchdogSection(@Reference SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return "watchdog";
    }

    @Override
    public Label title() {
        return TITLE;
    }

    @Override
    public int order() {
        return 75;
    }

    @Override
    public Permission permission() {
        return ServerPermissions.CONFIGURE;
    }

    @Override
    public com.vaadin.flow.component.Component section(ViewContext context) {
        return new SettingsForm<>(context, settings, WatchdogSettings.TYPE);
    }
}
