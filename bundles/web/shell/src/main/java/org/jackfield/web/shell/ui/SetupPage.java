package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.PageTeller;
import org.jackfield.api.web.ViewContext;
import org.jackfield.web.shell.Contributions;
import org.jackfield.web.shell.setup.Setup;
import org.jackfield.web.shell.setup.SetupProgress;

/** The wizard that sets a new site up, from the steps that bundles add. */
public final class SetupPage implements PageContribution, AutoCloseable {

    /** Where it is found. */
    public static final String ROUTE = "setup";

    private static final PageDescription PAGE = new PageDescription(
            ROUTE, Texts.label("setup"), NavigationGroup.SYSTEM, 95, VaadinIcon.MAGIC, SetupProgress.SET_UP);

    private final Setup setup;
    private final Contributions contributions;
    /** Whether a step is done is nobody's to tell, so open wizards look once a second. */
    private final PageTeller teller = new PageTeller("web-setup", () -> true);

    /** Leads through this set-up. */
    public SetupPage(Setup setup, Contributions contributions) {
        this.setup = setup;
        this.contributions = contributions;
    }

    @Override
    public PageDescription page() {
        return PAGE;
    }

    @Override
    public Component view(ViewContext context) {
        return new SetupView((PageContext) context, setup, contributions, teller);
    }

    @Override
    public void close() {
        teller.close();
    }
}
