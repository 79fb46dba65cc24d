package org.jackfield.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordStrengthTest {

    @ParameterizedTest
    @CsvSource({"LOW,abcdez", "SECURE,Abcdezg1", "HIGH,Abcdefgh1!", "HIGH,Äbcdefgh1£", "SECURE,Abcdef1\uD83D\uDE00", "LONG,four small words"})
    void whatTheManualAsksForPasses(PasswordStrength strength, String password) {
        assertThatCode(() -> strength.check(password.toCharArray(), "ann")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "LOW,abcde",
        "SECURE,Abcdef1",
        "SECURE,abcdefg1",
        "SECURE,ABCDEFG1",
        "SECURE,Abcdefgh",
        "HIGH,Abcdefg1!",
        "HIGH,Abcdefghi1",
        "LONG,three fat cats",
        "LOW,xxANNxx",
        "SECURE,Abcde1\uD83D\uDE00"
    })
    void lessIsRefusedWithTheRule(PasswordStrength strength, String password) {
        assertThatThrownBy(() -> strength.check(password.toCharArray(), "Ann"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("security.password-weak");
                    assertThat(e.problem().remedy()).isNotEmpty();
                    assertThat(e.problem().toLine()).doesNotContain(password);
                });
    }

    @ParameterizedTest
    @CsvSource({"LOW,123456", "LOW,PASSWORD", "SECURE,Password1", "SECURE,Passw0rd", "LOW,dragon", "LOW,Letmein"})
    void whatIsGuessedFirstIsRefusedWhateverItsCase(PasswordStrength strength, String password) {
        assertThatThrownBy(() -> strength.check(password.toCharArray(), "ann"))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().remedy()).contains("guessed first"));
    }

    @ParameterizedTest
    @CsvSource({"257", "100000"})
    void anEndlessPasswordIsRefused(int length) {
        assertThatThrownBy(() -> PasswordStrength.LOW.check("x".repeat(length).toCharArray(), "ann"))
                .isInstanceOf(ProblemException.class);
    }
}
