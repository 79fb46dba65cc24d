package org.jackfield.web.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.security.Permission;
import org.jackfield.api.web.DashboardCardContribution;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.SetupStepContribution;
import org.jackfield.api.web.TabContribution;
import org.jackfield.api.web.UserActionContribution;

/**
 * What the running bundles contribute. Any thread may change it and read it; readers see immutable snapshots, and are told
 * after each change on the thread that made it.
 */
public final class Contributions {

    private final List<Contributed<PageContribution>> pages = new CopyOnWriteArrayList<>();
    private final List<Contributed<DashboardCardContribution>> cards = new CopyOnWriteArrayList<>();
    /** Where the page is that shows the sections. */
    public static final String SETTINGS = "settings";

    private final List<Contributed<SettingsSectionContribution>> sections = new CopyOnWriteArrayList<>();
    private final List<Contributed<UserActionContribution>> actions = new CopyOnWriteArrayList<>();
    private final List<Contributed<SetupStepContribution>> steps = new CopyOnWriteArrayList<>();
    private final List<Contributed<TabContribution>> companions = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Adds a page. */
    public void add(PageContribution page, long bundleId) {
        pages.add(new Contributed<>(page, bundleId));
        changed();
    }

    /** Adds a card. */
    public void add(DashboardCardContribution card, long bundleId) {
        cards.add(new Contributed<>(card, bundleId));
        changed();
    }

    /** Adds a section. */
    public void add(SettingsSectionContribution section, long bundleId) {
        sections.add(new Contributed<>(section, bundleId));
        changed();
    }

    /** Adds an action. */
    public void add(UserActionContribution action, long bundleId) {
        actions.add(new Contributed<>(action, bundleId));
        changed();
    }

    /** Adds a step of the set-up. */
    public void add(SetupStepContribution step, long bundleId) {
        steps.add(new Contributed<>(step, bundleId));
        changed();
    }

    /** Adds what accompanies tabs. */
    public void add(TabContribution companion, long bundleId) {
        companions.add(new Contributed<>(companion, bundleId));
        changed();
    }

    /** Takes anything that was added away again. */
    public void remove(Object part) {
        boolean removed = pages.removeIf(each -> each.part() == part)
                | cards.removeIf(each -> each.part() == part)
                | sections.removeIf(each -> each.part() == part)
                | actions.removeIf(each -> each.part() == part)
                | steps.removeIf(each -> each.part() == part)
                | companions.removeIf(each -> each.part() == part);
        if (removed) {
            changed();
        }
    }

    /** {@return the pages, in no order} */
    public List<Contributed<PageContribution>> pages() {
        return List.copyOf(pages);
    }

    /**
     * {@return the page at an address: the one whose route is the longest beginning of it}
     *
     * <p>Of two pages with the same route the one that came first counts.
     *
     * @param path without slashes at its ends
     */
    public Optional<Contributed<PageContribution>> page(String path) {
        Contributed<PageContribution> best = null;
        for (Contributed<PageContribution> each : pages) {
            String route = each.part().page().route();
            boolean found = path.equals(route) || path.startsWith(route + "/");
            if (found && (best == null || route.length() > best.part().page().route().length())) {
                best = each;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * {@return the pages that somebody finds, in no order: those that they may open, but for settings without a section for them}
     *
     * @param may whether they may do something
     */
    public List<PageDescription> found(Predicate<Permission> may) {
        boolean anySettings = sections.stream().anyMatch(each -> may.test(each.part().permission()));
        return pages.stream()
                .map(each -> each.part().page())
                .filter(page -> may.test(page.permission()))
                .filter(page -> anySettings || !page.route().equals(SETTINGS))
                .toList();
    }

    /** {@return the dashboard's cards in their order} */
    public List<Contributed<DashboardCardContribution>> cards() {
        return sorted(cards, Comparator.comparingInt(each -> each.part().order()));
    }

    /** {@return the sections of the settings page in their order} */
    public List<Contributed<SettingsSectionContribution>> sections() {
        return sorted(sections, Comparator.comparingInt(each -> each.part().order()));
    }

    /** {@return the user menu's actions in their order} */
    public List<Contributed<UserActionContribution>> actions() {
        return sorted(actions, Comparator.comparingInt(each -> each.part().order()));
    }

    /** {@return the steps of the set-up in their order} */
    public List<Contributed<SetupStepContribution>> steps() {
        return sorted(steps, Comparator.comparingInt(each -> each.part().order()));
    }

    /** {@return what accompanies tabs, in no order} */
    public List<TabContribution> companions() {
        return companions.stream().map(Contributed::part).toList();
    }

    /** {@return the ids of the bundles that contribute anything} */
    public Set<Long> bundles() {
        return Stream.of(pages, cards, sections, actions, steps, companions)
                .flatMap(List::stream)
                .map(Contributed::bundleId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** {@return whether a part is still contributed} */
    public boolean contains(Object part) {
        return pages.stream().anyMatch(each -> each.part() == part)
                || cards.stream().anyMatch(each -> each.part() == part)
                || sections.stream().anyMatch(each -> each.part() == part);
    }

    /**
     * Tells of every change from now on.
     *
     * @return ends it
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells everybody to look again. */
    public void changed() {
        listeners.forEach(Runnable::run);
    }

    private static <T> List<T> sorted(List<T> parts, Comparator<T> order) {
        List<T> copy = new ArrayList<>(parts);
        copy.sort(order);
        return List.copyOf(copy);
    }
}
