package org.jackfield.apps.recording.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.apps.recording.RecordingSite.ANNA;
import static org.jackfield.apps.recording.RecordingSite.BEN;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.RecordingMail;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.RecordingSite;
import org.jackfield.apps.recording.export.Attachments;
import org.jackfield.apps.recording.share.EmailRequest.How;
import org.jackfield.apps.recording.store.JdbiLinkStore;
import org.jackfield.apps.recording.store.LinkStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmailingTest {

    private static final Formats FORMATS = new Formats(Locale.UK, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private RecordingSite site;
    private RecordingMail mail;
    private LinkStore store;
    private Links links;
    private Emailing emailing;
    private Calls one;
    private Calls two;

    @BeforeEach
    void site() throws IOException {
        site = new RecordingSite(folder);
        mail = new RecordingMail(site.clock);
        store = new JdbiLinkStore(site.database);
        emailing = emailing(FakeSecurity.administratorsOnly());
        one = Calls.inbound("1001");
        two = Calls.inbound("1002");
        site.recorded(one, 8000);
        site.recorded(two, 4000);
    }

    private Emailing emailing(FakeSecurity security) {
        links = new Links(new Links.Parts(
                store, site.store, site.recordings(security), site.playback, security, site.audit, site.clock));
        return new Emailing(
                site.recordings(security), new Attachments(site.playback, site.files, site.ledger(), site::tags, site.clock), links,
                () -> Optional.of(mail), site.audit);
    }

    @AfterEach
    void close() throws IOException {
        site.close();
    }

    private static EmailRequest request(How how, List<UUID> segments, String... to) {
        return new EmailRequest(segments, List.of(to), "Your call", "Please listen.", how, 7);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    void oneRecordingIsAWavFile() throws IOException {
        emailing.send(request(How.ATTACHMENT, List.of(one.id()), "ann@example.org", "ben@example.org"), ANNA, FORMATS);

        assertThat(mail.mails()).singleElement().satisfies(sent -> {
            assertThat(sent.to()).containsExactly("ann@example.org", "ben@example.org");
            assertThat(sent.subject()).isEqualTo("Your call");
            assertThat(sent.text()).startsWith("Please listen.").contains("Extension: 1001", "Duration: ").doesNotContain("http");
            assertThat(sent.attachments()).singleElement().satisfies(file -> {
                assertThat(file.mediaType()).isEqualTo("audio/wav");
                assertThat(file.name()).endsWith(".wav");
                assertThat(new String(file.content(), 0, 4)).isEqualTo("RIFF");
                assertThat(file.size()).as("two sides of mu-law, as they were sealed").isBetween(16_000, 16_100);
            });
        });
        assertThat(site.audit.actions()).containsExactly("recording.email");
        assertThat(site.ledgerEntries()).filteredOn(entry -> entry.kind() == LedgerEntry.Kind.EXPORTED).hasSize(1);
    }

    @Test
    void severalAreAZipOfThem() throws IOException {
        emailing.send(request(How.ATTACHMENT, List.of(one.id(), two.id(), one.id()), "ann@example.org"), ANNA, FORMATS);
        Mail sent = mail.mails().getFirst();
        assertThat(sent.attachments()).singleElement().satisfies(file -> assertThat(file.mediaType()).isEqualTo("application/zip"));
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(sent.attachments().getFirst().content()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).filteredOn(name -> name.endsWith(".wav")).hasSize(2);
        assertThat(names).contains("Recordings.htm", "manifest.jseal");
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsMade() {
        mail.setMostAttachedBytes(10_000);
        refused("recording.email-too-large", () ->
                emailing.send(request(How.ATTACHMENT, List.of(one.id()), "ann@example.org"), ANNA, FORMATS));
        refused("recording.email-too-large", () ->
                emailing.send(request(How.ATTACHMENT, List.of(one.id(), two.id()), "ann@example.org"), ANNA, FORMATS));
        assertThat(mail.mails()).isEmpty();
    }

    @Test
    void aPermanentLinkIsTheRecordingsAddressHere() throws IOException {
        emailing.send(request(How.PERMANENT_LINK, List.of(one.id(), two.id()), "ann@example.org"), ANNA, FORMATS);
        assertThat(mail.mails()).singleElement().satisfies(sent -> {
            assertThat(sent.text())
                    .contains("https://site.example.org/recordings/" + one.id(), "https://site.example.org/recordings/" + two.id(), "log-in");
            assertThat(sent.attachments()).isEmpty();
        });
        assertThat(store.page(null, null, PageRequest.first()).total()).isZero();
    }

    @Test
    void ofSingleUseLinksEachRecipientGetsHisOwn() throws IOException {
        emailing.send(request(How.SINGLE_USE_LINK, List.of(one.id()), "ann@example.org", "ben@example.org"), ANNA, FORMATS);
        assertThat(mail.mails()).hasSize(2).allSatisfy(sent -> assertThat(sent.to()).hasSize(1));
        List<String> tokens = mail.mails().stream()
                .map(sent -> sent.text().replaceAll("(?s).*https://site.example.org/link/(\\S+).*", "$1"))
                .toList();
        assertThat(tokens).doesNotHaveDuplicates();
        links.open(tokens.get(0), "192.0.2.1");
        assertThat(links.look(tokens.get(1), "", "192.0.2.1").opened()).isFalse();
        assertThat(store.page(null, null, PageRequest.first()).items())
                .extracting(link -> link.recipient()).containsExactlyInAnyOrder("ann@example.org", "ben@example.org");
    }

    @Test
    void linksOfAMailThatIsNotAcceptedAreForgotten() {
        EmailRequest bad = new EmailRequest(List.of(one.id(), two.id()), List.of("ann@example.org"), "s", "t", How.SINGLE_USE_LINK, 91);
        refused("recording.link-days", () -> emailing.send(bad, ANNA, FORMATS));
        mail.setReady(false);
        refused("mail.not-configured", () ->
                emailing.send(request(How.SINGLE_USE_LINK, List.of(one.id()), "ann@example.org"), ANNA, FORMATS));
        assertThat(store.page(null, null, PageRequest.first()).total()).isZero();
    }

    @Test
    void whoMayNotMailMailsNothing() {
        refused("security.forbidden", () ->
                emailing.send(request(How.ATTACHMENT, List.of(one.id()), "ann@example.org"), BEN, FORMATS));
        Emailing plays = emailing(FakeSecurity.allowing("recording.view", "recording.play", "recording.export", "recording.share"));
        refused("security.forbidden", () -> plays.send(request(How.PERMANENT_LINK, List.of(one.id()), "ann@example.org"), BEN, FORMATS));
        assertThat(mail.mails()).isEmpty();
    }

    @Test
    void oneErasedRecordingKeepsAllFromBeingSent() {
        site.database.jdbi().useHandle(handle ->
                handle.execute("UPDATE recording_file SET wrapped_key = NULL WHERE segment_id = ?", two.id().toString()));
        refused("recording.erased", () ->
                emailing.send(request(How.ATTACHMENT, List.of(one.id(), two.id()), "ann@example.org"), ANNA, FORMATS));
        assertThat(mail.mails()).isEmpty();
    }

    @Test
    void whatWouldForgeAMailIsRefused() {
        refused("mail.address-invalid", () ->
                emailing.send(request(How.ATTACHMENT, List.of(one.id()), "ann@example.org\r\nBcc: eve@example.org"), ANNA, FORMATS));
        refused("mail.no-recipient", () -> emailing.send(request(How.ATTACHMENT, List.of(one.id())), ANNA, FORMATS));
        refused("mail.subject-invalid", () -> emailing.send(
                new EmailRequest(List.of(one.id()), List.of("a@b.org"), "x\r\ny", "", How.ATTACHMENT, 7), ANNA, FORMATS));
        refused("recording.email-choice", () -> request(How.ATTACHMENT, List.of(), "a@b.org"));
    }
}
