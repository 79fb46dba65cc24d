package org.jackfield.web.shell.pages;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.feature.FeatureListener;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.security.Permission;
import org.jackfield.api.web.DashboardCardContribution;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.web.shell.ShellPermissions;
import org.jackfield.web.shell.ui.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The installed features and how they stand, on the dashboard. */
@Component(service = {DashboardCardContribution.class, FeatureListener.class})
public final class FeaturesCard implements DashboardCardContribution, FeatureListener {

    private final FeatureService features;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Shows this service's features. */
    @Activate
    public FeaturesCard(@Reference FeatureService features) {
        this.features = features;
    }

    @Override
    public Label title() {
        return Texts.label("features");
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String route() {
        return "licence";
    }

    @Override
    public Permission permission() {
        return ShellPermissions.FEATURES;
    }

    @Override
    public com.vaadin.flow.component.Component card(ViewContext context) {
        Div list = new Div();
        list.addClassName("jf-card-list");
        Runnable listener = () -> context.push(() -> draw(list, context));
        listeners.add(listener);
        context.closeWithView(() -> listeners.remove(listener));
        draw(list, context);
        return list;
    }

    @Override
    public void featureChanged(FeatureStatus feature) {
        listeners.forEach(Runnable::run);
    }

    private void draw(Div list, ViewContext context) {
        list.removeAll();
        List<FeatureStatus> installed = features.features();
        installed.forEach(feature -> list.add(new RowCard(
                feature.title(),
                feature.reason().isEmpty() ? feature.description() : feature.reason(),
                new StatusBadge(tone(feature.state()), context.text("feature." + feature.state())))));
        if (installed.isEmpty()) {
            list.add(new EmptyState(VaadinIcon.PUZZLE_PIECE, context.text("features.none"), ""));
        }
    }

    private static Tone tone(FeatureStatus.State state) {
        return switch (state) {
            case ACTIVE -> Tone.GOOD;
            case STARTING -> Tone.INFO;
            case ENDING -> Tone.WARNING;
            case STOPPED, UNINSTALLED, UNLICENSED -> Tone.NEUTRAL;
            case FAILED, REFUSED -> Tone.BAD;
        };
    }
}
