package org.jackfield.connectors.oai.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OaiCountersTest {

    @Test
    void namesAreBoundedAndNothingGoesUncounted() {
        OaiCounters counters = new OaiCounters();
        for (int i = 0; i < 10_000; i++) {
            counters.add("name." + i);
        }

        assertThat(counters.snapshot()).hasSize(501);
        assertThat(counters.snapshot().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(10_000);
    }
}
