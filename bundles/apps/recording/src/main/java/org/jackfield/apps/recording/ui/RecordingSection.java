package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.apps.recording.PauseSettings;
import org.jackfield.apps.recording.RecordingPageSettings;
import org.jackfield.apps.recording.RecordingSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** How calls are recorded, paused and shown (manual §7.3.2.1, §7.1.5.5.2). */
@org.osgi.service.component.annotations.Component(service = SettingsSectionContribution.class)
public final class RecordingSection implements SettingsSectionContribution {

    private final SettingsService settings;

    /** Edits these settings. */
    @Activate
    public RecordingSection(@Reference SettingsService settings) {
        this.settings = settings;
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
    public int order() {
        return 60;
    }

    @Override
    public Permission permission() {
        return RecordingSettings.CONFIGURE;
    }

    @Override
    public Component section(ViewContext context) {
        PlayerScript.load(UI.getCurrent());
        Div section = new Div();
        section.addClassName("jf-stack");
        add(section, context, "settings.general", RecordingSettings.TYPE);
        add(section, context, "settings.pause", PauseSettings.TYPE);
        add(section, context, "settings.page", RecordingPageSettings.TYPE);
        return section;
    }

    private <R extends Record> void add(Div section, ViewContext context, String key, SettingsType<R> type) {
        Div group = new Div(
                new H3(context.text(key)), new Paragraph(context.text(key + ".text")), new SettingsForm<>(context, settings, type));
        group.addClassName("jf-settings-group");
        section.add(group);
    }
}
