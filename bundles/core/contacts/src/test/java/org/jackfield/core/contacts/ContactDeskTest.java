package org.jackfield.core.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.core.contacts.ContactSite.ADMIN;
import static org.jackfield.core.contacts.ContactSite.ANN;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.contacts.ContactLabels;
import org.jackfield.api.contacts.ContactMatch;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.api.testkit.FakeSecurity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class ContactDeskTest {

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private ContactSite site;

    @BeforeEach
    void open() {
        site = new ContactSite(dialect, folder, FakeSecurity.allowAll());
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Optional<String> caller(String number, Subject user) {
        return site.book.match(number, ContactService.userOf(user)).map(ContactMatch::name);
    }

    @Test
    void personalContactsComeBeforeSharedOnesAndTheseBeforeSpeedDials() {
        Contact speedDial = site.contact(site.directory("Dials", Directory.Kind.SPEED_DIALS, false), "1", "Dial", "0123456");
        assertThat(caller("0123456", ANN)).contains("Dial");

        site.contact(site.directory("Shared", Directory.Kind.SHARED, true), "1", "Shared", "0123456");
        assertThat(caller("0123456", ANN)).contains("Shared");

        Directory own = site.desk.personal(ANN);
        site.desk.save(
                new Contact(Ids.next(), own.id(), "1", "Own", List.of("+44 123456"), List.of(), false, ""), ANN, "test");
        assertThat(caller("0123456", ANN)).contains("Own");
        assertThat(caller("0123456", ADMIN)).contains("Shared");
        assertThat(site.book.match("0123456", Optional.empty()).map(ContactMatch::name)).contains("Shared");
        assertThat(speedDial.name()).isEqualTo("Dial");
    }

    /** What is kept with calls is read by others. */
    @Test
    void aPersonalContactIsNotKeptWithCalls() {
        Optional<UUID> ann = ContactService.userOf(ANN);
        Directory own = site.desk.personal(ANN);
        site.desk.save(
                new Contact(Ids.next(), own.id(), "1", "Doctor", List.of("0123456"), List.of(), false, ""), ANN, "test");
        assertThat(site.book.matchShared("0123456", ann)).isEmpty();
        assertThat(caller("0123456", ANN)).contains("Doctor");

        site.contact(site.directory("Shared", Directory.Kind.SHARED, true), "1", "Surgery", "0123456");
        assertThat(site.book.matchShared("0123456", ann).map(ContactMatch::name)).contains("Surgery");
    }

    @Test
    void aDirectoryForSomeUsersIsAskedForTheseOnly() {
        UUID ann = ContactService.userOf(ANN).orElseThrow();
        Directory some = site.desk.save(
                new Directory(
                        Ids.next(), Directory.Kind.SHARED, "Some", false, Set.of(ann), Optional.empty(), ContactLabels.DEFAULT),
                ADMIN,
                "test");
        site.contact(some, "1", "Known", "0123456");

        assertThat(caller("0123456", ANN)).contains("Known");
        assertThat(caller("0123456", ADMIN)).isEmpty();
    }

    @Test
    void anExtensionIsNobodysContact() {
        site.contact(site.directory("Shared", Directory.Kind.SHARED, true), "1", "Short", "1234");

        assertThat(caller("1234", ANN)).isEmpty();
    }

    @Test
    void whatIsStoredIsThereAfterAStart() {
        Directory shared = site.directory("Shared", Directory.Kind.SHARED, true);
        Contact contact = site.contact(shared, "1", "Before", "0123456");
        site.desk.save(
                new Contact(contact.id(), shared.id(), "1", "After", List.of("0999999"), List.of("f1"), true, "vip"), ADMIN, "test");

        site.start();

        assertThat(caller("0123456", ANN)).isEmpty();
        assertThat(site.book.match("0999999", Optional.empty()))
                .contains(new ContactMatch(contact.id(), shared.id(), "After", true, "vip"));
        assertThat(site.names(shared)).containsExactly("After");
    }

    @Test
    void aKeyIsThereOnceInADirectory() {
        Directory shared = site.directory("Shared", Directory.Kind.SHARED, true);
        site.contact(shared, "1", "First", "0123456");

        assertThatThrownBy(() -> site.contact(shared, "1", "Second", "0123457"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("has this id");
        assertThat(site.names(shared)).containsExactly("First");
    }

    @Test
    void aDirectoryGoesWithItsContacts() {
        Directory shared = site.directory("Shared", Directory.Kind.SHARED, true);
        site.contact(shared, "1", "First", "0123456");

        site.desk.deleteDirectory(shared.id(), ADMIN, "test");

        assertThat(caller("0123456", ANN)).isEmpty();
        assertThat(site.rows()).isZero();
        assertThat(site.told).contains(shared.id());
        assertThat(site.audit.events()).anySatisfy(event -> assertThat(event.action()).isEqualTo("contacts.directory-delete"));
    }

    @Test
    void whoMayOnlyLookSeesWhatIsForThemAndChangesTheirOwnOnly() {
        Directory shared = site.directory("Shared", Directory.Kind.SHARED, true);
        Directory hidden = site.directory("Hidden", Directory.Kind.SHARED, false);
        Contact contact = site.contact(shared, "1", "First", "0123456");
        Contact secret = site.contact(hidden, "1", "Secret", "0123457");
        Directory others = site.desk.personal(ADMIN);
        ContactDesk ann = new ContactDesk(site.book, FakeSecurity.allowing(ContactService.VIEW.id()), site.audit);

        assertThat(ann.search(Optional.empty(), "", PageRequest.first(), ANN).items()).containsExactly(contact);
        assertThatThrownBy(() -> ann.contact(secret.id(), ANN)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> ann.search(Optional.of(others.id()), "", PageRequest.first(), ANN))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> ann.delete(contact.id(), ANN, "test")).hasMessageContaining("may not change");
        assertThatThrownBy(() -> ann.save(
                        new Contact(secret.id(), ann.personal(ANN).id(), "x", "Mine", List.of(), List.of(), false, ""), ANN, "test"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> ann.deleteDirectory(shared.id(), ANN, "test")).isInstanceOf(ProblemException.class);
        assertThat(site.names(hidden)).containsExactly("Secret");
    }

    @Test
    void whoIsRemovedForEverLeavesNoContactsBehind() {
        UUID ann = ContactService.userOf(ANN).orElseThrow();
        Directory some = site.desk.save(
                new Directory(
                        Ids.next(), Directory.Kind.SHARED, "Some", false, Set.of(ann), Optional.empty(), ContactLabels.DEFAULT),
                ADMIN,
                "test");
        Directory own = site.desk.personal(ANN);
        site.desk.save(new Contact(Ids.next(), own.id(), "1", "Own", List.of(), List.of(), false, ""), ANN, "test");

        new GoneUsers(site.book).userRemoved(ann);

        assertThat(site.rows()).isZero();
        assertThat(site.book.directories().all()).extracting(Directory::name).containsExactly("Some");
        assertThat(site.book.stored(some.id()).directory().users()).isEmpty();
    }

    @Test
    void withoutThePermissionNobodySeesAnything() {
        ContactDesk refused = new ContactDesk(site.book, FakeSecurity.denyAll(), site.audit);

        assertThatThrownBy(() -> refused.directories(ANN)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> refused.personal(ANN)).isInstanceOf(ProblemException.class);
    }

    @Test
    void noTextReachesTheDatabaseAsSql() {
        Directory shared = site.directory("Shared", Directory.Kind.SHARED, true);
        String nasty = "'; DROP TABLE contact; --";
        site.contact(shared, nasty, nasty, "0123456");

        assertThat(site.desk.search(Optional.empty(), nasty, PageRequest.first(), ADMIN).items()).hasSize(1);
        assertThat(site.rows()).isEqualTo(1);
    }

    @Test
    void everyPermissionBelongsToAnOption() {
        ContactsComponent component = new ContactsComponent(
                site.database, null, site.security, site.audit, new ContactsListeners());

        assertThat(component.options().stream().flatMap(option -> option.permissions().stream()))
                .containsExactlyInAnyOrderElementsOf(component.permissions().stream().map(Permission::id).toList());
        component.stop();
    }

    @Test
    void anExportIsOfTheWholeDirectory() throws IOException {
        Directory shared = site.directory("Shared", Directory.Kind.SHARED, true);
        site.contact(shared, "1", "=cmd|' /C calc'!A0", "0123456");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        site.desk.export(shared.id(), out, ADMIN, "test");

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"'=cmd|' /C calc'!A0\"", "\"0123456\"");
    }
}
