package org.jackfield.core.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.core.users.Samples.agent;
import static org.jackfield.core.users.Samples.extension;
import static org.jackfield.core.users.Samples.secondary;
import static org.jackfield.core.users.Samples.user;

import java.util.List;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.users.OutsideNumber;
import org.jackfield.api.users.TelephoneOptions;
import org.jackfield.api.users.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserRulesTest {

    @Test
    void userHasAFirstOrALastName() {
        assertThatThrownBy(() -> UserRules.checked(user(" ", ""))).isInstanceOf(ProblemException.class);
        assertThat(UserRules.checked(user(" Ann ", "")).name()).isEqualTo("Ann");
    }

    @Test
    void firstDeviceOfAKindIsPrimaryIfNoneIsMarked() {
        User checked = UserRules.checked(user(
                "Ann", "", secondary(agent("2")), secondary(extension("1")), secondary(extension("3"))));

        assertThat(checked.devices()).containsExactly(extension("1"), secondary(extension("3")), agent("2"));
    }

    @Test
    void markedPrimaryDeviceComesFirstWhereverItStands() {
        User checked = UserRules.checked(user("Ann", "", secondary(extension("1")), extension("3")));

        assertThat(checked.devices()).containsExactly(extension("3"), secondary(extension("1")));
    }

    @Test
    void twoPrimaryDevicesOfAKindAndOneDeviceTwiceAreRefused() {
        assertThatThrownBy(() -> UserRules.checked(user("Ann", "", extension("1"), extension("2"))))
                .hasMessageContaining("one primary extension");
        assertThatThrownBy(() -> UserRules.checked(user("Ann", "", extension("1"), secondary(extension("1")))))
                .hasMessageContaining("twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "@x", "a@b@c", "a b@c", "Ann <a@b.c>", "a@b,c@d"})
    void whatIsNoMailAddressIsRefused(String email) {
        assertThatThrownBy(() -> UserRules.checked(user("Ann", "").withEmail(email)))
                .hasMessageContaining("e-mail address");
    }

    @Test
    void numbersAndPasscodesHoldWhatIsDialled() {
        assertThatThrownBy(() -> UserRules.checked(
                        user("Ann", "").withNumbers(List.of(new OutsideNumber("", "=1+1;", false)))))
                .hasMessageContaining("telephone number");
        assertThatThrownBy(() -> UserRules.checked(user("Ann", "").withTelephone(new TelephoneOptions(
                        false, new Secret("12ab"), false, "", false, false, Secret.NONE, "", ""))))
                .hasMessageContaining("passcode")
                .hasMessageNotContaining("12ab");
    }

    @Test
    void overlongTextsAndControlCharactersAreRefused() {
        assertThatThrownBy(() -> UserRules.checked(user("A".repeat(101), ""))).hasMessageContaining("100");
        assertThatThrownBy(() -> UserRules.checked(user("A\0B", ""))).hasMessageContaining("control");
        assertThatThrownBy(() -> UserRules.checked(user("A\nB", ""))).hasMessageContaining("control");
    }
}
