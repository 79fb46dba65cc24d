package org.jackfield.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.jackfield.api.health.Health;
import org.jackfield.api.health.HealthCheck;
import org.jackfield.api.health.HealthReport;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private record Check(String name, Supplier<Health> health) implements HealthCheck {
        @Override
        public Health check() {
            return health.get();
        }
    }

    @Test
    void theSystemIsAsWellAsItsWorstPart() {
        assertThat(Checks.ask(List.of(check("a", Health.up()), check("b", Health.degraded("slow"))))
                        .status())
                .isEqualTo(Health.State.DEGRADED);
        assertThat(Checks.ask(List.of(check("a", Health.down("gone")), check("b", Health.up())))
                        .status())
                .isEqualTo(Health.State.DOWN);
        assertThat(Checks.ask(List.of()).status()).isEqualTo(Health.State.UP);
    }

    @Test
    void aPartThatIsImpairedDoesNotKeepTheSystemFromBeingReady() {
        HealthReport report = Checks.ask(List.of(check("a", Health.degraded("slow"))));

        assertThat(report.ready()).isTrue();
        assertThat(report.missing()).isEmpty();
    }

    @Test
    void severalChecksOfOneNameCountAsTheirWorst() {
        HealthReport report = Checks.ask(List.of(
                check("database", Health.up()), check("database", Health.down("away")), check("database", Health.up())));

        assertThat(report.parts()).containsExactly(new HealthReport.Part("database", Health.State.DOWN, "away"));
    }

    @Test
    void aCheckThatFailsIsAPartThatIsDown() {
        HealthReport report = Checks.ask(List.of(new Check("telephony", () -> {
            throw new IllegalStateException("secret detail");
        })));

        assertThat(report.missing()).containsExactly("telephony");
        assertThat(report.parts().get(0).detail()).contains("IllegalStateException").doesNotContain("secret");
    }

    private static HealthCheck check(String name, Health health) {
        return new Check(name, () -> health);
    }
}
