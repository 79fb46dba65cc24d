package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
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
import org.jackfield.apps.recording.RecordingSettings;
import org.jackfield.apps.recording.incoming.MediaPorts;
import org.jackfield.apps.recording.recordacall.RecordACallSettings;
import org.jackfield.apps.recording.siprec.SiprecSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** How calls are taken that others make to us to have calls recorded. */
@org.osgi.service.component.annotations.Component(service = SettingsSectionContribution.class)
public final class CallSourcesSection implements SettingsSectionContribution {

    private final SettingsService settings;

    /** Edits these settings. */
    @Activate
    public CallSourcesSection(@Reference SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return "recording-sources";
    }

    @Override
    public Label title() {
        return new Label(RecordingWording.MESSAGES, "sources.title");
    }

    @Override
    public int order() {
        return 62;
    }

    @Override
    public Permission permission() {
        return RecordingSettings.CONFIGURE;
    }

    @Override
    public Component section(ViewContext context) {
        Div section = new Div();
        section.addClassName("jf-stack");
        add(section, context, "sources.record-a-call", RecordACallSettings.TYPE);
        add(section, context, "sources.siprec", SiprecSettings.TYPE);
        add(section, context, "sources.ports", MediaPorts.TYPE);
        return section;
    }

    private <R extends Record> void add(Div section, ViewContext context, String key, SettingsType<R> type) {
        section.add(
                new H3(context.text(key)), new Paragraph(context.text(key + ".text")), new SettingsForm<>(context, settings, type));
    }
}
