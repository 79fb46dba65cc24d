package org.jackfield.core.security.ui;

import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.core.security.SecurityPolicy;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What passwords must be like, and when an account is locked. */
@Component
public final class SecurityPolicySection implements SettingsSectionContribution {

    private static final Label TITLE = new Label(Messages.of(SecurityPolicySection.class), "security");

    private final SettingsService settings;

    /** Reads and writes these settings. */
    @Activate
    public SecurityPolicySection(@Reference SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return "security";
    }

    @Override
    public Label title() {
        return TITLE;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Permission permission() {
        return SecurityPolicy.CONFIGURE;
    }

    @Override
    public com.vaadin.flow.component.Component section(ViewContext context) {
        return new SettingsForm<>(context, settings, SecurityPolicy.TYPE);
    }
}
