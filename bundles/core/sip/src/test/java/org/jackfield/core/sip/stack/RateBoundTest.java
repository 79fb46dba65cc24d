package org.jackfield.core.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateBoundTest {

    private static final long SECOND = 1_000_000_000L;

    private static long admitted(RateBound bound, int tries, long now) {
        return IntStream.range(0, tries).filter(i -> bound.admits(now)).count();
    }

    @Test
    void aBurstPassesAndThenSoManyASecond() {
        RateBound bound = new RateBound(10, 20, 0);

        assertThat(admitted(bound, 100, 0)).isEqualTo(20);
        assertThat(admitted(bound, 100, SECOND)).isEqualTo(10);
        assertThat(admitted(bound, 100, 100 * SECOND)).isEqualTo(20);
    }
}
