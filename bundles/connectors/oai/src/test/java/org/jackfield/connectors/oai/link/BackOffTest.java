package org.jackfield.connectors.oai.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

class BackOffTest {

    @Test
    void doublesUpToAMinuteWithAQuarterOfJitter() {
        BackOff backOff = new BackOff(new Random(1));
        long[] expected = {1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000};
        for (long around : expected) {
            assertThat(backOff.nextMillis()).isBetween(around * 3 / 4, around * 5 / 4);
        }

        backOff.reset();
        assertThat(backOff.nextMillis()).isLessThanOrEqualTo(1_250);
    }

    @Test
    void neverOverflows() {
        BackOff backOff = new BackOff(new Random(1));
        for (int i = 0; i < 10_000; i++) {
            assertThat(backOff.nextMillis()).isBetween(1L, 75_000L);
        }
    }
}
