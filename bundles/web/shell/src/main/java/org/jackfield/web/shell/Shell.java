package org.jackfield.web.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jackfield.api.security.AuthenticationService;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.web.shell.WebsiteSettings.SiteLanguage;
import org.jackfield.web.shell.setup.Setup;

/**
 * What every part of the shell works with.
 *
 * @param security decides who may do what
 * @param entrance lets people in
 * @param time the site's clock and zone
 * @param contributions what the running bundles contribute
 * @param locks which pages are locked
 * @param alerts tells open browsers of alerts
 * @param tasks tells open browsers of tasks
 * @param sessions ends those in which nothing is done any more
 * @param tabs gives up those that cannot be reached any more
 * @param setup leads through the set-up of a new site; empty while there are no settings
 * @param language in which pages are shown to those who chose none
 * @param workers threads for the slow work of pages
 */
public record Shell(
        SecurityService security,
        Entrance entrance,
        SiteTime time,
        Contributions contributions,
        Locks locks,
        AlertWatch alerts,
        TaskWatch tasks,
        IdleSessions<VaadinSession> sessions,
        LostTabs<UI> tabs,
        Supplier<Optional<Setup>> setup,
        Supplier<SiteLanguage> language,
        Executor workers) {

    /** {@return what tells who somebody is} */
    public AuthenticationService authentication() {
        return entrance.authentication();
    }
}
