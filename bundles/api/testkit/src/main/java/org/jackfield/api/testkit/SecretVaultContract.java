package org.jackfield.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecretVault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every vault keeps to. */
public abstract class SecretVaultContract {

    /** {@return a vault with a key of its own, always with the same one in one test} */
    protected abstract SecretVault vault();

    /** A new key comes into force in {@link #vault()}. */
    protected abstract void rotate();

    /** {@return a vault with another key} */
    protected abstract SecretVault foreign();

    /**
     * What is sealed opens.
     *
     * @param secret some secret
     */
    @ParameterizedTest
    @ValueSource(strings = {"", "s", "s3cret", "p\u00e4ssw\u00f6rd \uD83D\uDE00", "a:b:c", "two\nlines"})
    public void whatIsSealedOpensForItsPurposeOnly(String secret) {
        String sealed = vault().seal(new Secret(secret), "users:1");

        assertThat(vault().open(sealed, "users:1")).contains(new Secret(secret));
        assertThat(vault().open(sealed, "users:2").isPresent()).isEqualTo(secret.isEmpty());
        assertThat(sealed).matches("[!-~]*");
    }

    /** Two texts of one secret tell nobody that they are the same. */
    @Test
    public void theSameSecretNeverLooksTheSame() {
        assertThat(vault().seal(new Secret("s3cret"), "p")).isNotEqualTo(vault().seal(new Secret("s3cret"), "p"));
    }

    /** After a rotation everything opens, and what is older says so. */
    @Test
    public void anOlderKeyStillOpensAndIsToldApart() {
        String older = vault().seal(new Secret("s3cret"), "p");
        assertThat(vault().isCurrent(older)).isTrue();

        rotate();

        assertThat(vault().open(older, "p")).contains(new Secret("s3cret"));
        assertThat(vault().isCurrent(older)).isFalse();
        assertThat(vault().isCurrent(vault().seal(new Secret("s3cret"), "p"))).isTrue();
        assertThat(vault().isCurrent("")).isTrue();
    }

    /** What another site sealed does not open here. */
    @Test
    public void aForeignSecretDoesNotOpen() {
        assertThat(vault().open(foreign().seal(new Secret("s3cret"), "p"), "p")).isEmpty();
    }

    /**
     * Nothing else opens.
     *
     * @param text no sealed secret
     */
    @ParameterizedTest
    @ValueSource(strings = {"v1", "v1::", "v1:0:", "v1:0:%%%", "v2:0:AAAA", "clear text", ":::::"})
    public void rubbishDoesNotOpen(String text) {
        assertThat(vault().open(text, "p")).isEmpty();
    }
}
