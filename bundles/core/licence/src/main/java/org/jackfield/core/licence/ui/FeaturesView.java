package org.jackfield.core.licence.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.core.licence.FeatureSwitch;
import org.jackfield.core.licence.LicencePermissions;

/** The features, one below the other; drawn again when one of them changes. */
final class FeaturesView extends Div {

    private static final long serialVersionUID = 1L;
    private static final String ORIGIN = "web";

    private final transient ViewContext context;
    private final transient FeatureService features;
    private final transient FeatureSwitch gate;
    private final Div list = new Div();
    private transient List<FeatureStatus> drawn;

    FeaturesView(ViewContext context, FeatureService features, FeatureSwitch gate, FeatureWatch watch) {
        this.context = context;
        this.features = features;
        this.gate = gate;
        addClassName("jf-stack");
        list.addClassName("jf-stack");
        add(new PageHeader(context.text("features"), context.text("features.text")), list);
        context.closeWithView(watch.watch(() -> context.push(this::draw)));
        draw();
    }

    private void draw() {
        List<FeatureStatus> now = features.features();
        if (now.equals(drawn)) {
            return;
        }
        drawn = now;
        list.removeAll();
        now.forEach(feature -> list.add(section(new FeatureLine(feature))));
        if (now.isEmpty()) {
            list.add(new EmptyState(
                    VaadinIcon.PUZZLE_PIECE, context.text("features.none"), context.text("features.none.text")));
        }
    }

    private Section section(FeatureLine line) {
        FeatureStatus feature = line.feature();
        H2 title = new H2(feature.title());
        title.add(new StatusBadge(line.tone(), context.text("feature." + feature.state())));
        Div texts = new Div(title);
        if (!feature.description().isEmpty()) {
            texts.add(new Paragraph(feature.description()));
        }
        Div why = why(feature);
        if (why.getChildren().findAny().isPresent()) {
            texts.add(why);
        }
        Paragraph note = new Paragraph(String.join(" · ", notes(line)));
        note.addClassName("jf-fine");
        texts.add(note);
        Section section = new Section(texts, buttons(line));
        section.addClassNames("jf-section", "jf-switched");
        return section;
    }

    /** Why it is in its state, and what to do. */
    private static Div why(FeatureStatus feature) {
        Div why = new Div();
        why.addClassName("jf-why");
        if (!feature.reason().isEmpty()) {
            why.add(new Span(feature.reason()));
        }
        if (!feature.remedy().isEmpty()) {
            why.add(new Paragraph(feature.remedy()));
        }
        return why;
    }

    private List<String> notes(FeatureLine line) {
        FeatureStatus feature = line.feature();
        List<String> notes = new ArrayList<>();
        notes.add(context.text("features.version", feature.version()));
        notes.add(
                feature.entitlements().isEmpty()
                        ? context.text("features.free")
                        : context.text("features.needs", String.join(context.text("features.or"), line.entitlements())));
        notes.add(context.text("features.since", context.formats().dateTime(feature.since())));
        return notes;
    }

    private Div buttons(FeatureLine line) {
        FeatureStatus feature = line.feature();
        Div buttons = new Div();
        buttons.addClassName("jf-actions");
        if (context.may(LicencePermissions.SWITCH)) {
            line.wish().ifPresent(wish -> buttons.add(button(feature, wish)));
        }
        if (feature.state() == FeatureStatus.State.UNLICENSED) {
            buttons.add(new Button(
                    context.text("licence"), VaadinIcon.KEY.create(), click -> context.navigate("licence")));
        }
        return buttons;
    }

    private Button button(FeatureStatus feature, FeatureLine.Wish wish) {
        boolean start = wish == FeatureLine.Wish.START;
        Button button = new Button(
                context.text("features." + wish),
                (start ? VaadinIcon.PLAY : VaadinIcon.STOP).create(),
                click -> Confirmation.ask(
                        context.text("features." + wish + ".ask", feature.title()),
                        context.text("features." + wish + ".text"),
                        context.text("features." + wish),
                        !start,
                        () -> carryOut(feature, wish)));
        button.setAriaLabel(context.text("features." + wish + ".label", feature.title()));
        if (start) {
            button.addThemeVariants(ButtonVariant.PRIMARY);
        }
        return button;
    }

    private void carryOut(FeatureStatus feature, FeatureLine.Wish wish) {
        context.load(
                () -> {
                    switch (wish) {
                        case START -> gate.start(feature.id(), context.subject(), ORIGIN);
                        case STOP -> gate.stop(feature.id(), context.subject(), ORIGIN);
                    }
                    return wish;
                },
                done -> context.notifySuccess(context.text("features." + done + ".done", feature.title())));
    }
}
