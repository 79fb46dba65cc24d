package org.jackfield.api.web.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class RecordFieldsTest {

    private record Policy(int attempts, boolean lockout, List<String> names) {
        Policy {
            if (attempts < 1) {
                throw ProblemException.invalid("policy", "" + attempts, "Too few.", "Choose 1 or more.");
            }
        }
    }

    private final Policy policy = new Policy(5, true, List.of("a"));

    @Test
    void theComponentsAreReadInTheirOrder() {
        assertThat(RecordFields.read(policy))
                .containsExactly(Map.entry("attempts", 5), Map.entry("lockout", true), Map.entry("names", List.of("a")));
    }

    @Test
    void whatIsNotChangedStaysAsItIs() {
        assertThat(RecordFields.with(policy, Map.of("attempts", 7))).isEqualTo(new Policy(7, true, List.of("a")));
    }

    @Test
    void whatTheRecordRefusesComesThroughAsItIs() {
        assertThatThrownBy(() -> RecordFields.with(policy, Map.of("attempts", 0)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem().message()).isEqualTo("Too few."));
    }
}
