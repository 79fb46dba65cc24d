package org.jackfield.apps.hotdesking.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.PageTeller;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.apps.hotdesking.HotDeskingComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Who sits where at every phone system, and how it is set up. */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class HotDeskingPage implements PageContribution {

    private static final Messages MESSAGES = Messages.of(HotDeskingPage.class);
    private static final int PLACE = 21;

    private final HotDeskingComponent hotDesking;
    private final PageTeller teller = new PageTeller("hotdesking-pages", () -> true);

    /** Shows what the component knows. */
    @Activate
    public HotDeskingPage(@Reference HotDeskingComponent hotDesking) {
        this.hotDesking = hotDesking;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "hotdesking",
                new Label(MESSAGES, "title"),
                NavigationGroup.TELEPHONY,
                PLACE,
                VaadinIcon.EXCHANGE,
                HotDeskingComponent.CONFIGURE);
    }

    @Override
    public Component view(ViewContext context) {
        Div page = new Div(new PageHeader(context.text("title"), context.text("purpose")));
        page.addClassName("jf-stack");
        List<SystemSection> sections = new ArrayList<>();
        hotDesking.status().forEach(status -> sections.add(new SystemSection(hotDesking, status, context)));
        if (sections.isEmpty()) {
            page.add(new EmptyState(VaadinIcon.EXCHANGE, context.text("empty"), context.text("empty.text")));
        }
        sections.forEach(page::add);
        context.closeWithView(teller.watch(() -> context.push(
                () -> hotDesking.status().forEach(status -> sections.forEach(section -> section.showState(status))))));
        return page;
    }

    /** Ends the telling. */
    @Deactivate
    public void stop() {
        teller.close();
    }
}
