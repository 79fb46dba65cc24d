package org.jackfield.core.licence.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Optional;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.licence.LicenceService;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.PageTeller;
import org.jackfield.api.web.ViewContext;
import org.jackfield.core.licence.LicenceIntake;
import org.jackfield.core.licence.LicencePermissions;
import org.jackfield.core.licence.portal.Activation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The page of the licence: what is licensed, how much of it is in use, and what is wrong. */
@Component(service = {PageContribution.class, LicencePage.class})
public final class LicencePage implements PageContribution {

    private static final PageDescription PAGE = new PageDescription(
            "licence",
            new Label(Messages.of(LicencePage.class), "licence"),
            NavigationGroup.SYSTEM,
            70,
            VaadinIcon.KEY,
            LicencePermissions.VIEW);

    private final LicenceService licence;
    private final FeatureService features;
    private final LicenceIntake intake;
    private final Activation activation;
    private final SettingsService settings;
    /** Leases come and go untold, so open pages look once a second. */
    private final PageTeller teller = new PageTeller("licence-page", () -> true);

    /** Shows these services' answers. */
    @Activate
    public LicencePage(
            @Reference LicenceService licence,
            @Reference FeatureService features,
            @Reference LicenceIntake intake,
            @Reference Activation activation,
            @Reference SettingsService settings) {
        this.licence = licence;
        this.features = features;
        this.intake = intake;
        this.activation = activation;
        this.settings = settings;
    }

    /** Ends the telling. */
    @Deactivate
    public void stop() {
        teller.close();
    }

    @Override
    public PageDescription page() {
        return PAGE;
    }

    @Override
    public com.vaadin.flow.component.Component view(ViewContext context) {
        Div page = new Div(new LicenceView(context, licence, features, teller, true, activation(context)));
        if (context.may(LicencePermissions.INSTALL)) {
            Section bring = new Section(new H2(context.text("upload")), new LicenceUpload(context, intake));
            bring.addClassName("jf-section");
            page.add(bring);
        }
        return page;
    }

    /** {@return the panel of activation, for whoever may} */
    Optional<ActivationPanel> activation(ViewContext context) {
        return context.may(LicencePermissions.ACTIVATE)
                ? Optional.of(new ActivationPanel(context, activation, settings))
                : Optional.empty();
    }

    /** {@return what tells open pages to look} */
    PageTeller teller() {
        return teller;
    }
}
