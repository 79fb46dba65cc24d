package org.jackfield.api.web;

import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that accompanies every browser tab in which somebody is logged in, whatever page is open: a notification that
 * appears when something happens. Registered as a service.
 */
@ConsumerType
public interface TabContribution {

    /** {@return the catalogue from which {@link ViewContext#text} takes its texts; never null} */
    Messages messages();

    /** {@return what a person needs to have it; never null} */
    Permission permission();

    /**
     * Begins to accompany a tab. Called in the tab's thread, when it is opened or the contribution comes. What is shown in the
     * tab is to be taken away by {@link ViewContext#closeWithView}, which ends with the tab, the session or the contribution;
     * so are all registrations.
     *
     * @param context of this tab
     */
    void accompany(ViewContext context);
}
