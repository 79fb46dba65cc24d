package org.jackfield.core.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jackfield.api.mail.MailAttachment;
import org.jackfield.api.security.Secret;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.core.mail.MailSettings.Login;
import org.jackfield.core.mail.MailSettings.Security;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mail server as it is met in the world: protected or not, asking for a log-in, hanging, breaking off, refusing. */
@Timeout(300)
class SmtpConnectionTest {

    private static final String ANN = "ann@example.org";
    private static final Patience SHORT = new Patience(Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofSeconds(20));

    private GreenMail servers;

    @BeforeEach
    void start() {
        // Makes the certificate that the servers then have.
        Tls.pem();
        servers = new GreenMail(new ServerSetup[] {
            patient(ServerSetup.PROTOCOL_SMTP, 0), patient(ServerSetup.PROTOCOL_SMTPS, 0)
        });
        servers.setUser("site@example.org", "site", "right");
        servers.start();
    }

    /** {@return a server that may take its time to start, on a machine that is busy} */
    static ServerSetup patient(String protocol, int port) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    @AfterEach
    void stop() {
        servers.stop();
    }

    static MailSettings settings(int port, Security security, Login login, String certificate) {
        return new MailSettings(
                "localhost", port, security, login, "site", new Secret("right"), certificate, "site@example.org", "Jürgens Site",
                "answers@example.org", "https://calls.example.org", 48, 20);
    }

    private static MailMessage message(List<MailAttachment> attachments) {
        return new MailMessage(
                UUID.fromString("01900000-0000-7000-8000-000000000001"), List.of(ANN, "ben@example.org"), List.of(), "Größe", "Text ☎ mit\nZeilen",
                attachments, Instant.parse("2026-11-21T10:00:00Z"));
    }

    private static Map<String, SmtpFailure> send(MailSettings settings, Patience patience) throws SmtpException {
        try (SmtpConnection connection = new SmtpConnection(settings, settings.password().reveal(), patience)) {
            return connection.send(message(List.of()), List.of(ANN, "ben@example.org"));
        }
    }

    private static void failsWith(String code, boolean lasting, MailSettings settings, Patience patience) {
        assertThatThrownBy(() -> send(settings, patience)).isInstanceOfSatisfying(SmtpException.class, e -> {
            assertThat(e.failure().problem().code()).as(e.failure().problem().toLine()).isEqualTo(code);
            assertThat(e.failure().lasting()).isEqualTo(lasting);
            assertThat(e.failure().problem().remedy()).isNotBlank();
        });
    }

    @Test
    void aMailArrivesWithAllThatItHas() throws Exception {
        MailSettings settings = settings(servers.getSmtp().getPort(), Security.NONE, Login.PASSWORD, "");
        byte[] audio = new byte[70_000];
        new Random(1).nextBytes(audio);
        try (SmtpConnection connection = new SmtpConnection(settings, "right", Patience.USUAL)) {
            assertThat(connection.send(
                            message(List.of(new MailAttachment("Gespräch.wav", "audio/wav", audio))), List.of(ANN)))
                    .isEmpty();
        }

        MimeMessage arrived = servers.getReceivedMessages()[0];
        assertThat(servers.getReceivedMessages()).hasSize(1);
        assertThat(arrived.getSubject()).isEqualTo("Größe");
        assertThat(arrived.getFrom()[0].toString()).contains("site@example.org");
        assertThat(((InternetAddress) arrived.getFrom()[0]).getPersonal()).isEqualTo("Jürgens Site");
        assertThat(arrived.getReplyTo()[0].toString()).isEqualTo("answers@example.org");
        assertThat(arrived.getMessageID()).isEqualTo("<01900000-0000-7000-8000-000000000001@example.org>");
        assertThat(arrived.getSentDate().toInstant()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) arrived.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r", "")).isEqualTo("Text ☎ mit\nZeilen");
        assertThat(MimeUtility.decodeText(parts.getBodyPart(1).getFileName())).isEqualTo("Gespräch.wav");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(audio);
    }

    @Test
    void overTlsWithACertificateThatIsTrustedHere() throws Exception {
        assertThat(send(settings(servers.getSmtps().getPort(), Security.TLS, Login.PASSWORD, Tls.pem()), Patience.USUAL)).isEmpty();
        assertThat(servers.getReceivedMessages()).hasSize(2);
    }

