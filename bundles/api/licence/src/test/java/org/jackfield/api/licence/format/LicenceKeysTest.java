package org.jackfield.api.licence.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class LicenceKeysTest {

    @Test
    void keysSurviveTheirPemForm() throws Exception {
        KeyPair keys = LicenceKeys.generate();
        assertThat(LicenceKeys.publicKey(LicenceKeys.toPem(keys.getPublic()))).isEqualTo(keys.getPublic());
        assertThat(LicenceKeys.privateKey(LicenceKeys.toPem(keys.getPrivate()))).isEqualTo(keys.getPrivate());
    }

    @Test
    void anythingElseIsRefused() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        for (String pem : new String[] {
            "", "-----BEGIN PUBLIC KEY-----\n!!\n-----END PUBLIC KEY-----\n", LicenceKeys.toPem(rsa.getPublic())
        }) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> LicenceKeys.publicKey(pem))
                    .satisfies(e -> assertThat(e.problem().code()).isEqualTo("licence.key-malformed"));
        }
    }
}
