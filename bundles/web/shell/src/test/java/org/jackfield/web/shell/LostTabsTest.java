package org.jackfield.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a tab that cannot be reached is given up. */
class LostTabsTest {

    private Instant now = Instant.parse("2026-11-26T09:00:00Z");
    private final Set<String> connected = new HashSet<>();
    private final List<String> givenUp = new ArrayList<>();
    private final LostTabs<String> tabs = new LostTabs<>(() -> now, connected::contains, givenUp::add);

    @Test
    void aTabThatIsNotReachedForTwoMinutesIsGivenUpOnce() {
        tabs.opened("lost");
        pass(Duration.ofSeconds(119));
        assertThat(givenUp).isEmpty();

        pass(Duration.ofSeconds(1));
        pass(Duration.ofMinutes(5));
        assertThat(givenUp).containsExactly("lost");
    }

    @Test
    void timeCountsFromWhenItWasReachedLast() {
        connected.add("comes and goes");
        tabs.opened("comes and goes");
        pass(Duration.ofMinutes(10));

        connected.clear();
        pass(Duration.ofSeconds(100));
        connected.add("comes and goes");
        pass(Duration.ofSeconds(1));
        connected.clear();
        pass(Duration.ofSeconds(100));

        assertThat(givenUp).isEmpty();
    }

    @Test
    void aClosedTabIsNotGivenUp() {
        tabs.opened("closed");
        tabs.closed("closed");
        pass(Duration.ofMinutes(10));

        assertThat(givenUp).isEmpty();
    }

    @Test
    void aTabThatFailsKeepsNoOtherOne() {
        LostTabs<String> failing = new LostTabs<>(() -> now, connected::contains, tab -> {
            givenUp.add(tab);
            throw new IllegalStateException(tab);
        });
        failing.opened("one");
        failing.opened("two");
        now = now.plus(Duration.ofMinutes(3));
        failing.tick();

        assertThat(givenUp).containsExactlyInAnyOrder("one", "two");
    }

    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            now = now.plusSeconds(1);
            tabs.tick();
        }
    }
}
