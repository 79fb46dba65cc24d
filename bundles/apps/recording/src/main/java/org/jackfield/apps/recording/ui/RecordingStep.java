package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SetupStepContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.recording.RecordingSettings;
import org.jackfield.apps.recording.rules.CurrentRules;
import org.jackfield.apps.recording.rules.RecordedDevices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** Whose calls are recorded, as a step of the set-up; there as long as recording is licensed and runs. */
@org.osgi.service.component.annotations.Component(service = SetupStepContribution.class)
public final class RecordingStep implements SetupStepContribution {

    private final SettingsService settings;
    private final DevicesPage page;

    /** Shows what the page shows. */
    @Activate
    public RecordingStep(
            @Reference SettingsService settings, @Reference TelephonyService telephony, @Reference CurrentRules rules) {
        this.settings = settings;
        this.page = new DevicesPage(settings, telephony, rules);
    }

    @Override
    public String id() {
        return "recording";
    }

    @Override
    public Label title() {
        return new Label(RecordingWording.MESSAGES, "settings.title");
    }

    @Override
    public Label purpose() {
        return new Label(RecordingWording.MESSAGES, "setup.text");
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Permission permission() {
        return RecordingSettings.CONFIGURE;
    }

    @Override
    public boolean done() {
        return !settings.read(RecordedDevices.TYPE).value().devices().isEmpty();
    }

    @Override
    public Component step(ViewContext context) {
        return page.view(context);
    }
}
