package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.web.shell.Contributions;
import org.jackfield.web.shell.ShellPermissions;

/** The settings: the sections that bundles add. */
public final class SettingsPage implements PageContribution {

    private static final PageDescription PAGE = new PageDescription(
            Contributions.SETTINGS,
            Texts.label("settings"),
            NavigationGroup.SYSTEM,
            100,
            VaadinIcon.COG,
            ShellPermissions.USE);

    private final Contributions contributions;

    /** Shows these contributions' sections. */
    public SettingsPage(Contributions contributions) {
        this.contributions = contributions;
    }

    @Override
    public PageDescription page() {
        return PAGE;
    }

    @Override
    public Component view(ViewContext context) {
        return new SettingsView((PageContext) context, contributions);
    }
}
