package org.jackfield.core.licence.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.LicenceReport;
import org.jackfield.api.licence.LicenceService;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.Violation;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.web.PageTeller;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.Facts;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;

/** The licence in force, with everything it allows; drawn again when anything of it changes. */
final class LicenceView extends Div {

    private static final long serialVersionUID = 1L;

    private record Seen(LicenceReport report, List<FeatureStatus> features) {}

    private final transient ViewContext context;
    private final transient LicenceService licence;
    private final transient FeatureService features;
    private final boolean headed;
    private final ActivationPanel activation;
    private transient Seen drawn;

    /**
     * Shows the licence.
     *
     * @param headed whether it is a page of its own, with a title
     * @param activation shown above what is licensed, for whoever may activate
     */
    LicenceView(
            ViewContext context, LicenceService licence, FeatureService features, PageTeller teller, boolean headed,
            Optional<ActivationPanel> activation) {
        this.context = context;
        this.licence = licence;
        this.features = features;
        this.headed = headed;
        this.activation = activation.orElse(null);
        context.closeWithView(teller.watch(() -> context.push(this::draw)));
        draw();
    }

    private void draw() {
        Seen now = new Seen(licence.report(), features.features());
        if (now.equals(drawn)) {
            return;
        }
        drawn = now;
        removeAll();
        LicenceReport report = now.report();
        add(headed
                ? new PageHeader(context.text("licence"), context.text("licence.text")).withState(state(report))
                : state(report));
        if (activation != null) {
            activation.draw();
            add(activation);
        }
        report.problems().forEach(problem -> add(ProblemBox.of(problem.toException())));
        report.violations().forEach(violation -> add(ProblemBox.of(problem(violation).toException())));
        Div cards = new Div();
        cards.addClassNames("jf-cards", "jf-top");
        cards.add(card(context.text("licence.site"), report.licence().map(this::facts).orElseGet(this::none)));
        cards.add(entitlements(LicenceLine.of(report, now.features())));
        add(cards);
    }

    private StatusBadge state(LicenceReport report) {
        if (report.licence().isEmpty()) {
            return new StatusBadge(Tone.WARNING, context.text("state.none"));
        }
        boolean contractEnded = !report.supported()
                && report.licence().flatMap(SiteLicence::supportUntil).isPresent();
        return !contractEnded
                ? new StatusBadge(Tone.GOOD, context.text("state.good"))
                : new StatusBadge(Tone.WARNING, context.text("state.unsupported"));
    }

    private Problem problem(Violation violation) {
        String what = Entitlement.of(violation.entitlement()).map(Entitlement::title).orElse(violation.entitlement());
        String remedy = context.text(
                violation.locked() ? "violation.locked" : "violation.grace",
                context.formats().date(violation.locksAt()));
        return new Problem(
                "licence.violation",
                Problem.Kind.LIMITED,
                "",
                context.text("violation", what, violation.present(), violation.limit()),
                remedy);
    }

    private Div facts(SiteLicence site) {
        Facts facts = new Facts()
                .with(context.text("licensed-to"), site.licensedTo())
                .with(context.text("site-id"), site.siteId())
                .with(context.text("serial"), site.serial())
                .with(context.text("version"), site.version().toString())
                .with(
                        context.text("support"),
                        site.supportUntil().map(context.formats()::date).orElse(context.text("support.none")))
                .with(context.text("machine"), site.machine().orElse(context.text("machine.any")))
                .with(context.text("issued"), context.formats().date(site.issued()))
                .with(
                        context.text("expires"),
                        site.expires().map(context.formats()::dateTime).orElse(context.text("expires.never")));
        drawn.report().file().ifPresent(file -> facts.with(context.text("file"), file));
        return new Div(facts);
    }

    private Div none() {
        return new EmptyState(VaadinIcon.KEY, context.text("none"), context.text("none.text"));
    }

    private Section entitlements(List<LicenceLine> lines) {
        List<Section> sections = new ArrayList<>();
        for (Entitlement.Section each : Entitlement.Section.values()) {
            List<LicenceLine> here = lines.stream()
                    .filter(line -> line.entitlement().section() == each)
                    .toList();
            if (!here.isEmpty()) {
                Section section = new Section(new H2(each.title()), LicenceTable.of(context, here));
                section.addClassName("jf-part");
                sections.add(section);
            }
        }
        Section card = new Section();
        card.addClassNames("jf-card", "jf-wide");
        sections.forEach(card::add);
        return card;
    }

    private static Section card(String title, Div content) {
        Section card = new Section(new H2(title), content);
        card.addClassName("jf-card");
        return card;
    }
}
