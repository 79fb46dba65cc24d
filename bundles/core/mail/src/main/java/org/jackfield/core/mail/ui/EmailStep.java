package org.jackfield.core.mail.ui;

import com.vaadin.flow.component.Component;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SetupStepContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.core.mail.MailComponent;
import org.jackfield.core.mail.MailSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The mail server, as a step of the set-up. */
@org.osgi.service.component.annotations.Component(service = SetupStepContribution.class)
public final class EmailStep implements SetupStepContribution {

    private static final Messages MESSAGES = Messages.of(EmailStep.class);

    private final SettingsService settings;
    private final EmailSection section;

    /** Shows what the settings page shows. */
    @Activate
    public EmailStep(@Reference SettingsService settings, @Reference MailComponent mail) {
        this.settings = settings;
        this.section = new EmailSection(settings, mail);
    }

    @Override
    public String id() {
        return section.id();
    }

    @Override
    public Label title() {
        return section.title();
    }

    @Override
    public Label purpose() {
        return new Label(MESSAGES, "setup.text");
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public Permission permission() {
        return section.permission();
    }

    @Override
    public boolean done() {
        return settings.read(MailSettings.TYPE).value().ready();
    }

    @Override
    public Component step(ViewContext context) {
        return section.section(context);
    }
}
