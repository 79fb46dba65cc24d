package org.jackfield.api.web;

import com.vaadin.flow.component.Component;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A page that a bundle adds; registered as a service. It appears in every open browser when it is registered and
 * vanishes when it goes; whoever looks at it then is told and moved to the dashboard.
 */
@ConsumerType
public interface PageContribution {

    /** {@return where the page is found; always the same; never null} */
    PageDescription page();

    /**
     * Builds the page for one browser tab. Called in the tab's thread at each visit; must not wait for anything slow, see
     * {@link ViewContext#load}.
     *
     * @param context of this visit; of no use after it
     * @return the page's content, new each time; never null
     */
    Component view(ViewContext context);
}
