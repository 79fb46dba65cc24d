package org.jackfield.web.shell.pages;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.security.SessionService;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.web.shell.ui.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The page of who is logged in. */
@Component(service = PageContribution.class)
public final class SessionsPage implements PageContribution {

    private static final PageDescription PAGE = new PageDescription(
            "sessions", Texts.label("sessions"), NavigationGroup.SYSTEM, 55, VaadinIcon.USERS, SessionService.MANAGE);

    private final SessionService sessions;

    /** Shows these sessions. */
    @Activate
    public SessionsPage(@Reference SessionService sessions) {
        this.sessions = sessions;
    }

    @Override
    public PageDescription page() {
        return PAGE;
    }

    @Override
    public com.vaadin.flow.component.Component view(ViewContext context) {
        return new SessionsView(context, sessions);
    }
}
