package org.jackfield.core.calllog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.calllog.store.Samples.START;
import static org.jackfield.core.calllog.store.Samples.SYSTEM;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.core.calllog.store.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The archive's files outlive the release that wrote them. */
@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class OlderArchiveTest extends ArchivedSite {

    OlderArchiveTest(Dialect dialect) {
        super(dialect);
    }

    /** Writes files as they were before some columns were added. */
    private void age(List<ArchiveFile> files) throws Exception {
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties())) {
            for (ArchiveFile file : files) {
                for (Path path : List.of(file.segments(), file.calls())) {
                    Path aged = path.resolveSibling("aged");
                    execute(connection, "COPY (SELECT * EXCLUDE (invalid_dialled, contact_id, contact_name, caller_user_id,"
                            + " caller_user_name) FROM read_parquet('" + path + "', hive_partitioning = false)) TO '" + aged + "' (FORMAT parquet)");
                    Files.move(aged, path, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void filesWithoutTheNewestColumnsAreReadBesideNewOnes() throws Exception {
        // given files of two months, one of them of an older release
        List<LoggedCall> before = stored(40);
        new Process().run();
        assertThat(listed.listed().files()).hasSize(2);
        age(listed.listed().files().subList(0, 1));
        // when
        Process process = new Process();
        // then
        assertThat(process.all()).isEqualTo(before);
        assertThat(process.log.call(before.getLast().id(), CallAccess.ALL)).contains(before.getLast());
        assertThat(process.alerts.keys()).isEmpty();
    }

    @Test
    void whatAnOlderReleaseWroteIsAddedToMovedBackAndForgotten() throws Exception {
        // given only files of an older release
        List<LoggedCall> before = stored(40);
        new Process().run();
        age(listed.listed().files());
        Process process = new Process();
        // when a call of the same month is archived with them, it is forgotten what is old, and one comes back into the tables
        recent.write(SYSTEM, List.of(Samples.call(START.plus(Duration.ofHours(3)), true, "1001")), 50);
        assertThat(process.run()).isEqualTo(1);
        process.archive.putBack(List.of(before.getFirst()), LATER);
        assertThat(process.archive.forget(START.plus(Duration.ofDays(5)), LATER)).isEqualTo(6);
        // then
        assertThat(process.all()).isEqualTo(before.subList(0, 35));
        assertThat(recent.call(before.getFirst().id(), CallAccess.ALL)).contains(before.getFirst());
        assertThat(process.alerts.keys()).isEmpty();
    }

    @Test
    void aFileOfANewerReleaseIsToldOfAndLeftAlone() throws Exception {
        // given a file whose columns may mean something else
        List<LoggedCall> before = stored(40);
        new Process().run();
        ArchiveFile newer = listed.listed().files().get(0);
        byte[] bytes = Files.readAllBytes(newer.segments());
        version(newer, 2);
        Process process = new Process();
        // when
        assertThat(process.all()).hasSize(40 - (int) newer.callCount());
        // then
        assertThat(process.alerts.keys()).containsExactly("calllog.archive:" + newer.id());
        recent.write(SYSTEM, List.of(Samples.call(newer.firstStarted(), true, "1001")), 50);
        assertThat(process.run()).as("a file of its own").isEqualTo(1);
        assertThat(newer.segments()).hasBinaryContent(bytes);
        assertThat(process.alerts.keys()).hasSize(1);
        // and with that release it is there again
        version(newer, 1);
        process.run();
        assertThat(process.all()).hasSize(41).containsAll(before);
        assertThat(process.alerts.keys()).isEmpty();
    }

    @Test
    void whatAKillLeftOfWritingIsDeletedByTheNextRun() throws Exception {
        Path spilt = Files.createDirectories(folder.resolve("spill")).resolve("duckdb_temp_storage_DEFAULT-0.tmp");
        Files.writeString(spilt, "of a process that is gone");

        new Process().run();

        assertThat(spilt).doesNotExist();
    }

    private void version(ArchiveFile file, int version) {
        database.jdbi().useHandle(handle -> handle.execute(
                "UPDATE calllog_archive_file SET schema_version = ? WHERE id = ?", version, file.id().toString()));
    }

    @Test
    void theAlertOfAFileThatWasPutBackEndsThoughAnotherProcessRaisedIt() throws Exception {
        // given
        stored(40);
        Process first = new Process();
        first.run();
        Path file = listed.listed().files().get(0).calls();
        byte[] whole = Files.readAllBytes(file);
        Files.delete(file);
        first.all();
        assertThat(first.alerts.keys()).hasSize(1);
        // when it is put back while nothing runs
        Files.write(file, whole);
        Process second = new Process(first.alerts);
        second.run();
        // then
        assertThat(second.alerts.keys()).isEmpty();
    }
}
