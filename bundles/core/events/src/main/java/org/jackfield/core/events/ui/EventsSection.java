package org.jackfield.core.events.ui;

import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.core.events.EventsSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How long events are kept. */
@Component
public final class EventsSection implements SettingsSectionContribution {

    private static final Label TITLE = new Label(EventWords.MESSAGES, "events");

    private final SettingsService settings;

    /** Reads and writes these settings. */
    @Activate
    public EventsSection(@Reference SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return "events";
    }

    @Override
    public Label title() {
        return TITLE;
    }

    @Override
    public int order() {
        return 71;
    }

    @Override
    public Permission permission() {
        return EventsSettings.CONFIGURE;
    }

    @Override
    public com.vaadin.flow.component.Component section(ViewContext context) {
        return new SettingsForm<>(context, settings, EventsSettings.TYPE);
    }
}