    @Test
    void aCertificateWhoseLineBreaksWereLostIsTheSame() {
        assertThat(ServerTrust.certificates(Tls.pem().replace("\n", ""))).isEqualTo(ServerTrust.certificates(Tls.pem()));
        assertThat(ServerTrust.certificates(Tls.pem().replace("\n", " ") + Tls.pem())).hasSize(2);
        assertThatThrownBy(() -> ServerTrust.certificates("-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----"))
                .hasMessageContaining("no certificate");
    }

    @Test
    void overTlsWithACertificateOfNobodyKnownNothingIsSaid() {
        failsWith("mail.server-untrusted", false, settings(servers.getSmtps().getPort(), Security.TLS, Login.PASSWORD, ""), Patience.USUAL);
        assertThat(servers.getReceivedMessages()).isEmpty();
    }

    @Test
    void aTrustedCertificateThatIsMadeOutToAnotherNameIsOfNoUse() {
        MailSettings right = settings(servers.getSmtps().getPort(), Security.TLS, Login.PASSWORD, Tls.pem());
        MailSettings byAddress = new MailSettings(
                "127.0.0.1", right.port(), right.security(), right.login(), right.user(), right.password(), right.certificate(),
                right.from(), "", "", "", 48, 20);
        failsWith("mail.server-untrusted", false, byAddress, Patience.USUAL);
    }

    @Test
    void overStartTls() throws Exception {
        try (WireServer front = WireServer.startTlsBefore(servers.getSmtp().getPort())) {
            assertThat(send(settings(front.port(), Security.STARTTLS, Login.PASSWORD, Tls.pem()), Patience.USUAL)).isEmpty();
        }
        assertThat(servers.getReceivedMessages()).hasSize(2);
    }

    @Test
    void startTlsThatIsNotOfferedIsNotDoneWithout() {
        failsWith(
                "mail.starttls-missing", false,
                settings(servers.getSmtp().getPort(), Security.STARTTLS, Login.PASSWORD, Tls.pem()), Patience.USUAL);
        assertThat(servers.getReceivedMessages()).isEmpty();
    }

    @Test
    void tlsOnAPortThatSpeaksInClearFails() {
        failsWith("mail.tls-failed", false, settings(servers.getSmtp().getPort(), Security.TLS, Login.PASSWORD, ""), Patience.USUAL);
    }

    @Test
    void aWrongPasswordIsNamedAndNotShown() {
        servers.getUserManager().setAuthRequired(true);
        MailSettings settings = settings(servers.getSmtp().getPort(), Security.NONE, Login.PASSWORD, "");
        assertThatThrownBy(() -> new SmtpConnection(settings, "wr0ng-secret", Patience.USUAL).close())
                .isInstanceOfSatisfying(SmtpException.class, e -> {
                    assertThat(e.failure().problem().code()).isEqualTo("mail.credentials");
                    assertThat(e.failure().problem().input()).startsWith("site");
                    assertThat(e.failure().problem().toLine()).doesNotContain("wr0ng-secret");
                });
    }

    @Test
    void xoauth2LogsInWithTheToken() throws Exception {
        try (WireServer front = WireServer.startTlsBefore(servers.getSmtp().getPort())) {
            MailSettings settings = settings(front.port(), Security.STARTTLS, Login.XOAUTH2, Tls.pem());
            servers.getUserManager().setAuthRequired(true);
            try (SmtpConnection connection = new SmtpConnection(settings, "right", Patience.USUAL)) {
                assertThat(connection.send(message(List.of()), List.of(ANN))).isEmpty();
            }
        }
        assertThat(servers.getReceivedMessages()).hasSize(1);
    }

    @Test
    void nobodyThere() throws Exception {
        int free;
        try (ServerSocket closed = new ServerSocket(0)) {
            free = closed.getLocalPort();
        }
        failsWith("mail.server-unreachable", false, settings(free, Security.NONE, Login.NONE, ""), Patience.USUAL);
    }

    @Test
    void aServerThatHangs() throws Exception {
        try (WireServer server = new WireServer(client -> client.getInputStream().transferTo(OutputStream.nullOutputStream()))) {
            failsWith("mail.server-silent", false, settings(server.port(), Security.NONE, Login.NONE, ""), SHORT);
        }
    }

