package org.jackfield.core.sip.ui;

import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.core.sip.SipComponent;
import org.jackfield.core.sip.SipSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How calls over SIP are taken. */
@Component
public final class SipSection implements SettingsSectionContribution {

    private static final Label TITLE = new Label(Messages.of(SipSection.class), "sip");

    private final SettingsService settings;
    private final SipComponent sip;

    /** Reads and writes these settings. */
    @Activate
    public SipSection(@Reference SettingsService settings, @Reference SipComponent sip) {
        this.sip = sip;
        this.settings = settings;
    }

    @Override
    public String id() {
        return "sip";
    }

    @Override
    public Label title() {
        return TITLE;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public Permission permission() {
        return SipSettings.CONFIGURE;
    }

    @Override
    public com.vaadin.flow.component.Component section(ViewContext context) {
        return new SettingsForm<>(context, settings, sip.type());
    }
}
