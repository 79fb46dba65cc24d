package org.jackfield.apps.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.mail.MailStatus;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.security.Subject;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingMail;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.apps.alarms.history.Notice;
import org.jackfield.apps.alarms.store.AlarmStore;
import org.jackfield.apps.alarms.store.JdbiAlarmStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostmanTest {

    private final LeapingClock clock = LeapingClock.at("2026-11-27T12:00:00Z");
    private final RecordingMail mail = new RecordingMail(clock);
    private TestDatabase database;
    private AlarmStore store;
    private Postman postman;
    private Notice notice;
    private int told;

    @BeforeEach
    void anAlarmThatIsToBeMailed() {
        database = TestDatabase.open(Dialect.H2);
        store = new JdbiAlarmStore(database);
        start();
        AlarmSettings settings = new AlarmSettings(List.of(Profiles.mailing("Support", 60)), 365);
        new AlarmDesk(store, () -> settings, clock, (alarm, notices) -> notice = notices.getFirst())
                .seen(Profiles.alarm("1:1:7", "minor/10", "A010 ALARM Device '1003' Is Off Hook"));
    }

    private void start() {
        postman = new Postman(
                store, () -> Optional.of(mail), clock, () -> ZoneOffset.UTC, Subject.system("org.jackfield.apps.alarms"),
                () -> told++);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Notice stored() {
        return store.noticesOf(List.of(notice.alarm())).getFirst();
    }

    @Test
    void theMailTellsWhatHappenedToThoseOfTheProfile() {
        assertThat(postman.work()).isEmpty();

        assertThat(mail.mails()).singleElement().satisfies(sent -> {
            assertThat(sent.to()).containsExactly("pat@example.org");
            assertThat(sent.copies()).containsExactly("kim@example.org");
            assertThat(sent.subject()).startsWith("Support: Minor alarm 10, Head office (ref. ");
            assertThat(sent.text()).contains("Is Off Hook", "Device: 1003", "2026-11-27 12:00:00");
        });
        assertThat(stored().state()).isEqualTo(Notice.State.HANDED_OVER);
    }

    @Test
    void theHistoryLearnsWhatBecameOfTheMail() {
        postman.work();
        mail.settle(stored().mail().orElseThrow(), MailStatus.State.SENT, "");

        postman.work();

        assertThat(stored().state()).isEqualTo(Notice.State.SENT);
        assertThat(mail.mails()).hasSize(1);
    }

    @Test
    void mailThatTheServerDoesNotTakeSaysWhyUntilItDoes() {
        postman.work();
        mail.settle(stored().mail().orElseThrow(), MailStatus.State.WAITING, "Connection refused");
        told = 0;

        postman.work();
        postman.work();

        assertThat(stored().state()).isEqualTo(Notice.State.HANDED_OVER);
        assertThat(stored().problem()).isEqualTo("Connection refused");
        assertThat(told).as("pages are told of news only").isEqualTo(1);

        mail.settle(stored().mail().orElseThrow(), MailStatus.State.SENT, "");
        postman.work();

        assertThat(stored().problem()).isEmpty();
        assertThat(told).isEqualTo(2);
    }

    @Test
    void aMailThatWasGivenUpSaysWhy() {
        postman.work();
        mail.settle(stored().mail().orElseThrow(), MailStatus.State.FAILED, "No such mailbox");

        postman.work();

        assertThat(stored().state()).isEqualTo(Notice.State.FAILED);
        assertThat(stored().problem()).isEqualTo("No such mailbox");
    }

    @Test
    void whatWasHandedOverBeforeACrashIsNotSentAgain() {
        // killed after the mail was accepted and before that was noted
        mail.send(AlarmMail.of(store.alarm(notice.alarm()).orElseThrow(), notice, ZoneOffset.UTC),
                Subject.system("org.jackfield.apps.alarms"));
        clock.leap(Duration.ofMinutes(1));
        start();

        postman.work();

        assertThat(mail.mails()).hasSize(1);
        assertThat(stored().state()).isEqualTo(Notice.State.HANDED_OVER);
        assertThat(stored().mail()).isPresent();
    }

    @Test
    void whatWasNotHandedOverBeforeACrashIsSentAfterIt() {
        clock.leap(Duration.ofMinutes(1));
        start();

        postman.work();

        assertThat(mail.mails()).extracting(Mail::to).containsExactly(List.of("pat@example.org"));
    }

    @Test
    void withoutAMailServerMailWaitsAndIsGivenUpInTheEnd() {
        mail.setReady(false);
        assertThat(postman.work()).isPresent();
        assertThat(stored().state()).isEqualTo(Notice.State.TO_SEND);
        assertThat(stored().problem()).startsWith("No mail server is configured.");

        clock.leap(Postman.PATIENCE.plusSeconds(1));

        assertThat(postman.work()).isEmpty();
        assertThat(stored().state()).isEqualTo(Notice.State.FAILED);
    }

    @Test
    void mailThatWaitedIsSentOnceThereIsAServer() {
        mail.setReady(false);
        postman.work();
        mail.setReady(true);

        assertThat(postman.work()).isEmpty();

        assertThat(mail.mails()).hasSize(1);
        assertThat(stored().problem()).isEmpty();
    }
}
