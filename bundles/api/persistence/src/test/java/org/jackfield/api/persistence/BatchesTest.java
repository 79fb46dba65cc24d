package org.jackfield.api.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {

    private final List<Integer> taken = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "4, 1", "5, 2", "12, 3"})
    void itEndsWithTheFirstStepThatFindsLessThanItMayTake(int rows, int steps) {
        assertThat(Batches.run(5, most -> take(most, rows))).isEqualTo(rows);
        assertThat(taken).hasSize(steps).allMatch(count -> count <= 5);
    }

    @Test
    void aStepThatFailsEndsTheWork() {
        assertThatThrownBy(() -> Batches.run(5, most -> {
                    if (!taken.isEmpty()) {
                        throw new IllegalStateException("as planned");
                    }
                    return take(most, 100);
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(taken).containsExactly(5);
    }

    private int take(int most, int rows) {
        int left = rows - taken.stream().mapToInt(Integer::intValue).sum();
        int now = Math.min(most, left);
        taken.add(now);
        return now;
    }
}
