package org.jackfield.web.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.api.web.NavigationGroup.CALLS;
import static org.jackfield.api.web.NavigationGroup.OVERVIEW;
import static org.jackfield.api.web.NavigationGroup.RECORDINGS;

import java.util.List;
import java.util.Locale;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageDescription;
import org.junit.jupiter.api.Test;

class NavigationTest {

    @Test
    void whoeverHasNoDashboardBeginsWithWhatMattersMost() {
        PageDescription filters = Pages.at("calls/filters", CALLS, 60, "a.b");
        PageDescription recordings = Pages.at("recordings", RECORDINGS, 10, "a.b");

        assertThat(Navigation.first(List.of(filters, recordings))).contains("recordings");
        assertThat(Navigation.first(List.of(filters, recordings, Pages.at("calls/live", CALLS, 10, "a.b")))).contains("calls/live");
        assertThat(Navigation.first(List.of())).isEmpty();
    }

    @Test
    void pagesStandInTheirGroupByOrderAndThenByTitle() {
        List<PageDescription> pages = List.of(
                Pages.at("zebra", CALLS, 1, "a.b"),
                Pages.at("first", CALLS, 0, "a.b"),
                Pages.at("apple", CALLS, 1, "a.b"),
                Pages.at("dashboard", OVERVIEW, 9, "a.b"));

        Navigation navigation = Navigation.of(pages, List.of(), Locale.ENGLISH);

        assertThat(navigation.groups().keySet()).containsExactly(OVERVIEW, CALLS);
        assertThat(routes(navigation, CALLS)).containsExactly("first", "apple", "zebra");
    }

    @Test
    void lockedFeaturesStandByThemselvesUnlessTheyHaveNoAddress() {
        List<LockedFeature> locked = List.of(
                new LockedFeature("smdr", "IP SMDR", "", "", ""),
                new LockedFeature("", "No address", "", "", ""),
                new LockedFeature("alarms", "Alarm notification", "", "", ""));

        Navigation navigation = Navigation.of(List.of(), locked, Locale.ENGLISH);

        assertThat(navigation.groups()).isEmpty();
        assertThat(navigation.locked()).extracting(Navigation.Item::route).containsExactly("alarms", "smdr");
    }

    private static List<String> routes(Navigation navigation, NavigationGroup group) {
        return navigation.groups().get(group).stream().map(Navigation.Item::route).toList();
    }
}
