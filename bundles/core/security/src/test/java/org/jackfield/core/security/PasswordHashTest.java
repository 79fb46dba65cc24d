package org.jackfield.core.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    @Test
    void aPasswordMatchesItsOwnHashOnly() {
        String hash = PasswordHash.of("correct horse".toCharArray());

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(PasswordHash.matches(hash, "correct horse".toCharArray())).isTrue();
        assertThat(PasswordHash.matches(hash, "correct horsf".toCharArray())).isFalse();
        assertThat(PasswordHash.of("correct horse".toCharArray())).as("salted").isNotEqualTo(hash);
    }

    /** A hash made by the reference implementation: {@code echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1}. */
    @Test
    void aHashOfTheReferenceImplementationIsUnderstood() {
        String hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(PasswordHash.matches(hash, "password".toCharArray())).isTrue();
        assertThat(PasswordHash.matches(hash, "Password".toCharArray())).isFalse();
    }

    @Test
    void anAccentIsTheSameHoweverItIsTyped() {
        String hash = PasswordHash.of("caf\u00e9".toCharArray());

        assertThat(PasswordHash.matches(hash, "cafe\u0301".toCharArray())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "$2a$10$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=x,t=2,p=1$aa$bb"})
    void whatIsNoHashMatchesNothing(String stored) {
        assertThat(PasswordHash.matches(stored, "".toCharArray())).isFalse();
    }
}
