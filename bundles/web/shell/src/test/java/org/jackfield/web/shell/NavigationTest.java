package org.jackfield.web.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.api.web.NavigationGroup.CALLS;
import static org.jackfield.api.web.NavigationGroup.OVERVIEW;
import static org.jackfield.api.web.NavigationGroup.SYSTEM;

import java.util.List;
import java.util.Locale;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageDescription;
import org.junit.jupiter.api.Test;

class NavigationTest {

    @Test
    void aPageIsShownOnlyToWhoMayOpenIt() {
        List<PageDescription> pages =
                List.of(Pages.at("calls", CALLS, 1, "calls.view"), Pages.at("audit", SYSTEM, 1, "audit.view"));

        Navigation navigation =
                Navigation.of(pages, List.of(), permission -> permission.id().equals("calls.view"), Locale.ENGLISH);

        assertThat(navigation.groups()).containsOnlyKeys(CALLS);
        assertThat(routes(navigation, CALLS)).containsExactly("calls");
    }

    @Test
    void pagesStandInTheirGroupByOrderAndThenByTitle() {
        List<PageDescription> pages = List.of(
                Pages.at("zebra", CALLS, 1, "a.b"),
                Pages.at("first", CALLS, 0, "a.b"),
                Pages.at("apple", CALLS, 1, "a.b"),
                Pages.at("dashboard", OVERVIEW, 9, "a.b"));

        Navigation navigation = Navigation.of(pages, List.of(), permission -> true, Locale.ENGLISH);

        assertThat(navigation.groups().keySet()).containsExactly(OVERVIEW, CALLS);
        assertThat(routes(navigation, CALLS)).containsExactly("first", "apple", "zebra");
    }

    @Test
    void lockedFeaturesStandByThemselvesUnlessTheyHaveNoAddress() {
        List<LockedFeature> locked = List.of(
                new LockedFeature("smdr", "IP SMDR", "", "", ""),
                new LockedFeature("", "No address", "", "", ""),
                new LockedFeature("alarms", "Alarm notification", "", "", ""));

        Navigation navigation = Navigation.of(List.of(), locked, permission -> true, Locale.ENGLISH);

        assertThat(navigation.groups()).isEmpty();
        assertThat(navigation.locked()).extracting(Navigation.Item::route).containsExactly("alarms", "smdr");
    }

    private static List<String> routes(Navigation navigation, NavigationGroup group) {
        return navigation.groups().get(group).stream().map(Navigation.Item::route).toList();
    }
}
