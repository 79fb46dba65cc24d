package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.web.shell.Contributions;
import org.jackfield.web.shell.ShellPermissions;

/** The start page: the cards that bundles add. */
public final class DashboardPage implements PageContribution {

    private static final PageDescription PAGE = new PageDescription(
            "dashboard",
            Texts.label("dashboard"),
            NavigationGroup.OVERVIEW,
            0,
            VaadinIcon.DASHBOARD,
            ShellPermissions.DASHBOARD);

    private final Contributions contributions;

    /** Shows these contributions' cards. */
    public DashboardPage(Contributions contributions) {
        this.contributions = contributions;
    }

    @Override
    public PageDescription page() {
        return PAGE;
    }

    @Override
    public Component view(ViewContext context) {
        return new DashboardView((PageContext) context, contributions);
    }
}
