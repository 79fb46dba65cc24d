package org.jackfield.core.licence.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.web.DashboardCardContribution;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.core.licence.LicencePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The installed features and how they stand, on the dashboard. */
@Component(service = DashboardCardContribution.class)
public final class FeaturesCard implements DashboardCardContribution {

    private final FeatureService features;
    private final FeatureWatch watch;

    /** Shows this service's features. */
    @Activate
    public FeaturesCard(@Reference FeatureService features, @Reference FeatureWatch watch) {
        this.features = features;
        this.watch = watch;
    }

    @Override
    public Label title() {
        return new Label(Messages.of(FeaturesCard.class), "features");
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String route() {
        return "features";
    }

    @Override
    public Permission permission() {
        return LicencePermissions.FEATURES;
    }

    @Override
    public com.vaadin.flow.component.Component card(ViewContext context) {
        Div list = new Div();
        list.addClassName("jf-card-list");
        context.closeWithView(watch.watch(() -> context.push(() -> draw(list, context))));
        draw(list, context);
        return list;
    }

    private void draw(Div list, ViewContext context) {
        list.removeAll();
        List<FeatureStatus> installed = features.features();
        installed.forEach(feature -> list.add(new RowCard(
                feature.title(),
                feature.reason(),
                new StatusBadge(new FeatureLine(feature).tone(), context.text("feature." + feature.state())))));
        if (installed.isEmpty()) {
            list.add(new EmptyState(
                    VaadinIcon.PUZZLE_PIECE, context.text("features.none"), context.text("features.none.text")));
        }
    }
}
