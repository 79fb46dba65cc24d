package org.jackfield.core.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.core.contacts.ContactSite.ADMIN;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.contacts.ContactMatch;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Capability;
import org.jackfield.api.telephony.command.CommandResult.SpeedDial;
import org.jackfield.api.testkit.FakeSecurity;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The speed dials of a phone system become contacts by themselves. */
class SpeedDialImportsTest {

    private static final SpeedDial TAXI = new SpeedDial("", "001", "01174960394", "Taxi");
    private static final SpeedDial COURIER = new SpeedDial("", "002", "01614960392", "Courier");

    @TempDir
    Path folder;

    private ContactSite site;
    private SpeedDialImports dials;
    private Set<String> head;

    @BeforeEach
    void open() {
        site = new ContactSite(Dialect.H2, folder, FakeSecurity.allowAll());
        dials = new SpeedDialImports(site.desk, site.imports, site.settings, site.tasks);
        head = Set.of(site.head.id().toString());
        site.dials(TAXI, COURIER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Optional<String> caller(String number) {
        return site.book.match(number, Optional.empty()).map(ContactMatch::name);
    }

    private List<Directory> directories() {
        return site.desk.directories(ADMIN).stream().map(ContactDesk.Entry::directory).toList();
    }

    @Test
    void aConnectedPhoneSystemHasADirectoryForEverybodyThatFollowsIt() {
        assertThat(dials.importFrom(head)).isEmpty();

        assertThat(directories()).singleElement().satisfies(made -> {
            assertThat(made.kind()).isEqualTo(Directory.Kind.SPEED_DIALS);
            assertThat(made.name()).isEqualTo("Speed dials of Head office");
        });
        assertThat(caller("01174960394")).contains("Taxi");

        site.dials(new SpeedDial("", "001", "01174960399", "Cabs"));
        dials.importFrom(head);

        assertThat(directories()).hasSize(1);
        assertThat(caller("01174960399")).contains("Cabs");
        assertThat(caller("01174960394")).isEmpty();
        assertThat(caller("01614960392")).isEmpty();
    }

    @Test
    void whatGivesAnOutsideLineIsNoPartOfTheNumber() {
        site.dials(new SpeedDial("", "001", "901174960394", "Taxi"), new SpeedDial("", "002", "901174960395", ""));

        dials.importFrom(head);

        assertThat(caller("01174960394")).contains("Taxi");
        assertThat(caller("01174960395")).contains("01174960395");
    }

    @Test
    void whatSomebodyDeletedDoesNotComeBack() {
        dials.importFrom(head);
        site.imports.store(site.imports.sources(), directories().getFirst().id(), ImportSource.NONE, ADMIN);
        site.desk.deleteDirectory(directories().getFirst().id(), ADMIN, "test");

        dials.importFrom(head);

        assertThat(directories()).isEmpty();
    }

    @Test
    void aDirectoryThatSomebodyMadeForThemIsTheOnlyOne() {
        Directory own = site.directory("Ours", Directory.Kind.SPEED_DIALS, true);
        site.imports.store(site.imports.sources(), own.id(), source(head.iterator().next()), ADMIN);

        dials.importFrom(head);

        assertThat(directories()).containsExactly(own);
        assertThat(site.names(own)).containsExactlyInAnyOrder("Taxi", "Courier");
    }

    @Test
    void whoHasNoneIsNotConnectedOrCannotTellGetsNoDirectory() {
        site.dials();
        dials.importFrom(head);
        site.dials(TAXI);
        site.telephony.setLink(LinkStatus.State.DOWN);
        dials.importFrom(head);
        site.telephony.setLink(LinkStatus.State.UP);
        site.telephony.setCapabilities(Capabilities.builder().except(Capability.QUERY_SPEED_DIALS, "none").build());
        dials.importFrom(head);
        assertThat(directories()).isEmpty();

        site.telephony.setCapabilities(Capabilities.builder().build());
        dials.importFrom(head);
        assertThat(directories()).hasSize(1);
    }

    @Test
    void binsOfEveryNodeAreContactsOfTheirOwnAndNamesAndNumbersMayBeMissing() {
        site.dials(
                new SpeedDial("1", "001", "01174960394", "Taxi"), new SpeedDial("2", "001", "01174960395", "Taxi 2"),
                new SpeedDial("2", "002", "01174960396", ""), new SpeedDial("2", "003", "", "Chairman"));

        dials.importFrom(head);

        assertThat(site.names(directories().getFirst()))
                .containsExactlyInAnyOrder("Taxi", "Taxi 2", "01174960396", "Chairman");
    }

    @Test
    void aPhoneSystemThatDoesNotAnswerChangesNothingAndIsToldOf() {
        dials.importFrom(head);
        site.telephony.setLink(LinkStatus.State.DOWN);

        TaskStatus task = site.status(site.imports.submit(directories().getFirst().id(), ADMIN, "test"));

        assertThat(task.state()).isEqualTo(TaskStatus.State.FAILED);
        assertThat(task.note()).contains("The phone system is not connected.", "Head office");
        assertThat(caller("01174960394")).contains("Taxi");
        assertThatThrownBy(() -> source("Head office")).isInstanceOf(ProblemException.class);
    }

    private static ImportSource source(String system) {
        return new ImportSource(
                ImportSource.Kind.SPEED_DIALS, "", "", "", system, "", new Secret(""), "", 60, java.util.Map.of(), true, "");
    }
}
