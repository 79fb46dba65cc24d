package org.jackfield.core.security.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.DirectoryServer;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.core.security.oidc.ProviderSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The OpenID Connect provider by which people log in. */
@Component
public final class ProviderSection implements SettingsSectionContribution {

    private static final Label TITLE = new Label(Messages.of(ProviderSection.class), "provider");

    private final SettingsService settings;

    /** Reads and writes these settings. */
    @Activate
    public ProviderSection(@Reference SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return "provider";
    }

    @Override
    public Label title() {
        return TITLE;
    }

    @Override
    public int order() {
        return 24;
    }

    @Override
    public Permission permission() {
        return DirectoryServer.CONFIGURE;
    }

    @Override
    public com.vaadin.flow.component.Component section(ViewContext context) {
        return new Div(
                new Paragraph(context.text("provider.text")),
                new SettingsForm<>(context, settings, ProviderSettings.TYPE));
    }
}
