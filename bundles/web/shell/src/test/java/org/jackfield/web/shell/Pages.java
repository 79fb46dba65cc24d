package org.jackfield.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;

/** Pages for tests; a page's title is its route, for there is no catalogue. */
final class Pages {

    private Pages() {}

    static PageDescription at(String route, NavigationGroup group, int order, String permission) {
        return new PageDescription(
                route,
                new Label(Messages.of(Pages.class), route),
                group,
                order,
                VaadinIcon.PHONE,
                new Permission(permission, permission));
    }

    static PageContribution contribution(String route) {
        PageDescription page = at(route, NavigationGroup.CALLS, 1, "calls.view");
        return new PageContribution() {
            @Override
            public PageDescription page() {
                return page;
            }

            @Override
            public Component view(ViewContext context) {
                return new Span();
            }
        };
    }
}
