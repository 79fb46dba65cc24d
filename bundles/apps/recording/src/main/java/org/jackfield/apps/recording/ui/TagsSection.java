package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.apps.recording.TagSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The names of the custom tags (manual §7.2.8). */
@org.osgi.service.component.annotations.Component(service = SettingsSectionContribution.class)
public final class TagsSection implements SettingsSectionContribution {

    private final SettingsService settings;

    /** Edits these settings. */
    @Activate
    public TagsSection(@Reference SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return "custom-tags";
    }

    @Override
    public Label title() {
        return new Label(RecordingWording.MESSAGES, "tags.title");
    }

    @Override
    public int order() {
        return 64;
    }

    @Override
    public Permission permission() {
        return TagSettings.CONFIGURE;
    }

    @Override
    public Component section(ViewContext context) {
        Div section = new Div(
                new Paragraph(context.text("tags.text")), new SettingsForm<>(context, settings, TagSettings.TYPE));
        section.addClassName("jf-stack");
        return section;
    }
}
