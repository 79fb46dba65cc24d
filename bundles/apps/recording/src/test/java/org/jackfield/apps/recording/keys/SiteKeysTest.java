package org.jackfield.apps.recording.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.DataKey;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.format.SigningKey;
import org.jackfield.api.recording.format.WrappedKey;
import org.jackfield.api.testkit.RecordingAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteKeysTest {

    @TempDir
    private Path home;

    private final RecordingAlerts alerts = new RecordingAlerts();
    private final KeyWatch watch = new KeyWatch(alerts);

    private Path folder() {
        return home.resolve("etc/recording");
    }

    private Path recordings() {
        return home.resolve("data/recordings");
    }

    private SiteKeys open() throws IOException {
        return new SiteKeys(folder(), recordings());
    }

    private static void assertMissing(SiteKeys keys, String code) {
        assertThatThrownBy(() -> keys.newKey(UUID.randomUUID()))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private WrappedKey wrapped(SiteKeys keys) {
        try (DataKey key = keys.newKey(UUID.randomUUID())) {
            return keys.wrap(key);
        }
    }

    private void look(SiteKeys keys, Map<String, Long> kept) {
        watch.look(keys, kept);
    }

    @Test
    void firstStartMakesKeysThatAreItsOwnersAlone() throws IOException {
        SiteKeys keys = open();

        assertThat(keys.problems()).isEmpty();
        assertThat(keys.masters()).hasSize(1);
        for (String name : new String[] {"master-1.key", "signing-1.key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve(name)))).isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder()))).isEqualTo("rwx------");
        look(keys, Map.of());
        assertThat(alerts.keys()).containsExactly(KeyWatch.BACKUP);
        keys.confirmBackup();
        look(keys, Map.of());
        assertThat(alerts.keys()).isEmpty();
    }

    @Test
    void keysAreTheSameAfterAStart() throws IOException {
        SiteKeys before = open();
        WrappedKey wrapped = wrapped(before);
        before.confirmBackup();

        SiteKeys after = open();

        after.unwrap(wrapped).close();
        assertThat(after.signing().id()).isEqualTo(before.signing().id());
        assertThat(after.masters()).isEqualTo(before.masters());
        assertThat(after.backedUp()).isTrue();
    }

    @Test
    void lostMasterKeyIsMissedAndNeverReplaced() throws IOException {
        SiteKeys before = open();
        WrappedKey wrapped = wrapped(before);
        String id = before.masterInUse().orElseThrow();
        Path file = folder().resolve("master-1.key");
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);

        SiteKeys keys = open();

        assertMissing(keys, "recording.master-key-missing");
        assertThatThrownBy(() -> keys.unwrap(wrapped)).isInstanceOf(ProblemException.class);
        assertThat(Files.exists(file)).isFalse();
        look(keys, Map.of(id, 7L));
        assertThat(alerts.keys()).containsExactly(KeyWatch.MASTER);
        assertThat(alerts.active().getFirst().condition().detail()).contains(id);
        assertThatThrownBy(keys::newMaster).isInstanceOf(ProblemException.class);

        Files.write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        keys.reload();
        keys.unwrap(wrapped).close();
        assertThat(keys.masterInUse()).as("it counts again").contains(id);
        keys.unwrap(wrapped(keys)).close();
        look(keys, Map.of(id, 7L));
        assertThat(alerts.keys()).doesNotContain(KeyWatch.MASTER);
    }

    @Test
    void lostFolderIsNotReplacedWhereRecordingsAre() throws IOException {
        Files.createDirectories(recordings().resolve("ledger"));
        Files.createFile(recordings().resolve("ledger/2026-04-01.jled"));

        SiteKeys keys = open();

        assertThat(folder()).doesNotExist();
        assertMissing(keys, "recording.master-key-missing");
        assertThat(keys.problems()).hasSize(2);
        look(keys, Map.of());
        assertThat(alerts.keys()).containsExactly(KeyWatch.MASTER, KeyWatch.SIGNING);
    }

    @Test
    void lostSigningKeyIsMissed() throws IOException {
        open();
        Files.delete(folder().resolve("signing-1.key"));

        assertMissing(open(), "recording.signing-key-missing");
        assertThat(folder().resolve("signing-2.key")).doesNotExist();
    }

    @Test
    void keyThatOthersMayReadIsRefusedAndSaysHowToMend() throws IOException {
        open();
        Files.setPosixFilePermissions(folder().resolve("master-1.key"), PosixFilePermissions.fromString("rw-r--r--"));

        SiteKeys keys = open();

        assertMissing(keys, "recording.master-key-missing");
        look(keys, Map.of());
        assertThat(alerts.active().getFirst().condition().remedy()).contains("chmod 600");
    }

    @Test
    void newMasterIsInUseAndOldOnesStillOpen() throws IOException {
        SiteKeys keys = open();
        WrappedKey old = wrapped(keys);
        keys.confirmBackup();

        String id = keys.newMaster();

        assertThat(keys.masterInUse()).contains(id);
        assertThat(wrapped(keys).masterId()).isEqualTo(id);
        assertThat(keys.backedUp()).as("the new one has no copy").isFalse();
        keys.unwrap(old).close();
        WrappedKey anew = keys.rewrap(old).orElseThrow();
        assertThat(anew.masterId()).isEqualTo(id);
        assertThat(keys.rewrap(anew)).isEmpty();
        assertThat(open().masterInUse()).contains(id);
    }

    @Test
    void recordingsOfAKeyThatIsGoneAreToldAndTheRestGoesOn() throws IOException {
        SiteKeys keys = open();
        WrappedKey old = wrapped(keys);
        keys.confirmBackup();
        keys.newMaster();
        WrappedKey anew = wrapped(keys);
        keys.confirmBackup();
        Files.delete(folder().resolve("master-1.key"));
        keys.reload();

        look(keys, Map.of(old.masterId(), 12L, anew.masterId(), 5L));

        keys.unwrap(anew).close();
        assertThatThrownBy(() -> keys.unwrap(old)).isInstanceOf(ProblemException.class);
        assertThat(alerts.keys()).containsExactly(KeyWatch.MASTER);
        assertThat(alerts.active().getFirst().condition().detail()).contains("12 recordings under master key " + old.masterId());
    }

    @Test
    void publicKeysOfBeforeAreTrusted() throws IOException {
        SigningKey former = SigningKey.generate();
        SiteKeys keys = open();
        byte[] message = {1, 2, 3};
        assertThat(keys.trusted().check(former.id(), message, former.sign(message))).isEqualTo(PublicKeys.Answer.UNKNOWN_KEY);

        Files.writeString(folder().resolve("former.pem"), former.publicPem());
        keys.reload();

        assertThat(keys.trusted().check(former.id(), message, former.sign(message))).isEqualTo(PublicKeys.Answer.GOOD);
        assertThat(keys.trusted().check(keys.signing().id(), message, keys.signing().sign(message)))
                .isEqualTo(PublicKeys.Answer.GOOD);
    }

    @Test
    void newDataFolderGoesOnWithTheKeysThatAreThere() throws IOException {
        SiteKeys before = open();
        Files.delete(recordings().resolve("keys.txt"));

        assertThat(open().masterInUse()).isEqualTo(before.masterInUse());
    }
}
