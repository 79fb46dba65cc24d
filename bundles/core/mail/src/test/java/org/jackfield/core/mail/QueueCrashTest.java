package org.jackfield.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.security.Secret;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.core.mail.MailSettings.Login;
import org.jackfield.core.mail.MailSettings.Security;
import org.jackfield.core.mail.store.MailStore;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was accepted arrives though the process is killed. */
@Timeout(300)
class QueueCrashTest {

    private static final int ACCEPTED = 100;

    @TempDir
    Path folder;

    @Test
    void everyAcceptedMailArrivesAfterTheProcessWasKilled() throws Exception {
        StringBuilder steps = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/common"))) {
            for (Path file : files.sorted().toList()) {
                steps.append(Files.readString(file)).append(";\n");
            }
        }
        String schema = steps.toString();
        for (String name : List.of("uuid", "string", "text", "bytes", "instant")) {
            schema = schema.replace("${" + name + "}", Dialect.H2.type(name).orElseThrow());
        }
        Files.writeString(folder.resolve("schema.sql"), schema);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xmx128m",
                        "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Sender.class.getName(), folder.toString())
                .redirectError(folder.resolve("child.log").toFile())
                .start();
        List<String> accepted = new ArrayList<>();
        try (BufferedReader said = child.inputReader()) {
            while (accepted.size() < ACCEPTED) {
                accepted.add(said.readLine());
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();

        GreenMail server = new GreenMail(SmtpConnectionTest.patient(ServerSetup.PROTOCOL_SMTP, 0));
        server.start();
        try {
            MailQueue queue = queue(folder, server.getSmtp().getPort());
            for (int i = 0; i <= (int) (MailQueue.MOST_WAITING / 100); i++) {
                queue.run();
            }
            assertThat(Arrays.stream(server.getReceivedMessages()).map(QueueCrashTest::id).toList())
                    .containsAll(accepted)
                    .doesNotHaveDuplicates();
        } finally {
            server.stop();
        }
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID().replaceAll("<|@.*", "");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MailQueue queue(Path folder, int port) {
        Jdbi jdbi = Jdbi.create(JdbcConnectionPool.create(
                        "jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0", "sa", ""))
                .installPlugin(new ColumnTypes());
        InMemorySettings settings = new InMemorySettings();
        settings.put(MailSettings.TYPE, SmtpConnectionTest.settings(port, Security.NONE, Login.NONE, ""));
        // As the settings give it back after a restart.
        settings.put(QueueKey.TYPE, new QueueKey(new Secret("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")));
        return new MailQueue(
                new MailStore(jdbi), () -> QueueKey.of(settings),
                new MailServer(() -> settings.read(MailSettings.TYPE).value(), new AccessTokens(settings, InstantSource.system()), Patience.USUAL),
                new RecordingAlerts(), InstantSource.system(), new MailCounts());
    }

    /** Accepts mail after mail and says each id once it is durable, until killed. */
    static final class Sender {

        private Sender() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            try (var connection = DriverManager.getConnection(
                            "jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0", "sa", "");
                    var statement = connection.createStatement()) {
                for (String sql : Files.readString(folder.resolve("schema.sql")).split(";")) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
                MailQueue queue = queue(folder, 1);
                for (int i = 0; i < MailQueue.MOST_WAITING; i++) {
                    UUID id = queue.accept(Mail.of("test.mail", List.of("ann@example.org"), "Number " + i, "text"), "test");
                    System.out.println(id);
                }
                Thread.currentThread().join();
            }
        }
    }
}
