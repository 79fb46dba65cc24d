package org.jackfield.web.shell.ui;

import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.web.shell.WebsiteSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How the website treats its visitors. */
@Component
public final class WebsiteSection implements SettingsSectionContribution {

    private final SettingsService settings;

    /** Reads and writes these settings. */
    @Activate
    public WebsiteSection(@Reference SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return "website";
    }

    @Override
    public Label title() {
        return Texts.label("website");
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Permission permission() {
        return WebsiteSettings.CONFIGURE;
    }

    @Override
    public com.vaadin.flow.component.Component section(ViewContext context) {
        return new SettingsForm<>(context, settings, WebsiteSettings.TYPE);
    }
}
