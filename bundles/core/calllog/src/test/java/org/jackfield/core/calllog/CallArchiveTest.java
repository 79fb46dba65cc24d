package org.jackfield.core.calllog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.core.calllog.store.Samples.START;
import static org.jackfield.core.calllog.store.Samples.SYSTEM;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.core.calllog.store.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls go into the archive, and out of it when their time has come. */
@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class CallArchiveTest extends ArchivedSite {

    CallArchiveTest(Dialect dialect) {
        super(dialect);
    }

    @Test
    void archivedCallsAreShownAsTheyWere() throws Exception {
        // given
        List<LoggedCall> before = stored(40);
        Process process = new Process();
        // when
        assertThat(process.run()).isEqualTo(40);
        // then
        assertThat(recent.find(CallQuery.ALL, CallAccess.ALL, PageRequest.first()).total()).isZero();
        assertThat(process.all()).isEqualTo(before);
        assertThat(process.log.call(before.get(7).id(), CallAccess.ALL)).contains(before.get(7));
        assertThat(process.log.find(CallQuery.ALL.withNumber("7946"), CallAccess.ALL, new PageRequest(1, 15)).items())
                .isEqualTo(before.subList(15, 30));
        assertThat(listed.listed().files()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before-files", "files-written", "committed"})
    void afterAKillEveryCallIsInExactlyOnePlace(String step) throws Exception {
        // given
        List<LoggedCall> before = stored(40);
        Process killed = new Process(step);
        assertThatThrownBy(killed::run).isInstanceOf(Killed.class);
        // when
        Process restarted = new Process();
        assertThat(restarted.all()).isEqualTo(before);
        restarted.run();
        restarted.run();
        // then
        assertThat(restarted.all()).isEqualTo(before);
        assertThat(parquet()).as("no file is left over").isEqualTo(2L * listed.listed().files().size());
    }

    private long parquet() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().contains(".parquet")).count();
        }
    }

    @Test
    void callsOfAMonthThatIsArchivedAlreadyJoinIt() throws Exception {
        // given
        stored(3);
        Process process = new Process();
        process.run();
        recent.write(SYSTEM, List.of(Samples.call(START.plusSeconds(9), true, "1077")), 9);
        // when
        process.run();
        // then
        assertThat(listed.listed().files()).hasSize(1);
        assertThat(process.all()).hasSize(4);
    }

    @Test
    void archivedCallsAreForgottenOneByOneWhenTheirTimeHasCome() throws Exception {
        // given 40 calls, a day between each and the next
        List<LoggedCall> before = stored(40);
        Process process = new Process();
        process.run();
        UUID said = before.get(39).segments().get(0).id();
        process.log.assignUser(said, new UUID(9, 2), "Bob");
        int files = listed.listed().files().size();
        // when
        Instant end = before.get(30).ended().plusMillis(1);
        assertThat(process.archive.forget(end, LATER)).isEqualTo(10);
        // then
        assertThat(process.all()).isEqualTo(before.subList(0, 30));
        assertThat(listed.listed().files()).hasSize(files);
        assertThat(listed.listed().assigned()).isEmpty();
        // when the last of a file is old enough
        process.archive.forget(LATER, LATER);
        assertThat(process.all()).isEmpty();
        assertThat(listed.listed().files()).isEmpty();
        process.run();
        assertThat(parquet()).isZero();
    }
}
