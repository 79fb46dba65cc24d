package org.jackfield.core.licence.ui;

import com.vaadin.flow.component.html.Div;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.licence.LicenceService;
import org.jackfield.api.security.Permission;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SetupStepContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.core.licence.LicenceIntake;
import org.jackfield.core.licence.LicencePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The licence, as a step of the set-up: bring the file, see what it allows. */
@Component
public final class LicenceStep implements SetupStepContribution {

    private static final Messages MESSAGES = Messages.of(LicenceStep.class);

    private final LicenceService licence;
    private final FeatureService features;
    private final LicenceIntake intake;
    private final LicencePage page;

    /** Shows what the page shows. */
    @Activate
    public LicenceStep(
            @Reference LicenceService licence,
            @Reference FeatureService features,
            @Reference LicenceIntake intake,
            @Reference LicencePage page) {
        this.licence = licence;
        this.features = features;
        this.intake = intake;
        this.page = page;
    }

    @Override
    public String id() {
        return "licence";
    }

    @Override
    public Label title() {
        return new Label(MESSAGES, "licence");
    }

    @Override
    public Label purpose() {
        return new Label(MESSAGES, "setup.text");
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Permission permission() {
        return LicencePermissions.INSTALL;
    }

    @Override
    public boolean done() {
        return licence.report().licence().isPresent();
    }

    @Override
    public boolean essential() {
        return true;
    }

    @Override
    public com.vaadin.flow.component.Component step(ViewContext context) {
        Div step = new Div(
                new LicenceUpload(context, intake),
                new LicenceView(context, licence, features, page.teller(), false, page.activation(context)));
        step.addClassName("jf-stack");
        return step;
    }
}
