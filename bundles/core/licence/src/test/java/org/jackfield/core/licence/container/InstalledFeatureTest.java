package org.jackfield.core.licence.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstalledFeatureTest {

    private static final InstalledFeature CORE = new InstalledFeature("core/1", "core", Set.of("core.jar"), Set.of(), true);
    private static final InstalledFeature NIGHT =
            new InstalledFeature("night/1", "night", Set.of("night.jar"), Set.of("core"), true);
    private static final InstalledFeature APPS = new InstalledFeature("apps/1", "apps", Set.of(), Set.of("night"), true);

    @Test
    void aFeatureAndAllThatLeadToItStartIt() {
        assertThat(InstalledFeature.startersOf(List.of(APPS, NIGHT, CORE), Set.of("night.jar")))
                .containsExactly("apps/1", "night/1");
    }

    @Test
    void whatIsLeftToTheGateAlreadyIsNotAskedForAgain() {
        InstalledFeature left = new InstalledFeature("night/1", "night", Set.of("night.jar"), Set.of("core"), false);
        assertThat(InstalledFeature.startersOf(List.of(APPS, left, CORE), Set.of("night.jar")))
                .containsExactly("apps/1");
    }

    @Test
    void nobodyElseIsTouched() {
        assertThat(InstalledFeature.startersOf(List.of(CORE, APPS, NIGHT), Set.of("dropped.jar"))).isEmpty();
        assertThat(InstalledFeature.startersOf(List.of(), Set.of("night.jar"))).isEmpty();
    }
}
