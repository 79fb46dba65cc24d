package ${package};

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Figure;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.Tone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The counts as a page. */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class TallyPage implements PageContribution {

    private static final Messages MESSAGES = Messages.of(TallyPage.class);

    private final TallyComponent component;

    /** Shows these counts. */
    @Activate
    public TallyPage(@Reference TallyComponent component) {
        this.component = component;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "${name}", new Label(MESSAGES, "title"), NavigationGroup.CALLS, 95, VaadinIcon.ABACUS, TallyComponent.VIEW);
    }

    @Override
    public Component view(ViewContext context) {
        Figure answered = new Figure("", context.text("answered"));
        Figure lost = new Figure("", context.text("lost"));
        Figure outbound = new Figure("", context.text("outbound"));
        Runnable show = () -> {
            Tally tally = component.tally();
            answered.set(context.formats().number(tally.answered()), Tone.GOOD);
            lost.set(context.formats().number(tally.lost()), tally.lost() > 0 ? Tone.WARNING : Tone.GOOD);
            outbound.set(context.formats().number(tally.outbound()), Tone.NEUTRAL);
        };
        show.run();
        context.closeWithView(component.watch(() -> context.push(show)));

        Div figures = new Div(answered, lost, outbound);
        figures.addClassName("jf-figures");
        Div page = new Div(new PageHeader(context.text("title"), context.text("purpose")), figures);
        page.addClassName("jf-stack");
        return page;
    }
}
