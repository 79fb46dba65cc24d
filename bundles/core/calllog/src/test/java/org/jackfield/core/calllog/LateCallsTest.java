package org.jackfield.core.calllog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.calllog.store.Samples.START;
import static org.jackfield.core.calllog.store.Samples.SYSTEM;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.duckdb.DuckDBDriver;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.core.calllog.store.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes to be known of calls that are archived already. */
@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class LateCallsTest extends ArchivedSite {

    LateCallsTest(Dialect dialect) {
        super(dialect);
    }

    @Test
    void whatIsSaidLateReachesArchivedCalls() throws Exception {
        // given
        List<LoggedCall> before = stored(2);
        Process process = new Process();
        process.run();
        UUID segment = before.get(0).segments().get(0).id();
        // when
        assertThat(process.log.assignUser(segment, new UUID(9, 2), "Bob's")).contains(before.get(0).id());
        listed.forgetUser(new UUID(9, 1));
        // then
        LoggedCall call = process.log.call(before.get(0).id(), CallAccess.ALL).orElseThrow();
        assertThat(call.people(call.segments().get(0)).userName()).isEqualTo("Bob's");
        assertThat(call.people(call.segments().get(1)).user()).isNull();
        assertThat(process.log.assignUser(Ids.next(), null, "")).isEmpty();
    }

    @Test
    void whatWasSaidLateIsInTheFilesOnceTheirMonthIsWrittenAnew() throws Exception {
        // given
        List<LoggedCall> before = stored(2);
        Process process = new Process();
        process.run();
        LoggedCall said = before.get(0);
        LoggedCall silent = before.get(1);
        process.log.assignUser(said.segments().get(0).id(), new UUID(9, 2), "Bob's");
        assertThat(names(said)).as("files never change").containsOnly("Ann");
        // when
        stored(1);
        process.run();
        process.run();
        // then
        assertThat(names(said)).contains("Bob's");
        assertThat(names(silent)).containsOnly("Ann");
        // when
        listed.forgetUser(new UUID(9, 1));
        stored(1);
        process.run();
        process.run();
        // then
        assertThat(names(said)).contains("Bob's").doesNotContain("Ann");
        assertThat(names(silent)).containsOnly("");
    }

    /** {@return the names of users that the files have for a call, as any engine reads them} */
    private Set<String> names(LoggedCall call) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT user_name FROM read_parquet('" + folder
                        + "/**/*.parquet', union_by_name = true) WHERE call_id = '" + call.id() + "'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Test
    void anArchivedCallThatIsToldAgainIsNotStoredTwice() throws Exception {
        // given
        LogicalCall call = Samples.call(START, true, "1001", "1002");
        recent.write(SYSTEM, List.of(call), 1);
        Process process = new Process();
        process.run();
        List<LoggedCall> archived = process.all();
        // when
        process.late.write(SYSTEM, List.of(call), 2);
        // then
        assertThat(recent.find(CallQuery.ALL, CallAccess.ALL, PageRequest.first()).total()).isZero();
        assertThat(process.all()).isEqualTo(archived);
        assertThat(recent.cursor(SYSTEM)).isEqualTo(2);
    }

    @Test
    void anArchivedCallThatChangesIsStoredOnceAsItWasToldLast() throws Exception {
        // given
        LogicalCall call = Samples.call(START, true, "1001", "1002");
        recent.write(SYSTEM, List.of(call, Samples.call(START, true, "1003")), 1);
        Process process = new Process();
        process.run();
        UUID first = call.segments().get(0).id();
        process.log.assignUser(first, new UUID(9, 2), "Bob");
        // when
        LogicalCall changed = Samples.call(call.id(), 9, START, false, List.of(
                call.segments().get(0), Samples.revised(call.segments().get(1), call.id(), 9, false),
                Samples.segment(call.id(), 3, "1009", true)));
        process.late.write(SYSTEM, List.of(changed), 2);
        // then
        LoggedCall stored = process.log.call(call.id(), CallAccess.ALL).orElseThrow();
        assertThat(process.all()).hasSize(2).contains(stored);
        assertThat(stored.segments()).isEqualTo(changed.segments());
        assertThat(stored.people(stored.segments().get(0)).userName()).isEqualTo("Bob");
        // when it is archived again, nothing that was said before gets in the way of what is said then
        process.log.assignUser(first, new UUID(9, 3), "Eve");
        process.run();
        assertThat(process.all()).hasSize(2);
        stored = process.log.call(call.id(), CallAccess.ALL).orElseThrow();
        assertThat(stored.segments()).isEqualTo(changed.segments());
        assertThat(stored.people(stored.segments().get(0)).userName()).isEqualTo("Eve");
    }

    @Test
    void anArchivedCallThatBecameAnotherOneIsNoCallOfItsOwn() throws Exception {
        // given
        LogicalCall consultation = Samples.call(START, true, "1001");
        LogicalCall call = Samples.call(START, true, "1002");
        recent.write(SYSTEM, List.of(consultation, call), 1);
        Process process = new Process();
        process.run();
        // when
        Segment moved = Samples.revised(consultation.segments().get(0), call.id(), 9, false);
        process.late.write(SYSTEM, List.of(
                Samples.call(consultation.id(), 9, START, false, List.of(), call.id()),
                Samples.call(call.id(), 9, START, false, List.of(call.segments().get(0), moved))), 2);
        // then
        assertThat(process.all()).singleElement().satisfies(stored ->
                assertThat(stored.segments()).containsExactlyInAnyOrder(call.segments().get(0), moved));
    }

    @Test
    void whatWasStoredAnewWhileItsFileWasDamagedIsThereOnceWhenItIsArchived() throws Exception {
        // given
        LogicalCall call = Samples.call(START, true, "1001", "1002");
        recent.write(SYSTEM, List.of(call), 1);
        Process process = new Process();
        process.run();
        Path file = listed.listed().files().get(0).calls();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, new byte[] {1, 2, 3});
        process.late.write(SYSTEM, List.of(call), 2);
        assertThat(process.all()).hasSize(1);
        // when
        Files.write(file, whole);
        process.run();
        // then
        assertThat(process.all()).hasSize(1);
        assertThat(process.log.call(call.id(), CallAccess.ALL).orElseThrow().segments()).isEqualTo(call.segments());
    }
}
