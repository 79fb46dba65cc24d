package org.jackfield.api.web;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jackfield.api.security.Permission;

/**
 * Where a page is found and who may see it.
 *
 * @param route the page's address below the site's, in lower case, without slashes at its ends: {@code nightmode},
 *     {@code calls/history}; the name of the bundle first, so that two bundles never want the same; never null
 * @param title shown in the navigation, in the browser's title and in the page's header; never null
 * @param group where in the navigation; never null
 * @param order place within the group, lower first; equal ones by title
 * @param icon drawn before the title; never null
 * @param permission without it the page is neither shown in the navigation nor opened; never null
 */
public record PageDescription(
        String route, Label title, NavigationGroup group, int order, VaadinIcon icon, Permission permission) {

    private static final Pattern ROUTE = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)*");

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the route is malformed
     */
    public PageDescription {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(icon, "icon");
        Objects.requireNonNull(permission, "permission");
        if (!ROUTE.matcher(route).matches()) {
            throw new IllegalArgumentException("A route is lower-case words divided by slashes, not " + route);
        }
    }
}
