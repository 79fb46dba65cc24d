package org.jackfield.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockedFeatureTest {

    @ParameterizedTest
    @CsvSource({
        "org.jackfield.apps.nightmode, nightmode",
        "com.example.Wallboard, wallboard",
        "wallboard, wallboard",
        "com.example.wall_board, ''",
        "com.example., ''"
    })
    void aLockedPageStandsAtTheLastWordOfTheBundlesName(String symbolicName, String route) {
        assertThat(LockedFeature.routeOf(symbolicName)).isEqualTo(route);
    }

    @Test
    void aLockCoversEveryAddressBelowItsRoute() {
        LockedFeature lock = new LockedFeature("nightmode", "Night mode", "", "", "");

        assertThat(lock.at("nightmode")).isTrue();
        assertThat(lock.at("nightmode/exceptions")).isTrue();
        assertThat(lock.at("nightmodes")).isFalse();
    }

    @Test
    void aLockWithoutRouteCoversNothing() {
        assertThat(new LockedFeature("", "x", "", "", "").at("")).isFalse();
    }
}
