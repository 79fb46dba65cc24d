package org.jackfield.core.users.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.core.users.Samples.BY;
import static org.jackfield.core.users.Samples.SYSTEM;
import static org.jackfield.core.users.Samples.extension;
import static org.jackfield.core.users.Samples.user;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.testkit.ImmediateTasks;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.OutsideNumber;
import org.jackfield.api.users.TelephoneOptions;
import org.jackfield.api.users.User;
import org.jackfield.core.users.Samples;
import org.jackfield.core.users.TestUsers;
import org.jackfield.core.users.csv.RowOutcome.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserImportsTest {

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final TestUsers site = new TestUsers(database);
    private final ImmediateTasks tasks = new ImmediateTasks();
    private UserImports imports;

    @BeforeEach
    void begin() {
        imports = new UserImports(
                site.users(), site.admin(), site.telephony(), tasks, new LeapingClock(Samples.NOW), folder);
        tasks.handle(UserImports.TYPE, imports);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static byte[] file(String... lines) {
        return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private List<Result> results(byte[] file) {
        return imports.preview(file).stream().map(RowOutcome::result).toList();
    }

    private TaskStatus imported(byte[] file) {
        return tasks.status(imports.begin(file, BY)).orElseThrow();
    }

    @Test
    void rowsCreateAndChangeUsersAndMakeTheirUnits() {
        User ann = site.admin().save(user("Ann", "Other", extension("1001")), BY);
        byte[] file = file(
                "First name;Last name;Extension;Business unit;E-mail",
                "Anne;Other;1001;Sales / North;anne@example.com",
                "Bob;Stone;1002;Sales;");

        assertThat(results(file)).containsExactly(Result.CHANGED, Result.CREATED);
        assertThat(site.users().users()).as("a preview changes nothing").containsExactly(ann);
        assertThat(site.users().units()).isEmpty();

        assertThat(imported(file).note()).isEqualTo("1 created, 1 changed, 0 as they were, 0 refused");
        User changed = site.users().user(ann.id()).orElseThrow();
        assertThat(changed.firstName()).isEqualTo("Anne");
        assertThat(site.users().path(changed.unit())).extracting(BusinessUnit::name).containsExactly("Sales", "North");
        assertThat(site.users().byExtension(SYSTEM, DeviceId.of("1002")).orElseThrow().name()).isEqualTo("Bob Stone");

        assertThat(results(file)).as("the same file again").containsExactly(Result.SAME, Result.SAME);
    }

    @Test
    void rowThatCannotBeTakenKeepsNoOtherAwayAndIsReported() {
        byte[] file = file(
                "First name,Last name,Extension,E-mail",
                "Ann,Other,1001,ann@example.com",
                "Bob,Stone,1002,not an address",
                ",,,nobody@example.com",
                "Cat,Moss,1003,");
        TaskStatus task = imported(file);

        assertThat(task.state()).isEqualTo(TaskStatus.State.SUCCEEDED);
        assertThat(task.note()).isEqualTo("2 created, 0 changed, 0 as they were, 2 refused");
        String report = new String(imports.report(task.id()), StandardCharsets.UTF_8);
        assertThat(report.lines().toList().get(2)).startsWith("3,refused,Bob Stone,").contains("not an e-mail address");
        assertThat(report).contains("5,created,Cat Moss");
    }

    @Test
    void exportComesBackAsItWent() {
        User ann = site.admin().save(
                user("Ann \"Annie\"", "O'Ther; Smith", extension("1001"), Samples.agent("2001"))
                        .withNumbers(List.of(new OutsideNumber("Mobile", "+44 7700 900123", false)))
                        .withHideCallerId(true),
                BY);
        byte[] exported = imports.export();

        assertThat(results(exported)).containsExactly(Result.SAME);
        site.admin().save(ann.withName("X", "Y").withDevices(List.of()).withNumbers(List.of()), BY);
        imported(exported);
        User back = site.users().user(ann.id()).orElseThrow();
        assertThat(back.withRevision(1)).isEqualTo(ann);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(1)", "+44 1632", "-1+1", "@SUM(A1)"})
    void exportHoldsNothingThatASpreadsheetRuns(String name) {
        User bad = site.admin().save(user(name, "Other"), BY);

        String exported = new String(imports.export(), StandardCharsets.UTF_8);
        assertThat(exported).contains(",'" + name + ",").doesNotContain("," + name);
        assertThat(results(exported.getBytes(StandardCharsets.UTF_8))).containsExactly(Result.SAME);
        assertThat(site.users().user(bad.id()).orElseThrow().firstName()).isEqualTo(name);
    }

    @Test
    void passcodesAreNotExported() {
        User ann = user("Ann", "Other");
        site.admin().save(
                ann.withTelephone(new TelephoneOptions(
                        false, new Secret("471147"), false, "", false, false,
                        Secret.NONE, "", "")),
                BY);

        assertThat(new String(imports.export(), StandardCharsets.UTF_8)).doesNotContain("471147");
    }

    @Test
    void fileOfAnOldSpreadsheetIsRead() {
        byte[] file = "Vorname unbekannt;First name;Last name\nx;Zoë;Müller".getBytes(Charset.forName("windows-1252"));

        imported(file);
        assertThat(site.users().users()).extracting(User::name).containsExactly("Zoë Müller");
    }

    @Test
    void whatIsNoFileOfUsersIsRefusedAndNamesTheColumns() {
        assertThatThrownBy(() -> imports.begin(file("a,b", "1,2"), BY))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Name the columns: Id, First name");
        assertThatThrownBy(() -> imports.begin(file(""), BY)).hasMessageContaining("empty");
        assertThatThrownBy(() -> imports.begin(file("First name", "\"Ann"), BY)).hasMessageContaining("never closed");
        assertThatThrownBy(() -> imports.begin(new byte[UserFile.MOST_BYTES + 1], BY)).hasMessageContaining("20 MB");
        assertThatThrownBy(() -> imports.report(UUID.randomUUID())).hasMessageContaining("no report");
    }

    @Test
    void cancelledImportKeepsWhatWasDone() {
        StringBuilder many = new StringBuilder("First name,Last name\n");
        for (int i = 0; i < 60; i++) {
            many.append("User,").append(i).append('\n');
        }
        tasks.listen(status -> {
            if (status.done() >= 20 && status.state() == TaskStatus.State.RUNNING) {
                tasks.cancel(status.id(), BY);
            }
        });
        TaskStatus task = imported(many.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(task.state()).isEqualTo(TaskStatus.State.CANCELLED);
        assertThat(site.users().users()).hasSize(21);
        assertThat(new String(imports.report(task.id()), StandardCharsets.UTF_8).lines()).hasSize(22);
    }
}
