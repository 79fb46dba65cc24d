package org.jackfield.core.capture.ui;

import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.core.capture.CaptureComponent;
import org.jackfield.core.capture.CaptureSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Mirror ports, packet filters and addresses. */
@Component
public final class MirrorSection implements SettingsSectionContribution {

    private static final Label TITLE = new Label(Messages.of(MirrorSection.class), "title");

    private final CaptureComponent capture;

    /** Shows these mirror ports. */
    @Activate
    public MirrorSection(@Reference CaptureComponent capture) {
        this.capture = capture;
    }

    @Override
    public String id() {
        return "mirror-ports";
    }

    @Override
    public Label title() {
        return TITLE;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Permission permission() {
        return CaptureSettings.CONFIGURE;
    }

    @Override
    public com.vaadin.flow.component.Component section(ViewContext context) {
        return new MirrorForm(capture, context);
    }
}
