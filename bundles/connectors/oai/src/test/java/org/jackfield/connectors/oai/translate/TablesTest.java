package org.jackfield.connectors.oai.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TablesTest {

    @ParameterizedTest
    @EnumSource(org.jackfield.connectors.oaiwire.code.Cause.class)
    void everyCauseHasAnEqual(org.jackfield.connectors.oaiwire.code.Cause cause) {
        Cause equal = Causes.of(Code.of(cause));

        assertThat(equal == Cause.UNKNOWN).isEqualTo(cause == org.jackfield.connectors.oaiwire.code.Cause.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.class, names = {"SUCCESS", "UNKNOWN"}, mode = EnumSource.Mode.EXCLUDE)
    void everyRefusalHasAReasonAndKeepsItsCode(Outcome outcome) {
        assertThat(Outcomes.failure("_MC", Code.of(outcome)).code()).isEqualTo(outcome.wire());
        assertThat(Outcomes.is(Outcomes.failure("_MC", Code.of(outcome)), outcome)).isTrue();
    }

    @Test
    void anUnlistedRefusalShowsItsNumber() {
        assertThat(Outcomes.failure("_MC", Code.parse(Outcome.class, "99")))
                .satisfies(e -> assertThat(e.failure()).isEqualTo(CommandFailure.REFUSED)).hasMessageContaining("99");
    }
}
