package org.jackfield.core.users.ui;

import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.users.UsersService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SetupStepContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.core.users.CreationComponent;
import org.jackfield.core.users.CreationSettings;
import org.jackfield.core.users.directory.DirectoryImportComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where users come from, as a step of the set-up. */
@Component
public final class UsersStep implements SetupStepContribution {

    private final SettingsService settings;
    private final UsersService users;
    private final CreationSection section;

    /** Shows what the settings page shows. */
    @Activate
    public UsersStep(
            @Reference SettingsService settings,
            @Reference UsersService users,
            @Reference CreationComponent creation,
            @Reference DirectoryImportComponent directory) {
        this.settings = settings;
        this.users = users;
        this.section = new CreationSection(settings, creation, directory);
    }

    @Override
    public String id() {
        return section.id();
    }

    @Override
    public Label title() {
        return new Label(UsersPage.MESSAGES, "setup.title");
    }

    @Override
    public Label purpose() {
        return new Label(UsersPage.MESSAGES, "setup.text");
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Permission permission() {
        return section.permission();
    }

    @Override
    public boolean done() {
        return settings.read(CreationSettings.TYPE).value().method() != CreationSettings.Method.NONE
                || !users.users().isEmpty();
    }

    @Override
    public com.vaadin.flow.component.Component step(ViewContext context) {
        return section.section(context);
    }
}
