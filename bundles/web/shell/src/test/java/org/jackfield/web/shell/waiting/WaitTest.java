package org.jackfield.web.shell.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jackfield.api.health.Health;
import org.jackfield.api.health.HealthCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaitTest {

    private static final Duration SHORT = Duration.ofSeconds(5);

    @Test
    void atFirstItIsStarting() {
        assertThat(Wait.of(List.of(), SHORT)).isEqualTo(Wait.STARTING);
        assertThat(Wait.of(List.of(check("database", Health.up())), SHORT)).isEqualTo(Wait.STARTING);
    }

    @Test
    void aDatabaseThatIsDownIsNamedHoweverLongItTakes() {
        List<HealthCheck> checks = List.of(check("https", Health.up()), check("database", Health.down("refused")));

        assertThat(Wait.of(checks, SHORT)).isEqualTo(Wait.DATABASE);
        assertThat(Wait.of(checks, Duration.ofHours(1))).isEqualTo(Wait.DATABASE);
    }

    @Test
    void anotherPartThatIsDownIsNoDatabase() {
        assertThat(Wait.of(List.of(check("https", Health.down("taken"))), SHORT)).isEqualTo(Wait.STARTING);
    }

    @Test
    void aStartThatTakesTooLongIsNoStartAnyMore() {
        assertThat(Wait.of(List.of(), Duration.ofMinutes(3))).isEqualTo(Wait.STUCK);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasItsPageAndLine(Wait wait) {
        String html = WaitingPage.html(wait, Locale.ENGLISH);

        assertThat(html)
                .contains("lang=\"en\"", "data-reason=\"" + wait + "\"")
                .doesNotContain("{{", wait + ".title", wait + ".text", wait + ".remedy");
        assertThat(WaitingPage.line(wait, Locale.ENGLISH)).doesNotContain(wait + ".").isNotBlank();
    }

    private static HealthCheck check(String name, Health health) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Health check() {
                return health;
            }
        };
    }
}
