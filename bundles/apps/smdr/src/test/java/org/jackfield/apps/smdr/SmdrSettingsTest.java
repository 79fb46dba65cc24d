package org.jackfield.apps.smdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be entered as the address of a reader, whether the stream is on or off. */
class SmdrSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "0.0.0.0", "255.255.255.255", "2001:db8::7", "::1", "accounts", "a1.accounts.example", "my_pc"})
    void addressesAndNamesAreTaken(String reader) {
        assertThat(with(reader).allowedReaders()).containsExactly(reader);
    }

    @ParameterizedTest
    @ValueSource(strings = {"300.1.2.3", "1.2.3", "1.2.3.4.5", "12", "a b", "-a", "a..b", "http://a", "a:2007", "10.0.0.0/8"})
    void whatIsNeitherIsRefusedAndNamed(String reader) {
        assertThatThrownBy(() -> with(reader)).isInstanceOf(ProblemException.class).hasMessageContaining(reader);
    }

    private static SmdrSettings with(String reader) {
        return new SmdrSettings(false, 2007, List.of(reader), "0", false, "", 0);
    }
}