    @Test
    void aServerThatAnswersForEverWithoutComingToTheEndIsCutOff() throws Exception {
        Patience patience = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMillis(500));
        try (WireServer server = new WireServer(client -> {
            while (true) {
                client.getOutputStream().write("220-still greeting\r\n".getBytes());
                client.getOutputStream().flush();
                LockSupport.parkNanos(20_000_000);
            }
        })) {
            failsWith("mail.server-silent", false, settings(server.port(), Security.NONE, Login.NONE, ""), patience);
        }
    }

    @Test
    void aServerThatDiesInTheMiddle() throws Exception {
        try (WireServer server = WireServer.answering(c -> c.equals(".") ? null : WireServer.obligingly(c))) {
            failsWith("mail.server-broke-off", false, settings(server.port(), Security.NONE, Login.NONE, ""), Patience.USUAL);
        }
    }

    @Test
    void anAddressThatIsRefusedKeepsNobodyElseFromTheMail() throws Exception {
        try (WireServer server =
                WireServer.answering(c -> c.startsWith("RCPT TO:<ANN") ? "550 no such user" : WireServer.obligingly(c))) {
            Map<String, SmtpFailure> refusals = send(settings(server.port(), Security.NONE, Login.NONE, ""), Patience.USUAL);
            assertThat(refusals).containsOnlyKeys(ANN);
            assertThat(refusals.get(ANN).problem().code()).isEqualTo("mail.recipient-refused");
            assertThat(refusals.get(ANN).lasting()).isTrue();
        }
    }

    @Test
    void aMailboxThatIsFullNowMayTakeItLater() throws Exception {
        try (WireServer server =
                WireServer.answering(c -> c.startsWith("RCPT") ? "452 mailbox full" : WireServer.obligingly(c))) {
            Map<String, SmtpFailure> refusals = send(settings(server.port(), Security.NONE, Login.NONE, ""), Patience.USUAL);
            assertThat(refusals.values()).hasSize(2).noneMatch(SmtpFailure::lasting);
        }
    }

    @Test
    void aMailThatIsRefusedAsAWholeIsRefusedForGood() throws Exception {
        try (WireServer server =
                WireServer.answering(c -> c.equals(".") ? "554 looks like spam" : WireServer.obligingly(c))) {
            Map<String, SmtpFailure> refusals = send(settings(server.port(), Security.NONE, Login.NONE, ""), Patience.USUAL);
            assertThat(refusals).containsOnlyKeys(ANN, "ben@example.org");
            assertThat(refusals.values()).allMatch(SmtpFailure::lasting);
            assertThat(refusals.get(ANN).problem().input()).contains("looks like spam");
        }
    }

    @Test
    void aSenderThatIsRefusedIsTheSitesFaultNotTheMails() throws Exception {
        try (WireServer server =
                WireServer.answering(c -> c.startsWith("MAIL") ? "550 not yours" : WireServer.obligingly(c))) {
            Map<String, SmtpFailure> refusals = send(settings(server.port(), Security.NONE, Login.NONE, ""), Patience.USUAL);
            assertThat(refusals.get(ANN).problem().code()).isEqualTo("mail.sender-refused");
            assertThat(refusals.get(ANN).lasting()).isFalse();
        }
    }

    @Test
    void aServerIsTriedWithoutSendingAnything() throws Exception {
        MailSettings right = settings(servers.getSmtp().getPort(), Security.NONE, Login.PASSWORD, "");

        assertThat(MailTest.connect(server(right))).isEmpty();

        assertThat(servers.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatRefusesTheLogInOrIsGoneIsTold() {
        MailSettings right = settings(servers.getSmtp().getPort(), Security.NONE, Login.PASSWORD, "");
        MailSettings wrong = new MailSettings(
                right.server(), right.port(), right.security(), right.login(), right.user(), new Secret("wrong"), "",
                right.from(), "", "", "", 48, 20);

        assertThat(MailTest.connect(server(wrong)).orElseThrow().code()).isEqualTo("mail.credentials");
        servers.stop();
        assertThat(MailTest.connect(server(right))).isPresent();
        assertThat(MailTest.connect(server(MailSettings.TYPE.defaults())).orElseThrow().code()).isEqualTo("mail.not-configured");
    }

    private static MailServer server(MailSettings settings) {
        return new MailServer(() -> settings, new AccessTokens(new InMemorySettings(), Instant::now), SHORT);
    }
}
