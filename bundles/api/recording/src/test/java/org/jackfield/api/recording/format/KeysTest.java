package org.jackfield.api.recording.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    private final MasterKey master = MasterKey.generate();
    private final DataKey key = DataKey.generate(SmallRecording.id(1));

    @TempDir
    private Path folder;

    @Test
    void aWrappedKeyComesOutAsItWentIn() {
        WrappedKey wrapped = WrappedKey.of(WrappedKey.wrap(key, master).bytes());
        DataKey again = wrapped.unwrap(List.of(MasterKey.generate(), master));
        assertThat(again.id()).isEqualTo(key.id());
        assertThat(again.secret()).isEqualTo(key.secret());
        assertThat(wrapped.bytes()).hasSize(WrappedKey.BYTES);
        assertThat(WrappedKey.wrap(key, master).bytes()).isNotEqualTo(wrapped.bytes());
    }

    @Test
    void anotherMasterKeyDoesNotOpenIt() {
        WrappedKey wrapped = WrappedKey.wrap(key, master);
        problem("recording.master-key-missing", () -> wrapped.unwrap(List.of(MasterKey.generate())));
    }

    @Test
    void everyChangedByteOfAWrappedKeyIsFound() {
        byte[] good = WrappedKey.wrap(key, master).bytes();
        for (int at = 0; at < good.length; at++) {
            byte[] changed = good.clone();
            changed[at] ^= 1;
            assertThatExceptionOfType(ProblemException.class).as("byte %d", at)
                    .isThrownBy(() -> WrappedKey.of(changed).unwrap(List.of(master)));
        }
        problem("recording.key-malformed", () -> WrappedKey.of(Arrays.copyOf(good, good.length - 1)));
        problem("recording.key-malformed", () -> WrappedKey.of(new byte[0]));
    }

    @Test
    void rotationWrapsAnewAndTheRecordingPlaysOn() throws IOException {
        Path file = folder.resolve("a.jrec");
        SmallRecording.write(file, 1, key);
        MasterKey next = MasterKey.generate();
        WrappedKey rotated = WrappedKey.wrap(key, master).rewrap(List.of(master), next);
        assertThat(rotated.masterId()).isEqualTo(next.id());
        try (RecordingReader reader = RecordingReader.open(file, rotated.unwrap(List.of(next)))) {
            assertThat(reader.verify().seal().recording()).isEqualTo(SmallRecording.id(1));
        }
    }

    @Test
    void aClosedKeyIsGone() {
        byte[] secret = key.secret();
        key.close();
        assertThat(secret).containsOnly(0);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(key::secret);
    }

    @Test
    void anotherKeyOfTheSameIdReadsNothing() throws IOException {
        Path file = folder.resolve("a.jrec");
        SmallRecording.write(file, 1, key);
        try (RecordingReader reader = RecordingReader.open(file, DataKey.generate(key.id()))) {
            problem("recording.altered", () -> read(reader));
        }
        problem("recording.wrong-key", () -> open(file, DataKey.generate(SmallRecording.id(2))));
    }

    private static void open(Path file, DataKey key) {
        try (RecordingReader reader = RecordingReader.open(file, key)) {
            assertThat(reader).isNull();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void read(RecordingReader reader) {
        try {
            reader.read(0, 0, new byte[10], 0, 10);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aMasterKeyIsItsOwnersAloneAndReadsBack() throws IOException {
        Path file = folder.resolve("master.key");
        master.save(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(MasterKey.load(file).id()).isEqualTo(master.id());
        assertThat(WrappedKey.wrap(key, master).unwrap(List.of(MasterKey.load(file))).secret()).isEqualTo(key.secret());
    }

    @Test
    void aMasterKeyThatOthersMayReadIsRefused() throws IOException {
        Path file = folder.resolve("master.key");
        master.save(file);
        for (String permissions : List.of("rw-r-----", "rw----r--", "rw--w----", "rw-----w-")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            problem("recording.key-readable-by-others", () -> load(file));
        }
    }

    @Test
    void aMissingALargeAndAFolderAreNamed() throws IOException {
        problem("recording.key-missing", () -> load(folder.resolve("none.key")));
        problem("recording.key-malformed", () -> load(Files.createDirectory(folder.resolve("folder.key"))));
        Path large = folder.resolve("large.key");
        SecretFile.create(large, new byte[SecretFile.MAX_BYTES + 1]);
        problem("recording.key-malformed", () -> load(large));
    }

    @Test
    void everyChangedCharacterOfAMasterKeyIsFoundAndNotTold() throws IOException {
        Path file = folder.resolve("master.key");
        master.save(file);
        byte[] good = Files.readAllBytes(file);
        String secret = new String(good, java.nio.charset.StandardCharsets.US_ASCII).lines().toList().get(2).substring(5);
        for (int at = 0; at < good.length; at++) {
            byte[] changed = good.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThatExceptionOfType(ProblemException.class).as("byte %d", at)
                    .isThrownBy(() -> load(file))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(secret.substring(5, 35)));
        }
    }

    @Test
    void aSigningKeyIsItsOwnersAloneAndReadsBack() throws IOException {
        SigningKey site = SigningKey.generate();
        Path file = folder.resolve("site.key");
        site.save(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        SigningKey again = SigningKey.load(file);
        assertThat(again.id()).isEqualTo(site.id()).hasSize(16);
        byte[] message = {1, 2, 3};
        assertThat(site.publicKeys().check(again.id(), message, again.sign(message))).isEqualTo(PublicKeys.Answer.GOOD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        problem("recording.key-readable-by-others", () -> loadSigning(file));
    }

    @Test
    void halvesOfTwoSigningKeysAreNoPair() throws IOException {
        Path file = folder.resolve("site.key");
        SigningKey.generate().save(file);
        String pem = Files.readString(file);
        String secretOnly = pem.substring(0, pem.indexOf("-----BEGIN PUBLIC"));
        problem("recording.key-malformed", () -> SigningKey.read(secretOnly + SigningKey.generate().publicPem()));
        problem("recording.key-malformed", () -> SigningKey.read(secretOnly));
        problem("recording.key-malformed", () -> PublicKeys.read("-----BEGIN PUBLIC KEY-----\n???\n-----END PUBLIC KEY-----\n"));
        problem("recording.key-malformed", () -> PublicKeys.read("x".repeat(100_000)));
    }

    /** RFC 5869, test case 1: the first block of its output. */
    @Test
    void keysAreDerivedAsTheRfcDoes() {
        byte[] derived = KeyDerivation.derive(
                HexFormat.of().parseHex("000102030405060708090a0b0c"),
                HexFormat.of().parseHex("0b".repeat(22)),
                "",
                HexFormat.of().parseHex("f0f1f2f3f4f5f6f7f8f9"));
        assertThat(HexFormat.of().formatHex(derived))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
    }

    private static void load(Path file) {
        try {
            MasterKey.load(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void loadSigning(Path file) {
        try {
            SigningKey.load(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void problem(String code, ThrowingCallable call) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(call)
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
