package org.jackfield.core.time.ui;

import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.core.time.SiteClock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The site's time zone. */
@Component
public final class SiteClockSection implements SettingsSectionContribution {

    private static final Label TITLE = new Label(Messages.of(SiteClockSection.class), "site");

    private final SettingsService settings;

    /** Reads and writes these settings. */
    @Activate
    public SiteClockSection(@Reference SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return "site";
    }

    @Override
    public Label title() {
        return TITLE;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Permission permission() {
        return SiteClock.CONFIGURE;
    }

    @Override
    public com.vaadin.flow.component.Component section(ViewContext context) {
        return new SettingsForm<>(context, settings, SiteClock.TYPE);
    }
}
