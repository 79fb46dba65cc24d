package org.jackfield.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("jackfield.key");
    }

    @Test
    void theFirstKeyIsMadeOnceAndBelongsToItsOwner() throws IOException {
        byte[] key = KeyRing.load(file).keys().get(0);

        assertThat(key).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(KeyRing.load(file).keys()).containsExactly(key);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.toFile().list()).containsExactly("jackfield.key");
    }

    @Test
    void aNewKeyComesFirstAndTheOlderOnesStay() throws IOException {
        byte[] first = KeyRing.load(file).keys().get(0);

        KeyRing ring = KeyRing.load(file).renewed();

        assertThat(ring.keys()).hasSize(2).element(1).isEqualTo(first);
        assertThat(KeyRing.load(file).keys()).containsExactlyElementsOf(ring.keys());
    }

    @Test
    void aFileWithOneLineAndNoLineEndIsAKey() throws IOException {
        Files.writeString(file, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

        assertThat(KeyRing.load(file).keys()).containsExactly(new byte[32]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "AAAA", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nAAAA"})
    void aDamagedFileIsNeverReplaced(String damaged) throws IOException {
        Files.writeString(file, damaged);

        assertThatThrownBy(() -> KeyRing.load(file)).isInstanceOf(IOException.class).hasMessageContaining("jackfield.key");
        assertThat(file).hasContent(damaged);
    }

    @Test
    void whatIsNoKeyFileAtAllIsNotReadWhole() throws IOException {
        Files.write(file, new byte[100_000]);

        assertThatThrownBy(() -> KeyRing.load(file)).isInstanceOf(IOException.class).hasMessageContaining("too large");
    }
}
