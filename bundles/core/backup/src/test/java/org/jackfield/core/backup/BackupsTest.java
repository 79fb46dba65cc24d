package org.jackfield.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jackfield.api.persistence.backup.BackupFolder;
import org.jackfield.api.problem.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {

    @TempDir
    Path folder;

    private final BackupSettings settings = new BackupSettings(true, "02:00", "", "", 2, true);
    private final OneTable tables = new OneTable();
    private final Work work = new Work();
    private Instant now = Instant.parse("2026-03-01T02:00:00Z");
    private Path kept;
    private Path archive;
    private Path etc;
    private Backups backups;
    private BackupPlace place;

    @BeforeEach
    void makeFolders() throws IOException {
        kept = folder.resolve("backup");
        archive = Files.createDirectories(folder.resolve("archive/year=2026"));
        etc = Files.createDirectories(folder.resolve("etc"));
        Files.writeString(archive.resolve("a.parquet"), "calls of January");
        place = new BackupPlace(settings, null, kept);
        BackupFolder calls = new BackupFolder() {
            @Override
            public String name() {
                return "call-archive";
            }

            @Override
            public Path folder() {
                return archive.getParent();
            }
        };
        backups = new Backups(tables, new StoredFiles(() -> List.of(calls)), etc, "1.0.0", () -> now);
    }

    private Backup make() throws Exception {
        Backup made = backups.make(place, settings, work, "");
        now = now.plus(Duration.ofDays(1));
        return made;
    }

    @Test
    void whatIsMadeIsListedAndCanBeRestored() throws Exception {
        Backup made = make();

        assertThat(made.name()).isEqualTo("jackfield-20260301T020000Z");
        assertThat(made.rows()).isEqualTo(1);
        assertThat(made.files()).isEqualTo(1);
        assertThat(backups.list(place)).containsExactly(made);
        assertThat(backups.check(place, made.name(), work)).isEqualTo(made);

        tables.row = "second";
        backups.restore(place, made.name(), settings, work);

        assertThat(tables.restored).containsExactly(made.name() + "=first");
        assertThat(backups.list(place)).as("one of the state before is made first").hasSize(2);
    }

    @Test
    void aFileIsCopiedOnceHoweverManyBackupsHaveIt() throws Exception {
        make();
        make();

        assertThat(names(kept.resolve("files"))).hasSize(1);
    }

    @Test
    void filesThatAreGoneOrSpoilComeBack() throws Exception {
        Files.writeString(archive.resolve("b.parquet"), "calls of February");
        Backup made = make();
        Files.delete(archive.resolve("a.parquet"));
        Files.writeString(archive.resolve("b.parquet"), "Calls of February");

        backups.restore(place, made.name(), settings, work);

        assertThat(archive.resolve("a.parquet")).hasContent("calls of January");
        assertThat(archive.resolve("b.parquet")).hasContent("calls of February");
    }

    @Test
    void theOldestGoWithTheFilesThatOnlyTheyHad() throws Exception {
        make();
        Files.delete(archive.resolve("a.parquet"));
        Backup second = make();
        Backup third = make();

        assertThat(backups.list(place)).containsExactly(third, second);
        assertThat(names(kept)).hasSize(5);
        assertThat(names(kept.resolve("files"))).isEmpty();
    }

    @Test
    void theOneThatIsRestoredDoesNotGo() throws Exception {
        Backup first = make();
        make();

        backups.restore(place, first.name(), settings, work);

        assertThat(tables.restored).containsExactly(first.name() + "=first");
    }

    @Test
    void everyChangedByteIsFound() throws Exception {
        Backup made = make();
        for (Path file : List.of(kept.resolve(made.name() + ".zip"), kept.resolve("files").resolve(fileName()))) {
            byte[] good = Files.readAllBytes(file);
            for (int i = 0; i < good.length; i++) {
                byte[] changed = good.clone();
                changed[i] ^= 1;
                Files.write(file, changed);

                assertThatThrownBy(() -> backups.check(place, made.name(), work))
                        .as("byte %s of %s", i, file)
                        .isInstanceOfSatisfying(
                                ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("backup.broken"));
            }
            Files.write(file, good);
        }
    }

    private String fileName() throws IOException {
        return names(kept.resolve("files")).getFirst();
    }

    @Test
    void aSpoiltManifestIsNamedAndKeepsNobodyFromTheOthers() throws Exception {
        Backup spoilt = make();
        Files.delete(archive.resolve("a.parquet"));
        Files.writeString(archive.resolve("b.parquet"), "calls of February");
        Backup good = make();
        Path manifest = kept.resolve(spoilt.name() + ".manifest");
        String text = Files.readString(manifest);
        List<String> lines = text.lines().toList();
        for (int whole = 0; whole < lines.size(); whole++) {
            Files.writeString(manifest, String.join("\n", lines.subList(0, whole)));

            assertThat(backups.list(place)).as("%s lines", whole).extracting(Backup::name).containsExactly(good.name(), spoilt.name());
            assertThat(backups.list(place)).extracting(Backup::looksGood).containsExactly(true, false);
            assertThat(backups.list(place).getLast().made()).isEqualTo(spoilt.made());
            assertThat(backups.check(place, good.name(), work)).isEqualTo(good);
            assertThatThrownBy(() -> backups.restore(place, spoilt.name(), settings, work))
                    .isInstanceOfSatisfying(ProblemException.class, e -> {
                        assertThat(e.problem().code()).isEqualTo("backup.broken");
                        assertThat(e.problem().input()).isEqualTo(spoilt.name());
                    });
        }
        // the next ones are made all the same, and what the spoilt one needs is still there when it is put back
        backups.make(place, settings, work, spoilt.name());
        Files.writeString(manifest, text);
        assertThat(backups.check(place, spoilt.name(), work)).isEqualTo(spoilt);
    }

    @Test
    void aPlaceThatFailsIsNamedAndNoBackupCalledBroken() throws Exception {
        Backup made = make();
        tables.scratchFails = true;

        for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                this::make, () -> backups.check(place, made.name(), work), () -> backups.restore(place, made.name(), settings, work))) {
            assertThatThrownBy(attempt).isInstanceOfSatisfying(ProblemException.class, e -> {
                assertThat(e.problem().code()).isEqualTo("backup.place");
                assertThat(e.problem().input()).isEqualTo(kept.toString());
                assertThat(e.problem().message()).contains("No space left on device");
            });
        }
        Files.delete(kept.resolve("files").resolve(fileName()));
        assertThatThrownBy(() -> backups.check(place, made.name(), work))
                .as("a file that is gone")
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("backup.broken"));
    }

    @Test
    void whatWasNotFinishedDoesNotCountAndLeavesNothing() throws Exception {
        Backup good = make();
        tables.row = "";

        assertThatThrownBy(this::make)
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("backup.broken"));
        work.cancelled = true;
        assertThatThrownBy(this::make).isInstanceOf(CancellationException.class);
        Files.writeString(kept.resolve("jackfield-20270101T020000Z.zip"), "of a process that died before its manifest");

        assertThat(backups.list(place)).containsExactly(good);
        assertThat(kept.resolve(".work")).doesNotExist();
    }

    @Test
    void theSitesConfigurationIsThereWithoutItsPasswords() throws Exception {
        Files.writeString(etc.resolve("org.jackfield.core.persistence.cfg"), "url = jdbc:x\n.password = Geheim-1\n");
        Files.writeString(etc.resolve("host.key"), "Geheim-2");
        Files.writeString(etc.resolve("users.properties"), "Geheim-3");

        Backup made = make();

        try (ZipFile zip = new ZipFile(kept.resolve(made.name() + ".zip").toFile())) {
            assertThat(zip.stream().map(Object::toString)).contains("etc/org.jackfield.core.persistence.cfg");
            for (var entry : zip.stream().toList()) {
                assertThat(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8))
                        .doesNotContain("Geheim");
            }
        }
    }

    @Test
    void aBackupThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> backups.check(place, "jackfield-20200101T000000Z", work))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem().input()).isEqualTo("jackfield-20200101T000000Z"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
