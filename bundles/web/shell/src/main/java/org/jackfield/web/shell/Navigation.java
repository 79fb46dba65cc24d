package org.jackfield.web.shell;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageDescription;

/**
 * What one person finds in the navigation.
 *
 * @param groups the groups that hold something, in their order
 * @param locked features that are installed but not licensed, by title
 */
public record Navigation(Map<NavigationGroup, List<Item>> groups, List<Item> locked) {

    /**
     * A line of the navigation.
     *
     * @param route where it leads
     * @param title as read
     * @param icon drawn before it
     */
    public record Item(String route, String title, VaadinIcon icon) {}

    /**
     * {@return the navigation of somebody}
     *
     * @param pages those that they may open
     * @param locks features that are locked
     * @param locale in whose language, and by whose alphabet
     */
    public static Navigation of(
            Collection<PageDescription> pages,
            Collection<LockedFeature> locks,
            Locale locale) {
        Collator alphabet = Collator.getInstance(locale);
        Map<NavigationGroup, List<Item>> groups = new EnumMap<>(NavigationGroup.class);
        pages.stream()
                .sorted(Comparator.comparingInt(PageDescription::order)
                        .thenComparing(page -> page.title().text(locale), alphabet::compare))
                .forEach(page -> groups.computeIfAbsent(page.group(), group -> new ArrayList<>())
                        .add(new Item(page.route(), page.title().text(locale), page.icon())));
        List<Item> locked = locks.stream()
                .filter(lock -> !lock.route().isEmpty())
                .sorted(Comparator.comparing(LockedFeature::title, alphabet::compare))
                .map(lock -> new Item(lock.route(), lock.title(), VaadinIcon.LOCK))
                .toList();
        return new Navigation(groups, locked);
    }

    /** {@return the page that matters most: the one that is first in its group, of several the one whose group is first} */
    public static Optional<String> first(Collection<PageDescription> pages) {
        return pages.stream()
                .min(Comparator.comparingInt(PageDescription::order).thenComparing(PageDescription::group))
                .map(PageDescription::route);
    }
}
