package org.jackfield.core.users.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.users.UsersService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.core.users.CreationComponent;
import org.jackfield.core.users.CreationSettings;
import org.jackfield.core.users.directory.DirectoryImportComponent;
import org.jackfield.core.users.directory.DirectoryMapping;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How users come to be by themselves. */
@Component
public final class CreationSection implements SettingsSectionContribution {

    static final String ID = "user-creation";

    private static final Label TITLE = new Label(UsersPage.MESSAGES, "creation");

    private final SettingsService settings;
    private final CreationComponent creation;
    private final DirectoryImportComponent directory;

    /** Reads and writes these settings. */
    @Activate
    public CreationSection(
            @Reference SettingsService settings,
            @Reference CreationComponent creation,
            @Reference DirectoryImportComponent directory) {
        this.settings = settings;
        this.creation = creation;
        this.directory = directory;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Label title() {
        return TITLE;
    }

    @Override
    public int order() {
        return 35;
    }

    @Override
    public Permission permission() {
        return UsersService.CONFIGURE;
    }

    @Override
    public com.vaadin.flow.component.Component section(ViewContext context) {
        Button now = new Button(
                context.text("creation.import"), VaadinIcon.DOWNLOAD.create(), click -> importNow(context));
        Paragraph help = new Paragraph(context.text("creation.import.help"));
        help.addClassName("jf-note");
        Div section = new Div(
                new SettingsForm<>(context, settings, CreationSettings.TYPE), help, now,
                new H3(context.text("creation.directory")),
                new SettingsForm<>(context, settings, DirectoryMapping.TYPE));
        section.addClassName("jf-stack");
        return section;
    }

    private void importNow(ViewContext context) {
        if (settings.read(CreationSettings.TYPE).value().method() != CreationSettings.Method.DIRECTORY) {
            context.load(
                    creation::importNow, made -> context.notifySuccess(context.text("creation.imported", made)));
        } else if (directory.isConfigured()) {
            context.openTask(directory.begin(context.subject()));
        } else {
            context.notifyProblem(ProblemException.conflict(
                    "users.no-directory", "", context.text("creation.no-directory"),
                    context.text("creation.no-directory.remedy")));
        }
    }
}
