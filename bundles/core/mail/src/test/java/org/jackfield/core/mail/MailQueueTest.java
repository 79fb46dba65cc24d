package org.jackfield.core.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.mail.MailAttachment;
import org.jackfield.api.mail.MailStatus;
import org.jackfield.api.mail.MailStatus.State;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.core.mail.MailSettings.Login;
import org.jackfield.core.mail.MailSettings.Security;
import org.jackfield.core.mail.store.MailStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
@Timeout(300)
class MailQueueTest {

    @Parameter
    Dialect dialect;

    private final LeapingClock clock = LeapingClock.at("2026-11-21T10:00:00Z");
    private final RecordingAlerts alerts = new RecordingAlerts(clock);
    private final InMemorySettings settings = new InMemorySettings();
    private final AtomicReference<UnaryOperator<String>> answers = new AtomicReference<>(WireServer::obligingly);
    private TestDatabase database;
    private MailStore store;
    private GreenMail greenMail;
    private WireServer wire;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.open(dialect);
        store = new MailStore(database.jdbi());
        greenMail = new GreenMail(SmtpConnectionTest.patient(ServerSetup.PROTOCOL_SMTP, 0));
        greenMail.start();
        wire = WireServer.answering(command -> answers.get().apply(command));
        serverAt(greenMail.getSmtp().getPort());
    }

    @AfterEach
    void close() throws Exception {
        greenMail.stop();
        wire.close();
        database.close();
    }

    private void serverAt(int port) {
        settings.put(MailSettings.TYPE, SmtpConnectionTest.settings(port, Security.NONE, Login.NONE, ""));
    }

    private MailQueue queue() {
        return new MailQueue(
                store, () -> QueueKey.of(settings),
                new MailServer(() -> settings.read(MailSettings.TYPE).value(), new AccessTokens(settings, clock), Patience.OF_A_PERSON),
                alerts, clock, new MailCounts());
    }

    private static Mail mail(String... to) {
        return Mail.of("test.mail", List.of(to), "Subject", "The text");
    }

    private MailStatus status(UUID id) {
        return store.find(id).orElseThrow().status();
    }

    @Test
    void anAcceptedMailIsSentOnceAndItsTextForgotten() {
        UUID id = queue().accept(mail("ann@example.org"), "engineer");
        assertThat(status(id).state()).isEqualTo(State.WAITING);
        assertThat(status(id).acceptedBy()).isEqualTo("engineer");

        queue().run();
        queue().run();

        assertThat(greenMail.getReceivedMessages()).hasSize(1);
        assertThat(status(id).state()).isEqualTo(State.SENT);
        assertThat(status(id).endedAt()).contains(clock.instant());
        assertThat(status(id).nextAttemptAt()).isEmpty();
        assertThat(store.content(id)).isEmpty();
        assertThat(alerts.keys()).isEmpty();
    }

    @Test
    void mailWaitsWhileTheServerIsAwayWithAnAlertThatEndsWithIt() {
        UUID id = queue().accept(mail("ann@example.org"), "engineer");
        UUID second = queue().accept(mail("ben@example.org"), "engineer");
        int port = greenMail.getSmtp().getPort();
        greenMail.stop();

        queue().run();

        assertThat(status(id).state()).isEqualTo(State.WAITING);
        assertThat(status(id).attempts()).isEqualTo(1);
        assertThat(status(id).nextAttemptAt()).contains(clock.instant().plusSeconds(60));
        assertThat(status(second).attempts()).isEqualTo(1);
        assertThat(alerts.keys()).containsExactly("mail.server");

        greenMail = new GreenMail(SmtpConnectionTest.patient(ServerSetup.PROTOCOL_SMTP, port));
        greenMail.start();
        clock.leap(Duration.ofSeconds(59));
        queue().run();
        assertThat(greenMail.getReceivedMessages()).isEmpty();
        clock.leap(Duration.ofSeconds(1));
        queue().run();

        assertThat(status(id).state()).isEqualTo(State.SENT);
        assertThat(status(second).state()).isEqualTo(State.SENT);
        assertThat(alerts.keys()).isEmpty();
    }

    @Test
    void afterTheConfiguredTimeItIsGivenUpWithAnAlertThatLastsADay() {
        serverAt(wire.port());
        answers.set(command -> null);
        UUID id = queue().accept(mail("ann@example.org"), "engineer");
        for (int i = 0; i < 200 && status(id).state() == State.WAITING; i++) {
            clock.set(status(id).nextAttemptAt().orElseThrow());
            queue().run();
        }
        assertThat(status(id).state()).isEqualTo(State.FAILED);
        assertThat(clock.instant()).isEqualTo(status(id).acceptedAt().plus(Duration.ofHours(48)));
        assertThat(status(id).problem()).contains("broke the connection off");
        assertThat(store.content(id)).isEmpty();
        assertThat(alerts.keys()).contains("mail.given-up");

        clock.leap(Duration.ofHours(25));
        queue().run();
        assertThat(alerts.keys()).doesNotContain("mail.given-up");
    }

    @Test
    void whomItReachedGetsNoSecondCopyWhileOthersWait() {
        serverAt(wire.port());
        StringBuilder said = new StringBuilder();
        answers.set(command -> {
            said.append(command).append('\n');
            return command.startsWith("RCPT TO:<BEN") ? "452 full" : WireServer.obligingly(command);
        });
        UUID id = queue().accept(mail("ann@example.org", "ben@example.org", "cat@example.org"), "engineer");
        queue().run();
        assertThat(status(id).state()).isEqualTo(State.WAITING);
        assertThat(store.find(id).orElseThrow().pendingList()).containsExactly("ben@example.org");

        said.setLength(0);
        answers.set(command -> {
            said.append(command).append('\n');
            return WireServer.obligingly(command);
        });
        clock.leap(Duration.ofMinutes(2));
        queue().run();
        assertThat(said.toString()).contains("RCPT TO:<BEN@").doesNotContain("RCPT TO:<ANN@").doesNotContain("RCPT TO:<CAT@");
        assertThat(status(id).state()).isEqualTo(State.SENT);
    }

    @Test
    void aCopyIsNamedInTheMailAndAHiddenOneIsNot() throws Exception {
        UUID id = queue().accept(
                new Mail(
                        "test.mail", List.of("ann@example.org"), List.of("ben@example.org"), List.of("cat@example.org"), "Subject",
                        "The text", List.of()),
                "engineer");
        queue().run();

        assertThat(status(id).state()).isEqualTo(State.SENT);
        assertThat(status(id).copies()).containsExactly("ben@example.org");
        assertThat(status(id).hiddenCopies()).containsExactly("cat@example.org");
        MimeMessage[] received = greenMail.getReceivedMessages();
        // One for each mailbox, and all the same.
        assertThat(received).hasSize(3);
        for (MimeMessage each : received) {
            assertThat(each.getRecipients(Message.RecipientType.TO)).extracting(Object::toString).containsExactly("ann@example.org");
            assertThat(each.getRecipients(Message.RecipientType.CC)).extracting(Object::toString).containsExactly("ben@example.org");
            assertThat(each.getRecipients(Message.RecipientType.BCC)).isNull();
            assertThat(Collections.list(each.getAllHeaderLines())).noneMatch(line -> line.contains("cat@example.org"));
        }
    }

    @Test
    void aHiddenCopyThatIsRefusedForAWhileIsTriedAgainAlone() {
        serverAt(wire.port());
        StringBuilder said = new StringBuilder();
        answers.set(command -> command.startsWith("RCPT TO:<CAT") ? "452 full" : WireServer.obligingly(command));
        UUID id = queue().accept(
                new Mail(
                        "test.mail", List.of("ann@example.org"), List.of("ben@example.org"), List.of("cat@example.org"), "", "",
                        List.of()),
                "engineer");
        queue().run();
        assertThat(store.find(id).orElseThrow().pendingList()).containsExactly("cat@example.org");

        answers.set(command -> {
            said.append(command).append('\n');
            return WireServer.obligingly(command);
        });
        clock.leap(Duration.ofMinutes(2));
        queue().run();
        assertThat(said.toString()).contains("RCPT TO:<CAT@").doesNotContain("RCPT TO:<ANN@").doesNotContain("RCPT TO:<BEN@");
        assertThat(status(id).state()).isEqualTo(State.SENT);
    }

    @Test
    void anAddressRefusedForGoodIsToldThoughTheOthersGotIt() {
        serverAt(wire.port());
        answers.set(command -> command.startsWith("RCPT TO:<BEN") ? "550 no such user" : WireServer.obligingly(command));
        UUID id = queue().accept(mail("ann@example.org", "ben@example.org"), "engineer");
        queue().run();
        assertThat(status(id).state()).isEqualTo(State.FAILED);
        assertThat(status(id).problem()).contains("ben@example.org").contains("no such user").doesNotContain("ann@example.org");
        assertThat(alerts.keys()).containsExactly("mail.given-up");
    }

    @Test
    void aRefusalIsStillToldWhenTheRestArrivesLater() {
        serverAt(wire.port());
        answers.set(command -> command.startsWith("RCPT TO:<BEN") ? "550 no such user"
                : command.startsWith("RCPT TO:<CAT") ? "452 full" : WireServer.obligingly(command));
        UUID id = queue().accept(mail("ben@example.org", "cat@example.org"), "engineer");
        queue().run();
        assertThat(status(id).state()).isEqualTo(State.WAITING);
        assertThat(store.find(id).orElseThrow().pendingList()).containsExactly("cat@example.org");

        answers.set(WireServer::obligingly);
        clock.leap(Duration.ofMinutes(2));
        queue().run();
        assertThat(status(id).state()).isEqualTo(State.FAILED);
        assertThat(status(id).problem()).contains("ben@example.org");
    }

    @Test
    void oneMailThatIsRefusedKeepsNoOtherFromGoing() {
        serverAt(wire.port());
        answers.set(command -> command.startsWith("RCPT TO:<BEN") ? "550 no such user" : WireServer.obligingly(command));
        UUID bad = queue().accept(mail("ben@example.org"), "engineer");
        UUID good = queue().accept(mail("ann@example.org"), "engineer");
        queue().run();
        assertThat(status(bad).state()).isEqualTo(State.FAILED);
        assertThat(status(good).state()).isEqualTo(State.SENT);
    }

    @Test
    void mailWhoseKeyIsGoneIsGivenUpNotTriedForEver() {
        UUID id = queue().accept(mail("ann@example.org"), "engineer");
        settings.put(QueueKey.TYPE, QueueKey.TYPE.defaults());
        queue().run();
        assertThat(status(id).state()).isEqualTo(State.FAILED);
        assertThat(status(id).problem()).contains("key of the queue");
    }

    @Test
    void withoutAServerNothingIsAccepted() {
        settings.put(MailSettings.TYPE, MailSettings.TYPE.defaults());
        assertThatThrownBy(() -> queue().check(mail("ann@example.org")))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("mail.not-configured"));
    }

    @Test
    void tooLargeAndTooManyAreRefused() {
        Mail large = mail("ann@example.org").with(new MailAttachment("a.wav", "audio/wav", new byte[(20 << 20) + 1]));
        assertThatThrownBy(() -> queue().check(large))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("mail.too-large"));

        MailQueue queue = queue();
        for (int i = 0; i < MailQueue.MOST_WAITING; i++) {
            queue.check(mail("ann@example.org"));
            queue.accept(mail("ann@example.org"), "engineer");
        }
        assertThatThrownBy(() -> queue.check(mail("ann@example.org")))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("mail.queue-full"));
    }

    @Test
    void mailIsListedNewestFirstAndRemovedAfterItsTime() {
        UUID first = queue().accept(mail("ann@example.org"), "engineer");
        clock.leap(Duration.ofSeconds(1));
        UUID second = queue().accept(mail("ann@example.org"), "engineer");
        assertThat(store.page(PageRequest.first()).items()).extracting(MailStore.Row::id).containsExactly(second, first);
        queue().run();
        assertThat(store.removeEndedBefore(clock.instant(), 1000)).isZero();
        assertThat(store.removeEndedBefore(clock.instant().plusMillis(1), 1000)).isEqualTo(2);
    }

    @Test
    void whatWaitsCanBeHurried() {
        serverAt(wire.port());
        answers.set(command -> null);
        UUID id = queue().accept(mail("ann@example.org"), "engineer");
        queue().run();
        serverAt(greenMail.getSmtp().getPort());
        assertThat(store.hurry(clock.instant())).isEqualTo(1);
        queue().run();
        assertThat(status(id).state()).isEqualTo(State.SENT);
    }
}
