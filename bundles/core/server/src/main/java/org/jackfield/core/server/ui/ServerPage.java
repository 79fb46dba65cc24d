package org.jackfield.core.server.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.health.HealthService;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.core.server.ServerPermissions;
import org.jackfield.core.server.drives.DriveComponent;
import org.jackfield.core.server.logging.LoggingComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The page of the server: what works, the drives, the logs. */
@Component(service = PageContribution.class)
public final class ServerPage implements PageContribution {

    private static final PageDescription PAGE = new PageDescription(
            "server",
            new Label(Messages.of(ServerPage.class), "server"),
            NavigationGroup.SYSTEM,
            15,
            VaadinIcon.HARDDRIVE,
            ServerPermissions.VIEW);

    private final HealthService health;
    private final DriveComponent drives;
    private final LoggingComponent logging;
    private final SiteTime time;

    /** Shows what these tell. */
    @Activate
    public ServerPage(
            @Reference HealthService health,
            @Reference DriveComponent drives,
            @Reference LoggingComponent logging,
            @Reference SiteTime time) {
        this.health = health;
        this.drives = drives;
        this.logging = logging;
        this.time = time;
    }

    @Override
    public PageDescription page() {
        return PAGE;
    }

    @Override
    public com.vaadin.flow.component.Component view(ViewContext context) {
        return new ServerView(context, health, drives, logging, time);
    }
}
