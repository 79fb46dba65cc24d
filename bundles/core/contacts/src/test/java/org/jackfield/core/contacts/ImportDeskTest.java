package org.jackfield.core.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.core.contacts.ContactSite.ADMIN;
import static org.jackfield.core.contacts.ContactSite.ANN;
import static org.jackfield.core.contacts.ContactSite.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.contacts.ContactMatch;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.core.contacts.query.store.DatabaseDrivers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class ImportDeskTest {

    private static final String HEAD = "id,name,number1,number2\n";

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private ContactSite site;
    private Directory directory;

    @BeforeEach
    void open() {
        site = new ContactSite(dialect, folder, FakeSecurity.allowAll());
        directory = site.directory("Customers", Directory.Kind.SHARED, true);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private UUID upload(String text) throws IOException {
        return site.files.keep(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private TaskStatus run(String text, boolean deleteUnmatched) throws IOException {
        return site.status(site.imports.submit(directory.id(), upload(text), csv(deleteUnmatched), ADMIN, "test"));
    }

    private Optional<String> caller(String number) {
        return site.book.match(number, Optional.empty()).map(ContactMatch::name);
    }

    @Test
    void everyRowBecomesAContact() throws IOException {
        TaskStatus status = run(HEAD + "1,Ann,0123456,\n2,Bob,0123457,+44 123458\n", false);

        assertThat(status.state()).isEqualTo(TaskStatus.State.SUCCEEDED);
        assertThat(site.names(directory)).containsExactly("Ann", "Bob");
        assertThat(caller("0123458")).contains("Bob");
        assertThat(site.book.stored(directory.id()).importNote()).contains("2 contacts added");
    }

    @Test
    void aContactKeepsItsIdAndTheRestGoesOnlyIfThatIsWanted() throws IOException {
        run(HEAD + "1,Ann,0123456,\n2,Bob,0123457,\n", false);
        UUID ann = site.book.match("0123456", Optional.empty()).orElseThrow().contact();

        run(HEAD + "1,Anna,0123456,\n3,Cid,0123459,\n", false);
        assertThat(site.names(directory)).containsExactly("Anna", "Bob", "Cid");
        assertThat(site.book.match("0123456", Optional.empty()).orElseThrow().contact()).isEqualTo(ann);

        run(HEAD + "1,Anna,0123456,\n", true);
        assertThat(site.names(directory)).containsExactly("Anna");
        assertThat(caller("0123457")).isEmpty();
        assertThat(site.rows()).isEqualTo(1);
    }

    @Test
    void badRowsAreRejectedWithTheirReasonsAndTheOthersGoOn() throws IOException {
        TaskStatus status = run(HEAD + "1,Ann,0123456,\n,Nobody,0,\n3,,0123,\n4,Dan,none,\n1,Twice,0123457,\n6,Eve,0123459,\n", false);

        assertThat(site.names(directory)).containsExactly("Ann", "Eve");
        List<String> rejected = Files.readAllLines(site.files.rejected(status.id()).orElseThrow());
        assertThat(rejected).hasSize(5);
        assertThat(rejected.get(1)).contains("\"3\"", "Nobody");
        assertThat(rejected.get(3)).contains("\"5\"", "no telephone number", "Dan");
        assertThat(rejected.get(4)).contains("Another row", "Twice");
    }

    @Test
    void aFileThatCannotBeReadToItsEndChangesNothing() throws IOException {
        run(HEAD + "1,Ann,0123456,\n", false);

        TaskStatus status = run(HEAD + "1,Changed,0123456,\n2,\"Open,0\n" + "x,y,z,\n".repeat(40_000), true);

        assertThat(status.state()).isEqualTo(TaskStatus.State.FAILED);
        assertThat(status.note()).contains("cannot be read from here on");
        assertThat(site.names(directory)).containsExactly("Ann");
        assertThat(site.rows()).isEqualTo(1);
    }

    @Test
    void aSourceWithoutAContactDeletesNobody() throws IOException {
        run(HEAD + "1,Ann,0123456,\n", false);

        assertThat(run(HEAD, true).state()).isEqualTo(TaskStatus.State.FAILED);
        assertThat(site.names(directory)).containsExactly("Ann");
    }

    @Test
    void aCancelledImportChangesNothing() throws IOException {
        run(HEAD + "1,Ann,0123456,\n", false);
        site.tasks.listen(status -> {
            if (status.state() == TaskStatus.State.RUNNING && status.note().contains("rows read")) {
                site.tasks.cancel(status.id(), ADMIN);
            }
        });

        TaskStatus status = run(HEAD + rows(3000), true);

        assertThat(status.state()).isEqualTo(TaskStatus.State.CANCELLED);
        assertThat(site.names(directory)).containsExactly("Ann");
        assertThat(site.rows()).isEqualTo(1);
    }

    private static String rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> "r" + i + ",Row " + i + ",0" + (200_000 + i) + ",")
                .collect(Collectors.joining("\n"));
    }

    /** What a crash in the midst of an import leaves: rows of a generation that was never shown. */
    @Test
    void whatACrashLeavesIsNeverSeenAndGoesAtTheNextStart() throws IOException {
        run(HEAD + "1,Ann,0123456,\n", false);
        long next = site.book.directoryStore().nextGeneration(directory.id()).orElseThrow();
        site.store().add(
                List.of(new Contact(Ids.next(), directory.id(), "1", "Half", List.of("0123456"), List.of(), false, "")), next);

        site.start();

        assertThat(site.names(directory)).containsExactly("Ann");
        assertThat(caller("0123456")).contains("Ann");
        assertThat(site.rows()).isEqualTo(1);
        assertThat(run(HEAD + "1,Anna,0123456,\n", false).state()).isEqualTo(TaskStatus.State.SUCCEEDED);
        assertThat(site.names(directory)).containsExactly("Anna");
    }

    @Test
    void nobodyChangesADirectoryWhileItIsImported() throws IOException {
        run(HEAD + "1,Ann,0123456,\n", false);
        site.tasks.listen(status -> {
            if (status.state() == TaskStatus.State.RUNNING && status.note().contains("rows read")) {
                assertThatThrownBy(() -> site.contact(directory, "9", "Nine", "0999999")).hasMessageContaining("imported");
                assertThatThrownBy(() -> site.desk.deleteDirectory(directory.id(), ADMIN, "test"))
                        .hasMessageContaining("imported");
                assertThat(caller("0123456")).contains("Ann");
            }
        });

        assertThat(run(HEAD + rows(1500), true).state()).isEqualTo(TaskStatus.State.SUCCEEDED);
        assertThat(caller("0123456")).isEmpty();
        assertThat(site.desk.search(Optional.of(directory.id()), "row 1499", PageRequest.first(), ADMIN).total()).isEqualTo(1);
    }

    @Test
    void onlyFilesOfTheFolderAreImported() throws IOException {
        Files.createDirectories(site.files.folder());
        Files.writeString(site.files.folder().resolve("good.csv"), HEAD + "1,Ann,0123456,\n");
        Files.writeString(folder.resolve("secret.csv"), HEAD + "1,Secret,0123456,\n");

        assertThat(site.files.names()).containsExactly("good.csv");
        assertThat(site.files.given("good.csv")).exists();
        for (String name : List.of("../secret.csv", folder.resolve("secret.csv").toString(), "", ".", "a\0b")) {
            assertThatThrownBy(() -> site.files.given(name)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void whoMayOnlyLookImportsIntoTheirOwnContactsOnly() throws IOException {
        ContactDesk desk = new ContactDesk(site.book, FakeSecurity.allowing("contacts.view"), site.audit);
        ImportDesk limited = new ImportDesk(
                site.book, desk, site.rows, site.tasks, site.settings,
                FakeSecurity.allowing("contacts.view"), site.alerts, org.jackfield.api.testkit.LeapingClock.at("2026-11-26T12:00:00Z"));
        UUID file = upload(HEAD + "1,Ann,0123456,\n");

        assertThatThrownBy(() -> limited.submit(directory.id(), file, csv(false), ANN, "test"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> limited.preview(csv(false), Optional.empty(), ANN)).isInstanceOf(ProblemException.class);
        limited.submit(desk.personal(ANN).id(), file, csv(false), ANN, "test");

        assertThat(caller("0123456")).isEmpty();
        assertThat(desk.search(Optional.empty(), "ann", PageRequest.first(), ANN).total()).isEqualTo(1);
    }

    @Test
    void aDatabaseInsideTheProcessIsNoSource() {
        assertThatThrownBy(() -> new DatabaseDrivers().open(
                        "JDBC:h2:mem:x;INIT=RUNSCRIPT FROM 'x'", "", new Secret(""), "SELECT 1", 1))
                .isInstanceOf(ProblemException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("RUNSCRIPT"));
        assertThatThrownBy(() -> new DatabaseDrivers().open(
                        "jdbc:nothing://x?password=secret", "", new Secret(""), "SELECT 1", 1))
                .hasMessageContaining("no driver")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @Test
    void thePeopleOfTheSitesDirectoryAreASource() {
        site.people.entries = List.of(
                Map.of("id", "1", "cn", "Ann Other", "telephoneNumber", "0123456", "mail", "ann@example.org", "roomNumber", "7"),
                Map.of("id", "2", "telephoneNumber", "0123459"),
                Map.of("id", "3", "cn", "Cat Moss", "telephoneNumber", "0123457"));
        ImportSource how = new ImportSource(
                ImportSource.Kind.DIRECTORY, "", "", "", "ou=people", "", new Secret(""), "(cn=*)", 60,
                Map.of("field6", "roomNumber"), true, "");
        site.imports.store(site.imports.sources(), directory.id(), how, ADMIN);

        TaskStatus task = site.status(site.imports.submit(directory.id(), ADMIN, "test"));

        assertThat(task.note()).contains("2 contacts added", "1 row");
        assertThat(site.people.asked).isEqualTo("ou=people (cn=*)");
        assertThat(caller("0123456")).contains("Ann Other");
        assertThat(site.desk.search(Optional.of(directory.id()), "ann", PageRequest.first(), ADMIN).items().getFirst().fields())
                .contains("ann@example.org", "7");
    }

    @Test
    void theColumnsOfASourceMayHaveOtherNames() throws IOException {
        ImportSource how = new ImportSource(
                ImportSource.Kind.CSV, "", "", "", "", "", new Secret(""), "", 60,
                Map.of("id", "Code", "name", "Firm", "number1", "Phone"), false, "");

        site.imports.submit(directory.id(), upload("Code;Firm;Phone\n1;Acme;0123456\n"), how, ADMIN, "test");

        assertThat(site.names(directory)).containsExactly("Acme");
    }
}
