package org.jackfield.core.security.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.DirectoryServer;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.core.security.directory.DirectoryComponent;
import org.jackfield.core.security.directory.DirectoryLogIn;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The site's directory, and how people log in by it. */
@Component
public final class DirectorySection implements SettingsSectionContribution {

    private static final Label TITLE = new Label(Messages.of(DirectorySection.class), "directory");

    private final SettingsService settings;

    /** Reads and writes these settings. */
    @Activate
    public DirectorySection(@Reference SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return "directory";
    }

    @Override
    public Label title() {
        return TITLE;
    }

    @Override
    public int order() {
        return 22;
    }

    @Override
    public Permission permission() {
        return DirectoryServer.CONFIGURE;
    }

    @Override
    public com.vaadin.flow.component.Component section(ViewContext context) {
        return new Div(
                new Paragraph(context.text("directory.text")),
                new SettingsForm<>(context, settings, DirectoryComponent.SERVER),
                new H3(context.text("directory.log-in")),
                new SettingsForm<>(context, settings, DirectoryLogIn.TYPE));
    }
}
