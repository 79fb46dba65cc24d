package org.jackfield.core.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {

    @Property
    void whatIsSentIsRead(
            @ForAll @AlphaChars @NotEmpty @StringLength(max = 40) String name,
            @ForAll @AlphaChars @StringLength(max = 40) String password) {
        String header = "Basic " + encoded(name + ":" + password + ":ü");

        assertThat(BasicCredentials.of(header)).hasValue(new BasicCredentials(name, password + ":ü"));
    }

    @Property
    void nothingElseThanAProblemComesOfGarbage(@ForAll @StringLength(max = 3000) String header) {
        try {
            BasicCredentials.of(header);
            BasicCredentials.of("Basic " + header);
        } catch (ProblemException expected) {
            assertThat(expected.problem().code()).isEqualTo("rest.credentials-invalid");
            assertThat(expected.problem().toLine()).doesNotContain("Basic " + header);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic !!!", "Basic Og==", "Basic bm9jb2xvbg==", "Bearer x", "Basic /zo6"})
    void whatIsNoNameAndPasswordIsRefused(String header) {
        assertThatThrownBy(() -> BasicCredentials.of(header)).isInstanceOf(ProblemException.class);
    }

    @Test
    void noHeaderIsNoCredentials() {
        assertThat(BasicCredentials.of(null)).isEmpty();
    }

    @Test
    void aPasswordDoesNotShowInAString() {
        assertThat(new BasicCredentials("alice", "rose")).hasToString("alice");
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
