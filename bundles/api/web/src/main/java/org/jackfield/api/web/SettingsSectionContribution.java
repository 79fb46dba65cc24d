package org.jackfield.api.web;

import com.vaadin.flow.component.Component;
import org.jackfield.api.security.Permission;
import org.osgi.annotation.versioning.ConsumerType;

/** A section that a bundle adds to the settings page; registered as a service. */
@ConsumerType
public interface SettingsSectionContribution {

    /** {@return the section's address below {@code settings/}: lower case, no slash; never null} */
    String id();

    /** {@return the section's title; never null} */
    Label title();

    /** {@return place among the sections, lower first} */
    int order();

    /** {@return what a person needs to open it; never null} */
    Permission permission();

    /**
     * Builds the section for one browser tab, without its title.
     *
     * @param context of this visit; of no use after it
     */
    Component section(ViewContext context);
}
