package org.jackfield.api.web;

import com.vaadin.flow.component.Component;
import org.jackfield.api.security.Permission;
import org.osgi.annotation.versioning.ConsumerType;

/** A card that a bundle adds to the dashboard; registered as a service. It appears and vanishes with the service. */
@ConsumerType
public interface DashboardCardContribution {

    /** How much room a card wants, where the browser has it. */
    enum Width {
        /** A third of the page. */
        NARROW,
        /** Two thirds of the page. */
        WIDE,
        /** All of the page. */
        FULL
    }

    /** {@return the card's title; never null} */
    Label title();

    /** {@return place among the cards, lower first} */
    int order();

    /** {@return how much room it wants} */
    default Width width() {
        return Width.NARROW;
    }

    /** {@return the route of the page with more of the same, to which the title leads; empty if there is none} */
    default String route() {
        return "";
    }

    /** {@return what a person needs to see it; never null} */
    Permission permission();

    /**
     * Builds the card's content for one browser tab, without the frame and the title.
     *
     * @param context of this visit; of no use after it
     */
    Component card(ViewContext context);
}
