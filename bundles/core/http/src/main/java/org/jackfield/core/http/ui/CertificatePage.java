package org.jackfield.core.http.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.core.http.CertificateDesk;
import org.jackfield.core.http.HttpsComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The website's certificate and how browsers come to it. */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class CertificatePage implements PageContribution {

    private static final Messages MESSAGES = Messages.of(CertificatePage.class);

    private final CertificateDesk desk;
    private final SettingsService settings;

    /** Shows this certificate. */
    @Activate
    public CertificatePage(@Reference CertificateDesk desk, @Reference SettingsService settings) {
        this.desk = desk;
        this.settings = settings;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "certificate",
                new Label(MESSAGES, "title"),
                NavigationGroup.SYSTEM,
                60,
                VaadinIcon.SAFE_LOCK,
                HttpsComponent.CONFIGURE);
    }

    @Override
    public Component view(ViewContext context) {
        return new CertificatePanel(desk, settings, context);
    }
}
