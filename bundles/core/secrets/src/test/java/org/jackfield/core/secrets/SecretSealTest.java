package org.jackfield.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSealTest {

    private final SecretSeal seal = new SecretSeal(new byte[32]);

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "s3cret", "pässwörd \uD83D\uDE00", "a:b:c"})
    void whatIsSealedOpens(String secret) {
        assertThat(seal.open(seal.seal(secret, "group"), "group")).contains(secret);
    }

    @Test
    void theSameSecretNeverLooksTheSame() {
        assertThat(seal.seal("s3cret", "group")).isNotEqualTo(seal.seal("s3cret", "group"));
    }

    @Test
    void aSecretOfAnotherGroupDoesNotOpen() {
        assertThat(seal.open(seal.seal("s3cret", "group"), "other")).isEmpty();
    }

    @Test
    void aChangedByteDoesNotOpen() {
        String sealed = seal.seal("s3cret", "group");
        for (int i = 0; i < sealed.length(); i++) {
            for (char other : "ABQgw/+=".toCharArray()) {
                if (other != sealed.charAt(i)) {
                    String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
                    assertThat(seal.open(changed, "group")).as(changed).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v1::", "v1:66687aad:", "v1:66687aad:AAAA", "v1:66687aad:%%%", "clear text"})
    void rubbishDoesNotOpen(String sealed) {
        assertThat(seal.open(sealed, "group")).isEmpty();
    }
}
