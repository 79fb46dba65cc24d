package org.jackfield.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecretHolder;
import org.jackfield.api.security.SecretVault;
import org.jackfield.api.testkit.SecretVaultContract;
import org.jackfield.core.secrets.SecretsComponent.Resealed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsComponentTest extends SecretVaultContract {

    private static final String PURPOSE = "test:1";

    @TempDir
    private Path folder;

    private SecretsComponent secrets;

    @BeforeEach
    void open() throws IOException {
        secrets = new SecretsComponent(folder.resolve("jackfield.key"), null);
    }

    @Override
    protected SecretVault vault() {
        return secrets;
    }

    @Override
    protected void rotate() {
        secrets.rotate();
    }

    @Override
    protected SecretVault foreign() {
        try {
            return new SecretsComponent(folder.resolve("foreign.key"), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps one secret, as a table would. */
    private static final class Holder implements SecretHolder {
        private String kept;
        private boolean away;

        Holder(String kept) {
            this.kept = kept;
        }

        @Override
        public String holds() {
            return "test";
        }

        @Override
        public int reseal(SecretVault vault) {
            if (away) {
                throw new IllegalStateException("the database is away");
            }
            if (vault.isCurrent(kept)) {
                return 0;
            }
            kept = vault.seal(vault.open(kept, PURPOSE).orElseThrow(), PURPOSE);
            return 1;
        }
    }

    @Test
    void aRotationReachesEveryHolderAndOutlivesARestart() throws IOException {
        Holder holder = new Holder(secrets.seal(new Secret("s3cret"), PURPOSE));
        String before = secrets.keyIds().get(0);
        secrets.addHolder(holder);

        assertThat(secrets.rotate()).containsExactly(new Resealed("test", 1, ""));

        assertThat(secrets.keyIds()).hasSize(2).element(1).isEqualTo(before);
        assertThat(secrets.isCurrent(holder.kept)).isTrue();
        SecretsComponent restarted = new SecretsComponent(folder.resolve("jackfield.key"), null);
        assertThat(restarted.keyIds()).isEqualTo(secrets.keyIds());
        assertThat(restarted.open(holder.kept, PURPOSE)).contains(new Secret("s3cret"));
    }

    @Test
    void aHolderThatFailsLosesNothingAndIsCaughtUpWith() {
        Holder holder = new Holder(secrets.seal(new Secret("s3cret"), PURPOSE));
        holder.away = true;
        secrets.addHolder(holder);

        assertThat(secrets.rotate()).containsExactly(new Resealed("test", 0, "the database is away"));
        assertThat(secrets.open(holder.kept, PURPOSE)).contains(new Secret("s3cret"));

        holder.away = false;
        assertThat(secrets.reseal()).containsExactly(new Resealed("test", 1, ""));
        assertThat(secrets.keyIds()).hasSize(2);
    }

    @Test
    void aCredentialOfSystemdIsUsedAndNeverWritten() throws IOException {
        Path credentials = Files.createDirectory(folder.resolve("credentials"));
        String key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        Files.writeString(credentials.resolve("jackfield.key"), key);
        Path file = folder.resolve("unused.key");

        SecretsComponent given = new SecretsComponent(file, credentials.toString());

        assertThat(given.file()).isEqualTo(credentials.resolve("jackfield.key"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(given::rotate)
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("secrets.credential"));
        assertThat(credentials.resolve("jackfield.key")).hasContent(key);
        assertThat(file).doesNotExist();
    }

    @Test
    void aKeyThatCannotBeWrittenLeavesTheOldOneInForce() throws IOException {
        String before = secrets.keyIds().get(0);
        Files.delete(folder.resolve("jackfield.key"));
        Files.createDirectories(folder.resolve("jackfield.key").resolve("in the way"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(secrets::rotate)
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("secrets.key-file"));
        assertThat(secrets.keyIds()).containsExactly(before);
        assertThat(folder.toFile().list()).containsExactly("jackfield.key");
    }
}
