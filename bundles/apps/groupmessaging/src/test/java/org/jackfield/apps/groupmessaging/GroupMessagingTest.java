package org.jackfield.apps.groupmessaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.apps.groupmessaging.Office.SYSTEM;
import static org.jackfield.apps.groupmessaging.Office.VOICE_MAIL;
import static org.jackfield.apps.groupmessaging.Office.phone;

import java.util.List;
import java.util.Optional;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Capability;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.FakeTelephony;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.apps.groupmessaging.store.JdbiLampStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Why a rule is not carried out is said in the words of whoever has to put it right, the farthest cause first. */
class GroupMessagingTest {

    private static final DeviceId GROUP = DeviceId.of("2000");

    private final Office office = new Office();
    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final FakeTelephony telephony = new FakeTelephony();
    private final InMemorySettings settings = new InMemorySettings();
    private final GroupMessaging messaging = new GroupMessaging(
            new JdbiLampStore(database), telephony, settings, LeapingClock.at("2026-11-27T12:00:00Z"));

    @AfterEach
    void close() {
        database.close();
    }

    private void rule(MessageRule rule) {
        settings.put(GroupMessagingSettings.TYPE, new GroupMessagingSettings(List.of(rule)));
    }

    private Optional<String> problem() {
        return messaging.status().getFirst().problem();
    }

    private void source() {
        telephony.put(Device.imported(SYSTEM, new DeviceDescription(VOICE_MAIL, DeviceKind.STATION, "Voice mail", "")));
    }

    @Test
    void aRuleForExtensionsNeedsItsPhoneSystemTheLinkAndTheSource() {
        rule(office.rule("a", VOICE_MAIL, List.of(phone(1), phone(2))));
        assertThat(problem()).hasValueSatisfying(why -> assertThat(why).contains("not configured"));

        telephony.put(SYSTEM, "Office");
        telephony.setLink(LinkStatus.State.SYNCHRONISING);
        assertThat(problem()).hasValueSatisfying(why -> assertThat(why).contains("not connected"));

        telephony.setLink(LinkStatus.State.UP);
        telephony.setCapabilities(Capabilities.builder().except(Capability.MESSAGE_WAITING, "It has no lamps.").build());
        assertThat(problem()).contains("It has no lamps.");

        telephony.setCapabilities(Capabilities.builder().build());
        assertThat(problem()).hasValueSatisfying(why -> assertThat(why).contains("no extension " + VOICE_MAIL));

        source();
        assertThat(messaging.status().getFirst()).satisfies(status -> {
            assertThat(status.problem()).isEmpty();
            assertThat(status.system()).isEqualTo("Office");
            assertThat(status.targets()).containsExactly(phone(1), phone(2));
        });
    }

    @Test
    void aRuleForAHuntGroupNeedsItsMembersToo() {
        telephony.put(SYSTEM, "Office");
        source();
        rule(office.rule("a", VOICE_MAIL, GROUP));
        assertThat(problem()).hasValueSatisfying(why -> assertThat(why).contains("have not been told yet"));

        messaging.askAll();
        assertThat(problem()).hasValueSatisfying(why -> assertThat(why).contains("are not known: The test gave no answer"));

        telephony.answer(Capability.QUERY_GROUP, new CommandResult.GroupMembers(List.of(phone(3)), List.of()));
        messaging.askAll();
        assertThat(problem()).isEmpty();
        assertThat(messaging.status().getFirst().targets()).containsExactly(phone(3));
    }

    @Test
    void aRuleForAPhoneSystemThatIsNotThereIsNotStored() {
        assertThatThrownBy(() -> messaging.store(
                        messaging.settings(), office.rule("a", VOICE_MAIL, GROUP), FakeSecurity.ADMINISTRATOR))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no such phone system");
        assertThat(messaging.status()).isEmpty();
    }
}
