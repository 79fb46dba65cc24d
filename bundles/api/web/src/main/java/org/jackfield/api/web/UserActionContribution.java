package org.jackfield.api.web;

import org.jackfield.api.security.Permission;
import org.osgi.annotation.versioning.ConsumerType;

/** Something a person can do for themselves, in the menu under their name; registered as a service. */
@ConsumerType
public interface UserActionContribution {

    /** {@return the menu item's text; never null} */
    Label title();

    /** {@return place in the menu, lower first} */
    int order();

    /** {@return what a person needs to see it; never null} */
    Permission permission();

    /** Does it; usually opens a dialog. Called in the browser tab's thread. */
    void run(ViewContext context);
}
