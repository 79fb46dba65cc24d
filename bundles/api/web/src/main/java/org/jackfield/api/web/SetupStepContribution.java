package org.jackfield.api.web;

import com.vaadin.flow.component.Component;
import org.jackfield.api.security.Permission;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A step that a bundle adds to the set-up of a new site; registered as a service. It appears and vanishes with the service,
 * also in a wizard that is open. What a step enters is what the bundle's own page and settings enter: a step keeps nothing of
 * its own, and what it saved stays whether the wizard is finished or not.
 */
@ConsumerType
public interface SetupStepContribution {

    /** {@return the step's name, by which a wizard is resumed: lower case, unique, always the same; never null} */
    String id();

    /** {@return the step's title, and the catalogue of its texts; never null} */
    Label title();

    /** {@return one or two sentences on what is entered here and why; never null} */
    Label purpose();

    /** {@return place among the steps, lower first} */
    int order();

    /** {@return what a person needs to be shown it; never null} */
    Permission permission();

    /**
     * {@return whether what the step asks for is there, entered here or elsewhere}
     *
     * <p>Asked about once a second while a wizard is open, by any thread: answered from memory.
     */
    boolean done();

    /**
     * {@return whether nothing works without it; a wizard opens by itself on a site that lacks such a step, and leaves a
     * site alone that was set up in another way}
     */
    default boolean essential() {
        return false;
    }

    /**
     * Builds the step for one browser tab, without its title.
     *
     * @param context of this visit; of no use after it
     */
    Component step(ViewContext context);
}
