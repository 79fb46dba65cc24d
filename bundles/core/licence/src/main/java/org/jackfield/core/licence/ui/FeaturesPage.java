package org.jackfield.core.licence.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.core.licence.FeatureSwitch;
import org.jackfield.core.licence.LicencePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The page of the installed features: how each stands, why, what to do, and its switch. */
@Component(service = PageContribution.class)
public final class FeaturesPage implements PageContribution {

    private static final PageDescription PAGE = new PageDescription(
            "features",
            new Label(Messages.of(FeaturesPage.class), "features"),
            NavigationGroup.SYSTEM,
            65,
            VaadinIcon.PUZZLE_PIECE,
            LicencePermissions.FEATURES);

    private final FeatureService features;
    private final FeatureSwitch gate;
    private final FeatureWatch watch;

    /** Shows this service's features and switches them by that gate. */
    @Activate
    public FeaturesPage(
            @Reference FeatureService features, @Reference FeatureSwitch gate, @Reference FeatureWatch watch) {
        this.features = features;
        this.gate = gate;
        this.watch = watch;
    }

    @Override
    public PageDescription page() {
        return PAGE;
    }

    @Override
    public com.vaadin.flow.component.Component view(ViewContext context) {
        return new FeaturesView(context, features, gate, watch);
    }
}
