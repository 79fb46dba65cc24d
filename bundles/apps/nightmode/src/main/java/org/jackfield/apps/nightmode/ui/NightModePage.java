package org.jackfield.apps.nightmode.ui;

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
import org.jackfield.apps.nightmode.NightModeComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The schedule of every phone system. */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class NightModePage implements PageContribution {

    private static final Messages MESSAGES = Messages.of(NightModePage.class);

    private final NightModeComponent nightMode;
    private final PageTeller teller = new PageTeller("nightmode-pages", () -> true);

    /** Shows these schedules. */
    @Activate
    public NightModePage(@Reference NightModeComponent nightMode) {
        this.nightMode = nightMode;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "nightmode",
                new Label(MESSAGES, "title"),
                NavigationGroup.TELEPHONY,
                20,
                VaadinIcon.MOON,
                NightModeComponent.CONFIGURE);
    }

    @Override
    public Component view(ViewContext context) {
        Div page = new Div(new PageHeader(context.text("title"), context.text("purpose")));
        page.addClassName("jf-stack");
        List<PlanSection> sections = new ArrayList<>();
        nightMode.status().forEach(status -> sections.add(new PlanSection(nightMode, status, context)));
        if (sections.isEmpty()) {
            page.add(new EmptyState(VaadinIcon.MOON, context.text("empty"), context.text("empty.text")));
        }
        sections.forEach(page::add);
        context.closeWithView(teller.watch(() -> context.push(
                () -> nightMode.status().forEach(status -> sections.forEach(section -> section.showState(status))))));
        return page;
    }

    /** Ends the telling. */
    @Deactivate
    public void stop() {
        teller.close();
    }
}
