package org.jackfield.core.calllog.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.core.calllog.CallArchiveComponent;
import org.jackfield.core.calllog.CallLogSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How long calls are kept. */
@Component
public final class CallLogSection implements SettingsSectionContribution {

    private static final Label TITLE = new Label(Messages.of(CallLogSection.class), "calllog");

    private final SettingsService settings;
    private final CallArchiveComponent archive;

    /** Reads and writes these settings. */
    @Activate
    public CallLogSection(@Reference SettingsService settings, @Reference CallArchiveComponent archive) {
        this.settings = settings;
        this.archive = archive;
    }

    @Override
    public String id() {
        return "calllog";
    }

    @Override
    public Label title() {
        return TITLE;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Permission permission() {
        return CallLogSettings.CONFIGURE;
    }

    @Override
    public com.vaadin.flow.component.Component section(ViewContext context) {
        Messages messages = Messages.of(CallLogSection.class);
        Button archive = new Button(messages.text(context.locale(), "archive"), click -> {
            this.archive.archiveNow(context.subject(), "web");
            Notification.show(messages.text(context.locale(), "archive.started"));
        });
        return new Div(new SettingsForm<>(context, settings, CallLogSettings.TYPE), archive);
    }
}
